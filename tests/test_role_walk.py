"""Walks every address of the project as every role, on a case inside the role's reach and on one outside it.

The table says who opens what. A route that is not in the table fails."""

import re
import uuid
from copy import copy
from datetime import date
from functools import partial
from typing import NamedTuple

import pytest
from django.db import transaction
from django.urls import URLResolver, get_resolver, reverse

from accounts.models import (
    CommissioningUnit,
    DeadlineRule,
    Delegation,
    FormDraft,
    FormSubmission,
    Municipality,
)
from cases import actions as case_actions
from cases.models import Case, Client
from cases.urls import SECTIONS
from followup import actions as followup_actions
from followup.rules import VisitOutcome
from orders import actions as order_actions
from orders.models import OrderActivity
from oversight import flags
from oversight.models import AuditDraw, ImportJob, NonExecutionReport
from oversight.non_execution import report
from oversight.rules import Quarter
from plans import actions as plan_actions
from tests.cast import NUMBERS, TODAY, Cast, at
from tests.desk import amended, desk_records
from tests.plan_records import plan_records, written_records
from tests.test_tables import RECORDS, VISIBLE
from tests.walkers import (
    AUTHORITY,
    EVERYBODY,
    INSIDE,
    NOWHERE,
    PROVIDER,
    REVIEWER,
    TWINS,
    thread,
    twin,
    walkers,
)

CASEWORKERS = AUTHORITY | {"other_caseworker", "foreign_caseworker"}
SYSTEM_ADMIN = frozenset({"system_admin"})
LEADERS = frozenset({"section_leader", "unit_manager", "other_unit_manager"})
RECEIVERS = frozenset({"coordinator", "unit_manager"})
NOBODY = frozenset()
BOTH = AUTHORITY | PROVIDER

# Who sees each kind of record; the twins see the same kinds on their own side.
SEES = {
    "client": BOTH | REVIEWER,
    "new_case": AUTHORITY | REVIEWER,
    "case": BOTH | REVIEWER,
    "decision": AUTHORITY | REVIEWER,
    "draft": AUTHORITY | REVIEWER,
    "draft_goal": AUTHORITY | REVIEWER,
    "draft_activity": AUTHORITY | REVIEWER,
    "sent": AUTHORITY | RECEIVERS | REVIEWER,
    "accepted": BOTH | REVIEWER,
    "order": BOTH | REVIEWER,
    "application": AUTHORITY | REVIEWER,
    "investigation": AUTHORITY | REVIEWER,
    "need": AUTHORITY | REVIEWER,
    "statement": AUTHORITY | REVIEWER,
    "communication": AUTHORITY | REVIEWER,
    "child": AUTHORITY | REVIEWER,
    "notification": AUTHORITY | REVIEWER,
    "appeal": AUTHORITY | REVIEWER,
    "document": AUTHORITY | REVIEWER,
    "version": BOTH | REVIEWER,
    "amendment": AUTHORITY | REVIEWER,
    "message": BOTH | REVIEWER,
    "offer": BOTH | REVIEWER,
    "interruption": BOTH | REVIEWER,
    "plan": BOTH | REVIEWER,
    "begun": BOTH | REVIEWER,
    "begun_goal": BOTH | REVIEWER,
    "begun_activity": BOTH | REVIEWER,
    "added_goal": BOTH | REVIEWER,
    "added_activity": BOTH | REVIEWER,
    "wish": BOTH | REVIEWER,
    "cooperation": BOTH | REVIEWER,
    "proposed": BOTH | REVIEWER,
    "plan_version": BOTH | REVIEWER,
    "review": BOTH | REVIEWER,
    "proposal": BOTH | REVIEWER,
    "visit": BOTH | REVIEWER,
    "noteless": BOTH | REVIEWER,
    "day_note": PROVIDER | REVIEWER,
    "passed_on": BOTH | REVIEWER,
    "plan_follow_up": BOTH | REVIEWER,
    "decision_follow_up": AUTHORITY | REVIEWER,
    "flag": BOTH | REVIEWER,
    # Of the municipality, not of a case: the role is asked first, so who may not is told 403 and not 404.
    "import_job": EVERYBODY,
    "coming_length": EVERYBODY,
    "delegation": EVERYBODY,
    "unit": EVERYBODY,
}
OF_THE_MUNICIPALITY = ("import_job", "coming_length", "delegation", "unit")


class Reads(NamedTuple):
    """A page or endpoint that shows `record`, or a list, to those who see it or to `opens` among them."""

    record: str | None = None
    opens: frozenset = EVERYBODY


class Writes(NamedTuple):
    """A page with a form, for `opens`."""

    record: str | None
    opens: frozenset


PUBLIC = {"login", "logout", "handbook", "accessibility"}
ELSEWHERE = {"start": {"unit_manager", "other_unit_manager", "reviewer"}, "login": EVERYBODY}
ROUTES = {
    "start": Reads(),
    "login": Writes(None, EVERYBODY),
    "handbook": Reads(),
    "accessibility": Reads(),
    "case": Reads("case"),
    "search": Writes(None, EVERYBODY),
    "client": Reads("client"),
    "client_new": Writes(None, CASEWORKERS),
    "client_edit": Writes("client", AUTHORITY),
    "case_new": Writes("client", AUTHORITY),
    "case_assign": Writes("case", AUTHORITY),
    "decision": Reads("decision"),
    "decision_new": Writes("case", AUTHORITY),
    "decision_end": Writes("decision", AUTHORITY),
    "case_close": Writes("case", AUTHORITY),
    "application_start": Writes(None, CASEWORKERS),
    "application_new": Writes("case", AUTHORITY),
    "application": Reads("application"),
    "application_edit": Writes("application", AUTHORITY),
    "application_acknowledge": Writes("application", AUTHORITY),
    "application_delay": Writes("application", AUTHORITY),
    "application_request": Writes("application", AUTHORITY),
    "application_withdraw": Writes("application", AUTHORITY),
    "children": Reads("case", AUTHORITY | REVIEWER),
    "child_new": Writes("case", AUTHORITY),
    "child_edit": Writes("child", AUTHORITY),
    "investigation_new": Writes("new_case", AUTHORITY),
    "investigation": Reads("investigation"),
    **{f"investigation_{name}": Writes("investigation", AUTHORITY) for name in SECTIONS},
    "investigation_close": Writes("investigation", AUTHORITY),
    "need_new": Writes("investigation", AUTHORITY),
    "need_edit": Writes("need", AUTHORITY),
    "need_remove": Writes("need", AUTHORITY),
    "statement_new": Writes("need", AUTHORITY),
    "statement_edit": Writes("statement", AUTHORITY),
    "statement_remove": Writes("statement", AUTHORITY),
    "statement_objection_new": Writes("statement", AUTHORITY),
    "objection_new": Writes("need", AUTHORITY),
    "communication_new": Writes("investigation", AUTHORITY),
    "communication_edit": Writes("communication", AUTHORITY),
    "decision_next": Writes("case", AUTHORITY),
    "decision_extend": Writes("decision", AUTHORITY),
    "decision_document": Reads("document"),
    "decision_notify": Writes("decision", AUTHORITY),
    "notification_received": Writes("notification", AUTHORITY),
    "appeals": Reads(None, CASEWORKERS),
    "appeal_new": Writes("decision", AUTHORITY),
    "appeal_handle": Writes("appeal", AUTHORITY),
    "judgment_new": Writes("appeal", AUTHORITY),
    "units": Reads(None, SYSTEM_ADMIN),
    "unit_edit": Writes("unit", SYSTEM_ADMIN),
    "delegations": Writes(None, CASEWORKERS | SYSTEM_ADMIN | REVIEWER),
    "delegation_end": Writes("delegation", frozenset({"section_leader"}) | SYSTEM_ADMIN),
    "orders": Reads(),
    "order": Reads("order"),
    "order_version": Reads("version"),
    "order_preview": Reads("draft", AUTHORITY),
    "order_amend": Writes("accepted", AUTHORITY),
    "amendment_withdraw": Writes("amendment", AUTHORITY),
    "order_grade": Writes("accepted", RECEIVERS),
    "grades": Reads(None, CASEWORKERS),
    "order_messages": Reads(None, CASEWORKERS | RECEIVERS | {"other_coordinator", "other_unit_manager"}),
    "message_new": Writes("order", AUTHORITY | RECEIVERS),
    "message_read": Writes("message", AUTHORITY | RECEIVERS),
    "order_start": Writes("accepted", PROVIDER),
    "offer_new": Writes("accepted", PROVIDER),
    "offer_answer": Writes("offer", PROVIDER),
    "interruption_new": Writes("accepted", PROVIDER),
    "interruption_end": Writes("interruption", PROVIDER),
    "non_execution": Reads(None, frozenset({"section_leader"})),
    "non_execution_quarter": Writes(None, frozenset({"section_leader"})),
    "non_execution_csv": Reads(None, frozenset({"section_leader"})),
    "order_new": Writes("case", AUTHORITY),
    "order_edit": Writes("draft", AUTHORITY),
    "order_send": Writes("draft", AUTHORITY),
    "order_accept": Writes("sent", RECEIVERS),
    "order_return": Writes("sent", RECEIVERS),
    "order_assign": Writes("order", RECEIVERS),
    "order_end": Writes("order", AUTHORITY),
    "goal_new": Writes("draft", AUTHORITY),
    "goal_edit": Writes("draft_goal", AUTHORITY),
    "goal_move": Writes("draft_goal", AUTHORITY),
    "goal_remove": Writes("draft_goal", AUTHORITY),
    "activity_new": Writes("draft_goal", AUTHORITY),
    "activity_edit": Writes("draft_activity", AUTHORITY),
    "activity_move": Writes("draft_activity", AUTHORITY),
    "activity_remove": Writes("draft_activity", AUTHORITY),
    "order_carry_on": Writes("order", AUTHORITY),
    "plan": Reads("plan"),
    "plan_new": Writes("accepted", PROVIDER),
    "plan_continue": Writes("accepted", PROVIDER),
    "plan_edit": Writes("begun", PROVIDER),
    "plan_kind": Writes("begun", PROVIDER),
    "plan_take_up": Writes("begun", PROVIDER),
    "plan_goal_new": Writes("begun", PROVIDER),
    "plan_goal_edit": Writes("begun_goal", PROVIDER),
    "plan_goal_remove": Writes("added_goal", PROVIDER),
    "plan_activity_new": Writes("begun_goal", PROVIDER),
    "plan_activity_edit": Writes("begun_activity", PROVIDER),
    "plan_activity_remove": Writes("added_activity", PROVIDER),
    "plan_wish_new": Writes("begun", PROVIDER),
    "plan_wish_edit": Writes("wish", PROVIDER),
    "plan_wish_remove": Writes("wish", PROVIDER),
    "plan_cooperation_new": Writes("begun", PROVIDER),
    "plan_cooperation_edit": Writes("cooperation", PROVIDER),
    "plan_cooperation_remove": Writes("cooperation", PROVIDER),
    "plan_propose": Writes("begun", PROVIDER),
    "plan_take_back": Writes("proposed", PROVIDER),
    "plan_agree": Writes("proposed", PROVIDER),
    "plan_revise": Writes("plan", PROVIDER),
    "plan_end": Writes("plan", PROVIDER),
    "plan_versions": Reads("plan"),
    "plan_version": Reads("plan_version"),
    "plan_pdf": Reads("plan_version"),
    "plan_draft_pdf": Reads("begun"),
    "plan_easy": Reads("plan"),
    "plan_easy_pdf": Reads("plan"),
    "plan_inbox": Reads(None, CASEWORKERS),
    "plan_review": Writes("review", AUTHORITY),
    "proposal_accept": Writes("proposal", AUTHORITY),
    "proposal_decline": Writes("proposal", AUTHORITY),
    "plan_audit": Writes("plan_version", AUTHORITY | REVIEWER),
    "plan_audits": Reads(
        None, CASEWORKERS | REVIEWER | SYSTEM_ADMIN | frozenset({"unit_manager", "other_unit_manager"})
    ),
    "late_plan_new": Writes("accepted", PROVIDER),
    "todays_plan": Reads("order"),
    "visits": Reads(),
    "visit": Reads("visit"),
    "visit_new": Writes("order", PROVIDER),
    "visit_note": Writes("noteless", PROVIDER),
    "note_correct": Writes("day_note", PROVIDER),
    "plan_follow_up": Reads("plan_follow_up"),
    "plan_follow_up_new": Writes("plan", BOTH),
    "decision_follow_up": Reads("decision_follow_up"),
    "decision_follow_up_new": Writes("case", AUTHORITY),
    "cases": Reads(),
    "flags": Reads(),
    "overview": Reads(None, LEADERS),
    "imports": Writes(None, SYSTEM_ADMIN),
    "import": Reads("import_job", SYSTEM_ADMIN),
    "deadlines": Writes(None, SYSTEM_ADMIN),
    "deadline_remove": Writes("coming_length", SYSTEM_ADMIN),
    "access_log": Reads(None, SYSTEM_ADMIN),
    "audit": Writes(None, REVIEWER),
    "schema": Reads(),
    "api_docs": Reads(),
    "api:case-list": Reads(),
    "api:case-detail": Reads("case"),
    "api:decision-list": Reads(),
    "api:decision-detail": Reads("decision"),
    "api:order-list": Reads(),
    "api:order-detail": Reads("order"),
    "api:plan-list": Reads(),
    "api:plan-detail": Reads("plan"),
    "api:visit-list": Reads(),
    "api:visit-detail": Reads("visit"),
    "api:day-note-list": Reads(),
    "api:day-note-detail": Reads("day_note"),
    "api:follow-up-list": Reads(),
    "api:follow-up-detail": Reads("plan_follow_up"),
    "api:flag-list": Reads(),
    "api:flag-detail": Reads("flag"),
}
# Take POST only, or answer nothing at all: walked by tests of their own below.
NO_PAGES = {"decision_check", "logout", "save_draft", "api_unknown"}


# What stands in an address besides the record's id.
QUARTER = [2025, 4]
ADDRESSES = {
    "order_version": lambda version: [version.order_id, version.number],
    "non_execution_quarter": lambda _: QUARTER,
    "non_execution_csv": lambda _: QUARTER,
}


def address(route: str, record) -> list:
    if route in ADDRESSES:
        return ADDRESSES[route](record)
    return [record.pk] if record else []


def names(resolver, namespace=""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern, f"{pattern.namespace}:" if pattern.namespace else namespace)
        else:
            yield f"{namespace}{pattern.name}"


def test_every_route_stands_in_the_table():
    assert set(names(get_resolver())) == set(ROUTES) | NO_PAGES


def records(cast: Cast, number: str, municipality: Municipality, reviewer=None) -> dict:
    """A record of every kind, in a state where each page has something to do."""
    NonExecutionReport.objects.get_or_create(
        municipality=cast.municipality,
        unit=cast.unit,
        year=QUARTER[0],
        quarter=QUARTER[1],
        defaults={"content": report(cast.unit, Quarter(*QUARTER)), "frozen_by": cast.caseworker},
    )
    whole = thread(cast, number)
    case = partial(another_case, cast)
    draft, sent, accepted, begun = (
        cast.draft(case()),
        cast.sent(case()),
        cast.accepted(case()),
        cast.begun(case()),
    )
    new_case = case()
    of_plans = {
        "proposed": cast.proposed(case()),
        **written_records(cast, begun),
        **plan_records(cast, case()),
    }
    noteless = followup_actions.log_visit(
        begun.order,
        by=cast.support_worker,
        starts_at=at(TODAY, 8),
        ends_at=at(TODAY, 9),
        outcome=VisitOutcome.PERFORMED,
        note_later=True,
    )
    if reviewer is not None:
        for drawn in Case.objects.filter(unit=cast.unit):
            AuditDraw.objects.create(
                municipality=cast.municipality, case=drawn, reviewer=reviewer, drawn_on=TODAY
            )
    desk = desk_records(cast, whole.case, whole.decision, whole.order)
    return (
        vars(whole)
        | desk
        | of_plans
        | {
            "client": whole.client,
            "new_case": new_case,
            "amendment": amended(cast, whole.order),
            "draft": draft,
            "draft_goal": draft.goals.get(),
            "draft_activity": OrderActivity.objects.get(goal__order=draft),
            "sent": sent,
            "accepted": accepted,
            "begun": begun,
            "noteless": noteless,
            "import_job": ImportJob.objects.create(
                municipality=municipality, uploaded_by=cast.system_admin, file_name="fil.csv", content=b""
            ),
            "unit": CommissioningUnit.objects.filter(municipality=municipality).first(),
            "delegation": Delegation.objects.filter(municipality=municipality).first(),
            "coming_length": DeadlineRule.objects.create(
                municipality=municipality, key="plan_not_begun", days=10, valid_from=date(2027, 1, 1)
            ),
        }
    )


def another_case(cast: Cast) -> Case:
    client = case_actions.register_client(
        by=cast.caseworker, today=TODAY, birth_year=1990, sex="woman", last_name="Berg"
    )
    return cast.case(client)


class Walk:
    """One walker, the two sides, and what is expected of each step."""

    def __init__(self, name, user, client, sides):
        self.name, self.user, self.client, self.sides = name, user, client, sides
        self.client.raise_request_exception = True
        if user is not None:
            client.force_login(user, "accounts.backends.DemoAwareBackend")

    def steps(self):
        for route, page in ROUTES.items():
            for side, found in self.sides.items():
                if page.record is not None or side == "inside":
                    record = found[page.record] if page.record else None
                    yield route, page, side, reverse(route, args=address(route, record))

    def role(self, side: str) -> str | None:
        """As whom the walker is counted there: a twin outside stands where her original stands inside."""
        if side == "inside":
            return self.name
        return self.name.removeprefix("other_") if self.name in TWINS else None

    def expected(self, route, page, side) -> int:
        is_api = route == "schema" or route.startswith("api:")
        if self.user is None:
            return 200 if route in PUBLIC else 403 if is_api else 302
        role = self.role(side) if page.record else self.name
        if page.record in OF_THE_MUNICIPALITY:
            return 403 if self.name not in page.opens else 200 if side == "inside" else 404
        if page.record and role not in SEES[page.record]:
            return 404
        if role not in page.opens:
            return 403
        return 302 if self.name in ELSEWHERE.get(route, ()) else 200

    def out_of_reach(self) -> set[str]:
        return {
            str(pk)
            for model in VISIBLE
            for pk in model.objects.exclude(
                pk__in=model.objects.visible_to(self.user).values("pk")
            ).values_list("pk", flat=True)
            if isinstance(pk, uuid.UUID)
        }


@pytest.fixture
def users(cast):
    return walkers(cast)


@pytest.fixture
def sides(cast, users):
    elsewhere = users["foreign_caseworker"].membership.municipality
    outside = records(twin(cast), NUMBERS[1], elsewhere)
    Client.objects.update(last_name="Utanför")
    return {"inside": records(cast, NUMBERS[0], cast.municipality, cast.reviewer), "outside": outside}


@pytest.fixture(params=[INSIDE, TWINS, (*NOWHERE, None)], ids=["inside", "twins", "nowhere"])
def walks(request, users, sides, client):
    """One walk after another, as whoever the group holds; None is a stranger."""

    def start():
        for name in request.param:
            client.logout()
            yield Walk(name, users.get(name), client, sides)

    return start


UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def test_each_role_opens_what_the_table_says_and_no_page_speaks_of_what_is_out_of_reach(walks):
    for walk in walks():
        hidden = walk.out_of_reach() if walk.user else set()
        wrong = {}
        for route, page, side, url in walk.steps():
            answer = walk.client.get(url)
            if answer.status_code != walk.expected(route, page, side):
                wrong[route, side] = (answer.status_code, walk.expected(route, page, side))
            if answer.status_code == 200:
                text = answer.content.decode(errors="ignore")
                shown = set(UUID.findall(text)) & hidden
                name = "Utanför" if walk.name in INSIDE else "Berg" if walk.name in TWINS else None
                assert not shown, (walk.name, url, shown)
                assert name is None or name not in text, (walk.name, url)
        assert not wrong, walk.name


def state() -> dict:
    """All that a form could have changed."""
    versions = {model: set(model.objects.values_list("pk", "version")) for model in RECORDS}
    others = (AuditDraw, DeadlineRule, FormDraft, FormSubmission, ImportJob)
    return versions | {model: set(model.objects.values_list("pk")) for model in others}


def test_an_empty_form_harms_nothing_and_where_one_may_not_nothing_changes(walks):
    for walk in walks():
        before, wrong = state(), {}
        for route, page, side, url in walk.steps():
            expected = walk.expected(route, page, side)
            if isinstance(page, Reads):
                expected = 405 if walk.user or route in PUBLIC else expected
            with transaction.atomic():
                answer = walk.client.post(url)
                may = expected == 200 or (walk.user and expected == 302)
                if may:
                    transaction.set_rollback(True)
            if answer.status_code not in ((200, 302) if may else (expected,)):
                wrong[route, side] = (answer.status_code, expected)
        assert not wrong, walk.name
        assert state() == before, walk.name


def test_of_two_providers_with_the_same_person_each_sees_only_its_own(cast, users, client):
    """The first provider may still look for a while after its order has ended; the next is already at work."""
    first = vars(thread(cast))
    plan_actions.end_support(
        first["order"],
        by=cast.caseworker,
        today=TODAY,
        ended_on=TODAY,
        reason="Byter utförare",
        version=first["order"].version,
    )
    second = next_provider(twin(cast), first["case"], by=cast.caseworker)
    flags.raise_flags(date(2027, 1, 1))
    found = dict.fromkeys(PROVIDER, first) | {f"other_{name}": second for name in PROVIDER}
    for name, records in found.items():
        walk = Walk(name, users[name], client, {"inside": records | {"client": first["case"].client}})
        hidden = walk.out_of_reach()
        for route in (
            "start",
            "cases",
            "orders",
            "visits",
            "flags",
            "case",
            "client",
            "order",
            "plan",
            "visit",
        ):
            page = ROUTES[route]
            args = [walk.sides["inside"][page.record].pk] if page.record else []
            answer = client.get(reverse(route, args=args), follow=True)
            assert answer.status_code == 200, (name, route)
            assert not set(UUID.findall(answer.content.decode())) & hidden, (name, route)
        for resource in ("cases", "orders", "plans", "visits", "day-notes", "follow-ups", "flags"):
            text = client.get(f"/api/v1/{resource}/").content.decode()
            assert not set(UUID.findall(text)) & hidden, (name, resource)


def next_provider(other: Cast, case: Case, *, by) -> dict:
    order = other.draft_on(case, case.decisions.get(), by=by)
    order_actions.send(order, by=by, today=TODAY)
    order = order_actions.accept(
        order,
        by=other.coordinator,
        today=TODAY,
        received_on=TODAY,
        key_worker=other.support_worker,
        start_on=TODAY,
    )
    plan = plan_actions.begin(order, by=other.support_worker, today=TODAY, begun_on=TODAY)
    return {"case": case, "order": order, "plan": plan, "visit": other.visit(plan)}


def test_a_record_that_does_not_exist_is_not_found(users, sides, client):
    for route, page in ROUTES.items():
        if page.record:
            opener = min((page.opens & SEES[page.record]) - set(TWINS) - set(NOWHERE) or page.opens)
            client.force_login(users[opener], "accounts.backends.DemoAwareBackend")
            record = copy(sides["inside"][page.record])
            record.pk = 2_000_000_000 if isinstance(record.pk, int) else uuid.uuid4()
            if route == "order_version":
                record.order_id = uuid.uuid4()
            assert client.get(reverse(route, args=address(route, record))).status_code == 404, route


def test_what_answers_no_get(users, client):
    for user in users.values():
        client.force_login(user, "accounts.backends.DemoAwareBackend")
        assert client.get(reverse("save_draft")).status_code == 405
        assert client.post(reverse("save_draft")).status_code == 400
        assert client.get(reverse("api_unknown")).status_code == 404
        assert client.get(reverse("logout")).status_code == 405
        assert client.post(reverse("logout"))["Location"] == reverse("login")
        assert client.get(reverse("start")).status_code == 302
        assert client.post(reverse("save_draft")).status_code == 302
