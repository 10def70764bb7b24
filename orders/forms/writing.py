from django import forms

from accounts.forms import RecordForm, VerbForm, VersionedRecordForm
from accounts.models import Provider
from accounts.rules import GoalScheme
from boendestod.dates import today
from boendestod.templatetags.sv import datum

from ..models import Order, OrderActivity, OrderGoal

# Fields of an activity that a scheme has no use for.
NOT_IN_SCHEME = {
    GoalScheme.DUR_SP: ["support_form"],
    GoalScheme.DUR_FN: ["sub_goal", "preserve_function"],
    GoalScheme.IBIC: ["sub_goal", "preserve_function"],
    GoalScheme.FREE: ["sub_goal", "preserve_function"],
}


class NewOrderForm(VerbForm):
    decision = forms.ModelChoiceField(None, label="Beslut som beställningen vilar på", empty_label=None)
    provider = forms.ModelChoiceField(None, label="Utförare", empty_label="Välj")
    scheme = forms.ChoiceField(
        label="Hur enheten skriver mål",
        choices=GoalScheme.choices,
        help_text="Det styr vilka fält varje aktivitet har.",
    )

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        decision = self.fields["decision"]
        decision.queryset = case.decisions.in_force_from(today())
        decision.label_from_instance = _period
        if case.municipality.support_without_decision:
            decision.required, decision.empty_label = False, "Inget beslut"
        self.fields["provider"].queryset = Provider.objects.filter(municipality=case.municipality)


def _period(decision) -> str:
    return f"{datum(decision.valid_from)} – {datum(decision.last_day) or 'tills vidare'}"


class OrderForm(VersionedRecordForm):
    class Meta:
        model = Order
        fields = [
            "provider",
            "scheme",
            "needs",
            "hours",
            "hours_per",
            "double_staffing",
            "preconditions",
            "children_note",
            "follow_up_form",
            "follow_up_on",
        ]
        localized_fields = ["hours"]
        labels = {"hours_per": "Tiden gäller"}
        widgets = {
            "hours": forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
            "needs": forms.Textarea({"rows": 5}),
            "preconditions": forms.Textarea({"rows": 3}),
            "children_note": forms.Textarea({"rows": 3}),
        }
        help_texts = {
            "needs": "Bara det som utföraren behöver veta, inte hela utredningen.",
            "scheme": "Hur enheten skriver mål. Det styr vilka fält varje aktivitet har.",
            "preconditions": "Till exempel portkod i nyckelskåp, husdjur, andra i hemmet eller risker.",
            "children_note": "Ålder, hur barnen bor och vad som är viktigt för dem.",
            "follow_up_form": "Till exempel möte med personen, stödpersonen och dig.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["provider"].queryset = Provider.objects.filter(municipality=self.instance.municipality)
        self.fields["provider"].empty_label = "Välj"


def _invite(form, *names: str) -> None:
    """Let the empty choice say what to do."""
    for name in form.fields.keys() & set(names):
        form.fields[name].choices = [("", "Välj"), *form.fields[name].choices[1:]]


class GoalForm(RecordForm):
    class Meta:
        model = OrderGoal
        fields = ["life_area", "overall_goal", "personal_goal", "reach_by"]
        widgets = {
            "overall_goal": forms.Textarea({"rows": 2}),
            "personal_goal": forms.Textarea({"rows": 3}),
        }
        help_texts = {"personal_goal": "Så som personen säger det: ”Jag öppnar min post varje vecka.”"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _invite(self, "life_area")
        self.fields["life_area"].widget.attrs["autofocus"] = True


class EditGoalForm(VersionedRecordForm, GoalForm):
    pass


class ActivityForm(RecordForm):
    class Meta:
        model = OrderActivity
        fields = ["what", "why", "sub_goal", "support_form", "preserve_function", "scope"]
        widgets = {"why": forms.Textarea({"rows": 2})}
        help_texts = {
            "what": "Vad ska göras? Säg mer än ”städning”.",
            "preserve_function": "Målet är att behålla det som personen klarar.",
            "scope": "Till exempel en gång i veckan.",
        }

    def __init__(self, *args, scheme, **kwargs):
        super().__init__(*args, **kwargs)
        for name in NOT_IN_SCHEME[scheme]:
            del self.fields[name]
        _invite(self, "sub_goal", "support_form")
        self.fields["what"].widget.attrs["autofocus"] = True


class EditActivityForm(VersionedRecordForm, ActivityForm):
    pass


class RemoveForm(VerbForm):
    pass
