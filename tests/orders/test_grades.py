"""What the provider says about an order's clarity, and how it comes back to who wrote it."""

import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken
from orders import actions
from orders.models import Order, OrderGrade
from orders.rules import Grade, GradedAspect, share
from tests.cast import NUMBERS, TODAY, at
from tests.web import browser, errors, filled, send

TYPED = {
    "needs": "clear",
    "goals": "mentioned",
    "goals_comment": "När är målet nått?",
    "activities": "clear",
    "scope": "not_at_all",
}
GIVEN = dict.fromkeys(GradedAspect, (Grade.CLEAR, ""))


@pytest.fixture
def order(cast):
    return cast.accepted()


def page_of(order, name="order_grade"):
    return reverse(name, args=[order.pk])


def tables(user):
    page = browser(user).get(reverse("grades"))
    return {
        title.split(":")[0]: ({aspect: (counts, n) for aspect, counts, n in rows}, totals)
        for title, rows, totals in page.context["tables"]
    }


def test_the_provider_grades_every_aspect_and_the_writer_reads_it(cast, order):
    page = send(browser(cast.coordinator), page_of(order), **TYPED)
    assert page.url == page_of(order, "order") + "#omdome"
    given = {grade.aspect: (grade.grade, grade.comment) for grade in OrderGrade.objects.all()}
    assert given == {
        "needs": ("clear", ""),
        "goals": ("mentioned", "När är målet nått?"),
        "activities": ("clear", ""),
        "scope": ("not_at_all", ""),
    }
    assert set(OrderGrade.objects.values_list("number", "graded_by")) == {(1, cast.coordinator.pk)}
    seen = browser(cast.caseworker).get(page_of(order, "order")).content.decode()
    assert "När är målet nått?" in seen
    assert "nämns men utvecklas inte" in seen


@pytest.mark.parametrize("missing", ["needs", "goals", "activities", "scope"])
def test_every_aspect_must_be_graded(cast, order, missing):
    assert list(errors(send(browser(cast.coordinator), page_of(order), **TYPED | {missing: ""}))) == [missing]
    with pytest.raises(RuleBroken) as refused:
        actions.grade_order(
            order, by=cast.coordinator, grades={k: v for k, v in GIVEN.items() if k != missing}
        )
    assert refused.value.field == missing
    assert not OrderGrade.objects.exists()


def test_a_version_is_graded_once(cast, order):
    actions.grade_order(order, by=cast.coordinator, grades=GIVEN)
    with pytest.raises(RuleBroken, match="redan bedömd"):
        actions.grade_order(order, by=cast.unit_manager, grades=GIVEN)
    page = browser(cast.coordinator).get(page_of(order, "order")).content.decode()
    assert page_of(order) not in page


def test_a_new_version_is_graded_anew(cast, order):
    actions.grade_order(order, by=cast.coordinator, grades=GIVEN)
    amendment = actions.amend(order, by=cast.caseworker, decision=order.decision)
    actions.send(amendment, by=cast.caseworker, today=TODAY)
    actions.accept_amendment(amendment, by=cast.coordinator, today=TODAY, received_on=TODAY)
    page = browser(cast.coordinator).get(page_of(order, "order")).content.decode()
    assert "omdöme om version 1" in page
    assert "Bedöm den nya versionen" in page
    actions.grade_order(order, by=cast.coordinator, grades=GIVEN)
    assert set(OrderGrade.objects.values_list("number", flat=True)) == {1, 2}


def test_only_what_is_taken_on_is_graded(cast):
    order = cast.sent()
    with pytest.raises(RuleBroken, match="Ta emot"):
        actions.grade_order(order, by=cast.coordinator, grades=GIVEN)
    assert browser(cast.coordinator).get(page_of(order)).url == page_of(order, "order")


def test_what_was_written_in_another_system_is_not_graded(cast):
    case = cast.case()
    imported = Order.objects.create(
        municipality=case.municipality,
        case=case,
        provider=cast.provider,
        state="accepted",
        sent_at=at(TODAY, 12),
    )
    with pytest.raises(RuleBroken, match="annat system"):
        actions.grade_order(imported, by=cast.coordinator, grades=GIVEN)
    desk = browser(cast.coordinator)
    assert page_of(imported) not in desk.get(page_of(imported, "order")).content.decode()
    assert "annat system" in errors(send(desk, page_of(imported), **TYPED))["__all__"][0]


@pytest.mark.parametrize(
    "role", ["caseworker", "section_leader", "support_worker", "reviewer", "system_admin"]
)
def test_only_coordinator_and_unit_manager_grade(cast, order, role):
    with pytest.raises(NotPermitted):
        actions.grade_order(order, by=getattr(cast, role), grades=GIVEN)


def test_another_provider_finds_no_such_order(cast, order):
    desk = browser(cast.other_coordinator)
    assert desk.get(page_of(order)).status_code == desk.post(page_of(order), TYPED).status_code == 404


def test_the_same_form_sent_twice_grades_once(cast, order):
    desk = browser(cast.coordinator)
    typed = filled(desk.get(page_of(order)), **TYPED)
    assert desk.post(page_of(order), typed).url == desk.post(page_of(order), typed).url
    assert OrderGrade.objects.count() == 4


# --- So clear are our orders ----------------------------------------------------------------------------------
@pytest.fixture
def graded(cast):
    """One order sent by the caseworker and one by the section leader, both graded."""
    first = cast.accepted(cast.case(cast.client(NUMBERS[0])))
    actions.grade_order(
        first, by=cast.coordinator, grades=GIVEN | {"goals": (Grade.MENTIONED, "Vilken post?")}
    )
    second = actions.send(cast.draft(cast.case(cast.client(NUMBERS[1]))), by=cast.section_leader, today=TODAY)
    actions.accept(
        second,
        by=cast.coordinator,
        today=TODAY,
        received_on=TODAY,
        key_worker=cast.support_worker,
        start_on=TODAY,
    )
    actions.grade_order(second, by=cast.coordinator, grades=GIVEN)
    return first


def test_the_writer_sees_her_own_beside_the_units(cast, graded):
    seen = tables(cast.caseworker)
    own, unit = seen["Dina beställningar"], seen["Hela enheten"]
    assert own[0]["Målen"] == ([(0, None), (1, None), (0, None)], 1)
    assert unit[0]["Målen"] == ([(0, None), (1, None), (1, None)], 2)
    assert (own[1]["graded"], unit[1]["graded"]) == (1, 2)
    assert own[1]["clarity"] == graded.versions.get().clarity


def test_the_section_leader_sees_the_units_total_and_her_own(cast, graded):
    seen = tables(cast.section_leader)
    assert seen["Dina beställningar"][0]["Målen"] == ([(0, None), (0, None), (1, None)], 1)
    assert seen["Hela enheten"][1]["graded"] == 2


def test_another_unit_sees_nothing_of_it(cast, graded):
    assert tables(cast.other_caseworker)["Hela enheten"][1]["graded"] == 0
    assert "Vilken post?" not in browser(cast.other_caseworker).get(reverse("grades")).content.decode()


def test_the_newest_comments_lead_to_their_orders(cast, graded):
    page = browser(cast.section_leader).get(reverse("grades")).content.decode()
    assert "Vilken post?" in page
    assert page_of(graded, "order") in page


@pytest.mark.parametrize(
    "role", ["coordinator", "support_worker", "unit_manager", "reviewer", "system_admin"]
)
def test_only_the_authority_sees_the_page(cast, role):
    assert browser(getattr(cast, role)).get(reverse("grades")).status_code == 403


@pytest.mark.parametrize(
    ("count", "of", "per_cent"), [(0, 0, None), (4, 4, None), (0, 5, 0), (2, 5, 40), (1, 6, 17), (6, 6, 100)]
)
def test_shares_are_given_from_five_on(count, of, per_cent):
    assert share(count, of) == per_cent
