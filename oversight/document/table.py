"""What a case consists of as a document: one table of its parts, those that others hang on first.

A new table of a case stands here or in OUTSIDE, or the test of this table fails."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q

from accounts.models import CaseRecord
from cases import models as cases
from followup import models as followup
from orders import models as orders
from plans import models as plans

from .. import models as oversight

NOBODYS = frozenset({"municipality"})


@dataclass(frozen=True)
class Part:
    """One kind of record. `paths` lead from it to its case. `unsaid` are fields that no document holds. A record that
    is known here already by the fields of `known_by` is used instead of a new one."""

    name: str
    model: type[models.Model]
    paths: tuple[str, ...]
    unsaid: frozenset = frozenset()
    known_by: tuple[str, ...] = ()

    def rows(self, case):
        """Those of the case, in an order that a document read in here has too."""
        found = self.model._default_manager.filter(reduce(or_, (Q(**{path: case.pk}) for path in self.paths)))
        return found.order_by("recorded_at", "pk") if self.has_history else found.order_by("pk")

    @property
    def fields(self) -> list[models.Field]:
        return [
            field for field in self.model._meta.concrete_fields if field.name not in NOBODYS | self.unsaid
        ]

    @property
    def lists(self) -> tuple[models.ManyToManyField, ...]:
        return self.model._meta.many_to_many

    @property
    def has_history(self) -> bool:
        return issubclass(self.model, CaseRecord)

    @property
    def is_numbered(self) -> bool:
        """Its ids are numbers of this installation: in a document they count from 1."""
        return isinstance(self.model._meta.pk, models.AutoField)


def _part(name: str, model, *paths: str, **more) -> Part:
    return Part(name, model, paths or ("case",), **more)


PARTS = (
    _part("clients", cases.Client, "cases", known_by=("personnummer",)),
    _part("cases", cases.Case, "pk"),
    _part("applications", cases.Application),
    _part("children", cases.Child),
    _part("investigations", cases.Investigation),
    _part("needs_assessments", cases.NeedsAssessment, "investigation__case"),
    _part("statements", cases.Statement, "assessment__investigation__case"),
    _part("objections", cases.Objection, "assessment__investigation__case"),
    _part("chore_answers", cases.ChoreAnswer, "investigation__case"),
    _part("communications", cases.Communication, "investigation__case"),
    _part("decisions", cases.Decision),
    # The PDF is drawn from the text, with the same bytes each time.
    _part("decision_documents", cases.DecisionDocument, "decision__case", unsaid=frozenset({"pdf"})),
    _part("extensions", cases.AdministrativeExtension, "decision__case"),
    _part("notifications", cases.Notification, "decision__case"),
    _part("appeals", cases.Appeal, "decision__case"),
    _part("judgments", cases.Judgment, "appeal__decision__case"),
    _part("orders", orders.Order),
    _part("order_goals", orders.OrderGoal, "order__case"),
    _part("order_activities", orders.OrderActivity, "goal__order__case"),
    _part("order_versions", orders.OrderVersion, "order__case"),
    _part("order_returns", orders.OrderReturn, "order__case"),
    _part("order_messages", orders.OrderMessage, "order__case"),
    _part("order_grades", orders.OrderGrade, "order__case"),
    _part("offers", orders.Offer, "order__case"),
    _part("interruptions", orders.Interruption, "order__case"),
    _part("plans", plans.Plan),
    _part("plan_goals", plans.PlanGoal, "plan__case"),
    _part("plan_activities", plans.PlanActivity, "goal__plan__case"),
    _part("plan_wishes", plans.PlanWish, "plan__case"),
    _part("plan_cooperation", plans.PlanCooperation, "plan__case"),
    _part("plan_versions", plans.PlanVersion, "plan__case"),
    _part("plan_answers", plans.PlanAnswer, "version__plan__case"),
    _part("plan_reviews", plans.PlanReview, "plan__case"),
    _part("plan_remarks", plans.PlanRemark, "review__plan__case"),
    _part("proposals", plans.Proposal, "plan__case"),
    _part("late_plans", plans.LatePlan, "order__case"),
    _part("plan_audits", plans.PlanAudit, "plan__case"),
    _part("plan_audit_grades", plans.PlanAuditGrade, "audit__plan__case"),
    _part("visit_series", followup.VisitSeries),
    _part("planned_visits", followup.PlannedVisit),
    _part("visits", followup.Visit),
    _part("activity_marks", followup.ActivityMark, "visit__case"),
    _part("day_notes", followup.DayNote),
    _part("corrections", followup.Correction, "note__case"),
    _part("note_objections", followup.NoteObjection, "note__case"),
    _part("note_attachments", followup.NoteAttachment, "note__case"),
    _part("attachment_pictures", followup.AttachmentPicture, "attachment__note__case"),
    # The sum opens the person's own view: it is a key, not a record.
    _part("person_links", followup.PersonLink, unsaid=frozenset({"code_sha256"})),
    _part("visit_answers", followup.VisitAnswer, "visit__case"),
    _part("deviations", followup.Deviation),
    _part("child_concerns", followup.ChildConcern),
    _part("plan_follow_ups", followup.PlanFollowUp),
    _part("goal_outcomes", followup.GoalOutcome, "follow_up__case"),
    _part("statement_requests", followup.StatementRequest),
    _part("decision_follow_ups", followup.DecisionFollowUp),
    _part("taper_steps", followup.TaperStep, "plan_follow_up__case", "decision_follow_up__case"),
    _part("follow_up_meetings", followup.FollowUpMeeting),
    _part("flags", oversight.Flag),
    _part("flag_events", oversight.FlagEvent, "flag__case"),
    # Who was there is written of all the cases that were talked about.
    _part(
        "conferences",
        oversight.Conference,
        "items__case",
        unsaid=frozenset({"present"}),
        known_by=("unit", "provider", "held_on"),
    ),
    _part("conference_items", oversight.ConferenceItem),
)
BY_MODEL = {part.model: part for part in PARTS}
BY_NAME = {part.name: part for part in PARTS}

_TABLET = "Surfplattans egen kö och utkast: det som har tagits emot står som besök och anteckningar."
_REVIEW = "Granskning av hur akten är skriven hör till kvalitetsarbetet och inte till akten."
OUTSIDE = {
    followup.VisitDraft: _TABLET,
    followup.SyncOperation: _TABLET,
    followup.SyncConflict: _TABLET,
    followup.DevicePackItem: _TABLET,
    oversight.AuditDraw: _REVIEW,
    oversight.FileGrade: _REVIEW,
}
