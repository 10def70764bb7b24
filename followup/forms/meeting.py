from django import forms

from accounts.forms import VerbForm, VersionedForm, VersionedRecordForm
from accounts.models import DeadlineRule
from accounts.rules import DeadlineKey
from boendestod.dates import today
from plans.forms import radios

from ..actions import caseworkers_to_invite, workers_to_invite
from ..models import FollowUpMeeting
from ..rules import Conclusion, MeetingForm, NotHeldReason
from .follow_up import WORDS
from .moment import MomentField

PLAN, DECISION, BOTH = "plan", "decision", "both"
ABOUT = {PLAN: "Planen", DECISION: "Beslutet", BOTH: "Planen och beslutet, vid samma möte"}
NOBODY = "Ingen"


class BookMeetingForm(VerbForm):
    """Of what there is to follow up: `plan` and `decision` are None where there is none, or it is not the user's."""

    about = forms.ChoiceField(label="Vad följer ni upp?", widget=forms.RadioSelect, choices=ABOUT)
    meets_at = MomentField(label="Vilken dag och tid?")
    form = radios("Hur möts ni?", MeetingForm.choices)
    place = forms.CharField(
        label="Plats", max_length=200, required=False, help_text="Till exempel: Storgatan 5, rum 12."
    )
    support_worker = forms.ModelChoiceField(
        None, label="Boendestödjare som bjuds in", required=False, empty_label=NOBODY
    )
    caseworker = forms.ModelChoiceField(
        None, label="Handläggare som bjuds in", required=False, empty_label=NOBODY
    )

    def __init__(self, *args, case, plan, decision, **kwargs):
        super().__init__(*args, **kwargs)
        self.plan, self.decision = plan, decision
        there = [PLAN] * bool(plan) + [DECISION] * bool(decision) + [BOTH] * bool(plan and decision)
        self.fields["about"].choices = [(value, ABOUT[value]) for value in there]
        self.fields["about"].initial = there[0] if len(there) == 1 else None
        self.fields["caseworker"].queryset = caseworkers_to_invite(case)
        self.fields["caseworker"].initial = case.caseworker_id
        if plan is None:
            del self.fields["support_worker"]
            return
        self.fields["support_worker"].queryset = workers_to_invite(plan)
        self.fields["support_worker"].initial = plan.order.key_worker_id

    def content(self):
        content = super().content()
        about = content.pop("about")
        chosen = {
            "plan": self.plan if about in (PLAN, BOTH) else None,
            "decision": self.decision if about in (DECISION, BOTH) else None,
        }
        if chosen["plan"] is None:
            content.pop("support_worker", None)
        return content | chosen


class ChangeMeetingForm(VersionedRecordForm):
    meets_at = MomentField(label="Vilken dag och tid?")
    form = radios("Hur möts ni?", MeetingForm.choices)

    class Meta:
        model = FollowUpMeeting
        fields = ["meets_at", "form", "place", "support_worker", "caseworker"]
        labels = {
            "place": "Plats",
            "support_worker": "Boendestödjare som bjuds in",
            "caseworker": "Handläggare som bjuds in",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["caseworker"].queryset = caseworkers_to_invite(self.instance.case)
        self.fields["caseworker"].empty_label = NOBODY
        if self.instance.plan is None:
            del self.fields["support_worker"]
            return
        self.fields["support_worker"].queryset = workers_to_invite(self.instance.plan)
        self.fields["support_worker"].empty_label = NOBODY


class NotHeldForm(VersionedForm):
    reason = radios("Varför blev mötet inte av?", NotHeldReason.choices)
    note = forms.CharField(
        label="Vad hände?",
        max_length=400,
        required=False,
        widget=WORDS,
        help_text="Skriv det som är bra att veta inför nästa försök.",
    )


class InvitedForm(VersionedForm):
    invited_on = forms.DateField(label="Vilken dag fick personen inbjudan?", initial=today)


class AskStatementForm(VerbForm):
    what = forms.CharField(
        label="Vilka uppgifter behöver ni?",
        widget=WORDS,
        help_text="Be bara om det som behövs. Till exempel: hur det har gått med målen sedan i våras.",
    )
    why = forms.CharField(label="Varför behövs de för uppföljningen?", widget=WORDS)
    notes_from = forms.DateField(
        label="Daganteckningar från",
        required=False,
        help_text="Lämna tomt om ett utlåtande räcker.",
    )
    notes_to = forms.DateField(label="Daganteckningar till och med", required=False)
    answer_by = forms.DateField(label="Svar senast")

    def __init__(self, *args, order, **kwargs):
        super().__init__(*args, **kwargs)
        due = DeadlineRule.objects.due_on(order.municipality, DeadlineKey.STATEMENT_UNANSWERED, today())
        self.fields["answer_by"].initial = due


class GiveStatementForm(VersionedForm):
    statement = forms.CharField(
        label="Ert utlåtande",
        widget=forms.Textarea({"rows": 8}),
        help_text="Hur har det gått med målen? Vad fungerar, vad fungerar inte?",
    )
    proposal = radios("Vad föreslår ni?", [*Conclusion.choices, ("", "inget särskilt")], required=False)
    persons_view = forms.CharField(
        label="Vad säger personen om det?",
        required=False,
        widget=WORDS,
        help_text="Skriv som personen säger det.",
    )


OPEN, ALL = "", "alla"


class StatementFilter(forms.Form):
    """Filters of the list; they stand in the address, so they hold no personal data."""

    visa = forms.ChoiceField(label="Visa", required=False, choices=[(OPEN, "Väntar på svar"), (ALL, "Alla")])

    def narrow(self, requests):
        if self.is_valid() and self.cleaned_data["visa"] == ALL:
            return requests.order_by("-recorded_at", "pk")
        return requests.unanswered().order_by("answer_by", "pk")
