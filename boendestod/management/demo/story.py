"""Leads every person of the demo along the thread, by the same verbs as the pages."""

from datetime import timedelta
from decimal import Decimal
from itertools import chain, cycle

from accounts.rules import GoalScheme
from boendestod import dates
from cases import actions as case_actions
from cases.models import Case, Client
from cases.rules import DecisionOutcome, RefusalGround
from followup import actions as followup_actions
from followup.rules import Conclusion, GoalResult, HowDone, TookPart, VisitOutcome
from orders import actions as order_actions
from orders.models import Order
from orders.rules import Accepted, PreferredTime, ProviderChoice, Realistic, ReturnCategory
from oversight import actions as oversight_actions
from oversight import flags
from oversight.models import AuditDraw
from oversight.rules import FlagRule
from plans import actions as plan_actions
from plans.models import Plan

from . import incidents, leading, meetings, tablets
from .clock import at, moment, working_day
from .inquiry import Inquiry
from .people import Person, everyone, personnummer
from .planning import Planning
from .scheduling import Rota, come_back, this_week
from .staff import Staff
from .themes import THEMES, Theme

AREAS = {"socialpsykiatri": GoalScheme.DUR_SP, "funktionsnedsättning": GoalScheme.DUR_FN}
HOURS = (Decimal(8), Decimal(12), Decimal(16), Decimal(20), Decimal("10.5"))
QUESTIONS = (
    (ReturnCategory.SUPPORT_UNCLEAR, "Ska vi följa med till tandläkaren, eller bara förbereda mötet?"),
    (ReturnCategory.SCOPE, "Åtta timmar räcker inte till båda målen. Vilket är viktigast?"),
    (ReturnCategory.GOAL_UNCLEAR, "Vad menas med ett hem som fungerar? Vi vill fråga innan vi börjar."),
)
MARKS = (
    (HowDone.WITH_SUPPORT, HowDone.WITH_SUPPORT),
    (HowDone.ALONE, HowDone.WITH_SUPPORT),
    (HowDone.WITH_SUPPORT, HowDone.NOT_DONE),
    (HowDone.FOR_PERSON, HowDone.WITH_SUPPORT),
    (HowDone.ALONE, HowDone.ALONE),
)
RESULTS = (GoalResult.NEARER, GoalResult.UNCHANGED, GoalResult.REACHED, GoalResult.FURTHER_AWAY)
WEEKS_OF_VISITS, WEEKS_OF_MUCH = 5, 9
# By their place in the list: who gets more than is ordered, and who has not been home for weeks.
MUCH_TO, NOT_HOME = 5, 6
# Of every so many persons one visit is left that nobody has logged.
UNLOGGED_EVERY = 16
# Applications younger than this have come in and no more.
UNTOUCHED_DAYS = 5
BEGIN_WITHIN_DAYS = 14
NIGHTS = (40, 21, 10, 4, 0)
DRAWN = 3


def tell(staff: Staff) -> None:
    # Every other person has the worker whom one logs in as, who so has a plan of every sort.
    own = chain.from_iterable(("boendestodjare", name) for name in ("lena-lonn", "tage-tall", "rut-ronn"))
    places = {
        "own": cycle(staff[name] for name in own),
        "private": cycle(staff[name] for name in ("boendestodjare2", "vide-viden")),
    }
    rota = Rota()
    for number, (caseworker, person) in enumerate(everyone()):
        provider = "private" if caseworker == "handlaggare2" or number % 5 == 4 else "own"
        Story(staff, staff[caseworker], provider, person, number, places[provider], rota).live()
    this_week(staff)
    incidents.tell_of(staff)
    tablets.tell_of(staff)
    meetings.tell_of(staff)
    for days in NIGHTS:
        night = dates.today() - timedelta(days=days)
        with at(moment(night, 0, 30)) as day:
            flags.raise_flags(day)
    leading.tell_of(staff)
    _draw_for_audit(staff)


def _draw_for_audit(staff: Staff) -> None:
    drawn = Case.objects.filter(municipality=staff.municipality, plans__isnull=False).order_by("case_ref")
    for case in drawn.distinct()[:DRAWN]:
        AuditDraw.objects.create(
            municipality=staff.municipality,
            case=case,
            reviewer=staff["granskare"],
            drawn_on=dates.today(),
        )


class Story:
    def __init__(
        self, staff: Staff, caseworker, provider: str, person: Person, number: int, workers, rota: Rota
    ):
        self.caseworker = caseworker
        self.provider = staff.providers[provider]
        self.receiver = staff["samordnare" if provider == "own" else "enhetschef2"]
        self.workers = workers
        self.rota = rota
        self.person = person
        self.course = person.course
        self.number = number
        self.today = dates.today()
        self.area, self.scheme = list(AREAS.items())[number % 2]
        self.themes = self._themes()

    def _themes(self) -> list[Theme]:
        first = THEMES[self.number % len(THEMES)]
        second = THEMES[(self.number + 1) % len(THEMES)]
        return [first, second] if self.number % 3 else [first]

    def live(self) -> None:
        case = self.begin()
        decision = self.investigate_and_decide(case)
        order = self.order(case, decision)
        if order is None:
            return
        if self.course.late is not None:
            self.explain(order)
        if self.course.begun is not None:
            plan = self.plan(order)
            if self.course.agreed is not None:
                self.visits(plan)
                self.follow_up(plan, decision)
        if self.course.renewed:
            self.renew(order, decision)
        if self.course.ended is not None:
            self.end(order, decision)

    def begin(self) -> Case:
        with at(moment(working_day(self.course.opened), 8, 40)) as today:
            client = self._register(today)
            return case_actions.open_case(client, by=self.caseworker, today=today, target_area=self.area)

    def _register(self, today) -> Client:
        facts = dict(self.person.facts)
        if facts.pop("without_number", False):
            who = {"birth_year": int(self.person.born), "sex": self.person.sex}
        else:
            who = {
                "personnummer": personnummer(self.person.born, self.person.sex),
                "first_name": self.person.first_name,
                "last_name": self.person.last_name,
                "phone": f"070-174 06 {self.number + 5:02}",
                "address": f"Demogatan {self.number + 1}",
            }
        return case_actions.register_client(by=self.caseworker, today=today, **who, **facts)

    def investigate_and_decide(self, case: Case):
        course = self.course
        children = self.person.facts.get("minor_children", 0)
        inquiry = Inquiry(case, self.caseworker, self.themes, self.number, children)
        application = inquiry.apply(course.opened)
        if course.opened < UNTOUCHED_DAYS:
            return None
        investigation = inquiry.begin(application, course.opened - 3)
        if course.decided is None:
            return None
        investigation = inquiry.finish(investigation, course.decided)
        decision = self.decide(case, application, investigation)
        if course.decided > 0:
            inquiry.tell(decision, course.decided - 1)
        return decision

    def decide(self, case: Case, application, investigation):
        course = self.course
        basis = {"application": application, "investigation": investigation}
        with at(moment(working_day(course.decided), 9, 30)) as today:
            if course.refused:
                return case_actions.decide(
                    case,
                    by=self.caseworker,
                    today=today,
                    decided_on=today,
                    outcome=DecisionOutcome.REFUSAL,
                    reasons="Behovet är tillgodosett genom god man och hemtjänst.",
                    refusal_ground=RefusalGround.MET_OTHERWISE,
                    met_otherwise="Den gode mannen sköter ekonomin och hemtjänsten hjälper till i hemmet.",
                )
            return case_actions.decide(
                case,
                by=self.caseworker,
                today=today,
                decided_on=today,
                outcome=DecisionOutcome.APPROVAL,
                valid_from=today,
                valid_to=self._last_day(today),
                granted_hours=HOURS[self.number % len(HOURS)],
                reasons="Behovet kan inte tillgodoses på annat sätt.",
                summary="Du får boendestöd. En boendestödjare kommer hem till dig och ni gör en plan ihop.",
                follow_up_on=None if course.open_ended else dates.add_months(today, 11),
                **basis,
            )

    def _last_day(self, start):
        if self.course.open_ended:
            return None
        if self.course.expires is not None:
            return self.today + timedelta(days=self.course.expires)
        return dates.add_length(start, months=12, days=-1)

    def order(self, case: Case, decision) -> Order | None:
        course = self.course
        if course.drafted is None:
            return None
        with at(moment(working_day(course.drafted), 10, 15)) as today:
            order = self._draft(case, decision, today)
        if course.sent is None:
            return order
        with at(moment(working_day(course.sent), 11)) as today:
            order = order_actions.send(order, by=self.caseworker, today=today)
        if course.returned is not None:
            self._return(order)
        if course.received is not None:
            with at(moment(working_day(course.received), 13, 20)) as today:
                order = order_actions.accept(
                    order,
                    by=self.receiver,
                    today=today,
                    received_on=today,
                    key_worker=next(self.workers),
                    start_on=today + timedelta(days=7),
                )
        return order

    def _draft(self, case: Case, decision, today) -> Order:
        half_done = self.course.sent is None and self.number % 2
        order = order_actions.draft_order(
            case,
            by=self.caseworker,
            decision=decision,
            provider=self.provider,
            scheme=self.scheme,
            needs=" ".join(f"Personen {theme.need}." for theme in self.themes),
            preconditions="Ring på två gånger. Katten får inte komma ut.",
            children_note=self._children(),
            follow_up_form="möte hemma med boendestödjaren",
            follow_up_on=dates.add_months(today, 6),
            preferred_times=[PreferredTime.DAY] if self.number % 3 else list(PreferredTime),
            staff_wishes="" if self.number % 4 else "Helst samma två personer.",
            risks="" if self.number % 5 else "Lös matta i hallen.",
            double_staffing=self.number % 11 == 0,
            chosen_by=ProviderChoice.NON_CHOICE if self.number % 6 == 0 else ProviderChoice.PERSON,
            providers_informed_on=today,
        )
        needs = {need.life_area: need for need in decision.investigation.needs.all()}
        for theme in self.themes:
            goal = order_actions.save_goal(
                order,
                by=self.caseworker,
                need=needs[theme.life_area],
                life_area=theme.life_area,
                overall_goal=theme.overall,
                personal_goal="" if half_done else theme.personal,
                need_text=f"Personen {theme.need}.",
                measure=theme.indicator,
                accepted=Accepted.YES,
                realistic=Realistic.YES,
                reach_by=dates.add_months(today, 6),
            )
            for task in theme.tasks:
                self._ordered(goal, task)
        return order

    def _children(self) -> str:
        here = self.person.facts.get("minor_children")
        return "Barnen är hemma varannan vecka. Inga besök efter klockan 15 de veckorna." if here else ""

    def _ordered(self, goal, task) -> None:
        form = {GoalScheme.DUR_SP: "sub_goal", GoalScheme.DUR_FN: "support_form"}[self.scheme]
        order_actions.save_activity(
            goal,
            by=self.caseworker,
            what=task.what,
            why=task.why,
            scope=task.scope,
            **{form: getattr(task, form)},
        )

    def _return(self, order: Order) -> None:
        category, question = QUESTIONS[self.number % len(QUESTIONS)]
        with at(moment(working_day(self.course.returned), 14)):
            order_actions.return_with_question(order, by=self.receiver, category=category, question=question)

    def plan(self, order: Order) -> Plan:
        self.weekday, self.clock = self.rota.weekly(order.key_worker, self.number)
        about = (order, self.caseworker, self.course, self.themes, self.number, self._weekdays(), self.clock)
        plan = Planning(*about).live()
        if self.course.agreed is not None:
            with at(moment(working_day(self.course.agreed), 16)) as today:
                order_actions.start_support(order, by=order.key_worker, today=today, started_on=today)
        return plan

    def _weekdays(self) -> list[int]:
        return sorted({self.weekday, self.today.isoweekday()}) if self.comes_today else [self.weekday]

    @property
    def comes_today(self) -> bool:
        """To every third person with support somebody comes today too."""
        return self.number % 3 == 0 and self.course.agreed is not None and self.course.ended is None

    def _day_of_visit(self, week: int):
        """The weekday of the visits, so many weeks before the last day."""
        last = self.today - timedelta(days=self.course.ended or 0)
        back = (last.isoweekday() - self.weekday) % 7 or 7
        return last - timedelta(days=back + (week - 1) * 7)

    def explain(self, order: Order) -> None:
        """Some nights after the day has passed, and past a weekend, the provider says why."""
        with at(moment(working_day(self.course.received - BEGIN_WITHIN_DAYS - 4), 9)) as today:
            oversight_actions.explain_late(
                order,
                by=order.key_worker,
                today=today,
                rule=FlagRule.PLAN_NOT_BEGUN,
                reason=self.course.late,
                comment="Vi ringer igen på torsdag.",
            )

    def visits(self, plan: Plan) -> None:
        activities = [activity for goal in plan.goals.standing() for activity in goal.activities.all()]
        notes = cycle(note for theme in self.themes for note in theme.notes)
        told = WEEKS_OF_MUCH if self.gets_much else WEEKS_OF_VISITS
        weeks = min((self.course.agreed - (self.course.ended or 0)) // 7, told)
        planned = self._come_back(plan.order, self._day_of_visit(weeks))
        for week in range(weeks, 0, -1):
            if week != 2 or self.number % UNLOGGED_EVERY:
                visit = planned[self._day_of_visit(week)]
                self._visit(plan, visit, week, activities, next(notes))

    def _come_back(self, order: Order, first_on):
        along = next(self.workers) if order.double_staffing else None
        coming = {
            "order": order,
            "by": self.receiver,
            "along": along if along != order.key_worker else None,
        }
        planned = come_back(**coming, first_on=first_on, weekday=self.weekday, starts_at=self.clock)
        weekday = self.today.isoweekday()
        if self.comes_today and weekday != self.weekday:
            clock = self.rota.on(order.key_worker, weekday)
            come_back(**coming, first_on=self.today, weekday=weekday, starts_at=clock)
        return planned

    def _visit(self, plan: Plan, planned, week: int, activities, note: str) -> None:
        starts_at = planned.starts_at
        ends_at = planned.ends_at + timedelta(minutes=15 * (week % 3) - 15, hours=self.gets_much)
        kind = self._kind(week)
        late = timedelta(days=5) if (self.number + week) % 11 == 0 else timedelta(minutes=10)
        with at(ends_at + late):
            if kind == VisitOutcome.PERFORMED:
                marks = dict(zip(activities, cycle(MARKS[(self.number + week) % len(MARKS)]), strict=False))
                what = {
                    **({"note_later": True} if week == 1 and self.number % 8 == 4 else {"text": note}),
                    "marks": marks,
                    "took_part": TookPart.TOGETHER,
                    "for_caseworker": week == 2 and self.number % 4 == 0,
                }
            else:
                told_at = starts_at - timedelta(hours=2)
                what = {"reason": "Orkade inte i dag. Ny tid nästa vecka.", "told_at": told_at}
            followup_actions.log_visit(
                plan.order,
                by=plan.order.key_worker,
                planned=planned,
                second_worker=planned.second_worker,
                starts_at=starts_at,
                ends_at=ends_at,
                outcome=kind,
                **what,
            )

    @property
    def gets_much(self) -> bool:
        """One person gets more than is ordered, month after month."""
        return self.number == MUCH_TO

    def _kind(self, week: int) -> VisitOutcome:
        if self.number == NOT_HOME:
            return VisitOutcome.NO_SHOW
        if (self.number + week) % 7 == 3:
            return VisitOutcome.CANCELLED_BY_PERSON_LATE
        return VisitOutcome.NO_SHOW if (self.number + week) % 13 == 5 else VisitOutcome.PERFORMED

    def follow_up(self, plan: Plan, decision) -> None:
        held = None
        if self.course.followed is not None:
            held = self._follow_up_plan(plan)
        if self.course.decision_followed is not None:
            with at(moment(working_day(self.course.decision_followed), 14, 30)) as today:
                followup_actions.hold_decision_follow_up(
                    plan.case,
                    by=self.caseworker,
                    today=today,
                    held_on=today,
                    decision=decision,
                    plan_follow_up=held if held and held.held_on == today else None,
                    no_statement_because="Stödpersonen var med på mötet och berättade själv.",
                    summary="Stödet fungerar och behovet finns kvar.",
                    conclusion=Conclusion.CONTINUE,
                )

    def _follow_up_plan(self, plan: Plan):
        goals = list(plan.goals.standing())
        results = zip(goals, cycle(RESULTS[self.number % 4 :] + RESULTS), strict=False)
        with at(moment(working_day(self.course.followed), 14)) as today:
            return followup_actions.hold_plan_follow_up(
                plan,
                by=plan.order.key_worker,
                today=today,
                held_on=today,
                outcomes={goal: (result, "") for goal, result in results},
                states={goal: 1 + place % 3 for place, goal in enumerate(goals, self.number)},
                person_took_part=True,
                caseworker_took_part=self.number % 2 == 0,
                persons_words="Det går lättare nu, men jag vill inte sluta än." if self.number % 3 else "",
                persons_grade=3 + self.number % 3,
                workers_view="Personen gör mer själv på morgonen. Stödet behövs mest vid post och ekonomi.",
                conclusion=Conclusion.CONTINUE,
            )

    def renew(self, order: Order, decision) -> None:
        """The next decision gives the same, so the order and its plan go on; nobody has looked at the plan since."""
        starts_on = decision.valid_to + timedelta(days=1)
        with at(moment(starts_on, 9)) as today:
            following = case_actions.decide(
                order.case,
                by=self.caseworker,
                today=today,
                decided_on=today,
                outcome=DecisionOutcome.APPROVAL,
                valid_from=today,
                valid_to=dates.add_length(today, months=12, days=-1),
                granted_hours=decision.granted_hours,
                reasons="Behovet är detsamma som förut.",
                summary="Du får fortsätta med boendestöd på samma sätt som hittills.",
                follow_up_on=dates.add_months(today, 11),
            )
            order_actions.carry_on(order, by=self.caseworker, today=today, decision=following)

    def end(self, order: Order, decision) -> None:
        order.refresh_from_db()
        ending = {"by": self.caseworker, "reason": "Målen är nådda, personen klarar sig själv."}
        with at(moment(working_day(self.course.ended), 16)) as today:
            plan_actions.end_support(order, today=today, ended_on=today, version=order.version, **ending)
            case_actions.end_decision(
                decision, today=today, ended_on=today, version=decision.version, **ending
            )
