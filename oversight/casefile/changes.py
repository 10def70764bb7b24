from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from accounts.models import User
from boendestod import dates
from cases.models import (
    AdministrativeExtension,
    Appeal,
    Application,
    Case,
    Child,
    ChoreAnswer,
    Client,
    Communication,
    Decision,
    Investigation,
    Judgment,
    NeedsAssessment,
    Notification,
    Objection,
    Statement,
)
from followup.models import DecisionFollowUp, PlanFollowUp
from orders.models import (
    Interruption,
    Offer,
    Order,
    OrderActivity,
    OrderGoal,
    OrderGrade,
    OrderMessage,
    OrderReturn,
)
from plans.models import (
    LatePlan,
    Plan,
    PlanActivity,
    PlanAudit,
    PlanCooperation,
    PlanGoal,
    PlanRemark,
    PlanReview,
    PlanWish,
    Proposal,
)


@dataclass(frozen=True)
class Change:
    at: datetime
    text: str
    by: str
    times: int


CHANGES = {
    "client.register": "registrerade personen",
    "client.change": "ändrade personens uppgifter",
    "case.open": "öppnade ärendet",
    "case.assign": "bytte handläggare",
    "case.close": "avslutade ärendet",
    "application.register": "registrerade ansökan",
    "application.edit": "ändrade ansökan",
    "application.acknowledge": "bekräftade ansökan",
    "application.tell_delay": "skrev in att personen fått veta att beslutet dröjer",
    "application.request_decision": "skrev in att personen begärt ett avgörande",
    "application.withdraw": "skrev in att ansökan togs tillbaka",
    "investigation.begin": "inledde utredningen",
    "investigation.edit": "skrev i utredningen",
    "investigation.need": "skrev om ett livsområde",
    "investigation.remove_need": "tog bort ett livsområde",
    "investigation.statement": "skrev en uppgift i utredningen",
    "investigation.remove_statement": "tog bort en uppgift i utredningen",
    "investigation.objection": "skrev in en invändning",
    "investigation.chores": "skrev om sysslorna i hemmet",
    "investigation.communicate": "skrev in vad personen fått ta del av",
    "investigation.close": "avslutade utredningen",
    "child.write": "skrev om ett barn",
    "decision.decide": "skrev beslutet",
    "decision.end": "avslutade beslutet",
    "decision.extend": "förlängde beslutet",
    "decision.notify": "skrev in underrättelsen",
    "appeal.register": "skrev i överklagandet",
    "order.draft": "började på beställningen",
    "order.edit": "ändrade beställningen",
    "order.remove": "tog bort en del av beställningen",
    "order.send": "skickade beställningen",
    "order.return": "återsände beställningen",
    "order.accept": "tog emot beställningen",
    "order.assign": "bytte stödperson",
    "order.end": "avslutade beställningen",
    "order.answer": "svarade på utförarens fråga",
    "order.drop": "lät en del av beställningen utgå",
    "order.amend": "ändrade beställningen medan stödet pågår",
    "order.accept_amendment": "godtog ändringen av beställningen",
    "order.withdraw_amendment": "tog tillbaka ändringen av beställningen",
    "order.write_message": "skrev ett meddelande",
    "order.read_message": "läste ett meddelande",
    "order.grade": "bedömde hur tydlig beställningen är",
    "order.start": "skrev in att stödet startat",
    "order.offer": "skrev in ett erbjudande",
    "order.offer_answer": "skrev in svaret på ett erbjudande",
    "order.interrupt": "skrev in ett avbrott",
    "order.resume": "skrev in att stödet återupptogs",
    "order.carry_on": "lät beställningen fortsätta under ett nytt beslut",
    "plan.begin": "påbörjade planen",
    "plan.edit": "ändrade planen",
    "plan.add": "lade till något i planen",
    "plan.drop": "tog bort något ur planen",
    "plan.change_kind": "bytte slag på planen",
    "plan.propose": "föreslog planen för personen",
    "plan.take_back": "tog tillbaka planen innan personen hade svarat",
    "plan.agree": "skrev in personens svar på planen",
    "plan.revise": "började på en ny version av planen",
    "plan.take_up": "tog in beställningens ändringar i planen",
    "plan.continue": "lät planen fortsätta under en ny beställning",
    "plan.arrive": "lämnade planen till handläggaren",
    "plan.read": "läste planen",
    "plan.review": "svarade på planen",
    "plan.audit": "bedömde planen",
    "plan.explain_late": "angav varför planen är sen",
    "plan.end": "avslutade planen",
    "proposal.make": "föreslog en ändring av beställningen",
    "proposal.withdraw": "tog tillbaka ett förslag",
    "proposal.accept": "godtog ett förslag",
    "proposal.decline": "avböjde ett förslag",
    "proposal.reopen": "öppnade ett förslag igen",
    "plan_follow_up.hold": "skrev in uppföljningen av planen",
    "decision_follow_up.hold": "skrev in uppföljningen av beslutet",
    "import": "läste in uppgifter från en fil",
}


def changes(case: Case) -> list[Change]:
    """Who has changed what kind of thing, newest first; the same on one day once, with how many times."""
    parts = [_change_columns(part) for part in _histories(case)]
    rows = list(parts[0].union(*parts[1:], all=True).order_by("-history_date"))
    users = User.objects.in_bulk({by for _, _, by in rows if by})
    same = groupby(rows, key=lambda row: (dates.day_of(row[0]), row[1], row[2]))
    return [_change(reason, users.get(by), list(group)) for (_, reason, by), group in same]


def _histories(case: Case) -> list:
    of_the_case = (Application, Investigation, Child, Decision, Order, Plan, PlanFollowUp, DecisionFollowUp)
    by_path = {
        "investigation__case": (NeedsAssessment, ChoreAnswer, Communication),
        "assessment__investigation__case": (Statement, Objection),
        "decision__case": (AdministrativeExtension, Notification, Appeal),
        "appeal__decision__case": (Judgment,),
        "order__case": (OrderGoal, OrderReturn, OrderMessage, OrderGrade, Offer, Interruption, LatePlan),
        "goal__order__case": (OrderActivity,),
        "plan__case": (PlanGoal, PlanWish, PlanCooperation, PlanReview, Proposal, PlanAudit),
        "goal__plan__case": (PlanActivity,),
        "review__plan__case": (PlanRemark,),
    }
    return [
        Case.history.filter(id=case.pk),
        Client.history.filter(id=case.client_id),
        *(model.history.filter(case_id=case.pk) for model in of_the_case),
        *(model.history.filter(**{path: case}) for path, models in by_path.items() for model in models),
    ]


def _change_columns(history):
    return history.order_by().values_list("history_date", "history_change_reason", "history_user_id")


def _change(reason: str, by: User | None, rows: list) -> Change:
    # A case that was read in has the document's checksum after the word.
    text = CHANGES.get((reason or "").partition(" ")[0], "ändrade uppgifter")
    return Change(rows[0][0], text, str(by or "Systemet"), len(rows))
