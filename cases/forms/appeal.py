from django import forms

from accounts.forms import RecordForm, VersionedRecordForm
from boendestod.dates import today

from ..models import Appeal, Judgment
from ..rules import JudgmentOutcome

IN_TIME = [("yes", "Ja"), ("no", "Nej")]


class InTimeField(forms.TypedChoiceField):
    def __init__(self, *, unanswered: str, **kwargs):
        super().__init__(
            choices=[("", unanswered), *IN_TIME],
            coerce=lambda value: value == "yes",
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
            **kwargs,
        )

    def prepare_value(self, value):
        return {True: "yes", False: "no", None: ""}.get(value, value)


class AppealForm(RecordForm):
    in_time = InTimeField(label="Kom det i rätt tid?", unanswered="Räkna ut det åt mig")

    class Meta:
        model = Appeal
        fields = ["received_on", "text", "in_time"]
        help_texts = {"text": "Kort. Själva överklagandet ligger i akten."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["received_on"].initial = today


class HandleAppealForm(VersionedRecordForm):
    in_time = InTimeField(label="Kom det i rätt tid?", unanswered="Inte prövat än")

    class Meta:
        model = Appeal
        fields = ["in_time", "forwarded_on"]
        help_texts = {"forwarded_on": "Skicka det så snart du har prövat om det kom i rätt tid."}


class JudgmentForm(RecordForm):
    class Meta:
        model = Judgment
        fields = ["court", "court_ref", "judged_on", "outcome", "lesson"]
        labels = {"judged_on": "Domens dag"}
        help_texts = {"lesson": "Vad gör ni annorlunda nästa gång? Skriv så att kollegorna har nytta av det."}


class AppealFilter(forms.Form):
    ar = forms.TypedChoiceField(label="Kom in", required=False, coerce=int, empty_value=None)
    utgang = forms.ChoiceField(
        label="Dom",
        required=False,
        choices=[("", "Alla"), ("ingen", "Ingen dom ännu"), *JudgmentOutcome.choices],
    )

    def __init__(self, data, *, appeals):
        super().__init__(data)
        years = [day.year for day in appeals.dates("received_on", "year", order="DESC")]
        self.fields["ar"].choices = [("", "Alla år"), *((year, year) for year in years)]

    def found(self, appeals):
        """An unknown value filters nothing; the field says what is wrong."""
        self.full_clean()
        year, outcome = self.cleaned_data.get("ar"), self.cleaned_data.get("utgang")
        if year:
            appeals = appeals.filter(received_on__year=year)
        if outcome == "ingen":
            return appeals.filter(judgments__isnull=True)
        return appeals.with_judgment(outcome) if outcome else appeals
