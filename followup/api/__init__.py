from django.urls import path

from .bulk import BulkVisits
from .follow_ups import FollowUpViewSet, TaperStepViewSet
from .incidents import ChildConcernViewSet, DeviationViewSet
from .meetings import MeetingViewSet, StatementRequestViewSet
from .notes import DayNoteViewSet, NoteAttachmentViewSet
from .operations import OPERATIONS
from .persons_view import PersonLinkViewSet
from .schedule import AbsenceViewSet, PlannedVisitViewSet, VisitSeriesViewSet, WorkSlotViewSet
from .sent_in import SyncConflictViewSet, SyncOperationViewSet
from .tablets import DevicePackViewSet, DeviceViewSet
from .visits import VisitViewSet

RESOURCES = {
    "planned-visits": PlannedVisitViewSet,
    "visit-series": VisitSeriesViewSet,
    "work-slots": WorkSlotViewSet,
    "absences": AbsenceViewSet,
    "visits": VisitViewSet,
    "day-notes": DayNoteViewSet,
    "note-attachments": NoteAttachmentViewSet,
    "deviations": DeviationViewSet,
    "child-concerns": ChildConcernViewSet,
    "person-links": PersonLinkViewSet,
    "devices": DeviceViewSet,
    "device-packs": DevicePackViewSet,
    "sync-operations": SyncOperationViewSet,
    "sync-conflicts": SyncConflictViewSet,
    "meetings": MeetingViewSet,
    "statement-requests": StatementRequestViewSet,
    "follow-ups": FollowUpViewSet,
    "taper-steps": TaperStepViewSet,
}

EXTRA = [path("visits/bulk/", BulkVisits.as_view(), name="visits_bulk")]

__all__ = ["EXTRA", "OPERATIONS", "RESOURCES"]
