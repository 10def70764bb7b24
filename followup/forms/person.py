from django import forms

from accounts.forms import REQUIRED

LONGEST_CODE = 20


class CodeForm(forms.Form):
    """Typed by the person, who has no login: nothing here belongs to a user."""

    code = forms.CharField(
        label="Skriv koden",
        max_length=LONGEST_CODE,
        error_messages={"required": "Skriv koden.", "max_length": "Koden har åtta tecken."},
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "code"}
        ),
    )


class AnswerForm(forms.Form):
    words = forms.CharField(
        label="Så här var det",
        max_length=4000,
        error_messages={"required": REQUIRED, "max_length": "Texten är för lång. Skriv kortare."},
        widget=forms.Textarea({"rows": 4}),
        help_text="Du kan skriva själv, eller be din boendestödjare skriva det du säger.",
    )
