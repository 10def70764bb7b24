from django import forms

from ..events import READ_WITH, models_by_noun
from ..models import Subscription
from .shape import RecordForm, VerbForm


def nouns_in_words() -> list[tuple[str, str]]:
    """What the pages call each kind of record that is read by itself."""
    words = {
        noun: str(models[0]._meta.verbose_name_plural)
        for noun, models in models_by_noun().items()
        if noun not in READ_WITH
    }
    return sorted(words.items(), key=lambda pair: pair[1].casefold())


class SubscriptionForm(RecordForm):
    url = forms.URLField(
        label="Adress",
        max_length=500,
        assume_scheme="https",
        help_text="Hit skickas händelserna. Börjar med https://.",
    )
    nouns = forms.MultipleChoiceField(
        label="Vad det gäller",
        choices=nouns_in_words,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Välj inget för att skicka allt som systemet får läsa. Delarna följer med.",
    )

    class Meta:
        model = Subscription
        fields = ["system", "url"]
        help_texts = {"system": "Får händelser om det som systemets eget konto får läsa."}

    field_order = ("system", "url", "nouns")

    def __init__(self, *args, systems, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["system"].queryset = systems
        self.fields["system"].empty_label = "Välj"


class PauseForm(VerbForm):
    pause_reason = forms.CharField(
        label="Varför pausas den?",
        max_length=200,
        help_text="Till exempel: mottagaren byter server i helgen.",
    )


class SubscriptionVerbForm(VerbForm):
    """Asks for nothing: the button is the question."""
