from django import forms

from accounts.forms import VerbForm, VersionedRecordForm
from accounts.models import Provider
from accounts.rules import GoalScheme
from boendestod.dates import today
from boendestod.templatetags.sv import datum
from cases.models import NeedsAssessment
from cases.rules import LifeArea

from ..actions import investigation_behind
from ..models import Order, OrderActivity, OrderGoal
from ..rules import PreferredTime

# Fields that a scheme has no use for.
NOT_IN_SCHEME = {
    GoalScheme.DUR_SP: ["support_form", "current_state", "intended_state"],
    GoalScheme.DUR_FN: ["sub_goal", "preserve_function", "current_state", "intended_state"],
    GoalScheme.IBIC: ["sub_goal", "preserve_function"],
    GoalScheme.FREE: ["sub_goal", "preserve_function", "current_state", "intended_state"],
}
# The running order decides these for its amendment.
NOT_IN_AMENDMENT = ["scheme", "provider", "chosen_by", "providers_informed_on"]
NEED, AREA = "need:", "area:"


class NewOrderForm(VerbForm):
    decision = forms.ModelChoiceField(None, label="Beslut som beställningen vilar på", empty_label=None)
    chosen_needs = forms.ModelMultipleChoiceField(
        None,
        label="Vilka behov ska beställningen gälla?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Varje behov blir ett mål. Välj bara det som stödet ska möta.",
    )
    provider = forms.ModelChoiceField(None, label="Utförare", empty_label="Inte vald än", required=False)
    scheme = forms.ChoiceField(
        label="Så skrivs målen",
        choices=GoalScheme.choices,
        help_text="Det styr vilka fält varje aktivitet har.",
    )

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        decision, needs = self.fields["decision"], self.fields["chosen_needs"]
        decision.queryset = case.decisions.in_force_from(today())
        decision.label_from_instance = period_in_words
        if case.municipality.support_without_decision:
            decision.required, decision.empty_label = False, "Inget beslut"
        needs.queryset = _needs_behind(case, list(decision.queryset) or [None])
        needs.label_from_instance = need_in_short
        self.fields["provider"].queryset = Provider.objects.filter(municipality=case.municipality)
        self.fields["scheme"].initial = case.unit.goal_scheme


def period_in_words(decision) -> str:
    return f"{datum(decision.valid_from)} – {datum(decision.last_day) or 'tills vidare'}"


def _needs_behind(case, decisions):
    found = {investigation_behind(case, decision) for decision in decisions} - {None}
    return needs_to_order().filter(investigation__in=found)


def needs_to_order():
    """The needs that say something; an area that was only looked at is no goal."""
    return NeedsAssessment.objects.exclude(need="", intended_state__isnull=True)


def need_in_short(need: NeedsAssessment) -> str:
    states = [need.get_current_state_display(), need.get_intended_state_display()]
    said = f"{need.get_life_area_display()}: {need.need}" if need.need else need.get_life_area_display()
    return f"{said} (nu {states[0]}, avsett {states[1]})" if all(states) else said


def _invite(form, *names: str) -> None:
    """Let the empty choice say what to do."""
    for name in form.fields.keys() & set(names):
        form.fields[name].choices = [("", "Välj"), *form.fields[name].choices[1:]]


def _ask(form, *names: str) -> None:
    """As radio buttons, none of them pressed until somebody has answered."""
    for name in form.fields.keys() & set(names):
        choices = form.fields[name].choices[1:]
        form.fields[name].widget = forms.RadioSelect()
        form.fields[name].choices = choices


class PartForm(VersionedRecordForm):
    """A part of the editor's page: many stand there, so each has ids of its own."""

    def __init__(self, *args, instance, **kwargs):
        super().__init__(*args, instance=instance, auto_id=f"{instance.pk}-%s", **kwargs)

    def _get_validation_exclusions(self):
        """What stands as it stood is known to hold, and is sent along with every keystroke."""
        return super()._get_validation_exclusions() | (set(self.fields) - set(self.changed_data))


class KnownChoiceField(forms.ModelChoiceField):
    """Asks the database only about another choice than the one that stands."""

    def __init__(self, *args, **kwargs):
        super().__init__(None, *args, required=False, **kwargs)
        self.known = None

    def to_python(self, value):
        if self.known is not None and value == str(self.known.pk):
            return self.known
        return super().to_python(value)


class OrderForm(PartForm):
    provider = KnownChoiceField(label="Utförare", empty_label="Inte vald än")
    decision = KnownChoiceField(label="Beslut", empty_label="Inget beslut")
    double_staffing = forms.TypedChoiceField(
        label="Behövs två boendestödjare?",
        choices=[("True", "Ja"), ("False", "Nej")],
        coerce=lambda answer: answer == "True",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    preferred_times = forms.MultipleChoiceField(
        label="Tider som passar personen",
        choices=[(time.value, time.label.capitalize()) for time in PreferredTime],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Order
        fields = [
            "provider",
            "chosen_by",
            "providers_informed_on",
            "needs",
            "hours",
            "hours_per",
            "double_staffing",
            "mapping_until",
            "preferred_times",
            "preferred_times_note",
            "staff_wishes",
            "preconditions",
            "risks",
            "household_note",
            "children_note",
            "follow_up_form",
            "follow_up_on",
            "decision",
            "scheme",
        ]
        localized_fields = ["hours"]
        labels = {
            "needs": "Behoven i stort",
            "hours": "Beställd tid, timmar",
            "hours_per": "Tiden gäller",
            "scheme": "Så skrivs målen",
        }
        widgets = {
            "hours": forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
            **{
                name: forms.Textarea({"rows": 2})
                for name in ("needs", "preconditions", "risks", "household_note", "children_note")
            },
        }
        help_texts = {
            "needs": "Behövs bara om varje mål inte säger sitt behov. Inte hela utredningen.",
            "scheme": "Styr vilka fält varje aktivitet har. Byter du töms de fält som inte längre används.",
            "preconditions": "Till exempel portkod i nyckelskåp eller husdjur.",
            "household_note": "Till exempel: sambon handlar och tvättar.",
            "children_note": "Hur barnen bor och vilken hänsyn stödet ska ta.",
            "follow_up_form": "Till exempel möte med personen, stödpersonen och dig.",
            "staff_wishes": "Till exempel helst samma två personer.",
            "mapping_until": "Tid att lära känna personen innan målen läggs fast.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        order = self.instance
        _ask(self, "chosen_by")
        if order.double_staffing is not None:
            self.initial["double_staffing"] = str(order.double_staffing)
        provider, decision = self.fields["provider"], self.fields["decision"]
        provider.queryset = Provider.objects.filter(municipality=order.municipality_id)
        provider.known, decision.known = order.provider, order.decision
        decision.queryset = order.case.decisions.in_force_from(
            today()
        ) | order.case.decisions.with_last_day().filter(pk=order.decision_id)
        decision.label_from_instance = period_in_words
        if order.amends_id is not None:
            for name in NOT_IN_AMENDMENT:
                del self.fields[name]


class NewGoalForm(VerbForm):
    """One choice makes a goal: a need of the investigation, or a life area."""

    start = forms.ChoiceField(label="Nytt mål inom")

    def __init__(self, *args, needs, **kwargs):
        super().__init__(*args, **kwargs)
        self.needs = {f"{NEED}{need.pk}": need for need in needs}
        areas = [(f"{AREA}{area.value}", area.label) for area in LifeArea]
        found = [(key, need_in_short(need)) for key, need in self.needs.items()]
        groups = [("Behov i utredningen", found), ("Livsområde", areas)] if found else areas
        self.fields["start"].choices = [("", "Välj"), *groups]

    def content(self) -> dict:
        start = self.cleaned_data["start"]
        return {"need": self.needs[start]} if start in self.needs else {"life_area": start.removeprefix(AREA)}


class GoalForm(PartForm):
    class Meta:
        model = OrderGoal
        fields = [
            "life_area",
            "need_text",
            "overall_goal",
            "personal_goal",
            "measure",
            "current_state",
            "intended_state",
            "reach_by",
            "realistic",
            "accepted",
            "accepted_note",
        ]
        widgets = {
            name: forms.Textarea({"rows": 2})
            for name in ("need_text", "overall_goal", "personal_goal", "measure")
        }
        labels = {
            "need_text": "Behov",
            "personal_goal": "Personligt mål, med personens ord",
            "measure": "Så märks det att målet är nått",
            "accepted": "Står personen bakom målet?",
            "accepted_note": "Vad säger personen?",
            "realistic": "Rimligt att nå till dess?",
            "current_state": "Läge nu",
        }

    def __init__(self, *args, scheme, **kwargs):
        super().__init__(*args, **kwargs)
        _leave_out(self, scheme)
        _invite(self, "current_state", "intended_state")
        _ask(self, "accepted", "realistic")


class ActivityForm(PartForm):
    what = forms.CharField(label="Vad", max_length=200, required=False)

    class Meta:
        model = OrderActivity
        fields = ["what", "scope", "why", "sub_goal", "support_form", "preserve_function"]
        widgets = {"why": forms.Textarea({"rows": 2})}

    def __init__(self, *args, scheme, **kwargs):
        super().__init__(*args, **kwargs)
        _leave_out(self, scheme)
        _invite(self, "sub_goal", "support_form")


def _leave_out(form, scheme: str) -> None:
    for name in form.fields.keys() & set(NOT_IN_SCHEME[scheme]):
        del form.fields[name]


class TapForm(VerbForm):
    """What one tap does: nothing is asked."""


class MoveForm(VerbForm):
    up = forms.BooleanField(label="Uppåt, annars nedåt", required=False)
