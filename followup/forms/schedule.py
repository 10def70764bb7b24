"""Forms of the schedule: what comes back, what comes once, and the colleagues' own time."""

from datetime import date, timedelta
from urllib.parse import urlencode

from django import forms
from django.urls import reverse

from accounts.forms import RecordForm, VerbForm, VersionedForm, VersionedRecordForm
from accounts.models import Team, working_as
from accounts.rules import PROVIDER_ROLES
from boendestod import dates
from boendestod.templatetags.sv import datum, tid
from plans.forms import radios
from plans.models import PlanActivity

from ..models import Absence, VisitSeries, WorkSlot
from ..rules import AbsenceKind, SlotKind, ToldHow
from ..rules.schedule import MINUTES, Hours, Span, is_outside, lasting, span_on
from ..week import hours_by_day
from .moment import MomentField

NOBODY_YET = "Ingen än"
USUAL_MINUTES = 60


def colleagues_at(provider):
    return working_as(*PROVIDER_ROLES, provider=provider)


class WeekFilter(forms.Form):
    """What the week shows. It stands in the address: a week, which rows, and never a person."""

    vecka = forms.CharField(required=False, widget=forms.HiddenInput)
    visa = forms.ChoiceField(
        choices=[("medarbetare", "Per medarbetare"), ("personer", "Per person")],
        required=False,
        widget=forms.HiddenInput,
    )
    team = forms.ModelChoiceField(None, label="Team", required=False, empty_label="Alla team")
    flyttad = forms.UUIDField(required=False)

    def __init__(self, data, *, provider):
        super().__init__(data)
        self.fields["team"].queryset = Team.objects.filter(provider=provider).order_by("name")
        self.full_clean()


class UncoveredFilter(forms.Form):
    """Which visits to look at: the days to come, a week, or the days that somebody is away."""

    visa = forms.RegexField("kommande", required=False)
    vecka = forms.RegexField(r"\d{4}-\d{2}", required=False)
    franvaro = forms.IntegerField(required=False)

    def __init__(self, data):
        super().__init__(data)
        self.full_clean()

    def address(self) -> str:
        """The list with this filter; nothing where none was said."""
        said = {name: value for name, value in self.cleaned_data.items() if value}
        return f"{reverse('uncovered')}?{urlencode(said)}" if said else ""


class _WorkersForm(forms.Form):
    """Fields that choose among the provider's own people."""

    def of_provider(self, provider, *names: str) -> None:
        for name in names:
            self.fields[name].queryset = colleagues_at(provider)


def _hours_on(order, day: date) -> Hours:
    return hours_by_day(order.municipality, day, day)[day]


class _AsksWhyOutside(forms.Form):
    """Lets a visit lie outside the municipality's hours when the form's `answer` says something: a reason, or a yes."""

    answer = "reason"
    asks = "Skriv varför."

    def say_hours(self, order) -> None:
        self.order = order
        self.fields[self.answer].help_text = f"Behövs när {_outside(_hours_on(order, dates.today()))}."

    def refuse_silence(self, span: Span) -> None:
        hours = _hours_on(self.order, dates.day_of(span[0]))
        if is_outside(span, hours) and not self.cleaned_data.get(self.answer):
            self.add_error(self.answer, f"{_outside(hours).capitalize()}. {self.asks}")


def _outside(hours: Hours) -> str:
    return "tiden ligger utanför kommunens tider, klockan {}–{}".format(*hours)


class SeriesForm(_AsksWhyOutside, _WorkersForm, RecordForm):
    answer = "outside"
    asks = "Kryssa i rutan om besöken ändå ska ligga då."

    class Meta:
        model = VisitSeries
        fields = (
            "activity",
            "weekday",
            "starts_at",
            "minutes",
            "every_weeks",
            "support_worker",
            "second_worker",
            "first_on",
            "last_on",
        )
        help_texts = {
            "activity": "Lämna tomt om besöket gäller hela planen.",
            "second_worker": "Bara om två ska komma samtidigt.",
            "last_on": "Lämna tomt om besöken fortsätter tills vidare.",
        }
        widgets = {"starts_at": forms.TimeInput(format="%H:%M")}

    every_weeks = forms.TypedChoiceField(
        label="Hur ofta",
        coerce=int,
        choices=[
            (1, "Varje vecka"),
            (2, "Varannan vecka"),
            *((weeks, f"Var {weeks}:e vecka") for weeks in range(3, 9)),
        ],
    )

    outside = forms.BooleanField(label="Tiden ligger utanför kommunens tider", required=False)

    def __init__(self, *args, order, **kwargs):
        super().__init__(*args, **kwargs)
        self.say_hours(order)
        self.of_provider(order.provider_id, "support_worker", "second_worker")
        self.fields["support_worker"].empty_label = NOBODY_YET
        self.fields["second_worker"].empty_label = "Ingen"
        activities = PlanActivity.objects.filter(goal__plan__order=order, goal__plan__ended_on__isnull=True)
        self.fields["activity"].queryset = activities
        self.fields["activity"].empty_label = "Hela planen"
        if self.instance._state.adding:
            self.initial = {
                "first_on": dates.today(),
                "minutes": USUAL_MINUTES,
                "support_worker": order.key_worker_id,
            } | self.initial

    def clean(self):
        said = super().clean()
        first = said.get("first_on") or said.get("from_on")
        if first and said.get("starts_at") and said.get("minutes") in MINUTES:
            self.refuse_silence(span_on(first, said["starts_at"], said["minutes"]))
        return said

    def content(self):
        said = super().content()
        del said["outside"]
        return said


class ChangeSeriesForm(SeriesForm, VersionedRecordForm):
    """What came before the day stands; `first_on` is the series' own."""

    class Meta(SeriesForm.Meta):
        fields = tuple(name for name in SeriesForm.Meta.fields if name != "first_on")

    from_on = forms.DateField(label="Ändringen gäller från och med")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["from_on"].initial = max(dates.today(), self.instance.first_on)


class EndSeriesForm(VersionedForm):
    last_on = forms.DateField(label="Sista dag", help_text="Besök som ligger senare tas bort ur schemat.")
    reason = forms.CharField(label="Varför?", max_length=200)


class PlanVisitForm(_AsksWhyOutside, _WorkersForm, VerbForm):
    starts_at = MomentField(label="Börjar")
    minutes = forms.IntegerField(label="Minuter", min_value=5, max_value=24 * 60, initial=USUAL_MINUTES)
    support_worker = forms.ModelChoiceField(
        None, label="Boendestödjare", required=False, empty_label=NOBODY_YET
    )
    second_worker = forms.ModelChoiceField(
        None, label="Boendestödjare nummer två", required=False, empty_label="Ingen"
    )
    reason = forms.CharField(label="Varför den tiden?", max_length=200, required=False)

    def __init__(self, *args, order, **kwargs):
        super().__init__(*args, **kwargs)
        self.say_hours(order)
        self.of_provider(order.provider_id, "support_worker", "second_worker")
        self.fields["support_worker"].initial = order.key_worker_id

    def clean(self):
        said = super().clean()
        if said.get("starts_at") and said.get("minutes"):
            self.refuse_silence(lasting(said["starts_at"], timedelta(minutes=said["minutes"])))
        return said

    def content(self):
        said = super().content()
        return said | _span(said.pop("starts_at"), said.pop("minutes"))


class MoveVisitForm(_AsksWhyOutside, _WorkersForm, VersionedForm):
    """Without minutes the visit keeps its length: a drag says only where."""

    starts_at = MomentField(label="Ny dag och tid")
    minutes = forms.IntegerField(label="Minuter", min_value=5, max_value=24 * 60, required=False)
    support_worker = forms.ModelChoiceField(
        None, label="Boendestödjare", required=False, empty_label=NOBODY_YET
    )
    reason = forms.CharField(label="Varför ändras det?", max_length=200, required=False)

    def __init__(self, *args, planned, may_assign, **kwargs):
        super().__init__(*args, **kwargs)
        self.say_hours(planned.order)
        self.length = planned.ends_at - planned.starts_at
        self.of_provider(planned.order.provider_id, "support_worker")
        if not may_assign:
            del self.fields["support_worker"]
        self.fields["version"].initial = planned.version
        self.fields["starts_at"].initial = planned.starts_at
        self.fields["minutes"].initial = planned.minutes
        self.fields["reason"].required = planned.person_told_at is not None
        if may_assign:
            self.fields["support_worker"].initial = planned.support_worker_id

    def clean(self):
        said = super().clean()
        minutes = said.get("minutes")
        if said.get("starts_at") and "minutes" not in self.errors:
            length = timedelta(minutes=minutes) if minutes else self.length
            self.refuse_silence(lasting(said["starts_at"], length))
        return said

    def show_current(self, record):
        super().show_current(record)
        when = f"{datum(record.starts_at)} {tid(record.starts_at)}–{tid(record.ends_at)}"
        self.current = [("Dag och tid", when), ("Boendestödjare", record.support_worker or NOBODY_YET)]

    def content(self):
        said = super().content()
        minutes = said.pop("minutes")
        del said["starts_at"]
        starts_at = self.cleaned_data["starts_at"]
        return said | (_span(starts_at, minutes) if minutes else {"starts_at": starts_at})


class AssignVisitForm(_WorkersForm, VersionedForm):
    support_worker = forms.ModelChoiceField(
        None, label="Boendestödjare", required=False, empty_label=NOBODY_YET
    )
    second_worker = forms.ModelChoiceField(
        None, label="Boendestödjare nummer två", required=False, empty_label="Ingen"
    )

    def __init__(self, *args, planned, **kwargs):
        super().__init__(*args, **kwargs)
        self.of_provider(planned.order.provider_id, "support_worker", "second_worker")
        self.fields["version"].initial = planned.version
        self.fields["support_worker"].initial = planned.support_worker_id
        self.fields["second_worker"].initial = planned.second_worker_id


class PersonToldForm(VersionedForm):
    how = radios("Hur fick personen veta det?", ToldHow.choices)
    told_at = MomentField(label="När?")

    def __init__(self, *args, planned, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = planned.version
        self.fields["told_at"].initial = dates.now


class RemoveVisitForm(VersionedForm):
    because = forms.CharField(label="Varför tas besöket bort?", max_length=200)

    def __init__(self, *args, planned, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = planned.version


class SlotForm(_WorkersForm, RecordForm):
    class Meta:
        model = WorkSlot
        fields = ("worker", "kind", "starts_at", "ends_at")
        field_classes = {"starts_at": MomentField, "ends_at": MomentField}

    weeks = forms.IntegerField(
        label="Antal veckor i rad",
        min_value=1,
        max_value=52,
        initial=1,
        help_text="Samma dag och tid varje vecka.",
    )

    def __init__(self, *args, provider, **kwargs):
        super().__init__(*args, **kwargs)
        self.of_provider(provider, "worker")
        _ask(self.fields["worker"])
        _as_radios(self, "kind", SlotKind)


class RemoveSlotForm(VerbForm):
    """Yes."""


class AbsenceForm(_WorkersForm, RecordForm):
    class Meta:
        model = Absence
        fields = ("worker", "kind", "first_on", "last_on")

    def __init__(self, *args, provider, **kwargs):
        super().__init__(*args, **kwargs)
        self.of_provider(provider, "worker")
        _ask(self.fields["worker"])
        _as_radios(self, "kind", AbsenceKind)
        self.fields["first_on"].initial = self.fields["last_on"].initial = dates.today


class EndAbsenceForm(VerbForm):
    last_on = forms.DateField(label="Sista dag")

    def __init__(self, *args, absence, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["last_on"].initial = min(absence.last_on, dates.today())


class CalendarLinkForm(VerbForm):
    ends = forms.BooleanField(required=False, widget=forms.HiddenInput)


class SeriesFromPlanForm(VerbForm):
    first_on = forms.DateField(label="Från och med", initial=dates.today)


def _span(starts_at, minutes: int) -> dict:
    start, end = lasting(starts_at, timedelta(minutes=minutes))
    return {"starts_at": start, "ends_at": end}


def _ask(field) -> None:
    field.empty_label = "Välj"


def _as_radios(form, name: str, kinds) -> None:
    label = form.fields[name].label
    form.fields[name] = radios(label[:1].upper() + label[1:], kinds.choices)
