"""What comes back: series made, changed, ended, and made of the plan."""

from datetime import time

import pytest

from followup import actions
from followup.models import PlannedVisit, VisitSeries
from tests.cast import TODAY, at
from tests.followup.schedule_pages import WEDNESDAY, page_of, plan
from tests.web import browser, errors, send


@pytest.fixture
def order(cast):
    return cast.agreed().order


@pytest.fixture
def planned(cast, order):
    return plan(cast, order)


@pytest.fixture
def series(cast, order):
    return actions.make_series(
        order,
        by=cast.coordinator,
        today=TODAY,
        weekday=2,
        starts_at=time(9),
        minutes=60,
        first_on=TODAY,
        support_worker=cast.support_worker,
    )


def test_a_recurring_visit_is_made_and_shown(cast, order):
    client, url = browser(cast.coordinator), page_of("series_new", order)
    answer = send(client, url, weekday="2", starts_at="09:00", minutes="60", every_weeks="2")
    assert answer.url == page_of("schedule_series", order)
    series = VisitSeries.objects.get()
    assert (series.every_weeks, series.support_worker) == (2, cast.support_worker)
    page = client.get(answer.url)
    assert "Varannan vecka" in page.content.decode()
    assert len(page.context["coming"]) == PlannedVisit.objects.count() == 4


def test_a_change_says_which_visits_stay_as_they_are(cast, series):
    moved = PlannedVisit.objects.earliest("starts_at")
    actions.move_visit(moved, by=cast.coordinator, version=moved.version, starts_at=at(WEDNESDAY, 15))
    client = browser(cast.coordinator)
    answer = send(client, page_of("series_edit", series), starts_at="10:00")
    assert "1 besök ligger kvar som de är: 4 mars 2026 15:00." in client.get(answer.url).content.decode()
    series.refresh_from_db()
    assert series.starts_at == time(10)


def test_an_end_takes_what_comes_later(cast, series):
    client = browser(cast.coordinator)
    assert "reason" in errors(send(client, page_of("series_end", series), last_on="2026-03-10"))
    send(client, page_of("series_end", series), last_on="2026-03-10", reason="Klarar sig")
    assert PlannedVisit.objects.standing().count() == 2
    assert "Avslutat" not in client.get(page_of("schedule_series", series.order)).content.decode()


@pytest.mark.parametrize("name", ["series_edit", "series_end"])
def test_a_series_is_changed_by_who_plans_the_schedule(cast, series, name):
    assert browser(cast.support_worker).get(page_of(name, series)).status_code == 403
    assert browser(cast.other_coordinator).get(page_of(name, series)).status_code == 404


def test_the_plan_becomes_a_schedule_with_one_button(cast):
    plan = cast.written()
    activity = plan.goals.get().activities.get()
    activity.weekdays, activity.starts_at, activity.minutes = [2, 4], time(10), 45
    activity.save_change(by=cast.support_worker, reason="plan.edit")
    order = cast.agree(cast.propose(plan)).order
    client, url = browser(cast.coordinator), page_of("schedule_series", order)
    assert [each.weekday for each in client.get(url).context["proposed"]] == [2, 4]
    assert send(client, url, first_on="2026-03-02").status_code == 302
    assert VisitSeries.objects.count() == 2
    assert client.get(url).context["proposed"] == []
    assert "Gör schema av planen" not in browser(cast.support_worker).get(url).content.decode()


def test_without_a_plan_that_holds_it_is_said_why(cast):
    order = cast.accepted()
    page = browser(cast.coordinator).get(page_of("schedule_series", order))
    assert "ingen plan som gäller" in page.content.decode()


def test_a_series_outside_the_municipalitys_hours_is_asked_about_before_it_is_made(cast, order):
    client, url = browser(cast.coordinator), page_of("series_new", order)
    said = {"weekday": "2", "starts_at": "06:30", "minutes": "60", "every_weeks": "1"}
    assert errors(send(client, url, **said))["outside"] == [
        "Tiden ligger utanför kommunens tider, klockan 7–22. Kryssa i rutan om besöken ändå ska ligga då."
    ]
    assert not VisitSeries.objects.exists()
    assert send(client, url, **said, outside="on").status_code == 302
    assert VisitSeries.objects.get().starts_at == time(6, 30)


def test_a_series_that_is_changed_to_such_a_time_is_asked_about_too(cast, series):
    client, url = browser(cast.coordinator), page_of("series_edit", series)
    assert "outside" in errors(send(client, url, starts_at="21:30"))
    assert send(client, url, starts_at="21:30", outside="on").status_code == 302


@pytest.mark.parametrize(("hour", "is_told"), [(10, False), (22, True)])
def test_times_of_the_plan_outside_the_hours_are_told_before_they_are_taken(cast, hour, is_told):
    plan = cast.written()
    activity = plan.goals.get().activities.get()
    activity.weekdays, activity.starts_at, activity.minutes = [2], time(hour), 45
    activity.save_change(by=cast.support_worker, reason="plan.edit")
    order = cast.agree(cast.propose(plan)).order
    page = browser(cast.coordinator).get(page_of("schedule_series", order)).content.decode()
    assert ("Några tider ligger utanför kommunens tider, klockan 7–22." in page) is is_told
