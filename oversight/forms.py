from datetime import date

from django import forms
from django.db.models import QuerySet

from accounts.forms import VerbForm
from accounts.models import Membership, Team, User, working_as
from accounts.rules import COMMISSIONING_ROLES, PROVIDER_ROLES, DeadlineKey, LimitKey, Role
from boendestod import dates
from boendestod.templatetags.sv import datum
from cases.models import Case, swedish
from plans.forms import radios
from plans.rules import LateReason

from .figures import AgeBand, By, Period, Scope, Section, quarters_back
from .figures.grouping import labels
from .flags import rules_for
from .importing.files import MAX_BYTES, TOO_LARGE
from .models import Flag
from .rules import MOST_SNOOZED_DAYS, FlagRule, Measure
from .rules.presets import PRESETS
from .steps import Turn

LONGEST = 999


class ImportForm(VerbForm):
    file = forms.FileField(
        label="Fil",
        max_length=200,
        help_text="En CSV-fil med en rad per pågående ärende, högst 10 MB.",
        widget=forms.FileInput({"accept": ".csv,.txt,text/csv"}),
        error_messages={"required": "Välj en fil."},
    )
    dry_run = forms.BooleanField(
        label="Kontrollera bara", required=False, help_text="Filen läses igenom och inget sparas."
    )

    @classmethod
    def of(cls, request):
        if request.method == "POST":
            return cls(request.POST, request.FILES)
        return cls()

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return file


class DeadlineForm(VerbForm):
    key = forms.ChoiceField(label="Frist", choices=DeadlineKey)
    length = forms.IntegerField(label="Längd", min_value=1, max_value=LONGEST)
    measure = forms.ChoiceField(label="Räknas i", choices=Measure)
    valid_from = forms.DateField(
        label="Gäller det som börjar från och med",
        help_text="Det som har börjat tidigare behåller sin längd.",
    )
    counts_back = forms.BooleanField(
        label="Ändra även det som redan har börjat",
        required=False,
        help_text="Behövs när dagen har varit. Senaste dag ändras då för det som har börjat sedan dess.",
    )

    def content(self) -> dict:
        content = super().content()
        length, measure = content.pop("length"), content.pop("measure")
        return content | {name: length if name == measure else 0 for name in Measure.values}


class PresetForm(VerbForm):
    preset = forms.ChoiceField(
        label="Vilken kommuns längder?",
        choices=[(preset.key, preset.name) for preset in PRESETS.values() if not preset.is_empty],
        widget=forms.RadioSelect,
    )
    valid_from = forms.DateField(
        label="Gäller det som börjar från och med",
        help_text="Det som har börjat tidigare behåller sin längd. Gränser gäller tidigast från i dag.",
    )
    counts_back = forms.BooleanField(
        label="Ändra även det som redan har börjat",
        required=False,
        help_text="Behövs när dagen har varit. Senaste dag ändras då för det som har börjat sedan dess.",
    )


class RemoveDeadlineForm(VerbForm):
    pass


class LimitForm(VerbForm):
    key = forms.ChoiceField(label="Gräns", choices=LimitKey)
    value = forms.IntegerField(label="Värde", min_value=0, max_value=LONGEST)
    valid_from = forms.DateField(label="Gäller från och med")


class RemoveLimitForm(VerbForm):
    pass


class LateForm(VerbForm):
    rule = forms.ChoiceField(label="Vad är försenat?")
    reason = radios("Varför?", LateReason.choices)
    comment = forms.CharField(
        label="Kommentar", required=False, max_length=400, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args, late: dict[FlagRule, date], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = [
            (key.value, f"{key.label}, senast {datum(due_on)}") for key, due_on in late.items()
        ]


class AssignForm(VerbForm):
    """Who is to resolve what was ticked in the list."""

    flags = forms.ModelMultipleChoiceField(
        queryset=Flag.objects.none(), label="Flaggor", widget=forms.MultipleHiddenInput, required=False
    )
    to = forms.ModelChoiceField(label="Ansvarig", queryset=User.objects.none(), empty_label="Välj")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["flags"].queryset = Flag.objects.visible_to(user)
        self.fields["to"].queryset = own_side(user)

    def clean_flags(self):
        flags = self.cleaned_data["flags"]
        if not flags:
            raise forms.ValidationError("Kryssa i minst en rad i listan.")
        return flags


class SnoozeForm(VerbForm):
    until = forms.DateField(
        label="Får vänta till och med",
        help_text=f"Högst {MOST_SNOOZED_DAYS} dagar fram. Dagen efter kommer det tillbaka av sig självt.",
    )
    reason = forms.CharField(
        label="Varför får det vänta?",
        max_length=400,
        widget=forms.Textarea({"rows": 2}),
        help_text="Till exempel: personen är på sjukhus.",
    )


class WakeForm(VerbForm):
    pass


class NonExecutionForm(VerbForm):
    """Two texts for each row of the report that is still open; the names carry the row's key."""

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.keys = [row.key for row in rows if row.is_open]
        for row in rows:
            if row.is_open:
                self.fields[f"reason-{row.key}"] = forms.CharField(
                    label="Varför dröjer det?",
                    max_length=400,
                    initial=row.reason,
                    widget=forms.Textarea({"rows": 2}),
                )
                self.fields[f"other-{row.key}"] = forms.CharField(
                    label="Annat stöd under tiden",
                    max_length=400,
                    initial=row.other_support,
                    required=False,
                    widget=forms.Textarea({"rows": 2}),
                )

    def content(self) -> dict:
        typed = self.cleaned_data
        return {"texts": {key: (typed[f"reason-{key}"], typed[f"other-{key}"]) for key in self.keys}}

    def fields_of(self, key: str) -> list:
        return [self[f"reason-{key}"], self[f"other-{key}"]] if key in self.keys else []


class AccessLogFilter(forms.Form):
    case_ref = forms.CharField(label="Ärendenummer", required=False, max_length=50)
    user = forms.ModelChoiceField(
        label="Vem", queryset=User.objects.none(), required=False, empty_label="alla"
    )
    since = forms.DateField(label="Från", required=False, widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label="Till och med", required=False, widget=forms.DateInput({"type": "date"}))

    def __init__(self, *args, municipality, **kwargs):
        super().__init__(*args, **kwargs)
        members = Membership.objects.filter(municipality=municipality).values("user")
        people = User.objects.filter(pk__in=members)
        self.fields["user"].queryset = people.order_by(*swedish("last_name", "first_name"), "pk")

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "Sista dagen kan inte ligga före första dagen.")
        return cleaned


ALL = ("", "Alla")
NOBODY = ("ingen", "Ingen")


class ListFilter(forms.Form):
    """It stands in the address, so it holds ids and no personal data."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def chosen(self, name: str) -> str:
        """An unknown value filters nothing; the field says what is wrong."""
        return self.cleaned_data.get(name, "") if self.is_valid() and name in self.fields else ""


def _people(*roles: Role, **place) -> list[tuple[str, str]]:
    return [ALL, NOBODY, *((str(person.pk), str(person)) for person in working_as(*roles, **place))]


def own_side(user) -> QuerySet:
    """The user's own side: the provider's people, or the unit's."""
    member = user.membership
    if member.role in PROVIDER_ROLES:
        return working_as(*PROVIDER_ROLES, provider=member.provider_id)
    return working_as(*COMMISSIONING_ROLES, unit=member.unit_id)


def _matching(found: QuerySet, field: str, value: str) -> QuerySet:
    return found.filter(**{field: None if value == NOBODY[0] else value}) if value else found


class CaseFilter(ListFilter):
    vems = forms.ChoiceField(
        label="Vems", required=False, choices=[("", "Mina"), ("enhetens", "Hela enhetens")]
    )
    handlaggare = forms.ChoiceField(label="Handläggare", required=False)
    tur = forms.ChoiceField(
        label="Vad väntar",
        required=False,
        choices=[ALL, (Turn.MINE.value, "Min tur"), (Turn.OTHERS.value, "Väntar på någon annan")],
    )
    omrade = forms.ChoiceField(label="Målgrupp", required=False)
    lage = forms.ChoiceField(
        label="Läge", required=False, choices=[("", "Öppna"), ("avslutade", "Avslutade")]
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        areas = Case.objects.visible_to(user).target_areas()
        self.fields["omrade"].choices = [ALL, *((area, area) for area in areas)]
        if user.role != Role.CASEWORKER:
            del self.fields["vems"]
        if user.role == Role.SECTION_LEADER:
            people = _people(*COMMISSIONING_ROLES, unit=user.membership.unit_id)
            self.fields["handlaggare"].choices = people
        else:
            del self.fields["handlaggare"]

    def narrow(self, cases: QuerySet, today: date) -> QuerySet:
        closed = self.chosen("lage") == "avslutade"
        cases = cases.filter(closed_on__lte=today) if closed else cases.open_on(today)
        if "vems" in self.fields and not self.chosen("vems"):
            cases = cases.filter(caseworker=self.user)
        if self.chosen("omrade"):
            cases = cases.filter(target_area=self.chosen("omrade"))
        return _matching(cases, "caseworker", self.chosen("handlaggare"))


class FlagFilter(ListFilter):
    regel = forms.ChoiceField(label="Regel", required=False)
    orsak = forms.ChoiceField(
        label="Varför planen är sen",
        required=False,
        choices=[ALL, ("ingen", "Ingen orsak angiven"), *LateReason.choices],
    )
    team = forms.ChoiceField(label="Team", required=False)
    medarbetare = forms.ChoiceField(label="Medarbetare", required=False)
    handlaggare = forms.ChoiceField(label="Handläggare", required=False)
    ansvarig = forms.ChoiceField(
        label="Ansvarig", required=False, choices=[ALL, ("jag", "Det jag ansvarar för")]
    )
    lage = forms.ChoiceField(
        label="Visa",
        required=False,
        choices=[("", "Det som gäller nu"), ("vantar", "Det som får vänta"), ("chefen", "Gick till chefen")],
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        place = user.membership
        self.fields["regel"].choices = [ALL, *((rule.key.value, rule.key.label) for rule in rules_for(user))]
        if user.role in PROVIDER_ROLES:
            teams = Team.objects.filter(provider=place.provider_id).order_by("name")
            self.fields["team"].choices = [ALL, *((str(team.pk), team.name) for team in teams)]
            self.fields["medarbetare"].choices = _people(Role.SUPPORT_WORKER, provider=place.provider_id)
            del self.fields["handlaggare"]
        else:
            del self.fields["team"], self.fields["medarbetare"]
            self.fields["handlaggare"].choices = _people(*COMMISSIONING_ROLES, unit=place.unit_id)
        if user.role not in PROVIDER_ROLES | COMMISSIONING_ROLES:
            del self.fields["handlaggare"], self.fields["ansvarig"]

    def narrow(self, flags: QuerySet, today: date) -> QuerySet:
        if self.chosen("lage") == "vantar":
            flags = flags.asleep_for(self.user, today)
        else:
            flags = flags.awake_for(self.user, today)
        if self.chosen("lage") == "chefen":
            flags = flags.filter(escalated_on__isnull=False)
        if self.chosen("ansvarig"):
            flags = flags.owned_by(self.user)
        if self.chosen("regel"):
            flags = flags.filter(rule=self.chosen("regel"))
        if self.chosen("orsak"):
            flags = flags.explained().with_reason()
            flags = _matching(flags, "late_reason", self.chosen("orsak"))
        if self.chosen("team"):
            team = working_as(Role.SUPPORT_WORKER, team=self.chosen("team"))
            flags = flags.filter(order__key_worker__in=team)
        flags = _matching(flags, "order__key_worker", self.chosen("medarbetare"))
        return _matching(flags, "case__caseworker", self.chosen("handlaggare"))


# What a figure may be about at most, so that no page asks for a century.
MOST_MONTHS = 60


class FigureFilter(ListFilter):
    """Whoever stands outside the case work takes one whole quarter, undivided or divided by one thing: periods and
    groups that overlap would give by subtraction what is hidden."""

    fran = forms.DateField(label="Från", widget=forms.DateInput({"type": "date"}))
    till = forms.DateField(label="Till och med", widget=forms.DateInput({"type": "date"}))
    kvartal = forms.ChoiceField(label="Kvartal", required=False)
    enhet = forms.ChoiceField(label="Enhet", required=False)
    utforare = forms.ChoiceField(label="Utförare", required=False)
    team = forms.ChoiceField(label="Team", required=False)
    malgrupp = forms.ChoiceField(label="Målgrupp", required=False)
    kon = forms.ChoiceField(label="Kön", required=False)
    alder = forms.ChoiceField(label="Ålder", required=False, choices=[ALL, *AgeBand.choices])
    per = forms.ChoiceField(label="Delat efter", required=False)
    visa = forms.ChoiceField(required=False, choices=Section, widget=forms.HiddenInput)

    # Which field narrows what.
    NARROWS = {
        "enhet": "unit",
        "utforare": "provider",
        "team": "team",
        "malgrupp": "area",
        "kon": "sex",
        "alder": "age",
    }
    DIVIDES = {"enhet": By.UNIT, "utforare": By.PROVIDER, "team": By.TEAM, "malgrupp": By.AREA, "kon": By.SEX}

    def __init__(self, data, *, user, today: date):
        self.today, self.widest = today, Scope.of(user)
        usual = Period.months_back(today)
        known = {"fran": usual.first.isoformat(), "till": usual.last.isoformat(), "visa": Section.TIME.value}
        super().__init__(known | {name: data[name] for name in data}, user=user, initial=known)
        open_to = self.widest.divides_by
        self.fields["per"].choices = [("", "Inget"), *((by.value, by.label.capitalize()) for by in open_to)]
        if self.widest.outside:
            self._take_quarters()
        else:
            self._take_filters(open_to)

    def _take_quarters(self) -> None:
        for name in (*self.NARROWS, "fran", "till"):
            del self.fields[name]
        self.quarters = {period.first.isoformat(): period for period in quarters_back(self.today)}
        self.fields["kvartal"].choices = [(key, str(period)) for key, period in self.quarters.items()]

    def _take_filters(self, open_to: list[By]) -> None:
        del self.fields["kvartal"]
        for name, by in self.DIVIDES.items():
            if by in open_to:
                choices = ((str(key), label) for key, label in labels(by, self.widest))
                self.fields[name].choices = [ALL, *choices]
            else:
                del self.fields[name]

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("fran"), cleaned.get("till")
        if first and last and last < first:
            self.add_error("till", "Sista dagen kan inte ligga före den första.")
        elif last and last > self.today:
            self.add_error("till", "Välj en dag som har varit.")
        elif first and last and dates.whole_months(first, last) >= MOST_MONTHS:
            self.add_error("fran", "Välj högst fem år.")
        return cleaned

    @property
    def period(self) -> Period:
        if self.widest.outside:
            return self.quarters.get(self.chosen("kvartal")) or next(iter(self.quarters.values()))
        if not self.is_valid():
            return Period.months_back(self.today)
        return Period(self.cleaned_data["fran"], self.cleaned_data["till"])

    @property
    def scope(self) -> Scope:
        chosen = {name: self.chosen(field) for field, name in self.NARROWS.items()}
        ids = {name: int(chosen[name]) for name in ("unit", "provider", "team") if chosen[name]}
        return self.widest.narrowed(**chosen | ids)

    @property
    def by(self) -> By | None:
        return By(self.chosen("per")) if self.chosen("per") else None

    @property
    def section(self) -> Section:
        return Section(self.chosen("visa") or Section.TIME)

    @property
    def place(self) -> str:
        """What the figures are of, in words."""
        chosen = [
            dict(self.fields[name].choices).get(self.chosen(name), "")
            for name in self.NARROWS
            if self.chosen(name)
        ]
        member = self.user.membership
        return ", ".join([str(member.provider or member.unit or member.municipality), *chosen])
