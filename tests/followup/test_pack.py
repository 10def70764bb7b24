"""What a tablet is given to keep: the user's own people, today and two days on, in as few words as the day needs."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AccessLog, DeviceUser, LimitRule, Provider, User
from accounts.rules import LimitKey, NamesOnTablet
from cases.models import Client
from cases.rules import ProtectionLevel
from followup import actions
from followup.models import DayNote, DevicePack, DevicePackItem, PlannedVisit, VisitDraft, WorkSlot
from followup.pack import build_pack
from followup.rules import PACK_NOTES, SlotKind, VisitOutcome
from followup.rules.pack import HIDDEN_VISIT, PackPart, name_on_tablet
from orders.models import Order
from plans.models import PlanActivity
from tests.cast import NUMBERS, TODAY, at
from tests.devices import at_work, on, paired


@pytest.fixture
def plan(cast):
    return cast.agreed()


def plan_visit(order, worker, day=TODAY, hour=9, **content) -> PlannedVisit:
    planned = PlannedVisit(
        municipality=order.municipality,
        case=order.case,
        order=order,
        starts_at=at(day, hour),
        ends_at=at(day, hour + 1),
        support_worker=worker,
        **content,
    )
    planned.save_change(by=None, reason="test")
    return planned


def protect(case) -> None:
    Client.objects.filter(pk=case.client_id).update(protection_level=ProtectionLevel.values[1])


def allow_protected(cast) -> None:
    Provider.objects.filter(pk=cast.provider.pk).update(protected_on_tablet=True)


def pack_of(cast, user=None) -> dict:
    answer = ask(at_work(cast, user or cast.support_worker))
    assert answer.status_code == 200, answer.content
    assert "no-store" in answer["Cache-Control"]
    return answer.json()


def ask(tablet):
    return tablet.post(reverse("tablet_pack"), {}, content_type="application/json")


def names(pack) -> list[str]:
    return [person["name"] for person in pack["people"]]


# --- What it says -----------------------------------------------------------------------------------------------


def test_the_pack_says_what_the_day_needs(cast, plan):
    Client.objects.update(address="Storgatan 1", phone="070-123", communication_need="teckenspråk")
    Order.objects.update(preconditions="Port 1234", risks="Hund", children_note="Barn varannan vecka")
    cast.visit(plan)
    pack = pack_of(cast)
    assert pack["user"] == {"id": cast.support_worker.pk, "name": "Bo Testsson"}
    assert pack["days"] == ["2026-03-02", "2026-03-03", "2026-03-04"]
    assert (pack["cancel_notice_hours"], pack["clock_told_minutes"]) == (24, 10)
    choices = pack["choices"]
    assert choices["happened"][0] == ["performed", "genomfört"]
    assert choices["took_part"][1] == ["together", "tillsammans"]
    assert choices["severity"][2] == [3, "allvarlig"]
    assert "anmäla det genast" in pack["concern_duty"]
    person = pack["people"][0]
    assert person["order"] == str(plan.order_id)
    said = ("name", "address", "phone", "access", "risks", "children", "communication", "plan_state")
    assert [person[name] for name in said] == [
        "Astrid Berg",
        "Storgatan 1",
        "070-123",
        "Port 1234",
        "Hund",
        "Barn varannan vecka",
        "teckenspråk",
        "",
    ]
    assert person["goals"][0]["goal"] == "Jag öppnar min post varje vecka"
    activity = PlanActivity.objects.get(goal__plan=plan)
    assert person["activities"] == [
        {
            "id": str(activity.pk),
            "what": "Öppna post",
            "how": "Vi öppnar tillsammans",
            "where": "",
            "when": "måndagar",
            "goal": 1,
            "place": 2,
            "weekdays": [],
            "last": "med stöd 1 mars 2026",
        }
    ]
    assert [note["text"] for note in person["notes"]] == [
        "Vi öppnade all post och lade räkningarna i en hög."
    ]
    assert (person["last_minutes"], person["last_took_part"]) == (90, "")


def test_the_newest_notes_come_and_no_more_and_with_what_was_corrected(cast, plan):
    for number in range(PACK_NOTES + 2):
        actions.log_visit(
            plan.order,
            by=cast.support_worker,
            starts_at=at(TODAY - timedelta(days=number + 1), 9),
            ends_at=at(TODAY - timedelta(days=number + 1), 10),
            outcome=VisitOutcome.PERFORMED,
            text=f"Anteckning {number}",
        )
    newest = DayNote.objects.order_by("-event_at").first()
    actions.correct_note(newest, by=cast.support_worker, text="Rättad", reason="Fel dag")
    texts = [note["text"] for note in pack_of(cast)["people"][0]["notes"]]
    assert texts == ["Rättad", *(f"Anteckning {number}" for number in range(1, PACK_NOTES))]


def test_before_a_plan_or_before_the_persons_yes_the_tablet_says_so(cast):
    cast.accepted()
    cast.begun(cast.case(cast.client(NUMBERS[1], "Bertil", "Ek")))
    states = {person["name"]: person["plan_state"] for person in pack_of(cast)["people"]}
    assert "ingen plan" in states["Astrid Berg"]
    assert "inte sagt ja" in states["Bertil Ek"]


def test_an_activity_that_has_been_dropped_cannot_be_ticked(cast, plan):
    PlanActivity.objects.update(dropped_on=TODAY)
    assert pack_of(cast)["people"][0]["activities"] == []


def test_the_days_visits_say_with_whom_for_whom_and_what_became_of_them(cast, plan):
    order = plan.order
    done = plan_visit(order, cast.support_worker, hour=8)
    cover = plan_visit(
        order,
        cast.support_worker,
        TODAY + timedelta(days=2),
        covers_for=cast.colleague,
        second_worker=cast.coordinator,
        person_told_at=at(TODAY, 8),
    )
    plan_visit(order, cast.support_worker, TODAY + timedelta(days=3))
    plan_visit(order, cast.colleague)
    plan_visit(order, cast.support_worker, removed_at=at(TODAY, 8), removed_because="Dubbelt")
    visit = actions.log_visit(
        order,
        by=cast.support_worker,
        starts_at=at(TODAY, 8),
        ends_at=at(TODAY, 9),
        outcome=VisitOutcome.PERFORMED,
        note_later=True,
        planned=done,
    )
    draft = VisitDraft(
        municipality=order.municipality,
        case=order.case,
        order=order,
        planned=cover,
        author=cast.support_worker,
        started_at=at(TODAY, 11),
        content={"text": "Vi har"},
    )
    draft.save_change(by=cast.support_worker, reason="test")
    first, second = pack_of(cast)["visits"]
    assert (first["id"], first["outcome"], first["outcome_label"]) == (
        str(done.pk),
        "performed",
        "genomfört",
    )
    assert (first["visit"], first["has_note"], first["draft"]) == (str(visit.pk), False, None)
    assert (second["with"], second["covers_for"]) == (["Sofia Testsson"], "Berit Testsson")
    assert (second["person_told"], second["outcome"], second["visit"]) == (True, "", None)
    assert second["draft"] == {
        "id": str(draft.pk),
        "version": 1,
        "content": {"text": "Vi har"},
        "started_at": "2026-03-02T10:00:00Z",
    }


def test_other_time_and_missing_notes_are_there_too(cast, plan):
    slot = {"municipality": cast.municipality, "provider": cast.provider, "kind": SlotKind.MEETING}
    for worker in (cast.support_worker, cast.colleague):
        WorkSlot.objects.create(worker=worker, starts_at=at(TODAY, 13), ends_at=at(TODAY, 14), **slot)
    visit = actions.log_visit(
        plan.order,
        by=cast.support_worker,
        starts_at=at(TODAY, 8),
        ends_at=at(TODAY, 9),
        outcome=VisitOutcome.PERFORMED,
        note_later=True,
    )
    pack = pack_of(cast)
    assert [slot["label"] for slot in pack["slots"]] == ["möte"]
    assert [(row["visit"], row["name"]) for row in pack["missing_notes"]] == [(str(visit.pk), "Astrid Berg")]


# --- Of whom ----------------------------------------------------------------------------------------------------


def test_a_coordinator_sees_all_but_carries_only_those_she_works_with(cast, plan):
    assert names(pack_of(cast, cast.coordinator)) == []
    plan_visit(plan.order, cast.coordinator)
    assert names(pack_of(cast, cast.coordinator)) == ["Astrid Berg"]


def test_a_substitute_gets_the_person_for_the_days_of_the_visit(cast, plan, time_machine):
    plan_visit(plan.order, cast.colleague, TODAY + timedelta(days=3), covers_for=cast.support_worker)
    assert names(pack_of(cast, cast.colleague)) == []
    time_machine.move_to(at(TODAY + timedelta(days=1), 0), tick=False)
    assert names(pack_of(cast, cast.colleague)) == ["Astrid Berg"]


def test_an_ended_order_and_one_that_is_not_accepted_stay_at_home(cast):
    order = cast.sent()
    Order.objects.filter(pk=order.pk).update(key_worker=cast.support_worker)
    assert names(pack_of(cast)) == []


def test_protected_people_stay_at_home_but_their_time_is_told(cast, plan):
    plan_visit(plan.order, cast.support_worker)
    cast.visit(plan)
    protect(plan.case)
    pack = pack_of(cast)
    assert (pack["people"], pack["visits"], pack["missing_notes"]) == ([], [], [])
    assert pack["slots"] == [
        {
            "starts_at": "2026-03-02T08:00:00Z",
            "ends_at": "2026-03-02T09:00:00Z",
            "label": HIDDEN_VISIT,
        }
    ]
    assert not DevicePackItem.objects.exists()


def test_where_protected_people_may_be_on_the_tablet_they_have_no_name_and_no_address(cast, plan):
    Client.objects.update(address="Storgatan 1", phone="070-123")
    protect(plan.case)
    allow_protected(cast)
    pack = pack_of(cast)
    person = pack["people"][0]
    assert (person["name"], person["address"], person["phone"]) == ("Skyddade personuppgifter", "", "")
    assert "Berg" not in json.dumps(pack)
    assert PackPart.NAME not in DevicePackItem.objects.get().kinds


@pytest.mark.parametrize(
    ("how", "name"),
    [(NamesOnTablet.FULL, "Astrid Berg"), (NamesOnTablet.FIRST, "Astrid"), (NamesOnTablet.INITIALS, "A. B.")],
)
def test_people_are_called_as_the_provider_has_said(cast, plan, how, name):
    Provider.objects.filter(pk=cast.provider.pk).update(names_on_tablet=how)
    assert names(pack_of(cast)) == [name]


def test_a_person_without_a_name_is_called_that(db):
    assert {name_on_tablet(how, "", "") for how in NamesOnTablet} == {"Namn saknas"}
    assert name_on_tablet(NamesOnTablet.INITIALS, "", "Öberg") == "Ö."


def test_the_tablet_reckons_with_the_municipalitys_own_notice(cast, plan):
    LimitRule.objects.create(
        municipality=cast.municipality, key=LimitKey.CANCEL_NOTICE_HOURS, value=48, valid_from=TODAY
    )
    assert pack_of(cast)["cancel_notice_hours"] == 48


# --- What the server remembers ----------------------------------------------------------------------------------


def test_what_was_handed_out_is_noted_for_each_person(cast, plan, time_machine):
    cast.visit(plan)
    LimitRule.objects.filter(key=LimitKey.LEASE_HOURS).update(value=8)
    pack = pack_of(cast)
    noted = DevicePack.objects.get()
    assert (noted.user, noted.made_at, noted.lease_until) == (
        cast.support_worker,
        at(TODAY, 12),
        at(TODAY, 20),
    )
    assert pack["lease_until"] == "2026-03-02T19:00:00Z"
    item = noted.items.get()
    assert (item.case, item.kinds, item.notes) == (plan.case, ["name", "plan", "notes"], 1)
    read = AccessLog.objects.get(action="pack")
    assert (read.user, read.client_id, read.case_id) == (
        cast.support_worker,
        plan.case.client_id,
        plan.case_id,
    )


def test_one_of_whom_only_a_missing_note_is_told_is_noted_too(cast, plan, time_machine):
    plan_visit(plan.order, cast.colleague)
    visit = actions.log_visit(
        plan.order,
        by=cast.colleague,
        starts_at=at(TODAY, 8),
        ends_at=at(TODAY, 9),
        outcome=VisitOutcome.PERFORMED,
        note_later=True,
    )
    time_machine.move_to(at(TODAY + timedelta(days=2), 12), tick=False)
    pack = pack_of(cast, cast.colleague)
    assert (pack["people"], [row["visit"] for row in pack["missing_notes"]]) == ([], [str(visit.pk)])
    assert DevicePackItem.objects.get().kinds == ["name", "missing_note"]


def test_every_hand_out_is_a_row_of_its_own(cast, plan):
    tablet = at_work(cast, cast.support_worker)
    assert [ask(tablet).status_code for _ in range(2)] == [200, 200]
    assert DevicePack.objects.count() == 2


# --- Who gets one -----------------------------------------------------------------------------------------------


def test_nobody_of_another_provider_gets_one(cast, plan):
    _, token = paired(cast.coordinator)
    answer = ask(on(token, cast.other_support_worker))
    assert (answer.status_code, answer.json()["code"]) == (403, "wrong_provider")


def test_nobody_gets_one_before_she_has_enrolled(cast, plan):
    _, token = paired(cast.coordinator)
    answer = ask(on(token, cast.support_worker))
    assert (answer.status_code, answer.json()["code"]) == (409, "not_enrolled")
    assert not DevicePack.objects.exists()


def test_one_who_has_moved_to_another_provider_gets_none(cast, plan):
    tablet = at_work(cast, cast.support_worker)
    cast.support_worker.memberships.update(provider=cast.other_provider, team=None)
    assert ask(tablet).status_code == 403


def test_it_takes_a_login(cast, plan):
    _, token = paired(cast.coordinator)
    assert ask(on(token)).status_code == 401
    assert not DeviceUser.objects.exists()


# --- How much ---------------------------------------------------------------------------------------------------


def give_people(cast, count: int) -> None:
    """Each with a plan, a visit planned today and two that were."""
    for number in range(count):
        client = Client(
            municipality=cast.municipality, last_name=f"Berg {number}", birth_year=1950, sex="woman"
        )
        client.save_change(by=cast.caseworker, reason="test")
        plan = cast.agreed(cast.case(client))
        plan_visit(plan.order, cast.support_worker)
        for days in range(1, 3):
            cast.visit(plan, TODAY - timedelta(days=days))


def questions_for(cast, people: int) -> int:
    with CaptureQueriesContext(connection) as asked:
        pack = build_pack(User.objects.get(pk=cast.support_worker.pk), cast.provider)
    assert len(pack.held) == len(pack.content["visits"]) == people
    return len(asked)


def test_five_people_take_as_many_questions_as_two(cast):
    give_people(cast, 2)
    cast.begun(cast.case(cast.client()))
    plan_visit(Order.objects.latest("recorded_at"), cast.support_worker)
    few = questions_for(cast, 3)
    give_people(cast, 3)
    assert questions_for(cast, 6) == few
