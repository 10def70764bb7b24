from django import forms

from accounts.forms import VerbForm, VersionedForm
from plans.forms import radios

from ..rules import ConflictChoice


class DiscardForm(VerbForm):
    how = forms.CharField(
        label="Vad har ni gjort i stället?",
        max_length=200,
        help_text="Till exempel: Bo har skrivit in besöket på datorn.",
    )


class ResolveForm(VersionedForm):
    choice = radios("Vad gäller?", [])

    def __init__(self, *args, conflict, choices: list[ConflictChoice], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = conflict.version
        self.fields["choice"].choices = [(choice, choice.label.capitalize()) for choice in choices]
        if len(choices) == 1:
            self.fields["choice"].widget = forms.HiddenInput()
            self.fields["choice"].initial = choices[0]
