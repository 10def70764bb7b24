"""The fixed cast of the tests: one municipality with two units and two providers, and a case that can be led
along the thread step by step. Another municipality stands beside it with data that could leak."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property

from django.utils import timezone

from accounts.actions import create_municipality
from accounts.models import CommissioningUnit, Delegation, Membership, Municipality, Provider, Team, User
from accounts.rules import COMMISSIONING_ROLES, GoalScheme, Power, Role
from cases import actions as case_actions
from cases.models import Case, Client, Decision
from cases.rules import DecisionOutcome, HoursPer, LifeArea
from followup import actions as followup_actions
from followup.models import PlanFollowUp, Visit
from followup.rules import Conclusion, GoalResult, HowDone, VisitOutcome
from orders import actions as order_actions
from orders.models import Order
from orders.rules import Accepted, ProviderChoice, Realistic, SubGoal
from plans import actions as plan_actions
from plans.models import Plan, PlanActivity, PlanGoal
from plans.rules import Agreement, Participation, ParticipationWay

TODAY = date(2026, 3, 2)
# What a hand might draw in the field for the name.
SIGNATURE = [[[100, 150], [200, 60], [300, 220], [400, 80]], [[450, 150], [700, 140]]]
NUMBERS = ("199705162387", "199710182396", "200001022391", "200001032382")


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour, minute))


@dataclass
class Cast:
    """Who works where. `caseworker` and `support_worker` are inside the case's reach, their twins outside."""

    municipality: Municipality
    unit: CommissioningUnit
    other_unit: CommissioningUnit
    provider: Provider
    other_provider: Provider
    team: Team

    def user(self, username: str, role: Role, **place) -> User:
        user = User.objects.create_user(
            username, password="långt lösenord", first_name=username.capitalize(), last_name="Testsson"
        )
        Membership.objects.create(
            user=user, municipality=self.municipality, role=role, started_on=date(2020, 1, 1), **place
        )
        if role in COMMISSIONING_ROLES:
            self.delegate(user)
        return user

    def delegate(self, user: User, *powers: Power, valid_from=date(2020, 1, 1), valid_to=None) -> None:
        for power in powers or Power:
            Delegation.objects.create(
                municipality=self.municipality,
                user=user,
                power=power,
                valid_from=valid_from,
                valid_to=valid_to,
                source="punkt 4.2",
                recorded_by=user,
            )

    @cached_property
    def caseworker(self):
        return self.user("hanna", Role.CASEWORKER, unit=self.unit)

    @cached_property
    def section_leader(self):
        return self.user("sara", Role.SECTION_LEADER, unit=self.unit)

    @cached_property
    def other_caseworker(self):
        return self.user("harald", Role.CASEWORKER, unit=self.other_unit)

    @cached_property
    def coordinator(self):
        return self.user("sofia", Role.COORDINATOR, provider=self.provider)

    @cached_property
    def support_worker(self):
        return self.user("bo", Role.SUPPORT_WORKER, provider=self.provider, team=self.team)

    @cached_property
    def colleague(self):
        """A support worker of the same team who has not been given the case."""
        return self.user("berit", Role.SUPPORT_WORKER, provider=self.provider, team=self.team)

    @cached_property
    def other_support_worker(self):
        return self.user("björn", Role.SUPPORT_WORKER, provider=self.other_provider)

    @cached_property
    def other_coordinator(self):
        return self.user("sixten", Role.COORDINATOR, provider=self.other_provider)

    @cached_property
    def unit_manager(self):
        return self.user("elin", Role.UNIT_MANAGER, provider=self.provider)

    @cached_property
    def other_unit_manager(self):
        return self.user("erik", Role.UNIT_MANAGER, provider=self.other_provider)

    @cached_property
    def reviewer(self):
        return self.user("greta", Role.REVIEWER)

    @cached_property
    def system_admin(self):
        return self.user("syster", Role.SYSTEM_ADMIN)

    def client(self, number: str = NUMBERS[0], first_name: str = "Astrid", last_name: str = "Berg") -> Client:
        return case_actions.register_client(
            by=self.caseworker,
            today=TODAY,
            personnummer=number,
            first_name=first_name,
            last_name=last_name,
        )

    def case(self, client: Client | None = None) -> Case:
        return case_actions.open_case(
            client or self.client(), by=self.caseworker, today=TODAY, target_area="socialpsykiatri"
        )

    def decision(self, case: Case, *, valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31)) -> Decision:
        return case_actions.decide(
            case,
            by=self.caseworker,
            today=TODAY,
            decided_on=min(valid_from, TODAY),
            outcome=DecisionOutcome.APPROVAL,
            valid_from=valid_from,
            valid_to=valid_to,
            granted_hours=Decimal("16"),
            granted_per=HoursPer.MONTH,
        )

    def draft(self, case: Case | None = None) -> Order:
        """A draft order that holds all it must."""
        case = case or self.case()
        return self.draft_on(case, self.decision(case), by=self.caseworker)

    def draft_on(self, case: Case, decision: Decision, *, by: User) -> Order:
        order = order_actions.draft_order(
            case,
            by=by,
            decision=decision,
            provider=self.provider,
            scheme=GoalScheme.DUR_SP,
            needs="Astrid öppnar inte sin post och räkningar blir obetalda.",
            double_staffing=False,
            follow_up_form="möte med personen och boendestödjaren",
            follow_up_on=date(2026, 9, 1),
            chosen_by=ProviderChoice.PERSON,
            providers_informed_on=TODAY,
        )
        goal = order_actions.save_goal(
            order,
            by=by,
            life_area=LifeArea.DOMESTIC_LIFE,
            overall_goal="Sköta sin post",
            need_text="Astrid behöver stöd med att öppna sin post.",
            personal_goal="Jag öppnar min post varje vecka",
            measure="Ingen post är oöppnad på fredagen, fyra veckor i rad",
            reach_by=date(2026, 9, 1),
            accepted=Accepted.YES,
            realistic=Realistic.YES,
        )
        order_actions.save_activity(
            goal,
            by=by,
            what="Öppna post",
            why="Räkningar blir obetalda",
            sub_goal=SubGoal.WITH_SUPPORT,
            scope="en gång i veckan",
        )
        return order

    def sent(self, case: Case | None = None) -> Order:
        return order_actions.send(self.draft(case), by=self.caseworker, today=TODAY)

    def accepted(self, case: Case | None = None) -> Order:
        return order_actions.accept(
            self.sent(case),
            by=self.coordinator,
            today=TODAY,
            received_on=TODAY,
            key_worker=self.support_worker,
            start_on=TODAY,
        )

    def begun(self, case: Case | None = None) -> Plan:
        return plan_actions.begin(self.accepted(case), by=self.support_worker, today=TODAY, begun_on=TODAY)

    def written(self, case: Case | None = None) -> Plan:
        """A plan that holds all it must, not yet proposed."""
        return self.write(self.begun(case))

    def write(self, plan: Plan) -> Plan:
        for activity in PlanActivity.objects.filter(goal__plan=plan, how=""):
            plan_actions.edit_activity(
                activity,
                by=self.support_worker,
                version=activity.version,
                how="Vi öppnar tillsammans",
                when="måndagar",
                responsible=self.support_worker,
            )
        for goal in PlanGoal.objects.filter(plan=plan, indicator=""):
            plan_actions.edit_goal(
                goal, by=self.support_worker, version=goal.version, indicator="Ingen oöppnad post på fredagen"
            )
        return plan_actions.edit_plan(
            plan,
            by=self.support_worker,
            version=plan.version,
            participation=Participation.YES,
            participation_ways=[ParticipationWay.OWN_WORDS],
            follow_up_on=date(2026, 9, 1),
            follow_up_form="möte med personen",
        )

    def proposed(self, case: Case | None = None) -> Plan:
        return self.propose(self.written(case))

    def propose(self, plan: Plan) -> Plan:
        return plan_actions.propose(plan, by=self.support_worker, today=TODAY, version=plan.version)

    def agreed(self, case: Case | None = None) -> Plan:
        return self.agree(self.proposed(case))

    def agree(self, plan: Plan, **answer) -> Plan:
        said = {"agreed_on": TODAY, "agreement": Agreement.SIGNED, "signature": SIGNATURE}
        return plan_actions.agree(
            plan, by=self.support_worker, today=TODAY, version=plan.version, **(said | answer)
        )

    def visit(self, plan: Plan, day: date = TODAY - timedelta(days=1)) -> Visit:
        activity = PlanActivity.objects.filter(goal__plan=plan).first()
        return followup_actions.log_visit(
            plan.order,
            by=self.support_worker,
            starts_at=at(day, 9),
            ends_at=at(day, 10, 30),
            outcome=VisitOutcome.PERFORMED,
            text="Vi öppnade all post och lade räkningarna i en hög.",
            marks={activity: HowDone.WITH_SUPPORT},
        )

    def follow_up(self, plan: Plan, held_on: date = TODAY) -> PlanFollowUp:
        return followup_actions.hold_plan_follow_up(
            plan,
            by=self.support_worker,
            today=TODAY,
            held_on=held_on,
            outcomes=dict.fromkeys(plan.goals.all(), (GoalResult.NEARER, "")),
            conclusion=Conclusion.CONTINUE,
        )


def make_cast(name: str = "Provstad") -> Cast:
    municipality = create_municipality(name)
    provider = Provider.objects.create(municipality=municipality, name="Stödet", form="municipal")
    return Cast(
        municipality=municipality,
        unit=CommissioningUnit.objects.create(municipality=municipality, name="Norra"),
        other_unit=CommissioningUnit.objects.create(municipality=municipality, name="Södra"),
        provider=provider,
        other_provider=Provider.objects.create(municipality=municipality, name="Annat stöd", form="lov"),
        team=Team.objects.create(provider=provider, name="Teamet"),
    )
