from django import forms
from django.utils.text import Truncator

from accounts.forms import VersionedForm
from accounts.sent import ById

from ..models import PlanGoal
from ..rules import ReviewOutcome
from .writing import WORDS, radios

SHORT_NAME = 80
ANSWERS = {
    True: [
        (ReviewOutcome.ACCEPTED, "Godta planen"),
        (ReviewOutcome.RETURNED, "Återsänd den med anmärkningar"),
    ],
    False: [
        (ReviewOutcome.NOTED, "Jag har läst planen"),
        (ReviewOutcome.RETURNED, "Återsänd den med anmärkningar"),
    ],
}


class InboxFilter(forms.Form):
    """Filters of the list; they stand in the address, so they hold no personal data."""

    lage = forms.ChoiceField(
        label="Läge",
        required=False,
        choices=[("", "Att svara på"), ("olasta", "Olästa"), ("besvarade", "Besvarade")],
    )
    vems = forms.ChoiceField(label="Vems", required=False, choices=[("", "Alla"), ("mina", "Mina")])

    def narrow(self, reviews, user):
        chosen = self.cleaned_data if self.is_valid() else {}
        if chosen.get("vems"):
            reviews = reviews.filter(plan__case__caseworker=user)
        if chosen.get("lage") == "besvarade":
            return reviews.answered().order_by("-reviewed_at", "-recorded_at")
        reviews = reviews.open().unread() if chosen.get("lage") == "olasta" else reviews.open()
        return reviews.in_turn(user)


def _answered_with(answers) -> dict[str, forms.Field]:
    return {
        "outcome": radios("Vad svarar du?", answers),
        "remark": forms.CharField(label="Anmärkning på hela planen", required=False, widget=WORDS),
    }


class ReviewForm(VersionedForm):
    """The answer to a plan, with a remark for each of the goals that it held when it came in."""

    by_id = {
        "remarks": ById(
            "goal-{}",
            forms.CharField(label="Anmärkningar på mål", required=False, help_text="Ett för varje mål."),
        )
    }

    @classmethod
    def described(cls):
        return super().described() | _answered_with([*ANSWERS[True], ANSWERS[False][0]])

    def __init__(self, *args, review, agreed: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = review.version
        self.fields |= _answered_with(ANSWERS[agreed])
        shown = [goal["id"] for goal in review.plan_version.content["goals"]]
        goals = {str(goal.pk): goal for goal in PlanGoal.objects.filter(pk__in=shown)}
        self.goals = {f"goal-{pk}": goals[pk] for pk in shown}
        for name, goal in self.goals.items():
            title = Truncator(goal.goal).chars(SHORT_NAME)
            self.fields[name] = forms.CharField(label=f"Målet {title}", required=False, widget=WORDS)

    def content(self) -> dict:
        said = super().content()
        remarks = {goal: said.pop(name) for name, goal in self.goals.items()}
        return said | {"remarks": remarks}

    def remarks(self):
        return [self[name] for name in self.goals]

    def has_goal_remarks(self):
        return any(field.value() for field in self.remarks())


class ProposalForm(VersionedForm):
    """One tap; each stands beside others on a page, so it has ids of its own."""

    def __init__(self, *args, proposal, **kwargs):
        super().__init__(*args, auto_id=f"{proposal.pk}-%s", **kwargs)
        self.fields["version"].initial = proposal.version


class DeclineForm(VersionedForm):
    answer = forms.CharField(
        label="Varför avböjer du?",
        help_text="Utföraren ser ditt svar. Planen gäller som den är tills den ändras.",
        widget=WORDS,
    )

    def __init__(self, *args, proposal, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = proposal.version
