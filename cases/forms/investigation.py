from django import forms

from accounts.forms import RecordForm, VerbForm, VersionedForm, VersionedRecordForm
from boendestod.dates import today

from ..models import Child, Communication, Investigation, NeedsAssessment, Objection, Statement
from ..rules import Chore, ChoreDoneBy, LifeArea


class BeginInvestigationForm(VerbForm):
    opened_on = forms.DateField(label="Utredningen inleddes", initial=today)
    application = forms.ModelChoiceField(
        None, label="Ansökan som utreds", required=False, empty_label="Ingen ansökan"
    )

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["application"]
        field.queryset = case.applications.filter(withdrawn_on__isnull=True)
        field.initial = case.applications.undecided().last()


# --- Parts of one page, each saved by itself as one types ---------------------------------------------------------


class PartForm(VersionedRecordForm):
    """A part of a page with many. Its version makes a change count once, so it needs no token; the ids of its
    fields begin with its own name."""

    def __init__(self, *args, name="", **kwargs):
        self.name = name or str(kwargs["instance"].pk)
        super().__init__(*args, auto_id=f"id_{self.name}-%s", **kwargs)
        del self.fields["form_token"]
        self.fields["version"].widget = forms.HiddenInput({"data-version-of": self.instance.pk})


class NeedForm(PartForm):
    class Meta:
        model = NeedsAssessment
        fields = [
            "current_state",
            "intended_state",
            "own_view",
            "need",
            "others_do",
            "met_otherwise",
            "met_otherwise_how",
        ]
        labels = {
            "current_state": "Läget nu",
            "intended_state": "Avsett läge",
            "need": "Behovet, kort",
            "others_do": "Det här gör andra redan",
            "met_otherwise_how": "Hur kan behovet mötas på annat sätt?",
        }
        widgets = {name: forms.Textarea({"rows": 2}) for name in ("own_view", "need", "others_do")} | {
            "met_otherwise_how": forms.Textarea({"rows": 2})
        }
        help_texts = {
            "own_view": "Så säger personen själv.",
            "need": "En mening om vad personen behöver stöd med. Den följer med till beställningen.",
            "others_do": "Till exempel anhöriga, vården eller god man.",
        }


class HomeForm(PartForm):
    class Meta:
        model = Investigation
        fields = ["housing_form", "household", "expected_of_others"]
        labels = {"housing_form": "Så bor personen"}
        widgets = {name: forms.Textarea({"rows": 2}) for name in ("household", "expected_of_others")}
        help_texts = {"household": "Till exempel: sambo, dotter 12 år varannan vecka."}


class CommunicationNeedForm(PartForm):
    class Meta:
        model = Investigation
        fields = ["communication_need", "interpreter_language"]
        widgets = {"communication_need": forms.Textarea({"rows": 2})}
        help_texts = {
            "communication_need": "Till exempel bildstöd, sms i stället för samtal, en sak i taget.",
            "interpreter_language": "Lämna tomt om personen inte behöver tolk.",
        }


class NoChildrenForm(PartForm):
    class Meta:
        model = Investigation
        fields = ["no_children"]


class AssessmentForm(PartForm):
    class Meta:
        model = Investigation
        fields = ["assessment"]
        labels = {"assessment": "Din bedömning"}
        widgets = {"assessment": forms.Textarea({"rows": 5})}
        help_texts = {"assessment": "Vad väger tyngst, och varför? Upprepa inte det som står ovanför."}


class NotCommunicatedForm(PartForm):
    class Meta:
        model = Investigation
        fields = ["not_communicated_reason"]
        labels = {"not_communicated_reason": "Varför behöver uppgifterna inte kommuniceras?"}
        widgets = {"not_communicated_reason": forms.Textarea({"rows": 2})}
        help_texts = {
            "not_communicated_reason": "Fyll i bara om det är uppenbart att det inte behövs "
            "(25\N{NO-BREAK SPACE}§ förvaltningslagen)."
        }


class ChoresForm(VersionedForm):
    """Every shared household is asked the same. The fields are named after the chore."""

    def __init__(self, *args, instance, name="chores", **kwargs):
        self.name, self.instance = name, instance
        super().__init__(*args, auto_id=f"id_{name}-%s", **kwargs)
        del self.fields["form_token"]
        self.fields["version"].initial = instance.version
        self.fields["version"].widget = forms.HiddenInput({"data-version-of": instance.pk})
        self.fields |= _chore_fields()
        for answer in instance.chores.all():
            self.fields[answer.chore].initial = answer.done_by
            self.fields[f"{answer.chore}_note"].initial = answer.note

    @classmethod
    def described(cls):
        return super().described() | _chore_fields()

    def rows(self):
        return [(self[chore.value], self[f"{chore.value}_note"]) for chore in Chore]

    def content(self) -> dict:
        typed = super().content()
        return {"answers": {chore: (typed[chore], typed[f"{chore.value}_note"]) for chore in Chore}}

    def show_current(self, record) -> None:
        super().show_current(record)
        known = {answer.chore: answer for answer in record.chores.all()}
        self.current = [
            (chore.label.capitalize(), f"{answer.get_done_by_display()} {answer.note}".strip())
            for chore in Chore
            if (answer := known.get(chore))
        ]


def _chore_fields() -> dict[str, forms.Field]:
    fields = {}
    for chore in Chore:
        fields[chore.value] = forms.ChoiceField(
            label=chore.label.capitalize(), required=False, choices=[("", "Välj"), *ChoreDoneBy.choices]
        )
        fields[f"{chore.value}_note"] = forms.CharField(
            label=f"Kommentar om {chore.label}", required=False, max_length=200
        )
    return fields


class ChildForm(RecordForm):
    class Meta:
        model = Child
        fields = ["birth_year", "lives", "asked", "asked_note", "regard", "review_on"]
        widgets = {
            "birth_year": forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
            "asked_note": forms.Textarea({"rows": 2}),
            "regard": forms.Textarea({"rows": 2}),
        }
        help_texts = {
            "birth_year": "Skriv inte barnets namn.",
            "asked": "Ett väntat barn behöver du inte svara för.",
            "regard": "Vad betyder stödet, och hur det ges, för barnet?",
            "review_on": "Väntas barnet? Välj den dag det beräknas födas.",
        }


class ChildPartForm(PartForm, ChildForm):
    pass


# --- Forms with a button ------------------------------------------------------------------------------------------


class NeedChoiceForm(VerbForm):
    life_area = forms.ChoiceField(label="Livsområde", choices=LifeArea.choices)


class StatementForm(RecordForm):
    class Meta:
        model = Statement
        fields = ["text", "source", "source_note", "kind", "stated_on"]
        labels = {
            "text": "Uppgiften",
            "source": "Uppgiften kommer från",
            "kind": "Det är en",
            "stated_on": "Uppgiften lämnades",
        }
        widgets = {"text": forms.Textarea({"rows": 3})}
        help_texts = {
            "source_note": "Till exempel: mamman, eller arbetsterapeuten på vårdcentralen.",
            "kind": "Fakta är det som har hänt eller setts. En bedömning är vad någon anser.",
        }


class EditStatementForm(VersionedRecordForm, StatementForm):
    pass


class ObjectionForm(RecordForm):
    class Meta:
        model = Objection
        fields = ["text", "stated_on"]
        labels = {"text": "Det här anser personen är fel", "stated_on": "Personen sade det"}
        widgets = {"text": forms.Textarea({"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stated_on"].initial = today


class CommunicationForm(RecordForm):
    class Meta:
        model = Communication
        fields = ["communicated_on", "how", "answer_by"]
        labels = {
            "communicated_on": "Personen fick uppgifterna",
            "how": "Så fick personen dem",
            "answer_by": "Personen kan svara till och med",
        }


class AnswerForm(VersionedRecordForm):
    class Meta:
        model = Communication
        fields = ["communicated_on", "how", "answer_by", "answered_on", "answer"]
        labels = CommunicationForm.Meta.labels | {
            "answered_on": "Personen svarade",
            "answer": "Svaret",
        }
        help_texts = {"answered_on": "Lämna tomt om personen inte har svarat än."}


class ConfirmForm(VerbForm):
    """A question before something that is not easily undone; it asks for nothing more."""
