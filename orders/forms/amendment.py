from django import forms

from accounts.forms import VerbForm, VersionedForm
from boendestod.dates import today

from ..rules import OrderState
from .dialogue import not_always
from .writing import period_in_words


class AmendForm(VerbForm):
    decision = forms.ModelChoiceField(None, label="Beslut som ändringen vilar på", empty_label=None)

    def __init__(self, *args, order, **kwargs):
        super().__init__(*args, **kwargs)
        decision = self.fields["decision"]
        decision.queryset = order.case.decisions.in_force_from(today())
        decision.label_from_instance = period_in_words
        decision.initial = order.decision
        if order.municipality.support_without_decision:
            decision.required, decision.empty_label = False, "Inget beslut"


class AcceptAmendmentForm(VerbForm):
    received_on = forms.DateField(label="Mottagen", initial=today)


class WithdrawForm(VersionedForm):
    reason = forms.CharField(label="Varför?", max_length=200, help_text="Utföraren ser det du skriver.")

    def __init__(self, *args, order, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = order.version
        if order.state == OrderState.DRAFT and order.sent_at is None:
            del self.fields["reason"]

    @classmethod
    def described(cls):
        return not_always(super().described(), "reason")
