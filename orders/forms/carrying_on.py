from django import forms

from accounts.forms import VerbForm

from .writing import period_in_words


class CarryOnForm(VerbForm):
    decision = forms.ModelChoiceField(None, label="Beslut som beställningen fortsätter på", empty_label=None)

    def __init__(self, *args, decisions, later, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["decision"]
        # A form sent twice names the decision that the order has gone on to, which is no choice any longer.
        field.queryset = decisions
        field.choices = [(decision.pk, period_in_words(decision)) for decision in later]
