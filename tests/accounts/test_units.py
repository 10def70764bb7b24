"""Where a unit is reached, and how it words its goals: kept by the system administrator."""

from django.urls import reverse

from accounts.models import CommissioningUnit
from cases.models import DecisionDocument
from tests.web import browser, send

TYPED = {
    "goal_scheme": "ibic",
    "board": "Socialnämnden",
    "postal_address": "Box 1\n100 00 Provstad",
    "phone": "08-123",
    "email": "norra@provstad.example",
}


def test_the_administrator_says_where_a_unit_is_reached_and_the_next_decision_says_so(cast):
    page = browser(cast.system_admin)
    before = cast.decision(cast.case())
    assert send(page, reverse("unit_edit", args=[cast.unit.pk]), **TYPED)["Location"] == reverse("units")
    assert {name: getattr(CommissioningUnit.objects.get(pk=cast.unit.pk), name) for name in TYPED} == TYPED
    assert "Box 1" in page.get(reverse("units")).content.decode()
    cast.unit.refresh_from_db()
    after = cast.decision(cast.case(cast.client("199710182396")))
    said = {each.decision_id: each.html for each in DecisionDocument.objects.filter(kind="decision")}
    assert "Box 1" not in said[before.pk]
    assert "Box 1" in said[after.pk]
    assert "Socialnämnden" in said[after.pk]


def test_an_address_that_is_none_is_told_and_nothing_is_saved(cast):
    page = browser(cast.system_admin)
    answer = send(page, reverse("unit_edit", args=[cast.unit.pk]), **TYPED | {"email": "norra"})
    assert "email" in answer.context["form"].errors
    assert CommissioningUnit.objects.get(pk=cast.unit.pk).board == ""


def test_others_may_not_and_another_municipalitys_unit_is_not_found(cast):
    url = reverse("unit_edit", args=[cast.unit.pk])
    assert browser(cast.section_leader).post(url, TYPED).status_code == 403
    other = CommissioningUnit.objects.create(
        municipality=type(cast.municipality).objects.create(name="Annanstad"), name="Där"
    )
    page = browser(cast.system_admin)
    assert page.get(reverse("unit_edit", args=[other.pk])).status_code == 404
