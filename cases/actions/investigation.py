"""The verbs of the investigation: permission, rule, change, history, in one transaction.

What one types is saved many times an hour, so the verbs of its parts ask little: a change that changes nothing
leaves no version behind, and nobody is told of a lost update when what he wrote is what holds."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.changes import case_changed
from accounts.permissions import require
from boendestod.errors import StaleVersion, refuse_if

from ..models import (
    Application,
    Case,
    ChoreAnswer,
    Client,
    Communication,
    Investigation,
    NeedsAssessment,
    Objection,
    Statement,
)
from ..rules import (
    NOTHING_ASSESSED,
    SHARED_HOUSEHOLD,
    child_gaps,
    children_gap,
    communication_gap,
    home_gaps,
    is_minor,
    need_gaps,
)

LOCKED = "Utredningen är avslutad och kan inte ändras. En invändning kan du alltid lägga till."


# --- The investigation itself -------------------------------------------------------------------------------------


@transaction.atomic
def begin_investigation(
    case: Case, *, by, today: date, opened_on: date, application: Application | None = None
) -> Investigation:
    """Begin to investigate, from an application or without; one open investigation a case."""
    require(by, "investigation.write")
    case = Case.objects.lock(case.pk)
    refuse_if(case.closed_on is not None, "Ärendet är avslutat.", "case_closed")
    refuse_if(
        case.investigations.open().exists(),
        "Ärendet har redan en pågående utredning.",
        "investigation_open",
    )
    refuse_if(opened_on > today, "Dagen kan inte ligga framåt i tiden.", "day_ahead", "opened_on")
    refuse_if(
        application is not None and (application.case_id != case.pk or application.withdrawn_on is not None),
        "Välj en av ärendets ansökningar som inte är återtagen.",
        "application_elsewhere",
        "application",
    )
    refuse_if(
        application is not None and opened_on < application.received_on,
        "Utredningen kan inte ha inletts innan ansökan kom in.",
        "before_received",
        "opened_on",
    )
    investigation = Investigation(
        municipality=case.municipality, case=case, application=application, opened_on=opened_on
    )
    investigation.save_change(by=by, reason="investigation.begin")
    case_changed(case.pk, today=today, event="investigation.begin")
    return investigation


@transaction.atomic
def edit_investigation(investigation: Investigation, *, by, version: int, **content) -> Investigation:
    """One section of the investigation."""
    held = _hold(investigation.pk, by=by)
    if content.get("no_children"):
        _note_no_children(held, by=by)
    return save_if_changed(held, content, by=by, version=version, reason="investigation.edit")


def _note_no_children(investigation: Investigation, *, by) -> None:
    """The answer "none" is known of the person from now on; a number that somebody has given is not lowered."""
    client = Client.objects.lock(investigation.case.client_id)
    refuse_if(
        bool(client.minor_children),
        f"Personens uppgifter säger {client.minor_children} minderåriga barn. Ändra där först om det är fel.",
        "children_known",
        "no_children",
    )
    if client.minor_children is None:
        client.minor_children = 0
        client.save_change(by=by, reason="child.write")


@transaction.atomic
def answer_chores(
    investigation: Investigation, *, by, version: int, answers: dict[str, tuple[str, str]]
) -> Investigation:
    """Who does what at home: {chore: (done by, note)}, held together by the investigation's version."""
    investigation = _hold(investigation.pk, by=by)
    known = {answer.chore: answer for answer in investigation.chores.all()}
    changed = []
    for chore, (done_by, note) in answers.items():
        answer = known.get(chore) or ChoreAnswer(
            municipality=investigation.municipality, investigation=investigation, chore=chore
        )
        if (answer.done_by, answer.note) != (done_by, note):
            answer.done_by, answer.note = done_by, note
            changed.append(answer)
    if not changed:
        return investigation
    _check_version(investigation, version)
    for answer in changed:
        answer.save_change(by=by, reason="investigation.chores")
    investigation.save_change(by=by, reason="investigation.chores")
    return investigation


@transaction.atomic
def close_investigation(investigation: Investigation, *, by, today: date) -> Investigation:
    """Close it, when everything that must be there is. From then on only objections are added."""
    investigation = _hold(investigation.pk, by=by)
    missing = gaps(investigation, today=today)
    refuse_if(bool(missing), "Utredningen kan inte avslutas än: " + " ".join(missing_texts(missing)), "gaps")
    investigation.closed_on, investigation.closed_by = today, by
    investigation.save_change(by=by, reason="investigation.close")
    case_changed(investigation.case_id, today=today, event="investigation.close")
    return investigation


# --- What is missing before it can be closed ------------------------------------------------------------------------


@dataclass(frozen=True)
class Gap:
    """Something that is missing, and the id of the field or card where it is to be mended."""

    text: str
    anchor: str


def missing_texts(gaps: list[Gap]) -> list[str]:
    return list(dict.fromkeys(gap.text for gap in gaps))


def gaps(investigation: Investigation, *, today: date) -> list[Gap]:
    return [
        *gaps_of_areas(investigation),
        *gaps_of_home(investigation),
        *gaps_of_children(investigation, today=today),
        *gaps_of_communication(investigation, today=today),
    ]


def gaps_of_areas(investigation: Investigation) -> list[Gap]:
    needs = investigation.needs.all()
    found = [gap for need in needs for gap in gaps_of_need(need, investigation.housing_form)]
    if not any(need.is_assessed for need in needs):
        found.insert(0, Gap(NOTHING_ASSESSED, "areas"))
    return found


def gaps_of_need(need: NeedsAssessment, housing_form: str) -> list[Gap]:
    missing = need_gaps(
        current_state=need.current_state,
        intended_state=need.intended_state,
        need=need.need,
        own_view=need.own_view,
        met_otherwise=need.met_otherwise,
        met_otherwise_how=need.met_otherwise_how,
        housing_form=housing_form,
    )
    area = need.get_life_area_display()
    return [Gap(f"{area}: {text}", field_id(need.pk, field)) for field, text in missing]


def gaps_of_home(investigation: Investigation) -> list[Gap]:
    is_shared = investigation.housing_form in SHARED_HOUSEHOLD
    answered = (
        {answer.chore for answer in investigation.chores.all() if answer.done_by} if is_shared else set()
    )
    missing = home_gaps(housing_form=investigation.housing_form, answered=answered)
    return [Gap(text, "chores" if field == "chores" else field_id("home", field)) for field, text in missing]


def gaps_of_children(investigation: Investigation, *, today: date) -> list[Gap]:
    case = investigation.case
    children = [child for child in case.children.all() if is_minor(child.birth_year, today)]
    count = children_gap(
        minor_children=case.client.minor_children,
        no_children=investigation.no_children,
        here=sum(child.counts_on(today) for child in children),
        known=len(children),
    )
    found = [Gap(count, "children")] if count else []
    for child in children:
        missing = child_gaps(
            lives=child.lives,
            asked=child.asked,
            asked_note=child.asked_note,
            regard=child.regard,
            review_on=child.review_on,
            today=today,
        )
        found += [Gap(f"{child}: {text}", field_id(child.pk, field)) for field, text in missing]
    return found


def gaps_of_communication(investigation: Investigation, *, today: date) -> list[Gap]:
    answers = [(each.answer_by, each.answered_on) for each in investigation.communications.all()]
    missing = communication_gap(answers, reason=investigation.not_communicated_reason, today=today)
    return [Gap(missing, "communication")] if missing else []


def field_id(record, field: str) -> str:
    """The id of a field on the page that shows many forms at once."""
    return f"id_{record}-{field}"


# --- Life areas, with their statements and objections ----------------------------------------------------------------


@transaction.atomic
def add_need(investigation: Investigation, *, by, life_area: str) -> NeedsAssessment:
    """Choose a life area to assess; choosing it again gives the one that is there."""
    investigation = _hold(investigation.pk, by=by)
    known = investigation.needs.filter(life_area=life_area).first()
    if known:
        return known
    need = NeedsAssessment(
        municipality=investigation.municipality, investigation=investigation, life_area=life_area
    )
    need.save_change(by=by, reason="investigation.need")
    return need


@transaction.atomic
def edit_need(need: NeedsAssessment, /, *, by, version: int, **content) -> NeedsAssessment:
    need = _hold_need(need, by=by)
    return save_if_changed(need, content, by=by, version=version, reason="investigation.need")


@transaction.atomic
def remove_need(need: NeedsAssessment, *, by) -> Investigation:
    """Take back a life area that was chosen by mistake: only while nothing stands in it."""
    need = _hold_need(need, by=by)
    is_empty = need.is_empty and not need.statements.exists() and not need.objections.exists()
    refuse_if(not is_empty, "Livsområdet har innehåll. Töm det först.", "need_has_content")
    _delete(need, by=by, reason="investigation.remove_need")
    return need.investigation


@transaction.atomic
def add_statement(need: NeedsAssessment, *, by, today: date, **content) -> Statement:
    """What somebody has said or seen, with its source; kept apart as fact or assessment."""
    need = _hold_need(need, by=by)
    _check_stated(content.get("stated_on"), today=today)
    statement = Statement(municipality=need.municipality, assessment=need, **content)
    statement.save_change(by=by, reason="investigation.statement")
    return statement


@transaction.atomic
def edit_statement(statement: Statement, *, by, today: date, version: int, **content) -> Statement:
    statement = _hold_statement(statement, by=by)
    _check_stated(content.get("stated_on"), today=today)
    return save_if_changed(statement, content, by=by, version=version, reason="investigation.statement")


@transaction.atomic
def remove_statement(statement: Statement, *, by) -> NeedsAssessment:
    """Take away a statement; not one that the person has objected to, for the objection stays (SoL 14:6)."""
    statement = _hold_statement(statement, by=by)
    refuse_if(
        statement.objections.exists(),
        "Personen har invänt mot uppgiften. Den får stå kvar, med invändningen.",
        "statement_has_objection",
    )
    _delete(statement, by=by, reason="investigation.remove_statement")
    return statement.assessment


@transaction.atomic
def add_objection(
    need: NeedsAssessment, *, by, today: date, text: str, stated_on: date, statement: Statement | None = None
) -> Objection:
    """The person thinks that something noted is wrong (SoL 14:6). Also after the closing; never taken away."""
    require(by, "investigation.write")
    _check_stated(stated_on, today=today)
    objection = Objection(
        municipality=need.municipality, assessment=need, statement=statement, text=text, stated_on=stated_on
    )
    objection.save_change(by=by, reason="investigation.objection")
    return objection


def _check_stated(stated_on: date | None, *, today: date) -> None:
    ahead = stated_on is not None and stated_on > today
    refuse_if(ahead, "Dagen kan inte ligga framåt i tiden.", "day_ahead", "stated_on")


# --- Communication with the party ------------------------------------------------------------------------------------


@transaction.atomic
def communicate(investigation: Investigation, *, by, today: date, **content) -> Communication:
    """The person is shown what will be decided on, and has time to answer (FL 25 §)."""
    investigation = _hold(investigation.pk, by=by)
    communication = Communication(municipality=investigation.municipality, investigation=investigation)
    return _save_communication(communication, content, opened_on=investigation.opened_on, by=by, today=today)


@transaction.atomic
def edit_communication(
    communication: Communication, *, by, today: date, version: int, **content
) -> Communication:
    """Mostly: note what the person answered."""
    investigation = _hold(communication.investigation_id, by=by)
    communication = Communication.objects.lock(communication.pk, version)
    return _save_communication(communication, content, opened_on=investigation.opened_on, by=by, today=today)


def _save_communication(communication, content: dict, *, opened_on: date, by, today: date) -> Communication:
    for field, value in content.items():
        setattr(communication, field, value)
    for field in ("communicated_on", "answered_on"):
        day = getattr(communication, field)
        refuse_if(day is not None and day > today, "Dagen kan inte ligga framåt i tiden.", "day_ahead", field)
    first = communication.communicated_on
    refuse_if(first < opened_on, "Utredningen var inte inledd den dagen.", "before_opened", "communicated_on")
    refuse_if(
        communication.answer_by < first,
        "Sista dagen att svara kan inte ligga före kommuniceringen.",
        "answer_by_early",
        "answer_by",
    )
    answered_on = communication.answered_on
    refuse_if(
        answered_on is not None and answered_on < first,
        "Svaret kan inte ha kommit före kommuniceringen.",
        "answered_early",
        "answered_on",
    )
    refuse_if(
        bool(communication.answer.strip()) and answered_on is None,
        "Ange vilken dag personen svarade.",
        "no_answer_day",
        "answered_on",
    )
    communication.save_change(by=by, reason="investigation.communicate")
    return communication


# --- Shared ----------------------------------------------------------------------------------------------------------


def _hold(pk, *, by) -> Investigation:
    """The investigation, held so that nobody closes it meanwhile, and not yet closed."""
    require(by, "investigation.write")
    investigation = Investigation.objects.select_related("case__client", "municipality").lock(pk)
    refuse_if(investigation.closed_on is not None, LOCKED, "investigation_closed")
    return investigation


def _hold_need(need: NeedsAssessment, *, by) -> NeedsAssessment:
    """One question for both rows: this is what every pause in the typing asks."""
    require(by, "investigation.write")
    held = NeedsAssessment.objects.select_related("investigation__case__client", "municipality")
    need = held.select_for_update(of=("self", "investigation")).filter(pk=need.pk).first()
    refuse_if(need is None, "Livsområdet är borttaget.", "part_gone")
    refuse_if(need.investigation.closed_on is not None, LOCKED, "investigation_closed")
    return need


def _hold_statement(statement: Statement, *, by) -> Statement:
    need = _hold_need(statement.assessment, by=by)
    statement = Statement.objects.select_for_update().filter(pk=statement.pk).first()
    refuse_if(statement is None, "Uppgiften är borttagen.", "part_gone")
    statement.assessment = need
    return statement


def save_if_changed(record, content: dict, *, by, version: int, reason: str):
    """Save what differs; raises StaleVersion when somebody else has changed the record since."""
    changed = {field: value for field, value in content.items() if getattr(record, field) != value}
    if not changed:
        return record
    _check_version(record, version)
    for field, value in changed.items():
        setattr(record, field, value)
    record.save_change(by=by, reason=reason)
    return record


def _check_version(record, version: int) -> None:
    if record.version != version:
        raise StaleVersion(record)


def _delete(record, *, by, reason: str) -> None:
    """Gone from the page; the history keeps what stood there, and who took it away."""
    record._history_user, record._change_reason = by, reason
    record.delete()
