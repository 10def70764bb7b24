"""What each kind of operation from a tablet does: the same verbs as the pages run."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from accounts.models import User
from boendestod import dates
from boendestod.errors import RuleBroken, refuse_if
from orders.models import Order
from plans.models import PlanActivity, PlanGoal

from ..models import ChildConcern, DayNote, Deviation, PlannedVisit, SyncOperation, Visit, VisitDraft
from ..rules import CLOCK_TOLD, PERFORMED, VISIT_FIELDS, Body, ConflictKind, OperationKind, OperationResult
from ..versions import differing, visit_content
from .attachment import declare_pictures
from .conflict import record_conflict
from .draft import Writer, close_draft, drop_draft, save_draft, start_draft
from .incident import record_concern, report_deviation
from .note import require_made_by, write_missing_note, write_note
from .planned_visit import tell_person
from .signing import DeviceTime
from .visit import log_visit

BOTH_ARE_KEPT = "Båda versionerna finns kvar. Välj vilken som gäller under Krockar."
ENDINGS = (OperationKind.DRAFT_DROP, OperationKind.VISIT_SIGN)


class Waits(RuleBroken):
    """What must come first has not come; `entity` is what it is."""

    def __init__(self, entity: UUID, code: str, message: str):
        super().__init__(message, code)
        self.entity = entity


@dataclass(frozen=True)
class Outcome:
    result: OperationResult = OperationResult.APPLIED
    code: str = ""
    message: str = ""
    version: int | None = None


SUPERSEDED = Outcome(code="superseded")


@dataclass(frozen=True)
class Job:
    """An operation that has been opened and checked. `reader` is whose reach the order must be within."""

    operation: SyncOperation
    body: Body
    author: User
    reader: User

    @property
    def said(self) -> dict:
        return self.body.payload

    def moment(self, name: str) -> datetime:
        """When it was, as it is said. A clock is never quite right, so what was just now may seem to be ahead."""
        said, now = self.said[name], dates.now()
        return now if timedelta(0) < said - now <= CLOCK_TOLD else said

    @property
    def entity_id(self) -> UUID:
        return self.body.entity_id

    @property
    def writer(self) -> Writer:
        return Writer(self.operation.device_id, self.body.seq)

    @property
    def device(self) -> DeviceTime:
        return DeviceTime(self.body.client_time, self.body.clock_offset_ms)

    def order(self, pk: UUID | None = None, *, hold: bool = False) -> Order:
        orders = Order.objects.visible_to(self.reader).filter(pk=pk or self.said["order"])
        order = (orders.select_for_update(of=("self",)) if hold else orders).first()
        refuse_if(
            order is None,
            "Du når inte längre den här personen. Din chef kan släppa igenom det du skrev.",
            "order_out_of_reach",
        )
        self.operation.case_id = order.case_id
        return order


def apply(job: Job) -> Outcome:
    """Raise RuleBroken when it cannot be applied, and Waits when it cannot be applied yet."""
    return APPLY[job.body.kind](job)


def _start(job: Job) -> Outcome:
    order = job.order()
    if Visit.objects.filter(pk=job.entity_id).exists() or _ended_itself(job):
        return SUPERSEDED
    start_draft(
        order,
        by=job.author,
        draft_id=job.entity_id,
        started_at=job.said["started_at"],
        planned=_planned(job),
    )
    return Outcome(version=1)


def _save(job: Job) -> Outcome:
    draft, visit = _draft(job)
    if draft is None or draft.closed_at is not None:
        return SUPERSEDED if _ended_itself(job) else _save_after_the_end(job, draft, visit)
    saved = save_draft(
        draft,
        by=job.author,
        base_version=job.body.base_version,
        fields=job.said["fields"],
        writer=job.writer,
    )
    # What the tablet has not seen it must not claim to have seen the next time.
    version = job.body.base_version if saved.unseen else saved.draft.version
    if saved.clashing:
        clashing = saved.clashing
        _keep_version(job, ConflictKind.HARD, saved.draft.order, clashing, clashing, saved.draft)
        message = f"Samma sak har ändrats på en annan surfplatta. {BOTH_ARE_KEPT}"
        return Outcome(OperationResult.CONFLICT, "draft_changed", message, version)
    if saved.unseen and saved.changed:
        fields = job.said["fields"]
        _keep_version(job, ConflictKind.SOFT, saved.draft.order, fields, fields, saved.draft)
        message = "Besöket har också ändrats på en annan surfplatta. Det båda har skrivit finns med."
        return Outcome(code="merged", message=message, version=version)
    return Outcome(version=version)


def _save_after_the_end(job: Job, draft: VisitDraft | None, visit: Visit | None) -> Outcome:
    """It was signed or dropped elsewhere while this tablet went on writing."""
    ours = visit_content(visit) if visit else draft.content
    fields = differing(dict.fromkeys(VISIT_FIELDS) | ours, job.said["fields"])
    if not fields:
        return SUPERSEDED
    _keep_version(job, ConflictKind.HARD, (visit or draft).order, fields, job.said["fields"], draft, visit)
    message = f"Besöket är redan signerat eller kastat på ett annat håll. {BOTH_ARE_KEPT}"
    return Outcome(OperationResult.CONFLICT, "draft_closed", message)


def _drop(job: Job) -> Outcome:
    draft, _ = _draft(job)
    if draft is None or draft.closed_at is not None:
        return SUPERSEDED
    drop_draft(draft, by=job.author)
    return Outcome()


def _draft(job: Job) -> tuple[VisitDraft | None, Visit | None]:
    """The draft, held, and the visit that it has become, if it has."""
    draft = VisitDraft.objects.select_for_update(of=("self",)).filter(pk=job.entity_id).first()
    is_open = draft is not None and draft.closed_at is None
    visit = None if is_open else Visit.objects.filter(pk=job.entity_id).first()
    if draft is None and visit is None and not _ended_itself(job):
        raise Waits(job.entity_id, "draft_missing", "Början av besöket har inte kommit in än.")
    if draft or visit:
        job.order((draft or visit).order_id)
    return draft, visit


def _ended_itself(job: Job) -> bool:
    """The same tablet has later signed or dropped it: then all that it says is in that."""
    ended = SyncOperation.objects.filter(
        device=job.operation.device_id,
        seq__gt=job.body.seq,
        entity_id=job.entity_id,
        kind__in=ENDINGS,
        result__in=(OperationResult.APPLIED, OperationResult.CONFLICT),
    )
    return ended.exists()


def _keep_version(job: Job, kind, order: Order, fields, content: dict, draft=None, visit=None) -> None:
    record_conflict(
        job.operation,
        kind,
        order=order,
        author=job.author,
        fields=list(fields),
        content=content,
        draft=draft,
        visit=visit,
    )


def _sign(job: Job) -> Outcome:
    order = job.order(hold=True)
    planned = _planned(job)
    _refuse_elsewhere(planned, order)
    there = Visit.objects.filter(Q(pk=job.entity_id) | Q(planned__isnull=False, planned=planned)).first()
    _refuse_elsewhere(there, order)
    close_draft(job.entity_id, by=job.author)
    if there is not None:
        return _keep_beside(job, there, "Besöket var redan loggat.", "visit_logged_already")
    _refuse_pictures_alone(job)
    is_removed = planned is not None and planned.removed_at is not None
    said = {name: job.said[name] for name in VISIT_FIELDS if name not in ("marks", "second_worker")}
    visit = log_visit(
        order,
        by=job.author,
        planned=None if is_removed else planned,
        marks=_marks(job),
        second_worker=_second_worker(job),
        visit_id=job.entity_id,
        device=job.device,
        **said,
    )
    if job.said["attachments"]:
        _declare(job, visit.day_note)
    if is_removed:
        return Outcome(
            code="planned_removed", message="Besöket var borttaget ur schemat. Det är loggat ändå.", version=1
        )
    return _overlap(visit) or Outcome(version=visit.version)


def _refuse_pictures_alone(job: Job) -> None:
    refuse_if(
        bool(job.said["attachments"]) and not job.said["text"].strip(),
        "En bild hör till en anteckning. Skriv en.",
        "picture_without_note",
    )


def _declare(job: Job, note: DayNote) -> None:
    declare_pictures(note, job.said["attachments"], device=job.operation.device)


def _keep_beside(job: Job, visit: Visit, message: str, code: str) -> Outcome:
    content = job.body.written
    fields = differing(visit_content(visit), content)
    _keep_version(job, ConflictKind.HARD, visit.order, fields, content, visit=visit)
    return Outcome(OperationResult.CONFLICT, code, f"{message} {BOTH_ARE_KEPT}")


def _overlap(visit: Visit) -> Outcome | None:
    """At one time a person is visited once and a worker is in one place. It may still be right: only told."""
    meets = Q(order=visit.order_id) | Q(support_worker=visit.support_worker_id)
    same_time = Visit.objects.filter(
        meets, starts_at__lt=visit.ends_at, ends_at__gt=visit.starts_at, outcome__in=sorted(PERFORMED)
    )
    if visit.outcome not in PERFORMED or not same_time.exclude(pk=visit.pk).exists():
        return None
    message = "Ett annat besök är loggat på samma tid. Kontrollera tiderna."
    return Outcome(code="overlap", message=message, version=visit.version)


def _note(job: Job) -> Outcome:
    order = job.order()
    said = {"text": job.said["text"], "for_caseworker": job.said["for_caseworker"]}
    if job.said["visit"] is None:
        note = write_note(
            order,
            by=job.author,
            event_at=job.moment("event_at"),
            goal=_goal(job),
            note_id=job.entity_id,
            device=job.device,
            **said,
        )
        _declare(job, note)
        return Outcome()
    visit = _visit(job, order)
    require_made_by(visit, job.author)
    if DayNote.objects.filter(visit=visit).exists():
        return _keep_beside(job, visit, "Besöket hade redan en anteckning.", "note_exists")
    note = write_missing_note(visit, by=job.author, note_id=job.entity_id, device=job.device, **said)
    _declare(job, note)
    return Outcome()


def _told(job: Job) -> Outcome:
    """What was told of a visit that has been changed since is no longer so."""
    order = job.order(hold=True)
    planned = _planned(job)
    _refuse_elsewhere(planned, order)
    if planned.removed_at is not None or Visit.objects.filter(planned=planned).exists():
        return SUPERSEDED
    if planned.version != job.body.base_version:
        message = "Besöket har ändrats sedan du berättade om det. Berätta igen om det behövs."
        return Outcome(code="visit_changed", message=message)
    tell_person(
        planned,
        by=job.author,
        version=planned.version,
        told_at=job.moment("told_at"),
        how=job.said["told_how"],
    )
    return Outcome(version=planned.version + 1)


def _deviation(job: Job) -> Outcome:
    order = job.order()
    _refuse_again(Deviation, job)
    said = {name: job.said[name] for name in job.said if name not in ("order", "visit")}
    said["happened_at"] = job.moment("happened_at")
    report_deviation(
        order,
        by=job.author,
        visit=_visit(job, order) if job.said["visit"] else None,
        deviation_id=job.entity_id,
        device_at=job.body.client_time,
        **said,
    )
    return Outcome()


def _concern(job: Job) -> Outcome:
    order = job.order()
    _refuse_again(ChildConcern, job)
    said = {name: job.said[name] for name in job.said if name != "order"} | {"made_at": job.moment("made_at")}
    record_concern(order, by=job.author, concern_id=job.entity_id, **said)
    return Outcome()


def _planned(job: Job) -> PlannedVisit | None:
    pk = job.said["planned"]
    planned = PlannedVisit.objects.filter(pk=pk).first() if pk else None
    refuse_if(pk is not None and planned is None, "Besöket finns inte i schemat.", "planned_elsewhere")
    return planned


def _refuse_elsewhere(record: PlannedVisit | Visit | None, order: Order) -> None:
    refuse_if(
        record is not None and record.order_id != order.pk,
        "Besöket hör till en annan beställning.",
        "visit_elsewhere",
    )


def _visit(job: Job, order: Order) -> Visit:
    visit = Visit.objects.filter(pk=job.said["visit"]).first()
    if visit is None:
        raise Waits(job.said["visit"], "visit_missing", "Besöket har inte kommit in än.")
    _refuse_elsewhere(visit, order)
    return visit


def _marks(job: Job) -> dict[PlanActivity, str]:
    said = job.said["marks"]
    found = PlanActivity.objects.select_related("goal").in_bulk(said) if said else {}
    refuse_if(len(found) != len(said), "Aktiviteten hör inte till den plan som gäller.", "activity_elsewhere")
    return {activity: said[pk] for pk, activity in found.items()}


def _second_worker(job: Job) -> User | None:
    pk = job.said["second_worker"]
    found = User.objects.filter(pk=pk).first() if pk else None
    refuse_if(pk is not None and found is None, "Välj någon annan som nummer två.", "second_elsewhere")
    return found


def _goal(job: Job) -> PlanGoal | None:
    pk = job.said["goal"]
    found = PlanGoal.objects.select_related("plan").filter(pk=pk).first() if pk else None
    refuse_if(pk is not None and found is None, "Målet hör till en annan plan.", "goal_elsewhere")
    return found


def _refuse_again(model, job: Job) -> None:
    refuse_if(model.objects.filter(pk=job.entity_id).exists(), "Det är redan inskickat.", "sent_already")


APPLY: dict[OperationKind, Callable[[Job], Outcome]] = {
    OperationKind.VISIT_START: _start,
    OperationKind.DRAFT_SAVE: _save,
    OperationKind.DRAFT_DROP: _drop,
    OperationKind.VISIT_SIGN: _sign,
    OperationKind.NOTE_SIGN: _note,
    OperationKind.PERSON_TOLD: _told,
    OperationKind.DEVIATION_REPORT: _deviation,
    OperationKind.CONCERN_RECORD: _concern,
}
