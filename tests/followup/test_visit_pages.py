"""The form of a visit: as it opens, what it asks, and what it makes of the answers."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.models import FormDraft
from followup import actions
from followup.models import DayNote, Visit
from followup.rules import HowDone, ToldHow, VisitOutcome
from plans.models import PlanActivity
from tests.cast import NUMBERS, TODAY, at
from tests.followup.visits import log
from tests.followup.visits import planned as plan
from tests.web import browser, errors, filled, send


@pytest.fixture
def order(cast):
    return cast.agreed().order


@pytest.fixture
def activity(order):
    return PlanActivity.objects.get(goal__plan__order=order)


@pytest.fixture
def url(order):
    return reverse("visit_new", args=[order.pk])


def test_the_page_offers_times_around_now_and_nothing_as_done(cast, url, activity):
    page = browser(cast.support_worker).get(url)
    assert 'value="2026-03-02T11:00"' in page.text
    assert 'value="2026-03-02T12:00"' in page.text
    assert "checked" not in page.text
    assert f'name="mark_{activity.pk.hex}"' in page.text


def test_the_page_takes_the_length_from_the_last_visit(cast, order, url):
    log(order, cast.support_worker)
    assert 'value="2026-03-02T10:30"' in browser(cast.support_worker).get(url).text


def test_an_ordinary_visit_through_the_page(cast, url, activity):
    done = send(
        browser(cast.support_worker),
        url,
        happened="performed",
        text="Vi öppnade posten.",
        took_part="together",
        **{f"mark_{activity.pk.hex}": "with_support"},
    )
    visit = Visit.objects.get()
    assert done.url == reverse("visit", args=[visit.pk])
    assert (visit.starts_at, visit.took_part) == (at(TODAY, 11), "together")
    assert visit.marks.get().how_done == HowDone.WITH_SUPPORT
    assert visit.day_note.text == "Vi öppnade posten."


def test_a_visit_that_did_not_happen_through_the_page(cast, url, activity):
    send(
        browser(cast.support_worker),
        url,
        happened="not_carried_out",
        kind="cancelled_by_person",
        reason="Orkade inte",
        told_at="2026-03-02T08:00",
        **{f"mark_{activity.pk.hex}": "alone"},
    )
    visit = Visit.objects.get()
    assert (visit.outcome, visit.told_by) == (VisitOutcome.CANCELLED_BY_PERSON_LATE, "person")
    assert not visit.marks.exists()


def test_the_note_can_wait_and_is_then_missed(cast, url):
    worker = browser(cast.support_worker)
    worker.post(url, filled(worker.get(url), happened="performed", verb="later"))
    visit = Visit.objects.get()
    assert list(Visit.objects.without_note()) == [visit]
    assert "Anteckning saknas" in worker.get(reverse("visit", args=[visit.pk])).text


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"starts_at": "2026-03-29T02:30"}, "starts_at", "Den timmen fanns inte"),
        ({"starts_at": "2026-13-01T09:00"}, "starts_at", "ÅÅÅÅ-MM-DD TT:MM"),
        ({"starts_at": "0001-01-01T00:00"}, "starts_at", "Kontrollera året."),
        ({"ends_at": "9999-12-31T23:59"}, "ends_at", "Kontrollera året."),
        ({"starts_at": "i morgon"}, "starts_at", "ÅÅÅÅ-MM-DD TT:MM"),
        ({"ends_at": "2026-03-02T10:59"}, "ends_at", "efter starttiden"),
        ({"starts_at": "2026-03-02T13:00", "ends_at": "2026-03-02T14:00"}, "starts_at", "framåt i tiden"),
        ({"happened": "not_carried_out"}, "kind", "Välj vad som hände."),
        ({"happened": "glömt"}, "happened", "Välj"),
        ({"text": "a\x00b"}, "text", "Null"),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_saved(cast, url, typed, field, message):
    page = send(browser(cast.support_worker), url, **({"happened": "performed", "text": "Hej"} | typed))
    assert page.status_code == 200
    assert message in errors(page)[field][0]
    assert f'href="#id_{field}' in page.text
    assert not Visit.objects.exists()


def test_of_the_hour_that_comes_twice_the_first_is_taken(cast, url, time_machine):
    time_machine.move_to(at(TODAY.replace(month=10, day=26), 12), tick=False)
    send(
        browser(cast.support_worker),
        url,
        happened="performed",
        text="Natt",
        starts_at="2026-10-25T02:15",
        ends_at="2026-10-25T02:45",
    )
    visit = Visit.objects.get()
    assert (visit.minutes, visit.starts_at.hour) == (30, 0)


def test_a_mark_that_does_not_belong_to_the_plan_is_told(cast, url):
    other = cast.begun(cast.case(cast.client(NUMBERS[1])))
    foreign = PlanActivity.objects.get(goal__plan=other)
    page = send(
        browser(cast.support_worker),
        url,
        happened="performed",
        text="Hej",
        **{f"mark_{foreign.pk.hex}": "alone"},
    )
    assert "Planen har ändrats" in page.text
    assert not Visit.objects.exists()


def test_the_form_sent_twice_makes_one_visit(cast, url):
    worker = browser(cast.support_worker)
    form = filled(worker.get(url), happened="performed", text="Hej")
    assert worker.post(url, form).url == worker.post(url, form).url
    assert (Visit.objects.count(), DayNote.objects.count()) == (1, 1)


def test_what_was_typed_is_there_when_the_page_opens_again(cast, url, activity):
    FormDraft.objects.create(
        user=cast.support_worker,
        page=url,
        data={"happened": ["performed"], "text": ["Halvskriven"], f"mark_{activity.pk.hex}": ["alone"]},
    )
    page = browser(cast.support_worker).get(url)
    assert "Halvskriven" in page.text
    assert "Det här är ditt utkast" in page.text
    assert page.text.count("checked") == 2


def test_a_note_that_only_says_by_plan_is_asked_about_once(cast, url):
    worker = browser(cast.support_worker)
    page = send(worker, url, happened="performed", text="Utfört enl. plan")
    assert errors(page)["text"] == ["Vad gjorde Astrid? Skriv det, eller skicka igen som det är."]
    assert not Visit.objects.exists()
    worker.post(url, filled(page))
    assert DayNote.objects.get().only_by_plan


def test_a_note_that_waits_is_not_asked_about(cast, url):
    worker = browser(cast.support_worker)
    worker.post(url, filled(worker.get(url), happened="performed", verb="later"))
    assert Visit.objects.exists()


def test_whose_name_is_missing_is_the_person(cast, order, url):
    order.case.client.first_name = ""
    order.case.client.save()
    page = send(browser(cast.support_worker), url, happened="performed", text="Enligt plan")
    assert errors(page)["text"][0].startswith("Vad gjorde personen?")


def test_what_was_wished_and_done_beside_the_plan_and_by_two_is_kept_when_it_happened(cast, url):
    said = {"wished": "Bada", "also_done": "Ringde banken", "second_worker": cast.colleague.pk}
    page = send(browser(cast.support_worker), url, happened="performed", text="", **said)
    assert "Ringde banken" in page.text
    assert '<details class="ds-details when-happened" open>' in page.text
    browser(cast.support_worker).post(url, filled(page, text="Vi bakade."))
    visit = Visit.objects.get()
    assert (visit.wished, visit.also_done, visit.second_worker) == ("Bada", "Ringde banken", cast.colleague)


def test_the_second_worker_is_chosen_among_the_colleagues(cast, url):
    assert cast.other_support_worker
    assert cast.colleague
    page = browser(cast.support_worker).get(url)
    offered = page.context["form"].fields["second_worker"].queryset
    assert set(offered) == {cast.colleague, cast.coordinator}
    page = send(
        browser(cast.support_worker),
        url,
        happened="performed",
        text="Hej",
        second_worker=cast.other_support_worker.pk,
    )
    assert list(errors(page)) == ["second_worker"]


# --- A planned visit --------------------------------------------------------------------------------------------


@pytest.fixture
def planned(cast, order):
    return plan(cast, order)


@pytest.fixture
def ahead(cast, order):
    """One hour ahead, so that the schedule can still be changed."""
    return plan(cast, order, hour=13)


def of(planned):
    return f"{reverse('visit_new', args=[planned.order_id])}?planerat={planned.pk}"


def test_a_planned_visit_fills_in_its_times_and_is_linked(cast, planned):
    worker = browser(cast.support_worker)
    page = worker.get(of(planned))
    assert 'value="2026-03-02T09:00"' in page.text
    assert 'value="2026-03-02T10:00"' in page.text
    assert "Planerat 2 mars 2026 09:00–10:00, Bo Testsson." in page.text
    send(worker, of(planned), happened="performed", text="Vi bakade.")
    assert Visit.objects.get().planned == planned


def test_a_planned_visit_that_is_logged_already_is_shown(cast, planned):
    worker = browser(cast.support_worker)
    first = send(worker, of(planned), happened="performed", text="Vi bakade.")
    assert worker.get(of(planned)).url == first.url
    page = worker.post(
        of(planned), filled(worker.get(of(planned).split("?")[0]), happened="performed", text="Hej")
    )
    assert "Besöket är redan loggat." in page.text
    assert Visit.objects.count() == 1


def test_a_planned_visit_that_was_removed_is_told_and_can_be_written_as_a_new_one(cast, ahead, time_machine):
    actions.remove_visit(ahead, by=cast.coordinator, version=ahead.version, because="Dubbelt")
    time_machine.move_to(at(TODAY, 15), tick=False)
    worker = browser(cast.support_worker)
    page = worker.get(of(ahead), follow=True)
    assert "Besöket är borttaget ur schemat." in page.text
    worker.post(page.redirect_chain[-1][0], filled(page, happened="performed", text="Vi bakade."))
    assert Visit.objects.get().planned is None


def test_a_planned_visit_of_another_person_or_of_nobody_is_not_found(cast, order, planned):
    other = plan(cast, cast.accepted(cast.case(cast.client(NUMBERS[1]))))
    url = reverse("visit_new", args=[order.pk])
    for asked in (other.pk, "00000000-0000-4000-8000-000000000000", "hej", "1" * 500):
        assert browser(cast.support_worker).get(f"{url}?planerat={asked}").status_code == 404
    outsider = browser(cast.other_support_worker)
    assert outsider.get(of(planned)).status_code == 404
    assert outsider.post(of(planned), {"happened": "performed"}).status_code == 404
    assert browser(cast.caseworker).get(of(planned)).status_code == 403
    assert not Visit.objects.exists()


def test_a_visit_ahead_that_the_person_cancels_through_the_page(cast, order):
    ahead = plan(cast, order, days=3)
    send(
        browser(cast.support_worker),
        of(ahead),
        happened="not_carried_out",
        kind="cancelled_by_person",
        reason="Bortrest",
        told_how="phone",
        told_at="2026-03-02T11:30",
    )
    visit = Visit.objects.get()
    assert (visit.outcome, visit.told_how, visit.planned) == (
        VisitOutcome.CANCELLED_BY_PERSON_IN_TIME,
        ToldHow.PHONE,
        ahead,
    )


def test_a_visit_ahead_cannot_have_been(cast, order):
    page = send(browser(cast.support_worker), of(plan(cast, order, days=3)), happened="performed", text="Hej")
    assert list(errors(page)) == ["starts_at"]


@pytest.fixture
def stood_in_for(cast, order):
    return plan(cast, order, support_worker=cast.colleague, covers_for=cast.support_worker)


def test_who_stands_in_says_if_the_person_knew(cast, stood_in_for):
    worker, url = browser(cast.colleague), of(stood_in_for)
    page = worker.get(url)
    assert page.context["form"]["substitute_told"].value() is None
    assert "vikarierar för Bo Testsson" in page.text
    said = {"happened": "performed", "text": "Vi bakade.", "substitute_told": "at_door"}
    done = worker.post(url, filled(page, **said))
    assert Visit.objects.get().substitute_told == "at_door"
    shown = worker.get(done.url).text
    assert "Nej, först vid dörren" in shown
    assert "Vikarierade för" in shown


def test_what_the_schedule_knows_of_the_substitute_is_not_asked_again(cast, stood_in_for):
    told = {"told_at": at(TODAY, 8), "how": ToldHow.PHONE}
    actions.tell_person(stood_in_for, by=cast.coordinator, version=stood_in_for.version, **told)
    page = browser(cast.colleague).get(of(stood_in_for))
    assert page.context["form"]["substitute_told"].value() == "yes"


def test_who_logs_what_was_planned_for_somebody_else_is_told_in_whose_name(cast, planned):
    told = "Besöket är planerat för Bo Testsson."
    assert told in browser(cast.unit_manager).get(of(planned)).text
    assert told not in browser(cast.support_worker).get(of(planned)).text


def test_who_comes_after_all_is_no_substitute(cast, stood_in_for):
    assert 'name="substitute_told"' not in browser(cast.support_worker).get(of(stood_in_for)).text


def test_two_who_are_planned_are_two(cast, order):
    both = plan(cast, order, second_worker=cast.colleague)
    for worker, other in ((cast.support_worker, cast.colleague), (cast.colleague, cast.support_worker)):
        assert browser(worker).get(of(both)).context["form"]["second_worker"].value() == other.pk
    assert browser(cast.coordinator).get(of(both)).context["form"]["second_worker"].value() is None


def test_drafts_of_two_visits_to_the_same_person_are_two(cast, order, url):
    first, second = plan(cast, order), plan(cast, order, hour=11)
    worker = browser(cast.support_worker)
    page = worker.get(of(first))
    save = page.text.split('data-draft-url="')[1].split('"')[0]
    worker.post(save, filled(page, text="Halvskriven"))
    assert "Halvskriven" in worker.get(of(first)).text
    for other in (of(second), url):
        assert "Halvskriven" not in worker.get(other).text
    send(worker, of(first), happened="performed", text="Klar text")
    assert not FormDraft.objects.exists()


def test_an_interruption_is_told_before_the_visit_is_written(cast, order, url):
    from_day = TODAY - timedelta(days=1)
    order.interruptions.create(municipality=order.municipality, started_on=from_day, reason="Sjukhus")
    assert "avbrutet sedan 1 mars 2026" in browser(cast.support_worker).get(url).text
