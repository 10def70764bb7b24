from django import forms

from accounts.forms import VerbForm
from boendestod.dates import today
from boendestod.templatetags.sv import datum
from plans.forms import radios

from ..rules import Conclusion, GoalResult

WORDS = forms.Textarea({"rows": 3})
OLDEST_YEAR, LAST_YEAR = 2000, 2100
ROUNDING = 5
USUAL_MINUTES = 60
NOT_CARRIED_OUT = "not_carried_out"
CANCELLED_BY_PERSON = "cancelled_by_person"


YES_NO = [("yes", "Ja"), ("no", "Nej")]


class YesNoField(forms.TypedChoiceField):
    def __init__(self, **kwargs):
        super().__init__(
            choices=YES_NO, coerce=lambda value: value == "yes", widget=forms.RadioSelect, **kwargs
        )


class PlanFollowUpForm(VerbForm):
    """Of the goals that stand in the plan, which is loaded by `with_content`."""

    held_on = forms.DateField(label="Vilken dag hölls uppföljningen?")
    person_took_part = YesNoField(label="Var personen med?")
    caseworker_took_part = YesNoField(label="Var handläggaren med?")
    persons_words = forms.CharField(
        label="Personens egna ord",
        required=False,
        help_text="Vad tycker personen om stödet? Skriv som personen säger det.",
        widget=WORDS,
    )
    summary = forms.CharField(label="Vad kom ni fram till?", required=False, widget=WORDS)
    conclusion = radios("Slutsats för planen", Conclusion.choices)

    def __init__(self, *args, plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["held_on"].initial = today
        self.goals = list(plan.goals.all())
        for number, goal in enumerate(self.goals, 1):
            self.fields[f"result_{goal.pk.hex}"] = radios(f"Mål {number}: utfall", GoalResult.choices)
            self.fields[f"comment_{goal.pk.hex}"] = forms.CharField(
                label=f"Mål {number}: kommentar", required=False, widget=forms.Textarea({"rows": 2})
            )

    def of_goal(self, goal):
        return self[f"result_{goal.pk.hex}"], self[f"comment_{goal.pk.hex}"]

    def content(self):
        said = self.cleaned_data
        names = (
            "held_on",
            "person_took_part",
            "caseworker_took_part",
            "persons_words",
            "summary",
            "conclusion",
        )
        outcomes = {
            goal: (said[f"result_{goal.pk.hex}"], said[f"comment_{goal.pk.hex}"]) for goal in self.goals
        }
        return {name: said[name] for name in names} | {"outcomes": outcomes}


class BothFollowUpsForm(PlanFollowUpForm):
    """The caseworker's: the decision may be followed up at the same meeting."""

    with_decision = forms.BooleanField(label="Beslutet följs upp vid samma möte", required=False)
    decision_conclusion = radios("Slutsats för beslutet", Conclusion.choices, required=False)
    decision_summary = forms.CharField(
        label="Vad kom ni fram till om beslutet?", required=False, widget=WORDS
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["caseworker_took_part"].initial = "yes"

    def clean(self):
        if self.cleaned_data.get("with_decision") and not self.cleaned_data.get("decision_conclusion"):
            self.add_error("decision_conclusion", "Välj en slutsats för beslutet.")

    def content(self):
        said = self.cleaned_data
        if not said["with_decision"]:
            return super().content()
        of_decision = {"conclusion": said["decision_conclusion"], "summary": said["decision_summary"]}
        return super().content() | {"of_decision": of_decision}


class DecisionFollowUpForm(VerbForm):
    decision = forms.ModelChoiceField(
        None, label="Vilket beslut följs upp?", required=False, empty_label="Inget beslut"
    )
    held_on = forms.DateField(label="Vilken dag hölls uppföljningen?")
    summary = forms.CharField(label="Vad kom ni fram till?", widget=forms.Textarea({"rows": 5}))
    conclusion = radios("Slutsats", Conclusion.choices)

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        decisions = case.decisions.granting().order_by("-valid_from")
        self.fields["decision"].queryset = decisions
        self.fields["decision"].label_from_instance = _period
        self.fields["decision"].initial = decisions.first()
        self.fields["held_on"].initial = today


def _period(decision) -> str:
    last_day = datum(decision.last_day) or "tills vidare"
    return f"{decision.get_outcome_display().capitalize()}, {datum(decision.valid_from)} – {last_day}"
