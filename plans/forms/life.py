from django import forms

from accounts.forms import VerbForm, VersionedForm
from boendestod.dates import today
from boendestod.templatetags.sv import datum

from ..rules import PlanKind
from .writing import radios

# Each kind with when it is the right one.
KINDS = {
    PlanKind.ORDINARY: "Genomförandeplan – ni kan skriva planen nu",
    PlanKind.MAPPING: "Kartläggning – ni behöver lära känna varandra först",
    PlanKind.CONTACT: "Kontaktplan – personen släpper inte in någon än",
}


def _kinds(label: str, kinds, **kwargs) -> forms.ChoiceField:
    return radios(label, [(kind, KINDS[kind]) for kind in kinds], **kwargs)


class BeginForm(VerbForm):
    kind = _kinds("Vilken plan passar?", KINDS)
    begun_on = forms.DateField(label="Vilken dag började ni med planen?")

    def __init__(self, *args, order, **kwargs):
        super().__init__(*args, **kwargs)
        day = today()
        maps = order.mapping_until is not None and order.mapping_until >= day
        self.fields["kind"].initial = PlanKind.MAPPING if maps else PlanKind.ORDINARY
        self.fields["begun_on"].initial = day
        self.fields[
            "begun_on"
        ].help_text = (
            f"Dagen då du och personen började prata om planen. Du registrerar den i dag, {datum(day)}."
        )


class PlanVerbForm(VersionedForm):
    """A verb of a plan or an order that asks for nothing more than which version one has seen."""

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = record.version


class KindForm(PlanVerbForm):
    kind = _kinds("Vad ska planen bli?", KINDS)

    def __init__(self, *args, record, kinds, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        self.fields["kind"].choices = [choice for choice in self.fields["kind"].choices if choice[0] in kinds]
        self.fields["kind"].initial = kinds[0]


class ReviseForm(KindForm):
    """Of a mapping or a contact plan: an ordinary one stays what it is, and asks for nothing."""

    @classmethod
    def described(cls):
        said = "Bara för en kartläggning eller en kontaktplan, och då måste det vara med."
        kind = _kinds(cls.base_fields["kind"].label, KINDS, required=False, help_text=said)
        return super().described() | {"kind": kind}


class EndForm(PlanVerbForm):
    ended_on = forms.DateField(label="Sista dagen")
    reason = forms.CharField(label="Varför?", max_length=200)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ended_on"].initial = today
