from django import forms
from django.utils.html import format_html
from django.utils.text import capfirst

from accounts.forms import VerbForm
from accounts.models import CommissioningUnit, Provider, User, working_as
from accounts.rules import Role
from plans.models import PlanAudit

from ..models import AuditDraw, AuditRound
from ..rules import FileAspect, FileGradeValue, aspects_of, file_scale, part_of
from .suggestions import Suggestion

LARGEST_SEED = 2**31 - 1
COMMENT = "_comment"


class DrawForm(VerbForm):
    title = forms.CharField(label="Omgångens namn", max_length=100)
    second = forms.ModelChoiceField(
        User.objects.none(),
        label="Andra granskare",
        required=False,
        empty_label="Ingen, jag granskar ensam",
        help_text="Ni bedömer samma akter, och ser varandras omdömen när ni båda är klara med en akt.",
    )
    seed = forms.IntegerField(
        label="Slumptal",
        required=False,
        min_value=0,
        max_value=LARGEST_SEED,
        help_text="Lämna tomt, så väljer systemet. Samma slumptal samma dag drar samma ärenden.",
    )

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        reviewers = working_as(Role.REVIEWER, municipality=user.membership.municipality_id)
        self.fields["second"].queryset = reviewers.exclude(pk=user.pk)


class HandOverForm(VerbForm):
    of = forms.ModelChoiceField(
        User.objects.none(),
        label="Vems akter?",
        help_text="Den som har slutat eller är borta. Akter som är påbörjade eller klara följer inte med.",
    )
    to = forms.ModelChoiceField(
        User.objects.none(),
        label="Vem tar över?",
        help_text="Akter som hon eller han redan granskar i omgången följer inte med.",
    )

    def __init__(self, *args, round_: AuditRound, **kwargs):
        super().__init__(*args, **kwargs)
        waiting = AuditDraw.objects.not_begun().filter(round=round_)
        named = User.objects.order_by("first_name", "last_name")
        self.fields["of"].queryset = named.filter(pk__in=waiting.values("reviewer"))
        self.fields["to"].queryset = working_as(Role.REVIEWER, municipality=round_.municipality_id)


class GradeForm(VerbForm):
    """One part of the rubric. What is computed stands beside each question, never as its answer."""

    def __init__(self, *args, part: str, computed: dict[str, Suggestion], given: dict, **kwargs):
        super().__init__(*args, auto_id=f"{part}-%s", **kwargs)
        self.part = part
        for aspect in aspects_of(part):
            row = given.get(aspect)
            self.fields |= _questions(aspect, told=_told(computed[aspect]), row=row)

    @classmethod
    def described(cls):
        """Of every part; the address says which one."""
        fields = super().described()
        for aspect in FileAspect:
            fields |= _questions(aspect, told=f"Hör till {part_of(aspect).value}.")
        return fields

    def clean(self):
        typed = super().clean()
        for aspect in aspects_of(self.part):
            if typed.get(aspect.value + COMMENT) and not typed.get(aspect.value):
                self.add_error(aspect.value, "Välj ett omdöme, så sparas kommentaren.")
        return typed

    def content(self) -> dict:
        typed = self.cleaned_data
        aspects = aspects_of(self.part)
        return {
            "grades": {aspect: typed[aspect.value] for aspect in aspects},
            "comments": {aspect: typed[aspect.value + COMMENT] for aspect in aspects},
        }

    def questions(self) -> list[tuple]:
        """(the question, its comment)"""
        return [(self[aspect.value], self[aspect.value + COMMENT]) for aspect in aspects_of(self.part)]


def _questions(aspect: FileAspect, *, told: str, row=None) -> dict[str, forms.Field]:
    """What is asked of one aspect: the grade and a comment."""
    scale = (*file_scale(aspect), FileGradeValue.NOT_APPLICABLE)
    return {
        aspect.value: forms.ChoiceField(
            label=aspect.label,
            help_text=told,
            choices=[(grade.value, capfirst(grade.label)) for grade in scale],
            widget=forms.RadioSelect,
            required=False,
            initial=row.grade if row else None,
        ),
        aspect.value + COMMENT: forms.CharField(
            label=format_html('Kommentar<span class="ds-sr-only"> om {}</span>', aspect.label),
            max_length=400,
            required=False,
            initial=row.comment if row else "",
        ),
    }


def _told(computed: Suggestion) -> str:
    says = FileGradeValue(computed.grade).label if computed.grade else "inget"
    return f"Förslag: {says}. {computed.reason}"


class FinishForm(VerbForm):
    pass


class ResultFilter(forms.Form):
    """It stands in the address, so it holds ids and no personal data."""

    utforare = forms.ModelChoiceField(None, label="Utförare", required=False, empty_label="Alla")
    enhet = forms.ModelChoiceField(None, label="Enhet", required=False, empty_label="Alla")

    rapport = forms.ChoiceField(label="Jämför planerna med", required=False)

    def __init__(self, *args, municipality: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.reports = PlanAudit.objects.filter(municipality=municipality, plan__isnull=True)
        sources = self.reports.order_by("source").values_list("source", flat=True).distinct()
        self.fields["rapport"].choices = [("", "Ingen rapport"), *((each, each) for each in sources)]
        self.fields["utforare"].queryset = Provider.objects.filter(municipality=municipality).order_by("name")
        units = CommissioningUnit.objects.filter(municipality=municipality)
        self.fields["enhet"].queryset = units.order_by("name")

    def narrow(self, drawn):
        chosen = self.cleaned_data if self.is_valid() else {}
        if chosen.get("utforare"):
            drawn = drawn.with_provider().filter(provider=chosen["utforare"].pk)
        if chosen.get("enhet"):
            drawn = drawn.filter(case__unit=chosen["enhet"])
        return drawn

    def report(self):
        """The plans of the report that is chosen to compare with, if any."""
        source = self.is_valid() and self.cleaned_data["rapport"]
        return self.reports.filter(source=source) if source else None
