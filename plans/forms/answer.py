"""What the person says to the plan that was proposed."""

import json

from django import forms

from accounts.forms import VersionedForm
from boendestod.dates import today

from ..rules import Agreement
from .writing import WORDS, radios

# Room for the most points that rules.check_signature lets through.
LONGEST = 100_000
UNREADABLE = "Namnteckningen gick inte att läsa. Rensa rutan och skriv igen."


class SignatureField(forms.CharField):
    """The strokes as signature.js draws them; whether they make a name is the verb's to say."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs):
        super().__init__(required=False, max_length=LONGEST, **kwargs)
        self.error_messages["max_length"] = UNREADABLE

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        try:
            strokes = json.loads(text)
        except (ValueError, RecursionError) as unreadable:
            raise forms.ValidationError(UNREADABLE) from unreadable
        if not isinstance(strokes, list):
            raise forms.ValidationError(UNREADABLE)
        return strokes


class AgreeForm(VersionedForm):
    agreement = radios("Vad svarade personen?", Agreement.choices)
    signature = SignatureField(label="Namnteckning")
    told_to = forms.ModelChoiceField(None, label="Vem sade personen ja till?", required=False)
    decline_reason = forms.CharField(
        label="Varför sade personen nej?",
        required=False,
        help_text="Skriv personens egna skäl. Planen visas som avböjd, aldrig som godkänd.",
        widget=WORDS,
    )
    agreed_on = forms.DateField(label="Vilken dag svarade personen?")

    def __init__(self, *args, plan, staff, me, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = plan.version
        self.fields["agreed_on"].initial = today
        told_to = self.fields["told_to"]
        told_to.queryset, told_to.empty_label, told_to.initial = staff, "Välj", me.pk

    def content(self):
        """What was drawn before another answer was chosen stays in the form and is no part of that answer."""
        content = super().content()
        if content["agreement"] != Agreement.SIGNED:
            content["signature"] = None
        return content
