from django import forms
from django.utils.text import capfirst

from accounts.forms import VerbForm
from accounts.models import Provider

from ..models import PlanAudit
from ..rules import AuditGrade, PlanAspect, applies, scale_of

HERE = "har"


class RubricForm(VerbForm):
    """The reviewer's rubric. What is computed stands as a suggestion beside each question, never as the answer."""

    def __init__(self, *args, suggested: dict[str, str], given: dict[str, str], **kwargs):
        super().__init__(*args, auto_id="rubric-%s", **kwargs)
        for aspect in PlanAspect:
            says = AuditGrade(suggested[aspect]).label if suggested[aspect] else "inget"
            self.fields[aspect.value] = _question(
                aspect, help_text=f"Beräknat förslag: {says}", initial=given.get(aspect, "")
            )

    @classmethod
    def described(cls):
        return super().described() | {aspect.value: _question(aspect) for aspect in PlanAspect}

    def content(self) -> dict:
        return {"grades": super().content()}


def _question(aspect: PlanAspect, **more) -> forms.ChoiceField:
    may_be_left = not applies(aspect, AuditGrade.NO)
    choices = [(grade.value, capfirst(grade.label)) for grade in scale_of(aspect)]
    return forms.ChoiceField(
        label=aspect.label,
        choices=[("", "Gäller inte" if may_be_left else "Välj"), *choices],
        required=not may_be_left,
        **more,
    )


class AuditFilter(forms.Form):
    """Filters of the distribution; they stand in the address, so they hold no personal data."""

    kalla = forms.ChoiceField(label="Källa", required=False)
    utforare = forms.ModelChoiceField(None, label="Utförare", required=False, empty_label="Alla")
    fran = forms.DateField(label="Granskade från", required=False, widget=forms.DateInput({"type": "date"}))
    till = forms.DateField(label="Till och med", required=False, widget=forms.DateInput({"type": "date"}))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        visible = PlanAudit.objects.visible_to(user)
        reports = visible.filter(plan__isnull=True).order_by("source").values_list("source", flat=True)
        self.fields["kalla"].choices = [
            ("", "Alla"),
            (HERE, "Granskade här"),
            *((source, source) for source in reports.distinct()),
        ]
        self.fields["utforare"].queryset = Provider.objects.filter(
            pk__in=visible.values("plan__order__provider")
        ).order_by("name")

    def narrow(self, audits):
        chosen = self.cleaned_data if self.is_valid() else {}
        source, provider = chosen.get("kalla"), chosen.get("utforare")
        if source:
            audits = audits.filter(plan__isnull=False) if source == HERE else audits.filter(source=source)
        if provider:
            audits = audits.filter(plan__order__provider=provider)
        if chosen.get("fran"):
            audits = audits.filter(audited_on__gte=chosen["fran"])
        if chosen.get("till"):
            audits = audits.filter(audited_on__lte=chosen["till"])
        return audits
