from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.models import FormDraft
from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from followup import actions
from followup.models import Deviation
from followup.rules import ComplaintBy, DeviationState, DeviationWhat, Severity
from tests.cast import NUMBERS, TODAY, at
from tests.walkers import twin
from tests.web import browser, errors, filled, send

NOON = at(TODAY, 12)


@pytest.fixture
def visit(cast):
    return cast.visit(cast.agreed())


@pytest.fixture
def order(visit):
    return visit.order


@pytest.fixture
def deviation(cast, order):
    return report(cast, order)


def report(cast, order, **content):
    said = {"what": DeviationWhat.LATE, "severity": Severity.SLIGHT, "happened_at": at(TODAY, 9)}
    return actions.report_deviation(order, by=cast.support_worker, **(said | content))


def handled(cast, deviation, **content):
    said = {"cause": "Bussen stod still", "measures": "Vi ringer när vi blir sena", "person_told_on": TODAY}
    return actions.handle_deviation(
        deviation, by=cast.coordinator, version=deviation.version, **(said | content)
    )


def close(deviation, by):
    return actions.close_deviation(deviation, by=by, version=deviation.version, today=TODAY)


# --- Reporting ------------------------------------------------------------------------------------------------


def test_three_taps_make_a_report_that_is_nobodys_complaint(cast, order):
    url = reverse("deviation_new", args=[order.pk])
    answer = send(browser(cast.support_worker), url, what="missed_support", severity="3")
    deviation = Deviation.objects.get()
    assert answer.url == reverse("deviation", args=[deviation.pk])
    assert (deviation.what, deviation.severity, deviation.state) == ("missed_support", 3, "reported")
    assert (deviation.is_complaint, deviation.complaint_by, deviation.text) == (False, "", "")
    assert (deviation.happened_at, deviation.reported_by) == (NOON, cast.support_worker)


def test_a_complaint_says_who_complains(cast, order):
    url = reverse("deviation_new", args=[order.pk])
    send(browser(cast.support_worker), url, what="treatment", severity="2", complaint_by="relative")
    deviation = Deviation.objects.get()
    assert (deviation.is_complaint, deviation.complaint_by) == (True, ComplaintBy.RELATIVE)
    with pytest.raises(RuleBroken) as refused:
        report(cast, order, is_complaint=True)
    assert refused.value.code == "no_complaint_by"


def test_who_complains_is_not_kept_of_what_is_no_complaint(cast, order):
    assert report(cast, order, complaint_by=ComplaintBy.PERSON).complaint_by == ""


def test_from_a_visit_the_report_takes_its_time_and_leads_back_to_it(cast, visit):
    url = reverse("deviation_new", args=[visit.order_id]) + f"?besok={visit.pk}"
    worker = browser(cast.support_worker)
    page = worker.get(url)
    assert "Gäller besöket" in page.text
    worker.post(url, filled(page, what="late", severity="1"))
    deviation = Deviation.objects.get()
    assert (deviation.visit, deviation.happened_at) == (visit, visit.starts_at)
    assert reverse("visit", args=[visit.pk]) in worker.get(reverse("deviation", args=[deviation.pk])).text


@pytest.mark.parametrize("asked", ["inget-id", uuid4()])
def test_a_visit_that_is_none_is_not_found(cast, order, asked):
    url = reverse("deviation_new", args=[order.pk]) + f"?besok={asked}"
    assert browser(cast.support_worker).get(url).status_code == 404


def test_a_visit_of_another_order_is_refused(cast, visit):
    other = cast.accepted(cast.case(cast.client(NUMBERS[1])))
    url = reverse("deviation_new", args=[other.pk]) + f"?besok={visit.pk}"
    assert browser(cast.support_worker).get(url).status_code == 404
    with pytest.raises(RuleBroken) as refused:
        report(cast, other, visit=visit)
    assert refused.value.code == "visit_elsewhere"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"what": ""}, "no_what"),
        ({"what": "påhittat"}, "no_what"),
        ({"severity": 0}, "no_severity"),
        ({"severity": 5}, "no_severity"),
        ({"happened_at": NOON + timedelta(minutes=11)}, "happened_ahead"),
    ],
)
def test_what_cannot_be_is_refused(cast, order, wrong, code):
    with pytest.raises(RuleBroken) as refused:
        report(cast, order, **wrong)
    assert refused.value.code == code


def test_a_tablets_clock_may_be_a_little_ahead_and_its_id_and_time_are_kept(cast, order):
    pk, saved = uuid4(), NOON + timedelta(minutes=9)
    deviation = report(cast, order, happened_at=saved, deviation_id=pk, device_at=saved)
    assert (deviation.pk, deviation.device_at) == (pk, saved)


def test_support_that_has_ended_can_still_be_complained_of(cast, order):
    order.state, order.ended_on = "ended", TODAY
    order.end_reason = "Flyttat"
    order.save_change(by=cast.caseworker, reason="order.end")
    assert report(cast, order, is_complaint=True, complaint_by="person").is_complaint


def test_without_the_two_taps_nothing_is_reported_and_the_text_is_kept(cast, order):
    page = send(browser(cast.support_worker), reverse("deviation_new", args=[order.pk]), text="Åäö 雪" * 500)
    assert set(errors(page)) == {"what", "severity"}
    assert "Åäö 雪" in page.text
    assert not Deviation.objects.exists()


def test_the_same_form_sent_twice_is_one_report(cast, order):
    url = reverse("deviation_new", args=[order.pk])
    worker = browser(cast.support_worker)
    form = filled(worker.get(url), what="late", severity="1")
    assert worker.post(url, form).url == worker.post(url, form).url
    assert Deviation.objects.count() == 1


def test_what_was_typed_is_there_when_the_page_opens_again(cast, order):
    url = reverse("deviation_new", args=[order.pk])
    FormDraft.objects.create(user=cast.support_worker, page=url, data={"text": ["Halvskriven"]})
    assert "Halvskriven" in browser(cast.support_worker).get(url).text


def test_the_authority_reports_none_and_another_provider_finds_nothing(cast, order):
    url = reverse("deviation_new", args=[order.pk])
    with pytest.raises(NotPermitted):
        actions.report_deviation(order, by=cast.caseworker, what="late", severity=1, happened_at=NOON)
    assert browser(cast.caseworker).get(url).status_code == 403
    assert browser(cast.other_support_worker).get(url).status_code == 404


# --- Handling -------------------------------------------------------------------------------------------------


def test_who_leads_the_work_takes_it_with_one_tap(cast, deviation):
    url = reverse("deviation_take", args=[deviation.pk])
    send(browser(cast.coordinator), url)
    deviation.refresh_from_db()
    assert (deviation.state, deviation.handled_by) == (DeviationState.HANDLED, cast.coordinator)
    assert "Ta om hand" not in browser(cast.unit_manager).get(url).text


def test_it_is_taken_once(cast, deviation):
    actions.take_deviation(deviation, by=cast.coordinator, version=1)
    with pytest.raises(StaleVersion):
        actions.take_deviation(deviation, by=cast.unit_manager, version=1)
    with pytest.raises(RuleBroken) as refused:
        actions.take_deviation(deviation, by=cast.unit_manager, version=2)
    assert refused.value.code == "wrong_state"


def test_measures_are_written_and_written_again_until_it_is_closed(cast, deviation):
    url = reverse("deviation_handle", args=[deviation.pk])
    send(browser(cast.coordinator), url, measures="Vi ringer")
    deviation.refresh_from_db()
    assert (deviation.state, deviation.handled_by) == (DeviationState.HANDLED, cast.coordinator)
    again = handled(cast, deviation, measures="Vi ringer och skickar sms")
    assert again.handled_by == cast.coordinator
    closed = close(again, cast.unit_manager)
    assert (closed.state, closed.closed_on) == (DeviationState.CLOSED, TODAY)
    with pytest.raises(RuleBroken) as refused:
        handled(cast, closed)
    assert refused.value.message == "Det här är redan avslutat."


def test_a_slight_one_needs_measures_to_close(cast, deviation):
    taken = actions.take_deviation(deviation, by=cast.coordinator, version=1)
    with pytest.raises(RuleBroken) as refused:
        close(taken, cast.coordinator)
    assert refused.value.code == "no_measures"
    assert close(handled(cast, taken, cause="", person_told_on=None), cast.coordinator).is_closed


@pytest.mark.parametrize("severity", [Severity.SERIOUS, Severity.VERY_SERIOUS])
@pytest.mark.parametrize(
    ("lacking", "code"), [({"cause": " "}, "no_cause"), ({"person_told_on": None}, "person_not_told")]
)
def test_a_serious_one_also_needs_the_cause_and_that_the_person_was_told(
    cast, order, severity, lacking, code
):
    deviation = handled(cast, report(cast, order, severity=severity), **lacking)
    with pytest.raises(RuleBroken) as refused:
        close(deviation, cast.unit_manager)
    assert refused.value.code == code
    page = send(browser(cast.unit_manager), reverse("deviation_close", args=[deviation.pk]))
    assert refused.value.message in page.text
    assert close(handled(cast, deviation), cast.unit_manager).is_closed


def test_a_serious_one_asks_the_manager_to_judge_it_until_it_is_closed(cast, order):
    words = "Enhetschefen ska bedöma"
    slight, serious = report(cast, order), report(cast, order, severity=Severity.SERIOUS)
    manager = browser(cast.unit_manager)
    assert words not in manager.get(reverse("deviation", args=[slight.pk])).text
    assert words in manager.get(reverse("deviation", args=[serious.pk])).text
    close(handled(cast, serious), cast.unit_manager)
    assert words not in manager.get(reverse("deviation", args=[serious.pk])).text


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), TODAY - timedelta(days=1)])
def test_the_person_is_told_between_what_happened_and_today(cast, deviation, day):
    with pytest.raises(RuleBroken) as refused:
        handled(cast, deviation, person_told_on=day)
    assert refused.value.field == "person_told_on"


def test_nothing_is_closed_that_nobody_has_taken(cast, deviation):
    with pytest.raises(RuleBroken) as refused:
        close(deviation, cast.coordinator)
    assert refused.value.code == "wrong_state"


@pytest.mark.parametrize("route", ["deviation_handle", "deviation_close"])
def test_a_worker_and_a_caseworker_read_but_do_not_handle(cast, deviation, route):
    for reader in (cast.support_worker, cast.caseworker):
        session = browser(reader)
        page = session.get(reverse("deviation", args=[deviation.pk]))
        assert page.status_code == 200
        assert "Ta om hand" not in page.text
        assert session.post(reverse("deviation_take", args=[deviation.pk])).status_code == 403
        assert session.get(reverse(route, args=[deviation.pk])).status_code == 403
        with pytest.raises(NotPermitted):
            actions.take_deviation(deviation, by=reader, version=1)
        with pytest.raises(NotPermitted):
            close(deviation, reader)


@pytest.mark.parametrize("route", ["deviation_take", "deviation_handle", "deviation_close"])
def test_others_do_not_find_it(cast, deviation, route):
    url = reverse(route, args=[deviation.pk])
    for outsider in (cast.other_unit_manager, cast.other_caseworker, cast.colleague):
        assert browser(outsider).get(reverse("deviation", args=[deviation.pk])).status_code == 404
        assert browser(outsider).get(url).status_code == 404
        assert browser(outsider).post(url).status_code == 404


def test_a_lost_update_keeps_the_text_and_shows_what_holds(cast, deviation):
    url = reverse("deviation_handle", args=[deviation.pk])
    manager = browser(cast.unit_manager)
    form = filled(manager.get(url), measures="Mitt förslag")
    handled(cast, deviation, measures="Samordnarens förslag")
    page = manager.post(url, form)
    assert "Mitt förslag" in page.text
    assert "Samordnarens förslag" in page.text


# --- The list -------------------------------------------------------------------------------------------------


def shown(user, query="") -> list:
    page = browser(user).get(reverse("deviations") + query)
    return [deviation.pk for deviation in page.context["page"].object_list]


def test_the_open_ones_stand_first(cast, order):
    closed = close(handled(cast, report(cast, order)), cast.coordinator)
    old = report(cast, order, happened_at=at(TODAY - timedelta(days=9), 9))
    new = report(cast, order)
    assert shown(cast.unit_manager) == [new.pk, old.pk, closed.pk]


def test_the_list_is_filtered_in_its_address(cast, order):
    slight = report(cast, order, happened_at=at(TODAY - timedelta(days=9), 9))
    complaint = report(cast, order, is_complaint=True, complaint_by="person", severity=4, what="threat")
    closed = close(handled(cast, report(cast, order)), cast.coordinator)
    assert shown(cast.unit_manager, "?allvar=4") == [complaint.pk]
    assert shown(cast.unit_manager, "?slag=threat") == [complaint.pk]
    assert shown(cast.unit_manager, "?typ=klagomal") == [complaint.pk]
    assert shown(cast.unit_manager, "?typ=avvikelser&lage=oppna") == [slight.pk]
    assert shown(cast.unit_manager, "?lage=avslutade") == [closed.pk]
    assert shown(cast.unit_manager, f"?till={TODAY - timedelta(days=9)}") == [slight.pk]
    assert shown(cast.unit_manager, f"?fran={TODAY}&lage=oppna") == [complaint.pk]
    assert len(shown(cast.unit_manager, f"?arende={order.case_id}")) == 3
    assert len(shown(cast.unit_manager, "?allvar=nonsens&fran=i+dag")) == 3


def test_each_sees_what_belongs_to_her(cast, order, deviation):
    theirs = twin(cast)
    other = report(theirs, theirs.accepted(theirs.case(theirs.client(NUMBERS[1]))))
    for user in (cast.support_worker, cast.coordinator, cast.unit_manager, cast.caseworker):
        assert shown(user) == [deviation.pk]
    assert shown(cast.other_unit_manager) == [other.pk]
    assert shown(cast.colleague) == []
