from django import forms

from accounts.forms import VerbForm, VersionedForm, VersionedRecordForm
from accounts.rules import COMMISSIONING_ROLES
from boendestod.dates import today

from ..models import Conference, ConferenceItem
from .actions import task_takers
from .agenda import counterparts, orders_between

WORDS = forms.Textarea({"rows": 3})


class CallForm(VerbForm):
    counterpart = forms.ModelChoiceField(None, label="Den andra sidan", empty_label="Välj")
    held_on = forms.DateField(label="Vilken dag?", initial=today)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["counterpart"].queryset = counterparts(user, today())
        calls_provider = user.role in COMMISSIONING_ROLES
        self.fields["counterpart"].label = "Vilken utförare?" if calls_provider else "Vilken enhet?"
        self.member, self.calls_provider = user.membership, calls_provider

    def content(self):
        content = super().content()
        other = content.pop("counterpart")
        sides = (self.member.unit, other) if self.calls_provider else (other, self.member.provider)
        return content | dict(zip(("unit", "provider"), sides, strict=True))


class RenewForm(VerbForm):
    """Asks for nothing: the button is the question."""


class AddCaseForm(VerbForm):
    order = forms.ModelChoiceField(None, label="Vilket ärende?", empty_label="Välj")
    because = forms.CharField(label="Varför ska det tas upp?", max_length=400, widget=WORDS)

    def __init__(self, *args, conference: Conference, **kwargs):
        super().__init__(*args, **kwargs)
        between = orders_between(conference.unit, conference.provider, today())
        there = conference.items.values("case")
        orders = between.exclude(case__in=there).select_related("case__client")
        field = self.fields["order"]
        field.queryset = orders.order_by("case__client__last_name", "case__client__first_name", "-sent_at")
        field.label_from_instance = lambda order: f"{order.case.list_name}, {order.case.case_ref}"


class ItemForm(VersionedRecordForm):
    class Meta:
        model = ConferenceItem
        fields = ["outcome", "task", "task_for", "task_by"]
        labels = {
            "outcome": "Vad kom ni fram till?",
            "task": "Vad ska göras?",
            "task_for": "Vem gör det?",
            "task_by": "Senast vilken dag?",
        }
        widgets = {"outcome": forms.Textarea({"rows": 4})}
        help_texts = {"outcome": "Det sparas i ärendets historik. Båda sidor ser det."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].required = True
        self.fields["task_for"].queryset = task_takers(self.instance.conference).order_by(
            "first_name", "last_name"
        )
        self.fields["task_for"].empty_label = "Välj"


class CloseForm(VersionedForm):
    present = forms.CharField(
        label="Vilka var med?", required=False, widget=WORDS, help_text="Namn och funktion, en per rad."
    )


OPEN, ALL = "", "alla"


class ConferenceFilter(forms.Form):
    visa = forms.ChoiceField(label="Visa", required=False, choices=[(OPEN, "Inte avslutade"), (ALL, "Alla")])

    def narrow(self, conferences):
        everything = self.is_valid() and self.cleaned_data["visa"] == ALL
        return conferences if everything else conferences.filter(closed_at__isnull=True)
