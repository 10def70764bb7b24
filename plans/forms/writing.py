from functools import partial

from django import forms

from accounts.forms import RecordForm
from accounts.rules import GoalScheme
from boendestod.templatetags.sv import datum
from orders.forms.writing import KnownChoiceField, PartForm

from ..models import Plan, PlanActivity, PlanCooperation, PlanGoal, PlanWish
from ..rules import ParticipationWay, Weekday

WORDS = forms.Textarea({"rows": 2})
# How an ordered part stands to the order, and what only an addition says.
ORDERED = ["taken_up", "differs_how", "differs_why", "postponed_until"]
ADDED_GOAL = ["goal", "life_area", "reach_by", "added_because"]
ADDED_ACTIVITY = ["what", "sub_goal", "support_form", "added_because"]


def capitalised(choices) -> list[tuple[str, str]]:
    return [(value, word[:1].upper() + word[1:]) for value, word in choices]


def radios(label: str, choices, **kwargs) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=capitalised(choices), widget=forms.RadioSelect, **kwargs)


def _ask(form, name: str) -> None:
    """As radio buttons; none of them is pressed until somebody has answered."""
    field = form.fields[name]
    choices = capitalised(choice for choice in field.choices if choice[0])
    field.widget = forms.RadioSelect()
    field.choices = choices


def _leave_out(form, names) -> None:
    for name in form.fields.keys() & set(names):
        del form.fields[name]


def _demand(form, *names: str) -> None:
    for name in names:
        form.fields[name].required = True


def _of_addition(form) -> dict[str, forms.Field]:
    """What is asked of a part that nobody has ordered."""
    return {name: field for name, field in form.base_fields.items() if name not in ORDERED}


class PlanForm(PartForm):
    participation_ways = forms.MultipleChoiceField(
        label="Så var personen med",
        choices=capitalised(ParticipationWay.choices),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Plan
        fields = [
            "participation",
            "participation_ways",
            "participation_how",
            "others_took_part",
            "practical",
            "think_of",
            "arrival_notice",
            "arrival_note",
            "follow_up_on",
            "follow_up_form",
        ]
        labels = {
            "participation": "Var personen med när planen gjordes?",
            "think_of": "Att tänka på vid besöket",
        }
        widgets = dict.fromkeys(("participation_how", "practical", "think_of"), WORDS)
        help_texts = {
            "others_took_part": "Till exempel god man, anhörig eller kontaktperson.",
            "practical": "Till exempel nycklar, pengar, hur ni bokar av.",
            "think_of": "En vikarie läser det här precis före besöket.",
            "arrival_notice": "Fråga personen.",
            "arrival_note": "Till exempel 30 minuter före.",
            "follow_up_form": "Till exempel möte med personen.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _ask(self, "participation")
        decision = self.instance.order.decision
        if decision and decision.last_day:
            self.fields["follow_up_on"].help_text = f"Beslutet går ut {datum(decision.last_day)}."


class GoalFields(RecordForm):
    """An ordered goal belongs to the order, and the plan says how it is taken up; an added goal says what and why."""

    class Meta:
        model = PlanGoal
        fields = [*ADDED_GOAL, *ORDERED, "indicator"]
        widgets = dict.fromkeys(("goal", "added_because", "differs_how", "differs_why", "indicator"), WORDS)
        labels = {
            "goal": "Mål, med personens ord",
            "taken_up": "Vad händer med målet i planen?",
            "differs_why": "Varför skiljer det sig?",
        }
        help_texts = {"indicator": "Något som går att se eller räkna, till exempel: inga obetalda räkningar."}

    @classmethod
    def described(cls):
        because = cls.base_fields["added_because"]
        return _of_addition(cls) | {"added_because": forms.CharField(label=because.label)}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _ask(self, "taken_up")
        goal = self.instance
        if not goal.is_addition:
            _leave_out(self, ADDED_GOAL)
        else:
            _demand(self, "added_because")
        if goal.order_goal_id is None:
            _leave_out(self, ORDERED)


class GoalForm(PartForm, GoalFields):
    """A goal in the editor."""

    @classmethod
    def described(cls):
        return dict(cls.base_fields)


def _names(workers) -> list[tuple]:
    """Read when the field is shown, which it is not in the answer to a save."""
    return [("", "Välj"), *((worker.pk, str(worker)) for worker in workers)]


class ActivityFields(RecordForm):
    """How, when, where and who; `workers` are asked for once however many the forms are."""

    weekdays = forms.TypedMultipleChoiceField(
        label="Veckodagar",
        choices=[(day.value, day.label[:3].capitalize()) for day in Weekday],
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    responsible = KnownChoiceField(label="Vem ansvarar")

    class Meta:
        model = PlanActivity
        fields = [
            *ADDED_ACTIVITY,
            *ORDERED,
            "how",
            "weekdays",
            "how_often",
            "time_of_day",
            "starts_at",
            "minutes",
            "when",
            "where",
            "responsible",
        ]
        widgets = dict.fromkeys(("added_because", "differs_how", "differs_why", "how"), WORDS)
        labels = {
            "taken_up": "Vad händer med aktiviteten i planen?",
            "differs_why": "Varför skiljer det sig?",
        }
        help_texts = {"how": "Så att en vikarie kan göra likadant."}

    @classmethod
    def described(cls):
        return _of_addition(cls)

    def __init__(self, *args, workers, scheme, **kwargs):
        super().__init__(*args, **kwargs)
        _ask(self, "taken_up")
        activity, responsible = self.instance, self.fields["responsible"]
        responsible.queryset, responsible.known = workers, activity.responsible
        responsible.choices = partial(_names, workers)
        if activity.order_activity_id is not None:
            _leave_out(self, ADDED_ACTIVITY)
            return
        _leave_out(self, ORDERED)
        _leave_out(self, ["support_form" if scheme == GoalScheme.DUR_SP else "sub_goal"])
        if activity.is_addition:
            _demand(self, "added_because")
        else:
            _leave_out(self, [name for name in ADDED_ACTIVITY if name != "what"])


class ActivityForm(PartForm, ActivityFields):
    """An activity in the editor."""

    @classmethod
    def described(cls):
        return dict(cls.base_fields)


class WishFields(RecordForm):
    class Meta:
        model = PlanWish
        fields = ["wish", "done", "met"]
        widgets = {"wish": WORDS, "done": WORDS}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _ask(self, "met")


class WishForm(PartForm, WishFields):
    """A wish in the editor."""


class CooperationFields(RecordForm):
    class Meta:
        model = PlanCooperation
        fields = ["with_whom", "about", "where_when"]
        widgets = {"about": WORDS}
        help_texts = {
            "with_whom": "Till exempel vårdcentralen.",
            "where_when": "Till exempel hemma, en gång i månaden.",
        }


class CooperationForm(PartForm, CooperationFields):
    """With whom the provider works, in the editor."""
