from django import forms
from django.utils import timezone

from accounts.forms import VerbForm
from boendestod.dates import now, today
from cases.models import Client
from plans.models import PlanGoal

from ..rules import by_plan_only
from .moment import MomentField


class AsksWhatWasDone(VerbForm):
    """A note that only says that it went by plan is asked about, once: `asked` says that it has been."""

    asked = forms.BooleanField(
        label="Texten ska stå som den är",
        help_text="Skicka true om anteckningen bara säger att det gick enligt plan och ändå ska vara så.",
        required=False,
        widget=forms.HiddenInput,
    )

    def __init__(self, *args, client: Client | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.client = client

    def clean(self):
        super().clean()
        if by_plan_only(self.cleaned_data.get("text", "")) and not self.cleaned_data.get("asked"):
            self.data = self.data.copy()
            self.data["asked"] = "on"
            # To another system nobody is named.
            who = (not self.sent and self.client.first_name) or "personen"
            question = f"Vad gjorde {who}? Skriv det, eller skicka igen som det är."
            self.add_error("text", question)

    def content(self):
        return {name: value for name, value in super().content().items() if name != "asked"}


class NoteForm(AsksWhatWasDone):
    """The note of a visit."""

    text = forms.CharField(label="Anteckning", widget=forms.Textarea({"rows": 6}))
    for_caseworker = forms.BooleanField(label="Viktigt att föra vidare till handläggaren", required=False)


class NewNoteForm(NoteForm):
    """A note of something that was no visit. What it is about is one of the plan's goals, or none of them."""

    event_at = MomentField(label="När hände det?")
    goal = forms.ModelChoiceField(
        None,
        label="Vilket mål handlar det om?",
        required=False,
        empty_label="Inget särskilt mål",
    )
    field_order = ("event_at", "text", "goal", "for_caseworker")

    def __init__(self, *args, goals, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["event_at"].initial = timezone.localtime(now()).replace(second=0, microsecond=0)
        self.fields["goal"].queryset = goals
        if not goals:
            del self.fields["goal"]


class CorrectionForm(VerbForm):
    text = forms.CharField(label="Så ska det stå", widget=forms.Textarea({"rows": 6}))
    reason = forms.CharField(
        label="Varför rättas anteckningen?",
        max_length=200,
        help_text="Till exempel: fel dag, eller personen har sagt att det inte stämmer.",
    )


class ObjectionForm(VerbForm):
    words = forms.CharField(
        label="Vad säger personen?",
        widget=forms.Textarea({"rows": 5}),
        help_text="Skriv med personens egna ord.",
    )
    stated_on = forms.DateField(label="När sade personen det?")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stated_on"].initial = today


class DayNoteFilter(forms.Form):
    """Filters of a person's notes. They stand in the address, so nothing is searched for in the text."""

    visa = forms.ChoiceField(
        label="Ordnade", required=False, choices=[("", "efter tid"), ("mal", "efter mål")]
    )
    mal = forms.ModelChoiceField(None, label="Mål", required=False, empty_label="Alla")
    fran = forms.DateField(label="Från", required=False)
    till = forms.DateField(label="Till och med", required=False)
    sena = forms.BooleanField(label="Efterregistrerade", required=False)
    viktiga = forms.BooleanField(label="Viktiga för handläggaren", required=False)
    enligt_plan = forms.BooleanField(label="Bara \u201denligt plan\u201d", required=False)

    def __init__(self, data, *, order):
        super().__init__(data)
        self.fields["mal"].queryset = PlanGoal.objects.filter(plan__order=order).order_by(
            "-plan__begun_on", "position", "recorded_at"
        )

    def found(self, notes):
        self.full_clean()
        asked = self.cleaned_data
        lookups = {
            "event_at__date__gte": asked.get("fran"),
            "event_at__date__lte": asked.get("till"),
            "for_caseworker": asked.get("viktiga"),
            "only_by_plan": asked.get("enligt_plan"),
        }
        notes = notes.filter(**{lookup: value for lookup, value in lookups.items() if value})
        if asked.get("mal"):
            notes = notes.about(asked["mal"])
        return notes.late() if asked.get("sena") else notes

    @property
    def by_goal(self) -> bool:
        return self.cleaned_data.get("visa") == "mal"
