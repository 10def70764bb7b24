from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken
from followup import actions
from followup.models import ChildConcern
from followup.rules import CONCERN_DUTY, ToWhom
from oversight.models import AuditDraw
from tests.cast import TODAY, at
from tests.web import browser, errors, filled, send

NOON = at(TODAY, 12)


@pytest.fixture
def order(cast):
    return cast.agreed().order


@pytest.fixture
def url(order):
    return reverse("concern_new", args=[order.pk])


@pytest.fixture
def concern(cast, order):
    return record(cast.support_worker, order)


def record(by, order, **content):
    said = {"made_at": at(TODAY, 9), "to_whom": ToWhom.SOCIAL_SERVICES, "feedback_asked": True}
    return actions.record_concern(order, by=by, **(said | content))


def feedback(concern, by, day=TODAY):
    return actions.concern_feedback(concern, by=by, version=concern.version, received_on=day)


def test_that_and_when_and_to_whom_is_kept_and_nothing_else(cast, order, url):
    answer = send(
        browser(cast.support_worker), url, to_whom="on_call", feedback_asked="on", text="Barnet är …"
    )
    concern = ChildConcern.objects.get()
    assert answer.url == reverse("concerns")
    assert (concern.to_whom, concern.made_at, concern.feedback_asked) == ("on_call", NOON, True)
    assert (concern.recorded_by, concern.case) == (cast.support_worker, order.case)
    texts = {field.name for field in ChildConcern._meta.fields if field.get_internal_type() == "TextField"}
    assert texts == set()


def test_the_page_says_the_duty_first_and_has_no_field_to_write_in(cast, url):
    page = browser(cast.support_worker).get(url)
    for line in CONCERN_DUTY.splitlines():
        assert line in page.text
    assert "<textarea" not in page.text
    assert 'type="text"' not in page.text.partition('id="main"')[2]


def test_no_state_of_the_order_stands_in_the_way(cast):
    assert record(cast.coordinator, cast.sent()).pk


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"to_whom": ""}, "no_to_whom"),
        ({"to_whom": "grannen"}, "no_to_whom"),
        ({"made_at": NOON + timedelta(minutes=11)}, "made_ahead"),
    ],
)
def test_what_cannot_be_is_refused(cast, order, wrong, code):
    with pytest.raises(RuleBroken) as refused:
        record(cast.support_worker, order, **wrong)
    assert refused.value.code == code


def test_a_tablet_gives_the_id(cast, order):
    pk = uuid4()
    assert record(cast.support_worker, order, concern_id=pk).pk == pk


def test_an_empty_form_saves_nothing(cast, url):
    assert set(errors(send(browser(cast.support_worker), url))) == {"to_whom"}
    assert not ChildConcern.objects.exists()


def test_the_same_form_sent_twice_is_kept_once(cast, url):
    worker = browser(cast.support_worker)
    form = filled(worker.get(url), to_whom="police")
    assert worker.post(url, form).url == worker.post(url, form).url
    assert ChildConcern.objects.count() == 1


def test_the_authority_and_another_provider_record_none(cast, order, url):
    with pytest.raises(NotPermitted):
        record(cast.caseworker, order)
    assert browser(cast.caseworker).get(url).status_code == 403
    assert browser(cast.caseworker).get(reverse("concerns")).status_code == 403
    assert browser(cast.other_support_worker).get(url).status_code == 404


# --- Feedback -------------------------------------------------------------------------------------------------


def test_the_day_of_the_feedback_is_noted_once(cast, concern):
    page = send(browser(cast.support_worker), reverse("concern_feedback", args=[concern.pk]))
    assert page.url == reverse("concerns")
    concern.refresh_from_db()
    assert concern.feedback_received_on == TODAY
    with pytest.raises(RuleBroken) as refused:
        feedback(concern, cast.support_worker)
    assert refused.value.code == "feedback_noted"


def test_feedback_comes_only_where_it_was_asked_for(cast, order):
    with pytest.raises(RuleBroken) as refused:
        feedback(record(cast.support_worker, order, feedback_asked=False), cast.support_worker)
    assert refused.value.code == "feedback_not_asked"


@pytest.mark.parametrize("day", [TODAY - timedelta(days=1), TODAY + timedelta(days=1)])
def test_feedback_comes_between_the_report_and_today(cast, concern, day):
    with pytest.raises(RuleBroken) as refused:
        feedback(concern, cast.support_worker, day)
    assert refused.value.field == "received_on"


# --- Who sees it ----------------------------------------------------------------------------------------------


def listed(user) -> list:
    return list(browser(user).get(reverse("concerns")).context["page"].object_list)


def test_who_reported_and_the_unit_manager_see_it_and_nobody_else(cast, concern):
    assert listed(cast.support_worker) == listed(cast.unit_manager) == [concern]
    url = reverse("concern_feedback", args=[concern.pk])
    for user in (cast.coordinator, cast.other_unit_manager, cast.colleague):
        assert listed(user) == []
        assert browser(user).get(url).status_code == 404
    for user in (cast.caseworker, cast.section_leader, cast.reviewer):
        assert not ChildConcern.objects.visible_to(user).exists()
        assert browser(user).get(url).status_code == 404


def test_a_concern_of_a_coordinators_own_is_not_the_workers_to_see(cast, order):
    own = record(cast.coordinator, order)
    assert listed(cast.coordinator) == [own]
    assert listed(cast.support_worker) == []


@pytest.mark.parametrize("reader", ["caseworker", "section_leader", "coordinator", "reviewer"])
def test_the_case_says_nothing_of_it_to_anybody_else(cast, order, reader):
    """Neither the case page with its time line and list of changes, nor the API: the same with it and without."""
    if reader == "reviewer":
        AuditDraw.objects.create(
            municipality=cast.municipality, case=order.case, reviewer=cast.reviewer, drawn_on=TODAY
        )
    session = browser(getattr(cast, reader))
    before = everything_of(session, order)
    record(cast.support_worker, order)
    assert everything_of(session, order) == before


def everything_of(session, order) -> list:
    case = session.get(reverse("case", args=[order.case_id]))
    assert case.status_code == 200
    told = [case.context["page_obj"].object_list, case.context["changes"]]
    paths = ["cases", "orders", "visits", "day-notes", "flags"]
    answers = [session.get(f"/api/v1/{path}/") for path in paths]
    assert {answer.status_code for answer in answers} == {200}
    one = session.get(f"/api/v1/cases/{order.case_id}/")
    pages = [reverse("deviations"), reverse("visits"), reverse("order", args=[order.pk])]
    words = [
        text.lower().count("orosanm") for text in (case.text, *(session.get(page).text for page in pages))
    ]
    return [told, [answer.json() for answer in answers], one.json(), words]
