from django import forms
from django.utils.text import capfirst

from accounts.forms import VerbForm

from ..rules import Grade, GradedAspect

QUESTIONS = {
    GradedAspect.NEEDS: "Förstår ni vilka behov stödet ska möta?",
    GradedAspect.GOALS: "Förstår ni vad personen vill uppnå, till när och hur det märks?",
    GradedAspect.ACTIVITIES: "Förstår ni vad ni ska göra, på vilket sätt och varför?",
    GradedAspect.SCOPE: "Förstår ni hur mycket tid ni har och vad som gäller i hemmet?",
}
ANSWERS = [(grade.value, capfirst(grade.label)) for grade in Grade]


class GradeForm(VerbForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= _questions()

    @classmethod
    def described(cls):
        return super().described() | _questions()

    def content(self) -> dict:
        data = self.cleaned_data
        return {"grades": {aspect: (data[aspect.value], data[_comment(aspect)]) for aspect in QUESTIONS}}

    def pairs(self):
        """Each aspect's grade and its comment, to be shown together."""
        return [(self[aspect.value], self[_comment(aspect)]) for aspect in QUESTIONS]


def _questions() -> dict[str, forms.Field]:
    fields = {}
    for aspect, question in QUESTIONS.items():
        fields[aspect.value] = forms.ChoiceField(
            label=aspect.label, help_text=question, choices=ANSWERS, widget=forms.RadioSelect
        )
        fields[_comment(aspect)] = forms.CharField(
            label=f"Kommentar om {aspect.label.lower()}",
            required=False,
            max_length=400,
            widget=forms.Textarea({"rows": 2}),
        )
    return fields


def _comment(aspect: GradedAspect) -> str:
    return f"{aspect.value}_comment"
