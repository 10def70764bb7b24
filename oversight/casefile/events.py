from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.db.models import OuterRef, Subquery, TextChoices
from django.urls import reverse

from accounts.rules import PROVIDER_ROLES
from boendestod import dates
from boendestod.templatetags.sv import datum
from cases.models import (
    AdministrativeExtension,
    Appeal,
    Application,
    Case,
    Communication,
    Decision,
    Notification,
)
from cases.rules import DecisionOutcome
from followup.models import (
    DayNote,
    DecisionFollowUp,
    Deviation,
    FollowUpMeeting,
    PlanFollowUp,
    StatementRequest,
    Visit,
)
from followup.rules import MeetingState
from orders.models import (
    Interruption,
    Offer,
    Order,
    OrderMessage,
    OrderReturn,
    OrderVersion,
)
from plans.models import LatePlan, Plan, PlanReview, PlanVersion, Proposal
from plans.rules import Agreement, PlanKind, ProposalState, ReviewOutcome

from ..models import ConferenceItem
from ..rules import FlagRule


class EventKind(TextChoices):
    INQUIRY = "utredning", "Ansökan och utredning"
    DECISION = "beslut", "Ärende och beslut"
    ORDER = "bestallning", "Beställning"
    PLAN = "plan", "Plan"
    VISIT = "besok", "Besök"
    FOLLOW_UP = "uppfoljning", "Uppföljning"
    CONFERENCE = "konferens", "Ärendekonferens"


@dataclass(frozen=True)
class Event:
    at: date | datetime
    kind: EventKind
    text: str
    detail: str = ""
    url: str = ""
    late: int = 0

    @property
    def order(self) -> tuple:
        """Sort key: by day, and on one day those without a time of day last."""
        day = dates.day_of(self.at) if isinstance(self.at, datetime) else self.at
        return day, self.at.timestamp() if isinstance(self.at, datetime) else 0


def events(case: Case, user) -> list[Event]:
    """Everything that has happened and that the user may see, newest first."""
    found = [] if user.role in PROVIDER_ROLES else _desk_events(case, user)
    found += _order_events(case, user)
    found += _plan_events(case, user)
    found += _visit_events(case, user)
    found += _follow_up_events(case, user)
    found += _meeting_events(case, user) + _statement_events(case, user) + _conference_events(case, user)
    # Turned afterwards: what has the same day is found in the order of the chain, and the latest stands on top.
    return sorted(found, key=lambda event: event.order)[::-1]


def kinds(user) -> list[tuple[str, str]]:
    """What the events can be filtered by: a provider sees nothing of the investigation."""
    hidden = {EventKind.INQUIRY, EventKind.DECISION} if user.role in PROVIDER_ROLES else set()
    return [(kind.value, kind.label) for kind in EventKind if kind not in hidden]


def _dated(
    at: date | None, kind: EventKind, text: str, detail: str = "", url: str = "", late: int = 0
) -> list[Event]:
    """The event, when its day is known."""
    return [Event(at, kind, text, detail, url, late)] if at else []


# --- At the authority's desk ----------------------------------------------------------------------------------


def _desk_events(case: Case, user) -> list[Event]:
    found = []
    for application in case.thread_applications:
        found += _application_events(application)
    found += _investigation_events(case, user)
    found.append(Event(case.opened_on, EventKind.DECISION, "Ärendet öppnades"))
    for decision in case.thread_decisions:
        found += _decision_events(decision)
    return found + _appeal_events(case, user) + _closing_events(case)


def _closing_events(case: Case) -> list[Event]:
    return _dated(case.closed_on, EventKind.DECISION, "Ärendet avslutades", case.close_reason)


def _application_events(application: Application) -> list[Event]:
    told = partial(_dated, kind=EventKind.INQUIRY, url=reverse("application", args=[application.pk]))
    who = f"Från {application.get_applicant_display()}"
    return [
        *told(application.received_on, text="Ansökan kom in", detail=who, late=application.days_late),
        *told(application.acknowledged_on, text="Ansökan bekräftades"),
        *told(application.delay_told_on, text="Personen fick veta att beslutet dröjer"),
        *told(application.decision_requested_on, text="Personen begärde att ansökan avgörs"),
        *told(application.withdrawn_on, text="Ansökan togs tillbaka", detail=application.withdrawn_reason),
    ]


def _investigation_events(case: Case, user) -> list[Event]:
    found = []
    for investigation in case.thread_investigations:
        url = reverse("investigation", args=[investigation.pk])
        found += _dated(investigation.opened_on, EventKind.INQUIRY, "Utredningen inleddes", "", url)
        found += _dated(investigation.closed_on, EventKind.INQUIRY, "Utredningen avslutades", "", url)
    for shown in Communication.objects.visible_to(user).filter(investigation__case=case):
        url = reverse("investigation", args=[shown.investigation_id])
        by = f"Svar senast {datum(shown.answer_by)}"
        found += _dated(
            shown.communicated_on, EventKind.INQUIRY, "Personen fick ta del av utredningen", by, url
        )
        found += _dated(
            shown.answered_on, EventKind.INQUIRY, "Personen svarade på utredningen", shown.answer, url
        )
    return found


OUTCOMES = {
    DecisionOutcome.APPROVAL: "Boendestöd beviljades",
    DecisionOutcome.PARTIAL: "Boendestöd beviljades delvis",
    DecisionOutcome.REFUSAL: "Ansökan avslogs",
    DecisionOutcome.ENDED: "Beslut om att stödet upphör",
}


def _decision_events(decision: Decision) -> list[Event]:
    told = partial(_dated, kind=EventKind.DECISION, url=reverse("decision", args=[decision.pk]))
    return [
        *told(decision.decided_on, text=OUTCOMES[decision.outcome], late=decision.days_late),
        *told(decision.ended_on, text="Beslutet upphörde", detail=decision.end_reason),
    ]


def _appeal_events(case: Case, user) -> list[Event]:
    of_case = {"decision__case": case}
    found = []
    for extension in AdministrativeExtension.objects.visible_to(user).filter(**of_case):
        told = f"Till och med {datum(extension.extended_to)}: {extension.reason}"
        found.append(
            _of_decision(extension, extension.decided_on, "Beslutet förlängdes utan uppföljning", told)
        )
    for notice in Notification.objects.visible_to(user).filter(**of_case):
        found.append(_of_decision(notice, notice.sent_on, "Personen underrättades", notice.get_how_display()))
        if notice.received_on:
            found.append(_of_decision(notice, notice.received_on, "Personen fick beslutet"))
    for appeal in Appeal.objects.visible_to(user).filter(**of_case).prefetch_related("judgments"):
        found.append(_of_decision(appeal, appeal.received_on, "Överklagandet kom in"))
        if appeal.forwarded_on:
            found.append(_of_decision(appeal, appeal.forwarded_on, "Överklagandet skickades till domstolen"))
        for judgment in appeal.judgments.all():
            outcome = f"{judgment.get_court_display()}: {judgment.get_outcome_display()}"
            found.append(_of_decision(appeal, judgment.judged_on, "Domstolen dömde", outcome))
    return found


def _of_decision(part, on: date, text: str, detail: str = "") -> Event:
    return Event(on, EventKind.DECISION, text, detail, reverse("decision", args=[part.decision_id]))


# --- Between caseworker and provider --------------------------------------------------------------------------


def _order_events(case: Case, user) -> list[Event]:
    versions = list(_versions(case, user))
    numbered = {version.order_id for version in versions}
    found = _version_events(case, versions)
    for order in case.thread_orders:
        # One from another system has no version.
        found += [] if order.pk in numbered else _sending_events(order)
        found += _amendment_events(order) if order.amends_id else _one_orders_events(order)
    of_case = {"order__case": case}
    for returned in OrderReturn.objects.visible_to(user).filter(**of_case):
        found += _question_events(returned)
    for message in OrderMessage.objects.visible_to(user).filter(**of_case):
        told = f"Meddelande från {message.get_side_display()}"
        found.append(_of_order(message, message.recorded_at, told, message.text))
    for offer in Offer.objects.visible_to(user).filter(**of_case):
        found += _offer_events(offer)
    for stop in Interruption.objects.visible_to(user).filter(**of_case):
        found.append(_of_order(stop, stop.started_on, "Avbrott i stödet", stop.reason))
        if stop.resumed_on:
            found.append(_of_order(stop, stop.resumed_on, "Stödet återupptogs"))
    return found


def _of_order(part, at: date | datetime, text: str, detail: str = "") -> Event:
    return Event(at, EventKind.ORDER, text, detail, reverse("order", args=[part.order_id]))


def _one_orders_events(order: Order) -> list[Event]:
    told = partial(_dated, kind=EventKind.ORDER, url=reverse("order", args=[order.pk]))
    found = []
    if order.received_on:
        late = dates.days_after(order.received_on, order.received_recorded_at or order.recorded_at)
        worker = f"Stödperson {order.key_worker}" if order.key_worker else ""
        found += told(order.received_on, text="Beställningen togs emot", detail=worker, late=late)
    return [
        *found,
        *told(order.execution_started_on, text="Stödet startade", late=order.execution_late),
        *told(order.ended_on, text="Beställningen avslutades", detail=order.end_reason),
    ]


def _sending_events(order: Order) -> list[Event]:
    url = reverse("order", args=[order.pk])
    return _dated(order.sent_on, EventKind.ORDER, "Beställningen skickades", _to(order), url)


def _to(sent: Order | OrderVersion) -> str:
    return f"Till {sent.provider}"


def _amendment_events(order: Order) -> list[Event]:
    text = "Ändringen av beställningen infördes" if order.received_on else "Ändringen togs tillbaka"
    detail = "" if order.received_on else order.end_reason
    return _dated(order.ended_on, EventKind.ORDER, text, detail, reverse("order", args=[order.amends_id]))


def _versions(case: Case, user):
    versions = OrderVersion.objects.visible_to(user).filter(order__case=case)
    told = versions.only("order_id", "number", "recorded_at", "provider__name")
    return told.select_related("provider").order_by("recorded_at")


def _version_events(case: Case, versions: list[OrderVersion]) -> list[Event]:
    """Each sending. The version that an accepted amendment gives the running order was not sent to anybody."""
    orders = {order.pk: order for order in case.thread_orders}
    found = []
    for version in versions:
        order = orders[version.order_id]
        taken_on = order.received_recorded_at
        if taken_on is None or version.recorded_at <= taken_on:
            what = "En ändring av beställningen" if order.amends_id else "Beställningen"
            again = f" igen, version {version.number}" if version.number > 1 else ""
            at = dates.day_of(version.recorded_at)
            found.append(_of_order(version, at, f"{what} skickades{again}", _to(version)))
    return found


def _question_events(returned: OrderReturn) -> list[Event]:
    asked = _of_order(returned, returned.recorded_at, "Beställningen återsändes", returned.question)
    if returned.answered_at is None:
        return [asked]
    return [asked, _of_order(returned, returned.answered_at, "Frågan besvarades", returned.answer)]


def _offer_events(offer: Offer) -> list[Event]:
    made = _of_order(offer, offer.offered_on, "Personen erbjöds stöd", offer.what)
    if offer.accepted is None:
        return [made]
    text = "Personen tackade ja" if offer.accepted else "Personen tackade nej"
    return [made, _of_order(offer, offer.answered_on, text, offer.reason)]


# --- At the provider ------------------------------------------------------------------------------------------


def _plan_events(case: Case, user) -> list[Event]:
    versions = list(_plan_versions(case, user))
    numbered = {version.plan_id for version in versions}
    found = []
    for plan in case.thread_plans:
        told = partial(_dated, kind=EventKind.PLAN, url=reverse("plan", args=[plan.pk]))
        found += told(plan.begun_on, text=BEGUN_PLANS[plan.kind], late=plan.begun_late)
        found += [] if plan.pk in numbered else _answer_elsewhere(plan)
        found += told(plan.ended_on, text="Planen avslutades", detail=plan.end_reason)
    for version in versions:
        found += _plan_version_events(version)
    for review in PlanReview.objects.visible_to(user).filter(plan__case=case).select_related("plan_version"):
        found += _review_events(review)
    proposals = Proposal.objects.visible_to(user).filter(plan__case=case)
    for proposal in proposals.select_related("goal", "activity"):
        found += _proposal_events(proposal)
    for late in LatePlan.objects.visible_to(user).filter(order__case=case):
        found.append(_lateness(late))
    return found


BEGUN_PLANS = {
    PlanKind.ORDINARY: "Planen påbörjades",
    PlanKind.MAPPING: "Kartläggningen påbörjades",
    PlanKind.CONTACT: "Kontaktplanen påbörjades",
}
ANSWERS = {
    Agreement.SIGNED: "Personen skrev under planen",
    Agreement.ORAL: "Personen sade ja till planen",
    Agreement.DECLINED: "Personen sade nej till planen",
}
REVIEWED = {
    ReviewOutcome.ACCEPTED: "Handläggaren godtog planen",
    ReviewOutcome.RETURNED: "Handläggaren återsände planen",
    ReviewOutcome.NOTED: "Handläggaren läste planen",
}
ANSWERED_PROPOSALS = {
    ProposalState.ACCEPTED: "Förslaget godtogs",
    ProposalState.DECLINED: "Förslaget avböjdes",
    ProposalState.WITHDRAWN: "Förslaget togs tillbaka",
}


def _answer_elsewhere(plan: Plan) -> list[Event]:
    """Of a plan from another system, or from before versions were kept."""
    told = partial(_dated, kind=EventKind.PLAN, url=reverse("plan", args=[plan.pk]))
    how = plan.get_agreement_display()
    return [
        *told(plan.agreed_on, text="Planen blev överenskommen", detail=how, late=plan.answered_late),
        *told(plan.declined_on, text=ANSWERS[Agreement.DECLINED], detail=plan.decline_reason),
    ]


def _plan_versions(case: Case, user):
    versions = PlanVersion.objects.visible_to(user).filter(plan__case=case)
    return versions.defer("content", "differences").select_related("answer")


def _plan_version_events(version: PlanVersion) -> list[Event]:
    told = partial(_dated, kind=EventKind.PLAN, url=reverse("plan_version", args=[version.pk]))
    found = told(dates.day_of(version.recorded_at), text="Planen föreslogs", detail=str(version))
    answer = getattr(version, "answer", None)
    if answer is None:
        return found
    why = answer.reason or str(version)
    return found + told(answer.answered_on, text=ANSWERS[answer.agreement], detail=why, late=answer.days_late)


def _review_events(review: PlanReview) -> list[Event]:
    told = partial(_dated, kind=EventKind.PLAN, url=reverse("plan_version", args=[review.plan_version_id]))
    came = told(review.arrived_on, text="Planen kom till handläggaren", detail=str(review.plan_version))
    if review.outcome in REVIEWED:
        return came + told(
            dates.day_of(review.reviewed_at), text=REVIEWED[review.outcome], detail=review.remark
        )
    return came + told(_day(review.read_at), text=REVIEWED[ReviewOutcome.NOTED])


def _proposal_events(proposal: Proposal) -> list[Event]:
    told = partial(_dated, kind=EventKind.PLAN, url=reverse("plan", args=[proposal.plan_id]))
    found = told(
        dates.day_of(proposal.recorded_at),
        text="Planen föreslog att ändra beställningen",
        detail=str(proposal),
    )
    if proposal.state not in ANSWERED_PROPOSALS:
        return found
    detail = f"{proposal}. {proposal.answer}" if proposal.answer else str(proposal)
    return found + told(_day(proposal.answered_at), text=ANSWERED_PROPOSALS[proposal.state], detail=detail)


def _day(moment: datetime | None) -> date | None:
    return dates.day_of(moment) if moment else None


def _lateness(late: LatePlan) -> Event:
    what = FlagRule(late.rule).label
    detail = f"{late.get_reason_display().capitalize()}. {late.comment}".rstrip(". ")
    url = reverse("order", args=[late.order_id])
    return Event(late.recorded_at, EventKind.PLAN, f"Utföraren angav orsak: {what.lower()}", detail, url)


def _visit_events(case: Case, user) -> list[Event]:
    notes = DayNote.objects.visible_to(user).filter(case=case)
    texts = {note.visit_id: note.text for note in notes if note.visit_id}
    visits = Visit.objects.visible_to(user).filter(case=case).select_related("support_worker")
    found = [
        Event(
            visit.starts_at,
            EventKind.VISIT,
            f"Besök: {visit.get_outcome_display()}, {visit.support_worker}",
            texts.get(visit.pk) or visit.reason,
            reverse("visit", args=[visit.pk]),
            dates.days_after(dates.day_of(visit.starts_at), visit.recorded_at),
        )
        for visit in visits
    ]
    found += [
        Event(
            note.event_at,
            EventKind.VISIT,
            "Daganteckning",
            note.text,
            reverse("day_notes", args=[note.order_id]),
            note.days_late,
        )
        for note in notes
        if not note.visit_id
    ]
    return found + _deviation_events(case, user)


def _deviation_events(case: Case, user) -> list[Event]:
    return [
        Event(
            deviation.happened_at,
            EventKind.VISIT,
            f"{'Klagomål' if deviation.is_complaint else 'Avvikelse'}: {deviation.get_what_display()}",
            deviation.get_state_display().capitalize(),
            reverse("deviation", args=[deviation.pk]),
        )
        for deviation in Deviation.objects.visible_to(user).filter(case=case)
    ]


def _follow_up_events(case: Case, user) -> list[Event]:
    kinds = (
        (PlanFollowUp, "Planen följdes upp", "plan_follow_up"),
        (DecisionFollowUp, "Beslutet följdes upp", "decision_follow_up"),
    )
    return [
        Event(
            held.held_on,
            EventKind.FOLLOW_UP,
            text,
            held.get_conclusion_display().capitalize(),
            reverse(route, args=[held.pk]),
            held.held_late,
        )
        for model, text, route in kinds
        for held in model.objects.visible_to(user).filter(case=case)
    ]


def _meeting_events(case: Case, user) -> list[Event]:
    """Attempts that came to nothing, on the day of the meeting or when it was called off before that. A meeting that
    was held is told by its follow-up."""
    said = FollowUpMeeting.history.filter(id=OuterRef("pk")).order_by("-history_date")
    meetings = FollowUpMeeting.objects.visible_to(user).filter(case=case, state=MeetingState.NOT_HELD)
    return [
        Event(
            min(meeting.meets_at, meeting.said_at),
            EventKind.FOLLOW_UP,
            f"Uppföljningsmötet blev inte av: {meeting.get_not_held_reason_display()}",
            meeting.not_held_note,
            reverse("meeting", args=[meeting.pk]),
        )
        for meeting in meetings.annotate(said_at=Subquery(said.values("history_date")[:1]))
    ]


def _statement_events(case: Case, user) -> list[Event]:
    found = []
    for asked in StatementRequest.objects.visible_to(user).filter(case=case).select_related("provider"):
        url = reverse("statement", args=[asked.pk])
        told = f"Begäran om utlåtande från {asked.provider}"
        found.append(Event(asked.recorded_at, EventKind.FOLLOW_UP, told, asked.what, url))
        if asked.answered_at:
            told = "Utföraren lämnade sitt utlåtande"
            found.append(Event(asked.answered_at, EventKind.FOLLOW_UP, told, asked.statement, url))
    return found


def _conference_events(case: Case, user) -> list[Event]:
    items = ConferenceItem.objects.visible_to(user).filter(case=case).exclude(outcome="")
    return [
        Event(
            item.conference.held_on,
            EventKind.CONFERENCE,
            "Togs upp på ärendekonferens",
            " ".join(filter(None, [item.outcome, item.task and f"Uppgift: {item.task}"])),
            reverse("conference_item", args=[item.pk]),
        )
        for item in items.select_related("conference")
    ]
