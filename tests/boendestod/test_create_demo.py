from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F
from django.test import Client as Browser

from accounts.models import Device, Membership, Municipality, User
from accounts.rules import Role
from boendestod import dates
from boendestod.management.demo.people import everyone, personnummer
from boendestod.management.demo.staff import LOGINS
from boendestod.management.demo.systems import SECRET, SYSTEMS
from cases.models import Case, Client
from cases.rules import Sex, parse_personnummer
from followup.models import (
    DayNote,
    FollowUpMeeting,
    GoalOutcome,
    PlanFollowUp,
    StatementRequest,
    SyncConflict,
    SyncOperation,
    TaperStep,
    Visit,
)
from followup.rules import MeetingState
from orders.models import Order
from orders.rules import OrderState
from oversight.models import (
    AuditDraw,
    Budget,
    Conference,
    ConferenceItem,
    Flag,
    NationalReport,
    PaymentRule,
)
from oversight.rules import FlagRule
from plans.models import (
    LatePlan,
    Plan,
    PlanActivity,
    PlanAnswer,
    PlanAudit,
    PlanCooperation,
    PlanRemark,
    PlanReview,
    PlanVersion,
    PlanWish,
    Proposal,
)
from plans.rules import Agreement, PlanKind, PlanState, ProposalState, ReviewOutcome

pytestmark = pytest.mark.django_db


def create(*options: str) -> str:
    out = StringIO()
    call_command("create_demo", *options, stdout=out)
    return out.getvalue()


def test_the_demo_holds_every_role_and_every_station(settings):
    printed = create()
    for username, _ in LOGINS:
        assert username in printed
        assert Browser().login(username=username, password="demo")
    assert {role for _, role in LOGINS} == set(Role)
    assert Membership.objects.get(user__username="handlaggare").unit_id != (
        Membership.objects.get(user__username="handlaggare2").unit_id
    )
    assert set(Order.objects.values_list("state", flat=True)) == set(OrderState)
    _plans_of_every_sort()
    assert set(Flag.objects.open().values_list("rule", flat=True)) == set(FlagRule)
    assert Case.objects.filter(caseworker__username="handlaggare").count() >= 40
    assert Case.objects.filter(caseworker__username="handlaggare2").count() == 12
    assert AuditDraw.objects.filter(reviewer__username="granskare", round=None).count() == 3
    _follow_ups_on_their_way()
    _tablets_with_work()
    _led_and_controlled()
    assert Visit.objects.without_note().exists()
    _recorded_when_it_happened()
    assert "handlaggare" in create("--if-empty")
    with pytest.raises(CommandError, match="finns redan"):
        create()
    assert Municipality.objects.count() == 1
    _systems_that_call(200)
    settings.DEMO = False
    assert not Browser().login(username="handlaggare", password="demo")
    _systems_that_call(401)


def _systems_that_call(status: int):
    for client_id, _, _, usual in SYSTEMS:
        given = {"grant_type": "client_credentials", "client_id": client_id, "client_secret": SECRET}
        token = Browser().post("/oauth/token/", given).json()["access_token"]
        headers = {"authorization": f"Bearer {token}"}
        assert Browser(headers=headers).get(f"/api/v1/{usual.reads[0].split(':')[0]}s/").status_code == status


def _plans_of_every_sort():
    assert set(Plan.objects.values_list("state", flat=True)) == set(PlanState)
    assert set(Plan.objects.values_list("kind", flat=True)) == set(PlanKind)
    assert set(PlanAnswer.objects.values_list("agreement", flat=True)) == set(Agreement)
    answered = {ReviewOutcome.ACCEPTED, ReviewOutcome.RETURNED, ReviewOutcome.NOTED}
    assert set(PlanReview.objects.values_list("outcome", flat=True)) == {"", *answered}
    assert set(Proposal.objects.values_list("state", flat=True)) == set(ProposalState)
    assert PlanRemark.objects.exists()
    assert PlanAudit.objects.get().grades.exclude(grade=F("suggested")).exists()
    assert LatePlan.objects.count() == 2
    assert PlanVersion.objects.filter(number=2, answer__isnull=False).exists()
    assert [plan for plan in Plan.objects.all() if plan.is_dated_back]
    assert PlanWish.objects.exclude(done="").exists()
    assert PlanCooperation.objects.exists()
    today = PlanActivity.objects.filter(weekdays__contains=[dates.today().isoweekday()])
    assert today.filter(goal__plan__state=PlanState.AGREED).exists()


def _follow_ups_on_their_way():
    assert set(FollowUpMeeting.objects.values_list("state", flat=True)) == set(MeetingState)
    assert FollowUpMeeting.objects.exclude(not_held_reason="").count() == 3
    open_now = StatementRequest.objects.unanswered()
    assert open_now.filter(answer_by__lt=dates.today()).exists()
    assert open_now.filter(answer_by__gte=dates.today()).exists()
    assert StatementRequest.objects.filter(answered_at__isnull=False).exists()
    assert TaperStep.objects.count() == 2
    assert PlanFollowUp.objects.exclude(persons_grade=None).exists()
    assert GoalOutcome.objects.exclude(state_now=None).exists()


def _tablets_with_work():
    assert Device.objects.with_unsent().filter(unsent__gt=0, paired_at__isnull=False).count() == 2
    assert SyncConflict.objects.get().choice == ""
    assert SyncOperation.objects.to_handle().get().code == "order_out_of_reach"


def _led_and_controlled():
    flags = Flag.objects.open()
    assert flags.exclude(assigned_to=None).count() == 2
    assert flags.exclude(snoozed_until=None).count() == 1
    assert flags.exclude(escalated_on=None).exists()
    assert {rule.model for rule in PaymentRule.objects.all()} == {"ordered", "with_missed"}
    assert Budget.objects.count() == 2
    drawn = AuditDraw.objects.filter(round__isnull=False)
    assert drawn.filter(is_second=False).count() == drawn.filter(is_second=True).count()
    graded = drawn.exclude(graded_at=None)
    assert 0 < graded.filter(is_second=True).count() < graded.count() < drawn.count()
    assert Conference.objects.filter(closed_at=None).count() == Conference.objects.count() - 1 == 1
    tasks = ConferenceItem.objects.exclude(task="")
    assert [tasks.filter(task_done_at=None).count(), tasks.count()] == [1, 2]
    report = NationalReport.objects.get()
    assert report.checked_by is not None
    assert report.delivered_on is None


def _recorded_when_it_happened():
    """Only some notes are late, and nothing is recorded ahead of now."""
    late = [note for note in DayNote.objects.all() if note.days_late]
    assert 0 < len(late) < DayNote.objects.count() / 4
    assert not Case.objects.filter(recorded_at__gt=dates.now()).exists()
    for case in Case.objects.all():
        assert (
            case.opened_on
            == dates.day_of(case.recorded_at)
            == dates.day_of(case.history.earliest().history_date)
        )


def test_if_empty_leaves_a_system_in_use_alone():
    User.objects.create_user("någon")
    assert create("--if-empty") == ""
    assert not Client.objects.exists()


def test_the_demo_is_refused_where_the_setting_forbids_it(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=1"):
        create()
    assert not User.objects.exists()


def test_every_personnummer_is_of_the_test_series_and_once():
    numbers = [personnummer(p.born, p.sex) for _, p in everyone() if "without_number" not in p.facts]
    assert len(set(numbers)) == len(numbers)
    for number in numbers:
        known = parse_personnummer(number)
        assert number[8:11] == {Sex.WOMAN: "238", Sex.MAN: "239"}[known.sex]
