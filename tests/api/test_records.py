"""What the endpoints give, to whom, and what of it is hidden."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AccessLog
from cases.models import Client
from cases.rules import LifeArea, ProtectionLevel
from followup.models import (
    ActivityMark,
    Correction,
    DecisionFollowUp,
    GoalOutcome,
    NoteObjection,
    PlanFollowUp,
    Visit,
)
from followup.rules import GoalResult, HowDone
from orders.models import OrderActivity, OrderGoal
from oversight.models import Flag
from plans.models import PlanActivity, PlanGoal
from tests.cast import NUMBERS, TODAY
from tests.walkers import thread

RESOURCES = ("cases", "decisions", "orders", "plans", "visits", "day-notes", "follow-ups", "flags")


def get(client, user, path):
    client.force_login(user, "accounts.backends.DemoAwareBackend")
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 200, response.content
    return response.json()


def rows(client, user, path):
    return get(client, user, path)["results"]


def test_a_case_shows_a_summary_of_the_person_with_the_number_masked_in_the_list(client, cast, inside):
    row = rows(client, cast.caseworker, "cases/")[0]
    assert row["client"] == {
        "id": str(inside.client.pk),
        "name": "Berg, Astrid",
        "personnummer": "19970516-••••",
        "birth_year": 1997,
        "sex": "woman",
        "protected": False,
        "version": 1,
    }
    assert row["case_ref"] == inside.case.case_ref
    assert row["caseworker"] == {"id": cast.caseworker.pk, "name": "Hanna Testsson"}


def test_only_the_commissioning_roles_read_the_whole_number_and_only_in_the_single_case(client, cast, inside):
    roles = ("caseworker", "section_leader", "coordinator", "support_worker", "unit_manager", "reviewer")
    shown = {
        role: get(client, getattr(cast, role), f"cases/{inside.case.pk}/")["client"]["personnummer"]
        for role in roles
    }
    masked = dict.fromkeys(roles, "19970516-••••")
    assert shown == masked | {"caseworker": NUMBERS[0], "section_leader": NUMBERS[0]}


def test_a_protected_person_is_masked_for_everybody(client, cast, inside):
    Client.objects.filter(pk=inside.client.pk).update(protection_level=ProtectionLevel.CONFIDENTIALITY_FLAG)
    for path in ("cases/", f"cases/{inside.case.pk}/"):
        found = get(client, cast.caseworker, path)
        person = (found["results"][0] if "results" in found else found)["client"]
        assert (person["name"], person["personnummer"]) == ("Skyddade personuppgifter", "")
        assert person["protected"] is True


def test_no_endpoint_names_a_protected_person(client, cast, inside):
    Client.objects.filter(pk=inside.client.pk).update(protection_level=ProtectionLevel.FICTITIOUS)
    client.force_login(cast.caseworker, "accounts.backends.DemoAwareBackend")
    for resource in RESOURCES:
        text = client.get(f"/api/v1/{resource}/").content.decode()
        assert "Astrid" not in text, resource
        assert "Berg" not in text, resource
        assert NUMBERS[0] not in text, resource


WRITTEN = {
    "decisions": "reasons end_reason",
    "orders": "needs preconditions children_note end_reason goals returns",
    "plans": "wishes cooperation participation_how decline_reason think_of goals versions",
    "visits": "reason wished also_done",
    "day-notes": "text corrections objections",
    "follow-ups": "summary persons_words outcomes",
}


def test_what_somebody_has_written_stands_in_the_single_record_and_not_in_the_list(client, cast, inside):
    for resource, fields in WRITTEN.items():
        row = rows(client, cast.reviewer, f"{resource}/")[0]
        record = get(client, cast.reviewer, f"{resource}/{row['id']}/")
        assert set(fields.split()) <= record.keys() - row.keys()
        assert record.items() >= row.items()


def test_the_thread_can_be_followed_from_the_order_to_the_mark_and_the_outcome(client, cast, inside):
    reader = cast.caseworker
    order = get(client, reader, f"orders/{inside.order.pk}/")
    assert order["decision"] == str(inside.decision.pk)
    plan = get(client, reader, f"plans/{inside.plan.pk}/")
    (visit,) = [v for v in rows(client, reader, f"visits/?plan={plan['id']}") if v["marks"]]
    follow_up = get(client, reader, f"follow-ups/{inside.plan_follow_up.pk}/")
    (ordered_goal,), (goal,) = order["goals"], plan["goals"]
    (ordered,), (activity,) = ordered_goal["activities"], goal["activities"]
    assert plan["order"] == order["id"]
    assert goal["order_goal"] == ordered_goal["id"]
    assert activity["order_activity"] == ordered["id"]
    assert visit["marks"][0]["activity"] == activity["id"]
    assert follow_up["outcomes"][0]["goal"] == goal["id"]


def test_the_provider_sees_the_order_but_neither_the_decision_nor_its_id(client, cast, inside):
    for role in ("coordinator", "support_worker", "unit_manager"):
        user = getattr(cast, role)
        assert rows(client, user, "decisions/") == []
        assert get(client, user, f"orders/{inside.order.pk}/")["decision"] is None
        assert [row["kind"] for row in rows(client, user, "follow-ups/")] == ["plan"]


def test_the_provider_does_not_see_a_draft(client, cast, inside):
    assert len(rows(client, cast.caseworker, "orders/")) == 2
    assert [row["id"] for row in rows(client, cast.coordinator, "orders/")] == [str(inside.order.pk)]


def test_the_caseworker_reads_only_the_notes_that_were_passed_on(client, cast, inside):
    assert [row["id"] for row in rows(client, cast.caseworker, "day-notes/")] == [str(inside.passed_on.pk)]
    assert len(rows(client, cast.support_worker, "day-notes/")) == 2
    assert client.get(f"/api/v1/day-notes/{inside.day_note.pk}/").json()["text"].startswith("Vi öppnade")


def test_a_plan_gives_its_versions_with_the_persons_answer_and_never_the_drawn_name(client, cast, inside):
    plan = get(client, cast.caseworker, f"plans/{inside.plan.pk}/")
    (version,) = [found for found in plan["versions"] if found["answer"]]
    assert (version["answer"]["agreement"], version["answer"]["dated_back"]) == ("signed", False)
    assert version["content"]["goals"][0]["id"] == plan["goals"][0]["id"]
    assert plan["first_agreed_on"] == version["answer"]["answered_on"]
    assert "signature" not in str(plan)


def test_follow_ups_of_plan_and_decision_stand_in_one_list(client, cast, inside):
    found = {row["kind"]: row for row in rows(client, cast.caseworker, "follow-ups/")}
    assert found["plan"]["id"] == str(inside.plan_follow_up.pk)
    assert found["decision"]["held_together_with"] == found["plan"]["id"]
    assert found["decision"]["decision"] == str(inside.decision.pk)
    of_decision = get(client, cast.caseworker, f"follow-ups/{inside.decision_follow_up.pk}/")
    assert (of_decision["kind"], of_decision["outcomes"], of_decision["plan"]) == ("decision", None, None)


def test_flags_are_open_ones_unless_all_are_asked_for(client, cast, inside):
    assert len(rows(client, cast.caseworker, "flags/")) == 6
    Flag.objects.filter(pk=inside.flag.pk).update(
        closed_at=inside.flag.opened_at, closed_on=TODAY, closed_by_event="prov"
    )
    assert len(rows(client, cast.caseworker, "flags/")) == 5
    assert len(rows(client, cast.caseworker, "flags/?open=true")) == 5
    assert len(rows(client, cast.caseworker, "flags/?open=false")) == 6
    assert get(client, cast.caseworker, f"flags/{inside.flag.pk}/")["closed_by_event"] == "prov"


def test_reading_a_record_names_the_person_in_the_access_log_and_a_list_is_one_row(client, cast, inside):
    get(client, cast.reviewer, "visits/")
    get(client, cast.reviewer, f"visits/{inside.visit.pk}/")
    of_list, of_record = AccessLog.objects.order_by("id")
    assert (of_list.action, of_list.model, of_list.client_id) == ("list", "visit", None)
    assert (of_record.action, of_record.model) == ("read", "visit")
    assert (of_record.client_id, of_record.case_id) == (inside.client.pk, inside.case.pk)
    assert of_record.record_id == str(inside.visit.pk)


def test_what_is_refused_is_not_in_the_access_log(client, cast, inside):
    client.force_login(cast.other_caseworker, "accounts.backends.DemoAwareBackend")
    assert client.get(f"/api/v1/cases/{inside.case.pk}/").status_code == 404
    assert client.get("/api/v1/cases/?page_size=0").status_code == 400
    assert not AccessLog.objects.exists()


def pages(client, user, path):
    """The ids from the first page to the last, and those on the way back."""
    forth, back = [], []
    page = get(client, user, path)
    while True:
        forth += [row["id"] for row in page["results"]]
        if page["next"] is None:
            break
        page = client.get(page["next"]).json()
    while True:
        back = [row["id"] for row in page["results"]] + back
        if page["previous"] is None:
            return forth, back
        page = client.get(page["previous"]).json()


def test_follow_ups_of_both_kinds_are_paged_in_one_stable_order(client, cast, inside, time_machine):
    for day in range(1, 6):
        time_machine.move_to(f"2026-04-0{day}T10:00:00Z", tick=False)
        cast.follow_up(inside.plan)
        DecisionFollowUp(
            case=inside.case,
            municipality=inside.case.municipality,
            held_on=TODAY,
            imported=True,
        ).save()
    records = [*PlanFollowUp.objects.all(), *DecisionFollowUp.objects.all()]
    records.sort(key=lambda record: record.pk)
    records.sort(key=lambda record: record.recorded_at, reverse=True)
    forth, back = pages(client, cast.caseworker, "follow-ups/?page_size=5")
    assert forth == [str(record.pk) for record in records]
    assert back == forth


def test_many_rows_of_the_same_moment_are_each_shown_once(client, cast, inside):
    for hour in range(8):
        cast.visit(inside.plan, TODAY - timedelta(days=2 + hour))
    assert len(set(Visit.objects.values_list("recorded_at", flat=True))) == 1
    forth, _ = pages(client, cast.support_worker, "visits/?page_size=3")
    assert (len(forth), len(set(forth))) == (10, 10)


FILTERS = {
    "cases/?state=open": 1,
    "cases/?state=closed": 0,
    "cases/?target_area=socialpsykiatri": 1,
    "cases/?opened_from=2026-03-02&opened_to=2026-03-02": 1,
    "cases/?opened_to=2026-03-01": 0,
    "decisions/?outcome=approval": 1,
    "decisions/?running_on=2026-12-31": 1,
    "decisions/?running_on=2027-01-01": 0,
    "orders/?state=accepted": 1,
    "orders/?state=draft": 1,
    "orders/?received_from=2026-03-03": 0,
    "plans/?state=agreed": 1,
    "plans/?kind=contact": 0,
    "plans/?current_on=2026-03-02": 1,
    "plans/?current_on=2026-03-01": 0,
    "visits/?starts_from=2026-03-01&starts_to=2026-03-01": 1,
    "visits/?outcome=no_show": 0,
    "day-notes/?for_caseworker=true": 1,
    "day-notes/?for_caseworker=false": 1,
    "follow-ups/?kind=plan": 1,
    "follow-ups/?kind=decision": 1,
    "follow-ups/?held_from=2026-03-03": 0,
    "flags/?rule=decision_expired": 1,
    "flags/?due_to=2026-12-30": 4,
}


def test_filters_narrow_the_lists(client, cast, inside):
    assert {path: len(rows(client, cast.reviewer, path)) for path in FILTERS} == FILTERS


def test_every_list_can_be_narrowed_to_one_case(client, cast, inside):
    other = thread(cast, NUMBERS[1], reviewer=cast.reviewer)
    for resource in RESOURCES[1:]:
        both = rows(client, cast.reviewer, f"{resource}/")
        one = rows(client, cast.reviewer, f"{resource}/?case={other.case.pk}")
        assert {row["case"] for row in one} == {str(other.case.pk)}
        assert len(both) == 2 * len(one)


# The session, the user, the place of work, the log, the session again; and three savepoints.
AROUND = 11
QUERIES = {
    "cases/": 1,
    "decisions/": 1,
    "orders/": 1,
    "plans/": 1,
    "visits/": 2,
    "day-notes/": 1,
    "follow-ups/": 2,
    "flags/": 1,
}


def counts(client, paths):
    """How many queries each path takes, beside those around it."""
    taken = {}
    for path in paths:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/api/v1/{path}").status_code == 200
        taken[path] = len(queries) - AROUND
    return taken


def test_a_list_takes_as_many_queries_for_three_cases_as_for_one(client, cast, inside):
    client.force_login(cast.reviewer, "accounts.backends.DemoAwareBackend")
    assert counts(client, QUERIES) == QUERIES
    for number in NUMBERS[1:3]:
        thread(cast, number, reviewer=cast.reviewer)
    assert counts(client, QUERIES) == QUERIES


def test_a_record_takes_as_many_queries_with_three_goals_as_with_one(client, cast, inside):
    client.force_login(cast.reviewer, "accounts.backends.DemoAwareBackend")
    expected = {
        f"cases/{inside.case.pk}/": 1,
        f"decisions/{inside.decision.pk}/": 1,
        f"orders/{inside.order.pk}/": 4,
        f"plans/{inside.plan.pk}/": 6,
        f"visits/{inside.visit.pk}/": 3,
        f"day-notes/{inside.day_note.pk}/": 4,
        f"follow-ups/{inside.plan_follow_up.pk}/": 3,
        f"follow-ups/{inside.decision_follow_up.pk}/": 3,
        f"flags/{inside.flag.pk}/": 2,
    }
    assert counts(client, expected) == expected
    for _ in range(2):
        add_goal(inside)
    assert counts(client, expected) == expected


def add_goal(inside):
    part = {"municipality": inside.case.municipality}
    ordered = OrderGoal.objects.create(order=inside.order, life_area=LifeArea.MOBILITY, **part)
    OrderActivity.objects.create(goal=ordered, what="Åka buss", **part)
    goal = PlanGoal.objects.create(plan=inside.plan, goal="Åka buss", **part)
    activity = PlanActivity.objects.create(goal=goal, what="Åka buss", added_because="Prov", **part)
    ActivityMark.objects.create(visit=inside.visit, activity=activity, how_done=HowDone.ALONE, **part)
    GoalOutcome.objects.create(follow_up=inside.plan_follow_up, goal=goal, result=GoalResult.REACHED, **part)
    Correction.objects.create(
        note=inside.day_note, author=inside.visit.support_worker, text="Rätt", reason="Prov", **part
    )
    NoteObjection.objects.create(note=inside.day_note, words="Nej", stated_on=TODAY, **part)
