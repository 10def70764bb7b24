from django import forms

from boendestod import dates

from ..models import CommissioningUnit, Delegation
from .shape import RecordForm, VerbForm


class DelegationForm(RecordForm):
    class Meta:
        model = Delegation
        fields = ["user", "power", "valid_from", "valid_to", "source"]
        widgets = {"power": forms.RadioSelect}
        help_texts = {
            "valid_to": "Lämna tomt om delegationen gäller tills vidare.",
            "source": "Till exempel: punkt 4.2.",
        }

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people
        self.fields["user"].empty_label = "Välj"
        self.fields["power"].choices = [choice for choice in self.fields["power"].choices if choice[0]]
        self.fields["valid_from"].initial = dates.today


class EndDelegationForm(VerbForm):
    valid_to = forms.DateField(label="Sista dag")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["valid_to"].initial = dates.today


class UnitForm(RecordForm):
    class Meta:
        model = CommissioningUnit
        fields = ["goal_scheme", "board", "postal_address", "phone", "email"]
        widgets = {"postal_address": forms.Textarea({"rows": 3})}
        help_texts = {
            "goal_scheme": "Nya beställningar börjar med den. Handläggaren kan välja en annan.",
            "board": "Står i besluten, till exempel socialnämnden.",
            "postal_address": "Hit lämnas ett överklagande. Står i besluten och breven.",
        }
