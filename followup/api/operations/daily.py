from operator import attrgetter

from django import forms

from accounts.api import More, Operation
from accounts.forms import BlockDeviceForm, VersionedForm

from ...forms import (
    ConcernFeedbackForm,
    ConcernForm,
    CorrectionForm,
    DeviationForm,
    HandleDeviationForm,
    NewNoteForm,
    NoteForm,
    ObjectionForm,
    ResolveForm,
    VisitForm,
)
from ...views import conflicts, devices, incidents, notes, visits
from ..incidents import ChildConcernViewSet, DeviationViewSet
from ..notes import DayNoteViewSet
from ..sent_in import SyncConflictViewSet
from ..tablets import DeviceViewSet
from ..visits import VisitViewSet

PLANNED = More(forms.UUIDField(label="Det planerade besöket", required=False), query="planerat")
NOTE_LATER = More(
    forms.BooleanField(label="Anteckningen skrivs senare", required=False), says=("verb", "later")
)
AT_VISIT = More(forms.UUIDField(label="Besöket då det hände", required=False), query="besok")

OPERATIONS = (
    Operation(
        "orders/<uuid:pk>/visits/",
        visits.visit_new,
        VisitForm,
        "visit.log",
        "Logga ett besök, också ett som inte blev av. Anteckningen signeras av dig och kan inte ändras sedan.",
        VisitViewSet,
        creates=True,
        more={"planned": PLANNED, "note_later": NOTE_LATER},
    ),
    Operation(
        "visits/<uuid:pk>/note/",
        notes.visit_note,
        NoteForm,
        "note.sign",
        "Skriv och signera anteckningen till ett besök som saknar en.",
        DayNoteViewSet,
        creates=True,
    ),
    Operation(
        "orders/<uuid:pk>/day-notes/",
        notes.note_new,
        NewNoteForm,
        "note.sign",
        "Skriv och signera en anteckning om något som inte var ett besök.",
        DayNoteViewSet,
        creates=True,
    ),
    Operation(
        "day-notes/<uuid:pk>/corrections/",
        notes.note_correct,
        CorrectionForm,
        "note.correct",
        "Rätta en anteckning. Rättelsen står bredvid, och anteckningen ändras inte.",
        DayNoteViewSet,
        record=attrgetter("note"),
    ),
    Operation(
        "day-notes/<uuid:pk>/objections/",
        notes.note_object,
        ObjectionForm,
        "note.object",
        "Skriv in vad personen säger är fel i en anteckning.",
        DayNoteViewSet,
        record=attrgetter("note"),
    ),
    Operation(
        "orders/<uuid:pk>/deviations/",
        incidents.deviation_new,
        DeviationForm,
        "deviation.report",
        "Rapportera en avvikelse eller ett klagomål.",
        DeviationViewSet,
        creates=True,
        more={"visit": AT_VISIT},
    ),
    Operation(
        "deviations/<uuid:pk>/take/",
        incidents.deviation_take,
        VersionedForm,
        "deviation.handle",
        "Ta om hand en avvikelse.",
        DeviationViewSet,
    ),
    Operation(
        "deviations/<uuid:pk>/",
        incidents.deviation_handle,
        HandleDeviationForm,
        "deviation.handle",
        "Skriv vad ni gör åt en avvikelse. Den tas då om hand av dig.",
        DeviationViewSet,
        method="PATCH",
    ),
    Operation(
        "deviations/<uuid:pk>/close/",
        incidents.deviation_close,
        VersionedForm,
        "deviation.handle",
        "Avsluta en avvikelse. Vad ni har gjort måste vara skrivet, och allvarliga bedöms av enhetschefen.",
        DeviationViewSet,
    ),
    Operation(
        "orders/<uuid:pk>/child-concerns/",
        incidents.concern_new,
        ConcernForm,
        "concern.record",
        "Skriv att du har anmält oro för ett barn. Vad den gäller skrivs inte här.",
        ChildConcernViewSet,
        creates=True,
    ),
    Operation(
        "child-concerns/<uuid:pk>/feedback/",
        incidents.concern_feedback,
        ConcernFeedbackForm,
        "concern.record",
        "Skriv när återkopplingen på en orosanmälan kom.",
        ChildConcernViewSet,
    ),
    Operation(
        "sync-conflicts/<uuid:pk>/resolve/",
        conflicts.conflict,
        ResolveForm,
        "conflict.resolve",
        "Välj vad som gäller när samma sak har skrivits på två håll.",
        SyncConflictViewSet,
    ),
    Operation(
        "devices/<uuid:pk>/block/",
        devices.device_block,
        BlockDeviceForm,
        "device.manage",
        "Spärra en surfplatta. Den töms nästa gång den har nät.",
        DeviceViewSet,
    ),
)
