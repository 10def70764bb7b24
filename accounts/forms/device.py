from django import forms

from ..models import Device, Provider
from .shape import RecordForm, VerbForm


class DeviceForm(RecordForm):
    class Meta:
        model = Device
        fields = ["name"]
        help_texts = {"name": "Det som står på surfplattans etikett, till exempel Stödet 3."}


class PairingCodeForm(VerbForm):
    """Asks for nothing: the button is the question."""


class BlockDeviceForm(VerbForm):
    reason = forms.CharField(
        label="Varför spärras den?", max_length=200, help_text="Till exempel: glömd på bussen i går kväll."
    )


class TabletSettingsForm(RecordForm):
    class Meta:
        model = Provider
        fields = ["names_on_tablet", "protected_on_tablet"]
        widgets = {"names_on_tablet": forms.RadioSelect}
        help_texts = {
            "protected_on_tablet": "Personen heter då Skyddade personuppgifter på surfplattan, "
            "utan adress och telefon. Anteckningar och plan finns med."
        }
