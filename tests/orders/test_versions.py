"""What was sent stays as it was sent, and what differs is seen."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from boendestod import dates
from cases.models import Client
from orders import actions
from orders.models import Order, OrderActivity, OrderGoal, OrderVersion
from orders.versions import (
    ACTIVITY_FIELDS,
    GOAL_FIELDS,
    ORDER_FIELDS,
    Piece,
    changes,
    checksum,
    content_of,
)
from tests.cast import TODAY, at
from tests.web import browser

LATER = TODAY + timedelta(days=1)


@pytest.fixture
def order(cast):
    return cast.sent()


@pytest.fixture
def revised(cast, order, time_machine):
    """Returned, and written on, but not sent again."""
    actions.return_with_question(order, by=cast.coordinator, category="goal_unclear", question="Vilken post?")
    time_machine.move_to(at(LATER, 9), tick=False)
    order.refresh_from_db()
    order = actions.edit_order(
        order, by=cast.caseworker, version=order.version, needs="Astrid öppnar inte brev från myndigheter."
    )
    goal = order.goals.get()
    actions.save_activity(
        goal, by=cast.caseworker, what="Sortera post", why="Så att hon hittar", sub_goal="with_support"
    )
    return order


def seen_by(user, order):
    return browser(user).get(reverse("order", args=[order.pk])).content.decode()


# --- The content ----------------------------------------------------------------------------------------------
KEPT_APART = {
    Order: "amends chosen_by providers_informed_on provider case decision key_worker clarity structured state",
    OrderGoal: "order need position copied_from dropped_on",
    OrderActivity: "goal position copied_from dropped_on",
}
OF_THE_PROCESS = (
    "sent_on sent_at received_on received_recorded_at start_on ended_on end_reason execution_started_on"
)


@pytest.mark.parametrize(
    ("model", "fields"), [(Order, ORDER_FIELDS), (OrderGoal, GOAL_FIELDS), (OrderActivity, ACTIVITY_FIELDS)]
)
def test_no_field_is_forgotten_when_an_order_is_kept(model, fields):
    plumbing = {
        "id",
        "municipality",
        "recorded_at",
        "version",
        "execution_recorded_at",
        *OF_THE_PROCESS.split(),
    }
    known = {*fields, *KEPT_APART[model].split(), *plumbing}
    assert {field.name for field in model._meta.fields} - known == set()


def test_the_version_holds_all_that_the_provider_works_from(cast, order):
    Client.objects.update(communication_need="Teckenspråk")
    content = content_of(Order.objects.with_content().get())
    said = {field["name"]: field["text"] for field in content["fields"]}
    assert said["decision"] == "11 kap. 1 § SoL (2025:400), 1 januari 2026 – 31 december 2026"
    assert said["hours"] == "16\N{NO-BREAK SPACE}tim per månad"
    assert said["communication"] == "Teckenspråk"
    (goal,) = content["goals"]
    assert goal["values"]["personal_goal"] == "Jag öppnar min post varje vecka"
    assert goal["activities"][0]["title"] == "Öppna post"


def test_sending_keeps_a_numbered_version_with_its_checksum_and_clarity(cast, order):
    version = OrderVersion.objects.get()
    assert (version.number, version.sent_by, version.recorded_at) == (1, cast.caseworker, at(TODAY, 12))
    assert version.sha256 == checksum(version.content)
    assert version.clarity == Order.objects.get().clarity
    assert 0 <= version.clarity <= 100


def test_the_database_lets_nobody_change_a_version(cast, order):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        OrderVersion.objects.update(clarity=100)


# --- Who reads what -------------------------------------------------------------------------------------------
def test_the_provider_reads_what_was_sent_while_the_caseworker_writes_on(cast, revised):
    for user in (cast.coordinator, cast.unit_manager):
        page = seen_by(user, revised)
        assert "Astrid öppnar inte sin post" in page
        assert "brev från myndigheter" not in page
        assert "Sortera post" not in page
    own = seen_by(cast.caseworker, revised)
    assert "brev från" in own
    assert "Sortera post" in own


def test_the_api_gives_the_provider_what_was_sent(cast, revised):
    url = f"/api/v1/orders/{revised.pk}/"
    sent = browser(cast.coordinator).get(url).json()
    assert sent["needs"].startswith("Astrid öppnar inte sin post")
    assert [a["what"] for goal in sent["goals"] for a in goal["activities"]] == ["Öppna post"]
    written = browser(cast.caseworker).get(url).json()
    assert written["needs"].startswith("Astrid öppnar inte brev")
    assert sent.keys() == written.keys()
    assert sent["goals"][0].keys() == written["goals"][0].keys()
    assert sent["goals"][0]["activities"][0].keys() == written["goals"][0]["activities"][0].keys()


def test_the_api_lists_what_was_sent_too(cast, revised):
    Order.objects.update(hours=99)
    rows = {
        user: browser(user).get("/api/v1/orders/").json()["results"][0]["hours"]
        for user in (cast.coordinator, cast.caseworker)
    }
    assert rows == {cast.coordinator: "16.00", cast.caseworker: "99.00"}


def test_what_was_never_sent_stays_unread_when_a_returned_order_is_ended(cast, revised):
    actions.end(revised, by=cast.caseworker, today=LATER, ended_on=LATER, reason="Flyttat")
    assert "Sortera post" not in seen_by(cast.coordinator, revised)
    assert "Sortera post" not in str(browser(cast.coordinator).get(f"/api/v1/orders/{revised.pk}/").json())


def test_an_order_from_another_system_is_read_as_it_is(cast):
    case = cast.case()
    order = Order.objects.create(
        municipality=case.municipality,
        case=case,
        provider=cast.provider,
        state="accepted",
        sent_at=dates.now(),
        needs="Från det gamla systemet.",
    )
    page = seen_by(cast.coordinator, order)
    assert "Från det gamla systemet." in page
    assert "Versioner" not in page


# --- What differs ---------------------------------------------------------------------------------------------
def test_after_a_resend_the_provider_meets_what_changed_first(cast, revised):
    actions.send(revised, by=cast.caseworker, today=LATER, answer="All post.")
    page = seen_by(cast.coordinator, revised)
    first, whole = page.index("Ändrat sedan version 1"), page.index("Vad som beställs")
    assert first < whole
    changed = page[first:whole]
    assert "<del>sin post och räkningar blir obetalda.</del>" in changed
    assert "<ins>brev från myndigheter.</ins>" in changed
    assert "nytt" in changed
    assert "Sortera post" in changed


def test_the_caseworker_sees_before_sending_what_the_provider_will_find_changed(cast, revised):
    for name in ("order", "order_send"):
        page = browser(cast.caseworker).get(reverse(name, args=[revised.pk])).content.decode()
        assert "Ändrat sedan version 1" in page
        assert "<ins>brev från myndigheter.</ins>" in page


def test_each_version_can_be_opened_and_compared_with_the_one_before(cast, revised):
    actions.send(revised, by=cast.caseworker, today=LATER, answer="All post.")
    desk = browser(cast.coordinator)
    first, second = (
        desk.get(reverse("order_version", args=[revised.pk, number])).content.decode() for number in (1, 2)
    )
    assert "Ändrat sedan" not in first
    assert "brev från myndigheter" not in first
    assert "Ändrat sedan version 1" in second
    assert OrderVersion.objects.get(number=2).sha256 in second


def test_other_units_and_providers_and_unknown_numbers_find_no_version(cast, order):
    url = reverse("order_version", args=[order.pk, 1])
    assert browser(cast.coordinator).get(url).status_code == 200
    for user in (cast.other_coordinator, cast.other_caseworker, cast.colleague):
        assert browser(user).get(url).status_code == 404
    assert browser(cast.coordinator).get(reverse("order_version", args=[order.pk, 2])).status_code == 404


def content(*goals, needs="Behöver stöd."):
    return {"fields": [field("needs", needs)], "goals": list(goals)}


def field(name, text):
    return {"name": name, "label": name.capitalize(), "text": text}


def goal(key, measure, *activities):
    return {
        "id": key,
        "title": "Hemliv",
        "fields": [field("measure", measure)],
        "activities": list(activities),
    }


def activity(key, what):
    return {"id": key, "title": what, "fields": [field("what", what)]}


def kinds(before, after):
    return [(change.kind, change.name) for change in changes(before, after)]


def test_nothing_changed_is_no_change():
    same = content(goal("g", "Post", activity("a", "Öppna")))
    assert changes(same, same) == []


def test_a_changed_field_marks_only_the_words_that_differ():
    (change,) = changes(
        content(needs="Behöver stöd med sin post."), content(needs="Behöver stöd med sin ekonomi.")
    )
    (needs,) = change.fields
    assert (change.kind, change.name, needs.label) == ("changed", "Beställningen", "Needs")
    assert needs.before == [Piece("Behöver stöd med sin ", False), Piece("post.", True)]
    assert needs.after == [Piece("Behöver stöd med sin ", False), Piece("ekonomi.", True)]


def test_the_whole_is_called_what_it_is():
    (change,) = changes(content(needs="Mycket"), content(needs="Mer"), whole="Planen")
    assert change.name == "Planen"


def test_goals_and_activities_are_told_as_new_or_gone_by_their_id():
    before = content(goal("g", "Post", activity("a", "Öppna"), activity("b", "Sortera")))
    after = content(goal("g", "Post", activity("a", "Öppna"), activity("c", "Betala")), goal("h", "Städ"))
    assert kinds(before, after) == [
        ("added", "Mål 1, aktivitet 2: Betala"),
        ("added", "Mål 2: Hemliv"),
        ("removed", "Mål 1, aktivitet 2: Sortera"),
    ]


def test_a_field_that_was_empty_is_told_with_what_now_stands():
    (change,) = changes({"fields": [], "goals": []}, {"fields": [field("risks", "Hund.")], "goals": []})
    assert (change.fields[0].before, change.fields[0].after) == ([], [Piece("Hund.", False)])


def test_the_order_of_the_goals_is_no_change():
    one, two = goal("g", "Post"), goal("h", "Städ")
    assert changes(content(one, two), content(two, one)) == []


def test_a_sent_version_says_the_day_even_long_after(cast, order, time_machine):
    time_machine.move_to(at(dates.add_months(TODAY, 5), 12), tick=False)
    page = browser(cast.coordinator).get(reverse("order_version", args=[order.pk, 1])).content.decode()
    assert "Skickad 2 mars 2026 12:00" in page
