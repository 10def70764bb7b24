from copy import copy
from datetime import date

from django import forms

from accounts.forms import VerbForm

from ..rules import NationalReportKind
from .registry import stretches


class MakeReportForm(VerbForm):
    what = forms.ChoiceField(label="Rapport och period")

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [
            (kind.label, [(stretch.key, str(stretch).capitalize()) for stretch in stretches(kind, today)])
            for kind in NationalReportKind
        ]

    def content(self) -> dict:
        kind, _, first_day = self.cleaned_data["what"].partition(".")
        return {"kind": kind, "first_day": date.fromisoformat(first_day)}


class CheckReportForm(VerbForm):
    problems_seen = forms.BooleanField(label="Jag har gått igenom det som ska kontrolleras", required=False)

    def __init__(self, *args, has_problems: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_problems:
            del self.fields["problems_seen"]


class DeliverReportForm(VerbForm):
    delivered_on = forms.DateField(label="Lämnad")
    delivered_how = forms.CharField(
        label="Hur lämnades den?",
        max_length=200,
        help_text="Till exempel: uppladdad i myndighetens e-tjänst, med kvittensens nummer.",
    )

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["delivered_on"].initial = today

    @classmethod
    def described(cls):
        """With what is asked before: a report is first checked and then delivered."""
        fields = {
            name: copy(field) for name, field in (CheckReportForm.base_fields | cls.base_fields).items()
        }
        for field in fields.values():
            field.required = False
        return fields
