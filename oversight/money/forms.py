from datetime import date

from django import forms

from accounts.forms import RecordForm, VerbForm
from accounts.models import Provider
from accounts.rules import Role

from ..figures import quarters_back
from ..models import Budget, PaymentRule
from ..rules import PaymentModel

LONGEST_YEARS = 5


def _day(label: str) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput({"type": "date"}))


class PeriodFilter(forms.Form):
    """It stands in the address, so it holds days and ids and no personal data. Whoever stands outside the case work
    takes a whole quarter of all providers: what overlaps would give by subtraction what is hidden."""

    fran = _day("Från")
    till = _day("Till och med")
    utforare = forms.ModelChoiceField(
        label="Utförare", queryset=Provider.objects.none(), required=False, empty_label="Alla"
    )

    def __init__(self, *args, user, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.quarters = quarters_back(today) if user.role == Role.SYSTEM_ADMIN else []
        if self.quarters:
            self._take_quarters()
            return
        self.fields["fran"].initial = today.replace(month=1, day=1)
        self.fields["till"].initial = today
        member = user.membership
        if member.provider_id:
            del self.fields["utforare"]
        else:
            own = Provider.objects.filter(municipality=member.municipality_id)
            self.fields["utforare"].queryset = own.order_by("name")

    def _take_quarters(self) -> None:
        del self.fields["till"], self.fields["utforare"]
        choices = [(quarter.first.isoformat(), str(quarter).capitalize()) for quarter in self.quarters]
        self.fields["fran"] = forms.ChoiceField(label="Kvartal", required=False, choices=choices)

    @classmethod
    def of(cls, request, today: date):
        return cls(request.GET or None, user=request.user, today=today)

    def clean(self):
        cleaned = super().clean()
        if self.quarters:
            return cleaned
        first, last = self._days(cleaned)
        if first > last:
            self.add_error("till", "Sista dagen kan inte ligga före första dagen.")
        elif last > self.today:
            self.add_error("till", "Välj i dag eller en tidigare dag.")
        elif last.year - first.year > LONGEST_YEARS:
            self.add_error("fran", f"Välj högst {LONGEST_YEARS} år.")
        return cleaned

    def _days(self, cleaned: dict) -> tuple[date, date]:
        if self.quarters:
            newest, chosen = self.quarters[0], cleaned.get("fran")
            found = next((each for each in self.quarters if each.first.isoformat() == chosen), newest)
            return found.first, found.last
        days = [cleaned.get(name) or self.fields[name].initial for name in ("fran", "till")]
        return days[0], days[1]

    @property
    def days(self) -> tuple[date, date]:
        """An address that cannot be read shows this year; the field says what is wrong."""
        return self._days(self.cleaned_data if self.is_valid() else {})

    @property
    def provider(self) -> Provider | None:
        return self.cleaned_data.get("utforare") if self.is_valid() else None


class OwnFiguresForm(forms.Form):
    """Report 003's question on figures of one's own."""

    bestallda = forms.DecimalField(label="Beställda timmar", min_value=0, max_digits=12, decimal_places=2)
    utforda = forms.DecimalField(label="Utförda timmar", min_value=1, max_digits=12, decimal_places=2)
    pris = forms.DecimalField(
        label="Kronor per timme", min_value=1, max_digits=8, decimal_places=2, initial=436
    )
    bomtid = forms.IntegerField(label="Bomtid, procent", min_value=0, max_value=90, initial=30)
    budget = forms.DecimalField(
        label="Budget, kronor", min_value=1, max_digits=14, decimal_places=2, required=False
    )
    summa = forms.DecimalField(
        label="En summa som någon har angett, kronor",
        min_value=1,
        max_digits=14,
        decimal_places=2,
        required=False,
        help_text="Då ser du vilket timpris den förutsätter.",
    )

    def content(self) -> dict:
        typed = self.cleaned_data
        return {
            "ordered": typed["bestallda"],
            "performed": typed["utforda"],
            "rate": typed["pris"],
            "missed_percent": typed["bomtid"],
            "budget": typed["budget"],
            "stated": typed["summa"],
        }


class PaymentRuleForm(RecordForm):
    counts_back = forms.BooleanField(
        label="Räkna om från en dag som har varit",
        required=False,
        help_text="Behövs när dagen har varit. Summor som någon har läst blir då andra.",
    )

    class Meta:
        model = PaymentRule
        fields = ["provider", "model", "rate", "missed_percent", "per_person", "grant", "valid_from"]
        help_texts = {
            "provider": "Lämna tomt om regeln gäller alla som inte har en egen.",
            "missed_percent": "Bara när bomtid ersätts.",
            "rate": "Behövs också för att jämföra modellerna på samma timmar.",
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        own = Provider.objects.filter(municipality=user.membership.municipality_id)
        self.fields["provider"].queryset = own.order_by("name")
        self.fields["provider"].empty_label = "Alla som inte har en egen regel"
        self.fields["model"].choices = [("", "Välj"), *PaymentModel.choices]
        self.fields["missed_percent"].required = False

    def clean_missed_percent(self):
        return self.cleaned_data["missed_percent"] or 0


class RemovePaymentRuleForm(VerbForm):
    pass


class BudgetForm(RecordForm):
    class Meta:
        model = Budget
        fields = ["unit", "year", "hours", "amount", "source"]
        help_texts = {
            "unit": "Lämna tomt om budgeten gäller hela kommunen.",
            "source": "Till exempel: socialnämnden, paragraf 112.",
        }

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["unit"].empty_label = "Hela kommunen"


class RemoveBudgetForm(VerbForm):
    pass
