from .follow_up import DecisionFollowUp, GoalOutcome, PlanFollowUp
from .incident import ChildConcern, Deviation
from .meeting import Attempts, FollowUpMeeting, StatementRequest, TaperStep, attempts_of
from .note import (
    AttachmentChunk,
    AttachmentPicture,
    Correction,
    DayNote,
    NoteAttachment,
    NoteObjection,
)
from .person import PersonLink, VisitAnswer
from .schedule import Absence, CalendarFeed, PlannedVisit, VisitSeries, WorkSlot
from .sync import DevicePack, DevicePackItem, SyncConflict, SyncOperation, VisitDraft
from .visit import ActivityMark, Visit

__all__ = [
    "Absence",
    "ActivityMark",
    "AttachmentChunk",
    "AttachmentPicture",
    "Attempts",
    "CalendarFeed",
    "ChildConcern",
    "Correction",
    "DayNote",
    "DecisionFollowUp",
    "Deviation",
    "DevicePack",
    "DevicePackItem",
    "FollowUpMeeting",
    "GoalOutcome",
    "NoteAttachment",
    "NoteObjection",
    "PersonLink",
    "PlanFollowUp",
    "PlannedVisit",
    "StatementRequest",
    "SyncConflict",
    "SyncOperation",
    "TaperStep",
    "Visit",
    "VisitAnswer",
    "VisitDraft",
    "VisitSeries",
    "WorkSlot",
    "attempts_of",
]
