from decimal import Decimal

from django import forms
from django.utils.html import format_html

from accounts.forms import DATE_FORMAT, VerbForm
from accounts.sent import ById
from boendestod.dates import today
from boendestod.templatetags.sv import datum
from boendestod.templatetags.ui import icon
from cases.rules import FunctionalState
from plans.forms import radios

from ..rules import Conclusion, GoalResult, Step, SupportGrade

WORDS = forms.Textarea({"rows": 3})
YES_NO = [("yes", "Ja"), ("no", "Nej")]
FACES = {
    SupportGrade.VERY_BAD: "angry",
    SupportGrade.BAD: "frown",
    SupportGrade.NEITHER: "meh",
    SupportGrade.GOOD: "smile",
    SupportGrade.VERY_GOOD: "laugh",
}
TAPER_STEPS = range(1, 5)
TAPER_PARTS = Step._fields
OF_MEETING = ("held_on", "person_took_part", "caseworker_took_part", "persons_words", "persons_grade")
OF_PLAN = ("workers_view", "caseworkers_view", "summary", "conclusion")


class YesNoField(forms.TypedChoiceField):
    def __init__(self, **kwargs):
        super().__init__(
            choices=YES_NO, coerce=lambda value: value == "yes", widget=forms.RadioSelect, **kwargs
        )


class NumberChoiceField(forms.TypedChoiceField):
    """Of an IntegerChoices; not answered is None."""

    def __init__(self, **kwargs):
        super().__init__(coerce=int, empty_value=None, required=False, **kwargs)


def state_field(label: str) -> NumberChoiceField:
    return NumberChoiceField(label=label, choices=[("", "Välj"), *FunctionalState.choices])


class GradeField(NumberChoiceField):
    """Faces to point at, each with its words."""

    def __init__(self, **kwargs):
        super().__init__(choices=_faces, widget=forms.RadioSelect, **kwargs)


def _faces() -> list[tuple[int, str]]:
    return [
        (grade.value, format_html("{} {}", icon(FACES[grade]), grade.label.capitalize()))
        for grade in SupportGrade
    ]


def taper_fields(number: int) -> dict[str, forms.Field]:
    return {
        f"taper_{number}_from_on": forms.DateField(
            label=f"Steg {number}: från",
            required=False,
            widget=forms.DateInput({"type": "date"}, format=DATE_FORMAT),
        ),
        f"taper_{number}_hours_a_month": forms.DecimalField(
            label=f"Steg {number}: timmar i månaden",
            required=False,
            min_value=Decimal(0),
            max_digits=6,
            decimal_places=2,
            localize=True,
            widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
        ),
        f"taper_{number}_sign": forms.CharField(
            label=f"Steg {number}: det visar att det går bra", required=False, max_length=400
        ),
    }


class TaperForm(VerbForm):
    """With the steps of a taper. An empty row is no step."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for number in TAPER_STEPS:
            self.fields |= taper_fields(number)

    @classmethod
    def described(cls):
        steps = [taper_fields(number) for number in TAPER_STEPS]
        return super().described() | {name: field for step in steps for name, field in step.items()}

    @property
    def taper_rows(self):
        return [[self[f"taper_{number}_{name}"] for name in TAPER_PARTS] for number in TAPER_STEPS]

    def clean(self):
        super().clean()
        for number in TAPER_STEPS:
            row = self._row(number)
            if any(value not in (None, "") for value in row):
                self._ask_for_the_rest(number, row)

    def _ask_for_the_rest(self, number: int, row: tuple) -> None:
        for name, value in zip(TAPER_PARTS[:2], row, strict=False):
            field = f"taper_{number}_{name}"
            if value is None and field not in self.errors:
                self.add_error(field, "Fyll i hela steget, eller töm raden.")

    def _row(self, number: int) -> tuple:
        return tuple(self.cleaned_data.get(f"taper_{number}_{name}") for name in TAPER_PARTS)

    def taper(self) -> list[Step]:
        rows = [self._row(number) for number in TAPER_STEPS]
        return [Step(*row) for row in rows if row[0] is not None]


def result_field(label: str):
    return radios(label, GoalResult.choices)


def comment_field(label: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, widget=forms.Textarea({"rows": 2}))


class PlanFollowUpForm(TaperForm):
    """The provider's, of the goals that stand in the plan, which is loaded by `with_content`."""

    by_id = {
        "results": ById("result_{.hex}", result_field("Utfall, för varje måls id")),
        "states": ById("state_{.hex}", state_field("Läget nu, för varje måls id")),
        "comments": ById("comment_{.hex}", comment_field("Kommentar, för varje måls id")),
    }

    held_on = forms.DateField(label="Vilken dag hölls uppföljningen?")
    person_took_part = YesNoField(label="Var personen med?")
    caseworker_took_part = YesNoField(label="Var handläggaren med?")
    persons_words = forms.CharField(
        label="Personens egna ord",
        required=False,
        help_text="Vad tycker personen om stödet? Skriv som personen säger det.",
        widget=WORDS,
    )
    persons_grade = GradeField(
        label="Personens betyg på stödet",
        help_text="Låt personen peka. Hoppa över om personen inte vill svara.",
    )
    workers_view = forms.CharField(
        label="Din bild av stödet",
        required=False,
        help_text="Vad ser du som boendestödjare? Handläggaren skriver sin bild själv.",
        widget=WORDS,
    )
    summary = forms.CharField(label="Vad kom ni fram till?", required=False, widget=WORDS)
    conclusion = radios("Slutsats för planen", Conclusion.choices)

    def __init__(self, *args, plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["held_on"].initial = today
        self.goals = list(plan.goals.all())
        for number, goal in enumerate(self.goals, 1):
            self.fields |= {
                f"result_{goal.pk.hex}": result_field(f"Mål {number}: utfall"),
                f"state_{goal.pk.hex}": state_field(f"Mål {number}: läget nu"),
                f"comment_{goal.pk.hex}": comment_field(f"Mål {number}: kommentar"),
            }

    def of_goal(self, goal):
        return [self[f"{name}_{goal.pk.hex}"] for name in ("result", "state", "comment")]

    def content(self):
        said = self.cleaned_data
        outcomes = {
            goal: (said[f"result_{goal.pk.hex}"], said[f"comment_{goal.pk.hex}"]) for goal in self.goals
        }
        return {name: said[name] for name in (*OF_MEETING, *OF_PLAN) if name in said} | {
            "outcomes": outcomes,
            "states": {goal: said[f"state_{goal.pk.hex}"] for goal in self.goals},
            "taper": self.taper(),
        }


class StatementFields(forms.Form):
    """What the provider says before a decision is followed up. Without a provider nothing is asked."""

    statement = forms.ModelChoiceField(
        None, label="Utförarens utlåtande", required=False, empty_label="Inget utlåtande"
    )
    no_statement_because = forms.CharField(
        label="Varför saknas utlåtandet?",
        required=False,
        max_length=400,
        help_text="Fyll i om utföraren inte har lämnat något utlåtande.",
        widget=forms.Textarea({"rows": 2}),
    )

    def offer(self, statements) -> None:
        """Choose among those; None is that no provider carries the support out."""
        if statements is None:
            del self.fields["statement"], self.fields["no_statement_because"]
            return
        field = self.fields["statement"]
        field.queryset = statements
        field.label_from_instance = _answered
        field.initial = statements.first()


def _answered(statement) -> str:
    return f"Lämnat {datum(statement.answered_at)}"


class BothFollowUpsForm(StatementFields, PlanFollowUpForm):
    """The caseworker's: the decision may be followed up at the same meeting."""

    workers_view = None
    caseworkers_view = forms.CharField(
        label="Din bild av stödet",
        required=False,
        help_text="Vad ser du som handläggare? Boendestödjaren skriver sin bild själv.",
        widget=WORDS,
    )
    with_decision = forms.BooleanField(label="Beslutet följs upp vid samma möte", required=False)
    decision_conclusion = radios("Slutsats för beslutet", Conclusion.choices, required=False)
    decision_summary = forms.CharField(
        label="Vad kom ni fram till om beslutet?", required=False, widget=WORDS
    )

    def __init__(self, *args, statements, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["caseworker_took_part"].initial = "yes"
        self.offer(statements)

    @classmethod
    def described(cls):
        """The provider's own view too: one address, whoever follows up."""
        return PlanFollowUpForm.described() | super().described()

    def clean(self):
        super().clean()
        if self.cleaned_data.get("with_decision") and not self.cleaned_data.get("decision_conclusion"):
            self.add_error("decision_conclusion", "Välj en slutsats för beslutet.")

    def content(self):
        said = self.cleaned_data
        if not said["with_decision"]:
            return super().content()
        names = {"conclusion": "decision_conclusion", "summary": "decision_summary"}
        names |= {name: name for name in StatementFields.base_fields}
        of_decision = {name: said[field] for name, field in names.items() if field in said}
        return super().content() | {"of_decision": of_decision}


class DecisionFollowUpForm(StatementFields, TaperForm):
    decision = forms.ModelChoiceField(
        None, label="Vilket beslut följs upp?", required=False, empty_label="Inget beslut"
    )
    held_on = forms.DateField(label="Vilken dag hölls uppföljningen?")
    person_took_part = YesNoField(label="Var personen med?")
    persons_words = forms.CharField(
        label="Personens egna ord",
        required=False,
        help_text="Vad tycker personen om stödet? Skriv som personen säger det.",
        widget=WORDS,
    )
    persons_grade = GradeField(
        label="Personens betyg på stödet",
        help_text="Låt personen peka. Hoppa över om personen inte vill svara.",
    )
    summary = forms.CharField(label="Vad kom ni fram till?", widget=forms.Textarea({"rows": 5}))
    conclusion = radios("Slutsats", Conclusion.choices)

    def __init__(self, *args, case, decision, statements, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["decision"].queryset = case.decisions.granting().order_by("-valid_from")
        self.fields["decision"].label_from_instance = _period
        self.fields["decision"].initial = decision
        self.fields["held_on"].initial = today
        self.offer(statements)

    def content(self):
        found = super().content()
        return {name: value for name, value in found.items() if not name.startswith("taper_")} | {
            "taper": self.taper()
        }


class OwnViewForm(VerbForm):
    text = forms.CharField(label="Din bild av stödet", widget=WORDS)


class BeginAmendmentForm(VerbForm):
    """Asks for nothing: the button is the question."""


def _period(decision) -> str:
    last_day = datum(decision.last_day) or "tills vidare"
    return f"{decision.get_outcome_display().capitalize()}, {datum(decision.valid_from)} – {last_day}"
