from copy import copy

from django import forms

from accounts.forms import VerbForm, VersionedForm
from accounts.models import working_as
from accounts.rules import PROVIDER_ROLES, Role
from boendestod.dates import add_length, today

from ..rules import (
    COMMISSIONER_ORDER,
    COMMISSIONER_SEES,
    DAYS_TO_ANSWER,
    PROVIDER_ORDER,
    PROVIDER_SEES,
    OrderState,
    ReturnCategory,
)


class OrderFilter(forms.Form):
    """Filters of the list; they stand in the address, so they hold no personal data."""

    lage = forms.ChoiceField(label="Läge", required=False)
    vems = forms.ChoiceField(label="Vems", required=False, choices=[("", "Alla"), ("mina", "Mina")])

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        provides = user.role in PROVIDER_ROLES
        words = PROVIDER_SEES if provides else COMMISSIONER_SEES
        self.states = PROVIDER_ORDER if provides else COMMISSIONER_ORDER
        self.fields["lage"].choices = [("", "Alla"), *((s.value, words[s][0]) for s in self.states)]
        if user.role in (Role.COORDINATOR, Role.UNIT_MANAGER, Role.REVIEWER):
            del self.fields["vems"]

    def narrow(self, orders):
        chosen = self.cleaned_data if self.is_valid() else {}
        states = [OrderState(chosen["lage"])] if chosen.get("lage") else self.states
        if chosen.get("vems"):
            mine = "key_worker" if self.user.role in PROVIDER_ROLES else "case__caseworker"
            orders = orders.filter(**{mine: self.user})
        return orders.in_turn(states)


def not_always(fields: dict[str, forms.Field], *names: str) -> dict[str, forms.Field]:
    """As the API describes fields that a form may leave out, or need."""
    for name in names:
        fields[name] = copy(fields[name])
        fields[name].required = False
    return fields


class SendForm(VersionedForm):
    answer = forms.CharField(
        label="Svar på utförarens fråga", max_length=4000, widget=forms.Textarea({"rows": 4})
    )

    def __init__(self, *args, order, asks: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = order.version
        if not asks:
            del self.fields["answer"]

    @classmethod
    def described(cls):
        return not_always(super().described(), "answer")


class AcceptForm(VerbForm):
    received_on = forms.DateField(
        label="Mottagen", initial=today, help_text="Dagarna för att påbörja planen räknas härifrån."
    )
    key_worker = forms.ModelChoiceField(None, label="Stödperson", empty_label="Välj")
    start_on = forms.DateField(label="Stödet startar", initial=today)

    def __init__(self, *args, order, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key_worker"].queryset = working_as(Role.SUPPORT_WORKER, provider=order.provider)

    @classmethod
    def described(cls):
        """An amendment is accepted by AcceptAmendmentForm."""
        return not_always(super().described(), "key_worker", "start_on")


class ReturnForm(VerbForm):
    category = forms.ChoiceField(
        label="Vad gäller det?", choices=ReturnCategory.choices, widget=forms.RadioSelect
    )
    question = forms.CharField(
        label="Vad behöver du veta?", max_length=4000, widget=forms.Textarea({"rows": 5})
    )
    answer_by = forms.DateField(
        label="Svar senast",
        initial=lambda: add_length(today(), days=DAYS_TO_ANSWER),
        help_text="Handläggaren ser dagen, och när den har passerat.",
    )


class KeyWorkerForm(VersionedForm):
    key_worker = forms.ModelChoiceField(None, label="Stödperson", empty_label="Välj")

    def __init__(self, *args, order, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key_worker"].queryset = working_as(Role.SUPPORT_WORKER, provider=order.provider)
        self.fields["key_worker"].initial = order.key_worker
        self.fields["version"].initial = order.version
