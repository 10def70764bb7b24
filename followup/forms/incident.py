from django import forms
from django.utils import timezone

from accounts.forms import VerbForm, VersionedForm, VersionedRecordForm
from boendestod.dates import now, today
from cases.models import Case
from plans.forms import radios

from ..models import Deviation
from ..rules import ComplaintBy, DeviationState, DeviationWhat, Severity, ToWhom
from .moment import MomentField

WORDS = forms.Textarea({"rows": 4})
OPEN, CLOSED = "oppna", "avslutade"
OWN, COMPLAINT = "avvikelser", "klagomal"


class NumberRadios(forms.TypedChoiceField):
    def __init__(self, label: str, choices, **kwargs):
        named = [(value, word.capitalize()) for value, word in choices]
        super().__init__(label=label, choices=named, coerce=int, widget=forms.RadioSelect, **kwargs)


class DeviationForm(VerbForm):
    """Three taps: what, how serious, send. That nobody complains is already chosen."""

    what = radios("Vad har hänt?", DeviationWhat.choices)
    severity = NumberRadios("Hur allvarligt är det?", Severity.choices)
    complaint_by = radios(
        "Är det ett klagomål?",
        [("", "nej, det är vår egen avvikelse"), *((by, f"ja, från {by.label}") for by in ComplaintBy)],
        required=False,
        initial="",
    )
    text = forms.CharField(
        label="Berätta mer",
        required=False,
        widget=WORDS,
        help_text="Skriv kort vad som hände. Nämn inga andra personer vid namn.",
    )
    happened_at = MomentField(label="När hände det?")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["happened_at"].initial = this_minute

    def content(self):
        content = super().content()
        return content | {"is_complaint": bool(content["complaint_by"])}


def this_minute():
    return timezone.localtime(now()).replace(second=0, microsecond=0)


class HandleDeviationForm(VersionedRecordForm):
    class Meta:
        model = Deviation
        fields = ["measures", "cause", "person_told_on"]
        labels = {
            "measures": "Vad gör ni åt det?",
            "cause": "Varför hände det?",
            "person_told_on": "Vilken dag fick personen veta vad ni har gjort?",
        }
        widgets = {"measures": WORDS, "cause": WORDS}
        help_texts = {"cause": "Skriv vad i arbetet som gick fel, inte vem som gjorde fel."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["measures"].required = True


class DeviationFilter(forms.Form):
    """Filters of the list; they stand in the address, so the person is the case's id, never a name."""

    arende = forms.ModelChoiceField(None, label="Person", required=False, empty_label="Alla")
    lage = forms.ChoiceField(
        label="Läge", required=False, choices=[("", "Alla"), (OPEN, "Öppna"), (CLOSED, "Avslutade")]
    )
    typ = forms.ChoiceField(
        label="Typ", required=False, choices=[("", "Alla"), (OWN, "Avvikelser"), (COMPLAINT, "Klagomål")]
    )
    slag = forms.ChoiceField(
        label="Vad det gäller", required=False, choices=[("", "Allt"), *DeviationWhat.choices]
    )
    allvar = forms.ChoiceField(
        label="Hur allvarligt", required=False, choices=[("", "Alla"), *Severity.choices]
    )
    fran = forms.DateField(label="Från", required=False)
    till = forms.DateField(label="Till och med", required=False)

    def __init__(self, data, *, user):
        super().__init__(data)
        person = self.fields["arende"]
        person.queryset = Case.objects.visible_to(user).select_related("client").by_name()
        person.label_from_instance = lambda case: case.list_name
        for name in ("fran", "till"):
            self.fields[name].widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")

    def found(self, deviations):
        self.full_clean()
        asked = self.cleaned_data
        lookups = {
            "case": asked.get("arende"),
            "what": asked.get("slag"),
            "severity": asked.get("allvar"),
            "happened_at__date__gte": asked.get("fran"),
            "happened_at__date__lte": asked.get("till"),
        }
        deviations = deviations.filter(**{lookup: value for lookup, value in lookups.items() if value})
        if asked.get("typ"):
            deviations = deviations.filter(is_complaint=asked["typ"] == COMPLAINT)
        if asked.get("lage") == CLOSED:
            return deviations.filter(state=DeviationState.CLOSED)
        return deviations.open() if asked.get("lage") == OPEN else deviations


class ConcernForm(VerbForm):
    """That, when and to whom. There is no field for what it was about, and there shall be none."""

    to_whom = radios("Vem anmälde du till?", ToWhom.choices)
    made_at = MomentField(label="När anmälde du?")
    feedback_asked = forms.BooleanField(label="Jag bad om återkoppling", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["made_at"].initial = this_minute


class ConcernFeedbackForm(VersionedForm):
    received_on = forms.DateField(label="Vilken dag fick du återkopplingen?", initial=today)
