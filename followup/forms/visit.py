from datetime import UTC, datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from accounts.forms import VerbForm
from accounts.models import working_as
from accounts.rules import PROVIDER_ROLES
from boendestod.dates import now
from cases.models import Case
from plans.forms import radios

from ..rules import PERFORMED, HowDone, ToldBy, TookPart, VisitOutcome

WORDS = forms.Textarea({"rows": 3})
OLDEST_YEAR, LAST_YEAR = 2000, 2100
ROUNDING = 5
USUAL_MINUTES = 60
NOT_CARRIED_OUT = "not_carried_out"
CANCELLED_BY_PERSON = "cancelled_by_person"


class MomentField(forms.DateTimeField):
    """Local Swedish time. Of the hour that comes twice in autumn it takes the first; the one that is skipped
    in spring is told."""

    def to_python(self, value):
        return super().to_python(_in_sweden(value) or value)


def _in_sweden(text) -> datetime | None:
    try:
        naive = parse_datetime(text.strip()) if text else None
    except ValueError:
        return None
    if naive is None:
        return None
    if not OLDEST_YEAR <= naive.year < LAST_YEAR:
        raise ValidationError("Kontrollera året.", "year")
    if timezone.is_aware(naive):
        return naive
    moment = timezone.make_aware(naive)
    if timezone.localtime(moment.astimezone(UTC)).replace(tzinfo=None) != naive:
        raise ValidationError("Den timmen fanns inte: klockan ställdes fram den natten.", "skipped_hour")
    return moment


class VisitForm(VerbForm):
    """One form for what happened. What does not belong to the chosen outcome is left out of `content()`."""

    happened = radios(
        "Blev besöket av?",
        [
            (VisitOutcome.PERFORMED, "Ja"),
            (VisitOutcome.PERFORMED_PARTLY, "Ja, delvis"),
            (VisitOutcome.PERFORMED_WITHOUT_PERSON, "Ja, men utan personen"),
            (NOT_CARRIED_OUT, "Nej, blev inte av"),
        ],
    )
    starts_at = MomentField(label="Började")
    ends_at = MomentField(label="Slutade")
    kind = radios(
        "Vad hände?",
        [
            (CANCELLED_BY_PERSON, "Personen avbokade"),
            *(
                (kind, kind.label)
                for kind in (
                    VisitOutcome.NO_SHOW,
                    VisitOutcome.REFUSED_AT_DOOR,
                    VisitOutcome.REFUSED_SUBSTITUTE,
                    VisitOutcome.CANCELLED_BY_PROVIDER,
                    VisitOutcome.RESCHEDULED,
                )
            ),
        ],
        required=False,
    )
    reason = forms.CharField(label="Varför blev det inte som planerat?", required=False, widget=WORDS)
    told_by = radios("Vem sade till?", ToldBy.choices, required=False)
    told_at = MomentField(
        label="När fick ni veta det?",
        required=False,
        help_text="Senast 24 timmar före räknas som avbokat i tid.",
    )
    took_part = radios("Hur var personen med?", TookPart.choices, required=False)
    text = forms.CharField(label="Anteckning", required=False, widget=forms.Textarea({"rows": 5}))
    for_caseworker = forms.BooleanField(label="Viktigt att föra vidare till handläggaren", required=False)

    def __init__(self, *args, activities, minutes=USUAL_MINUTES, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["starts_at"].initial, self.fields["ends_at"].initial = _around_now(minutes)
        self.activities = {f"mark_{activity.pk.hex}": activity for activity in activities}
        for name, activity in self.activities.items():
            self.fields[name] = radios(activity.what, HowDone.choices, required=False)

    @property
    def mark_fields(self):
        return [self[name] for name in self.activities]

    def clean(self):
        if any(name.startswith("mark_") and name not in self.activities for name in self.data):
            self.add_error(None, "Planen har ändrats medan du skrev. Markera aktiviteterna igen.")
        if self.cleaned_data.get("happened") == NOT_CARRIED_OUT and not self.cleaned_data.get("kind"):
            self.add_error("kind", "Välj vad som hände.")

    def content(self):
        said = self.cleaned_data
        content = {name: said[name] for name in ("starts_at", "ends_at", "reason", "text", "for_caseworker")}
        if said["happened"] in PERFORMED:
            return content | {
                "outcome": said["happened"],
                "took_part": said["took_part"],
                "marks": {self.activities[name]: said[name] for name in self.activities if said[name]},
            }
        cancelled = said["kind"] == CANCELLED_BY_PERSON
        return content | {
            "outcome": VisitOutcome.CANCELLED_BY_PERSON_LATE if cancelled else said["kind"],
            "told_by": said["told_by"] or (ToldBy.PERSON if cancelled else ""),
            "told_at": said["told_at"],
        }


def _around_now(minutes: int) -> tuple[datetime, datetime]:
    moment = timezone.localtime(now())
    end = moment.replace(minute=moment.minute - moment.minute % ROUNDING, second=0, microsecond=0)
    return end - timedelta(minutes=minutes), end


class VisitFilter(forms.Form):
    """Filters of the list; they stand in the address, so the person is the case's id, never a name."""

    arende = forms.ModelChoiceField(None, label="Person", required=False, empty_label="Alla")
    medarbetare = forms.ModelChoiceField(None, label="Medarbetare", required=False, empty_label="Alla")
    utfall = forms.ChoiceField(
        label="Så gick det", required=False, choices=[("", "Alla"), *VisitOutcome.choices]
    )
    fran = forms.DateField(label="Från", required=False)
    till = forms.DateField(label="Till och med", required=False)
    utan_anteckning = forms.BooleanField(label="Utan anteckning", required=False)

    def __init__(self, data, *, user):
        super().__init__(data)
        person = self.fields["arende"]
        person.queryset = Case.objects.visible_to(user).select_related("client").by_name()
        person.label_from_instance = lambda case: case.list_name
        provider = user.membership.provider
        if provider is None:
            del self.fields["medarbetare"]
        else:
            self.fields["medarbetare"].queryset = working_as(*PROVIDER_ROLES, provider=provider)

    def found(self, visits):
        self.full_clean()
        asked = self.cleaned_data
        lookups = {
            "case": asked.get("arende"),
            "support_worker": asked.get("medarbetare"),
            "outcome": asked.get("utfall"),
            "starts_at__date__gte": asked.get("fran"),
            "starts_at__date__lte": asked.get("till"),
        }
        visits = visits.filter(**{lookup: value for lookup, value in lookups.items() if value})
        return visits.without_note() if asked.get("utan_anteckning") else visits
