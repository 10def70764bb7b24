"""Case, decision, order, plan and follow-ups of the simulated year as rows of the database."""

from cases import models as case_models
from cases.rules import DecisionOutcome
from followup import models as followup_models
from orders import models as order_models
from orders.rules import GradedAspect, OrderState
from plans import models as plan_models
from plans.rules import PlanState

from .facts import Decision, Order, Year
from .loaded import EMPLOYED, Loaded, noon, save

AREAS = ("domestic_life", "self_care")
SIGNATURE = [[[100, 150], [400, 80]]]
REACHED = "Målen är nådda."


class Thread:
    def __init__(self, year: Year, to: Loaded):
        self.year, self.to = year, to
        self.decisions: dict[Decision, case_models.Decision] = {}

    def write(self) -> None:
        self._cases()
        self._decisions()
        self._orders()
        self._plans()

    # --- The authority's part -------------------------------------------------------------------------------------
    def _cases(self) -> None:
        clients = {
            person: case_models.Client(
                municipality=self.to.municipality,
                birth_year=person.birth_year,
                sex=person.sex,
                recorded_at=noon(EMPLOYED),
            )
            for person in self.year.persons
        }
        save(list(clients.values()))
        self.to.cases = {
            person: case_models.Case(
                municipality=self.to.municipality,
                client=client,
                unit=self.to.units[person.unit],
                caseworker=self.to.roles[person.unit],
                case_ref=f"S-{person.number:03}",
                target_area=person.area,
                opened_on=EMPLOYED,
                support_since=person.support_since,
                recorded_at=noon(EMPLOYED),
            )
            for person, client in clients.items()
        }
        save(list(self.to.cases.values()))

    def _decisions(self) -> None:
        town, extensions, follow_ups = self.to.municipality, [], []
        for decision in self.year.decisions:
            case = self.to.cases[decision.person]
            row = case_models.Decision(
                municipality=town,
                case=case,
                client=case.client,
                outcome=DecisionOutcome(decision.outcome),
                decided_on=decision.decided_on,
                decided_by=case.caseworker,
                legal_basis="4 kap. 1 § SoL",
                valid_from=decision.valid_from,
                valid_to=decision.valid_to,
                granted_hours=decision.hours,
                granted_per=decision.per,
                follow_up_on=decision.follow_up_on,
                ended_on=decision.ended_on,
                end_reason=REACHED if decision.ended_on else "",
                recorded_at=noon(decision.decided_on),
            )
            self.decisions[decision] = row
            extensions += [
                case_models.AdministrativeExtension(
                    municipality=town,
                    decision=row,
                    decided_on=extension.decided_on,
                    decided_by=case.caseworker,
                    extended_from=extension.extended_from,
                    extended_to=decision.valid_to,
                    reason="Ingen hann följa upp.",
                    recorded_at=noon(extension.decided_on),
                )
                for extension in decision.extensions
            ]
            follow_ups += [
                followup_models.DecisionFollowUp(
                    municipality=town,
                    case=case,
                    decision=row,
                    held_on=held_on,
                    held_by=case.caseworker,
                    conclusion="continue",
                    recorded_at=noon(held_on),
                )
                for held_on in decision.followed_on
            ]
        for rows in (list(self.decisions.values()), extensions, follow_ups):
            save(rows)
        self._appeals()

    def _appeals(self) -> None:
        appeals, judgments = [], []
        for appeal in self.year.appeals:
            row = case_models.Appeal(
                municipality=self.to.municipality,
                decision=self.decisions[appeal.decision],
                received_on=appeal.received_on,
                in_time=True,
                recorded_at=noon(appeal.received_on),
            )
            appeals.append(row)
            if appeal.judgment:
                judgments.append(
                    case_models.Judgment(
                        municipality=self.to.municipality,
                        appeal=row,
                        court="administrative",
                        judged_on=appeal.judged_on,
                        outcome=appeal.judgment,
                        recorded_at=noon(appeal.judged_on),
                    )
                )
        save(appeals)
        save(judgments)

    # --- The provider's part --------------------------------------------------------------------------------------
    def _orders(self) -> None:
        for order in self.year.orders:
            self.to.orders[order] = self._order(order)
        save(list(self.to.orders.values()))
        self.goals = {
            (order, number): order_models.OrderGoal(
                municipality=self.to.municipality,
                order=self.to.orders[order],
                position=number,
                life_area=area,
                personal_goal="Jag vill klara vardagen.",
                recorded_at=noon(order.sent_on),
            )
            for order in self.year.orders
            for number, area in enumerate(AREAS)
        }
        save(list(self.goals.values()))
        self.ordered = {
            order: order_models.OrderActivity(
                municipality=self.to.municipality,
                goal=self.goals[order, 0],
                what="Öppna post",
                recorded_at=noon(order.sent_on),
            )
            for order in self.year.orders
        }
        save(list(self.ordered.values()))
        save(
            [
                order_models.OrderGrade(
                    municipality=self.to.municipality,
                    order=self.to.orders[order],
                    number=1,
                    aspect=aspect,
                    grade=grade,
                    graded_by=self.to.users[order.worker],
                    recorded_at=noon(order.received_on),
                )
                for order in self.year.orders
                for aspect, grade in zip(GradedAspect, order.grades, strict=False)
            ]
        )

    def _order(self, order: Order) -> order_models.Order:
        return order_models.Order(
            municipality=self.to.municipality,
            case=self.to.cases[order.person],
            decision=self.decisions[order.decision],
            provider=self.to.providers[order.provider],
            state=OrderState.ENDED if order.ended_on else OrderState.ACCEPTED,
            hours=order.hours,
            hours_per=order.per,
            double_staffing=order.second is not None,
            clarity=order.clarity,
            sent_on=order.sent_on,
            sent_at=noon(order.sent_on),
            received_on=order.received_on,
            received_recorded_at=noon(order.received_on),
            start_on=order.starts_on,
            execution_started_on=order.started_on,
            execution_recorded_at=noon(order.started_on),
            key_worker=self.to.users[order.worker],
            ended_on=order.ended_on,
            end_reason=REACHED if order.ended_on else "",
            recorded_at=noon(order.sent_on),
        )

    def _plans(self) -> None:
        town, goals, activities = self.to.municipality, [], []
        with_plan = [order for order in self.year.orders if order.plan]
        for order in with_plan:
            row = self._plan(order)
            self.to.plans[order] = row
            own = [
                plan_models.PlanGoal(
                    municipality=town,
                    plan=row,
                    position=number,
                    order_goal=self.goals[order, number],
                    goal="Jag vill klara vardagen.",
                    recorded_at=row.recorded_at,
                )
                for number in range(len(AREAS))
            ]
            goals += own
            activity = plan_models.PlanActivity(
                municipality=town,
                goal=own[0],
                what="Öppna post",
                order_activity=self.ordered[order],
                recorded_at=row.recorded_at,
            )
            self.to.activities[order] = activity
            activities.append(activity)
        for rows in (list(self.to.plans.values()), goals, activities):
            save(rows)
        self._answers(with_plan)
        self._follow_ups(with_plan, goals)

    def _plan(self, order: Order) -> plan_models.Plan:
        plan = order.plan
        state = PlanState.AGREED if plan.agreed_on else PlanState.BEGUN
        return plan_models.Plan(
            municipality=self.to.municipality,
            case=self.to.cases[order.person],
            order=self.to.orders[order],
            state=PlanState.ENDED if plan.ended_on else state,
            begun_on=plan.begun_on,
            agreement=plan.agreement,
            agreed_on=plan.agreed_on,
            agreed_recorded_at=noon(plan.agreed_on) if plan.agreed_on else None,
            first_agreed_on=plan.agreed_on,
            participation=plan.took_part,
            follows_order=plan.follows_order,
            ended_on=plan.ended_on,
            end_reason=REACHED if plan.ended_on else "",
            recorded_at=noon(plan.begun_on),
        )

    def _answers(self, with_plan: list[Order]) -> None:
        """What the person was asked about, and the answer."""
        versions, answers = [], []
        for order in with_plan:
            if order.plan.agreed_on is None:
                continue
            worker, day = self.to.users[order.worker], noon(order.plan.agreed_on)
            row = self.to.plans[order]
            version = plan_models.PlanVersion(
                municipality=self.to.municipality,
                plan=row,
                number=1,
                kind=row.kind,
                content={},
                proposed_by=worker,
                recorded_at=day,
            )
            versions.append(version)
            is_oral = order.plan.agreement == "oral"
            answers.append(
                plan_models.PlanAnswer(
                    municipality=self.to.municipality,
                    version=version,
                    agreement=order.plan.agreement,
                    answered_on=order.plan.agreed_on,
                    told_to=worker if is_oral else None,
                    signature=None if is_oral else SIGNATURE,
                    recorded_by=worker,
                    recorded_at=day,
                )
            )
        save(versions)
        save(answers)

    def _follow_ups(self, with_plan: list[Order], goals: list) -> None:
        held, outcomes, steps = [], [], []
        of_plan = {goal.plan_id: [] for goal in goals}
        for goal in goals:
            of_plan[goal.plan_id].append(goal)
        for order in with_plan:
            plan = self.to.plans[order]
            for follow_up in order.plan.follow_ups:
                kept = {"municipality": self.to.municipality, "recorded_at": noon(follow_up.held_on)}
                row = followup_models.PlanFollowUp(
                    case=plan.case,
                    plan=plan,
                    held_on=follow_up.held_on,
                    held_by=self.to.users[order.worker],
                    conclusion=follow_up.conclusion,
                    **kept,
                )
                held.append(row)
                outcomes += [
                    followup_models.GoalOutcome(follow_up=row, goal=goal, result=result, **kept)
                    for goal, result in zip(of_plan[plan.pk], follow_up.results, strict=True)
                ]
                steps += [
                    followup_models.TaperStep(
                        plan_follow_up=row, number=number, from_on=from_on, hours_a_month=hours, **kept
                    )
                    for number, (from_on, hours) in enumerate(follow_up.steps, 1)
                ]
        for rows in (held, outcomes, steps):
            save(rows)
