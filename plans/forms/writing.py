from django import forms

from accounts.forms import RecordForm, VerbForm, VersionedForm, VersionedRecordForm
from boendestod.dates import today

from ..models import Plan, PlanActivity, PlanGoal
from ..rules import Agreement, Participation

WORDS = forms.Textarea({"rows": 2})


def radios(label: str, choices, **kwargs) -> forms.ChoiceField:
    capitalised = [(value, word[:1].upper() + word[1:]) for value, word in choices]
    return forms.ChoiceField(label=label, choices=capitalised, widget=forms.RadioSelect, **kwargs)


class BeginForm(VerbForm):
    begun_on = forms.DateField(
        label="Vilken dag började ni med planen?",
        help_text="Dagen då du och personen började prata om planen.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["begun_on"].initial = today


class PartForm(VersionedRecordForm):
    """A part of the plan's page: many stand there, so each has ids of its own."""

    def __init__(self, *args, instance, **kwargs):
        super().__init__(*args, instance=instance, auto_id=f"{instance.pk}-%s", **kwargs)


class PlanForm(PartForm):
    class Meta:
        model = Plan
        fields = [
            "participation_how",
            "others_took_part",
            "follow_up_on",
            "follow_up_form",
        ]
        widgets = {"participation_how": WORDS}
        help_texts = {
            "participation_how": "Till exempel: valde dagar och tider, skrev målen med egna ord.",
            "wishes": "Ett önskemål i taget: vad personen ville, och vad det ledde till.",
            "others_took_part": "Till exempel god man, anhörig eller kontaktperson.",
            "cooperation": "Vem gör vad hos andra, till exempel vården eller arbetsgivaren?",
        }


class GoalForm(PartForm):
    class Meta:
        model = PlanGoal
        fields = ["indicator"]
        widgets = {"indicator": WORDS}
        help_texts = {"indicator": "Något som går att se eller räkna, till exempel: inga obetalda räkningar."}


class HowForm(RecordForm):
    """How, when, where and who; `workers` are asked for once however many the forms are."""

    def __init__(self, *args, workers, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["responsible"]
        field.queryset = workers
        field.choices = [("", "Välj"), *((worker.pk, str(worker)) for worker in workers)]

    class Meta:
        model = PlanActivity
        fields = ["how", "when", "where", "responsible"]
        widgets = {"how": WORDS}


class ActivityForm(PartForm, HowForm):
    """What is done belongs to the order; the plan says the rest."""


class AddedActivityForm(ActivityForm):
    class Meta(HowForm.Meta):
        fields = ["what", "added_because", *HowForm.Meta.fields]
        widgets = HowForm.Meta.widgets | {"added_because": WORDS}


class NewActivityForm(HowForm):
    added_because = forms.CharField(
        label="Varför läggs aktiviteten till?",
        help_text="Den finns inte i beställningen. Handläggaren ser att den är tillagd och varför.",
        widget=WORDS,
    )

    class Meta(HowForm.Meta):
        fields = ["what", "added_because", *HowForm.Meta.fields]


class AgreeForm(VersionedForm):
    agreement = radios("Vad svarade personen?", Agreement.choices)
    agreed_on = forms.DateField(label="Vilken dag?")
    decline_reason = forms.CharField(
        label="Varför sade personen nej?",
        required=False,
        help_text="Behövs bara vid ett nej. Planen visas då som avböjd, aldrig som godkänd.",
        widget=WORDS,
    )
    participation = radios("Var personen med när planen gjordes?", Participation.choices)
    participation_how = forms.CharField(label="Hur var personen med?", required=False, widget=WORDS)

    def __init__(self, *args, plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = plan.version
        self.fields["agreed_on"].initial = today
        self.fields["participation_how"].initial = plan.participation_how


class EndForm(VersionedForm):
    ended_on = forms.DateField(label="Sista dagen")
    reason = forms.CharField(label="Varför?", max_length=200)

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = record.version
        self.fields["ended_on"].initial = today
