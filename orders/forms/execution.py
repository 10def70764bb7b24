from django import forms

from accounts.forms import VerbForm, VersionedForm
from boendestod.dates import today

ANSWERS = [("", "inget svar ännu"), ("yes", "ja"), ("no", "nej")]


class StartForm(VerbForm):
    started_on = forms.DateField(
        label="Stödet startade",
        initial=today,
        help_text="Första dagen som personen fick stöd. Skriver du ett besök sätts dagen av sig själv.",
    )


class OfferForm(VerbForm):
    offered_on = forms.DateField(label="Erbjudet", initial=today)
    what = forms.CharField(
        label="Vad erbjöds?", max_length=200, help_text="Till exempel ett första besök tisdag kl. 10."
    )
    accepted = forms.ChoiceField(label="Vad svarade personen?", choices=ANSWERS, required=False)
    answered_on = forms.DateField(label="Svarade den", required=False)
    reason = forms.CharField(label="Om nej: varför?", max_length=200, required=False)

    def content(self) -> dict:
        content = super().content()
        return content | {"accepted": {"": None, "yes": True, "no": False}[content["accepted"]]}


class OfferAnswerForm(VersionedForm):
    accepted = forms.ChoiceField(label="Vad svarade personen?", choices=ANSWERS[1:], widget=forms.RadioSelect)
    answered_on = forms.DateField(label="Svarade den", initial=today)
    reason = forms.CharField(label="Om nej: varför?", max_length=200, required=False)

    def __init__(self, *args, offer, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = offer.version

    def content(self) -> dict:
        content = super().content()
        return content | {"accepted": content["accepted"] == "yes"}


class InterruptionForm(VerbForm):
    started_on = forms.DateField(
        label="Avbrott från", initial=today, help_text="Första dagen som personen inte fick stödet."
    )
    reason = forms.CharField(label="Varför är stödet avbrutet?", max_length=200)


class ResumeForm(VersionedForm):
    resumed_on = forms.DateField(label="Stödet återupptogs", initial=today)

    def __init__(self, *args, interruption, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = interruption.version
