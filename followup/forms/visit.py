from datetime import datetime, timedelta

from django import forms
from django.utils import timezone

from accounts.models import LimitRule, working_as
from accounts.rules import PROVIDER_ROLES, LimitKey
from accounts.sent import ById
from boendestod.dates import day_of, now, today
from boendestod.templatetags.sv import antal
from cases.models import Case
from plans.forms import radios

from ..models import PlannedVisit
from ..rules import ANSWER_STANDS, PERFORMED, HowDone, SubstituteTold, ToldBy, ToldHow, TookPart, VisitOutcome
from .moment import MomentField
from .note import AsksWhatWasDone

WORDS = forms.Textarea({"rows": 2})
ROUNDING = 5
USUAL_MINUTES = 60
NOT_CARRIED_OUT = "not_carried_out"
CANCELLED_BY_PERSON = "cancelled_by_person"
ALWAYS = ("starts_at", "ends_at", "reason", "text", "for_caseworker")
WHO_CAME = ("second_worker", "substitute_told")
SELDOM = ("also_done", "second_worker")
MARK = "mark_{.hex}"


def mark_field(label: str):
    return radios(label, HowDone.choices, required=False)


class SaidOfVisit(AsksWhatWasDone):
    """What happened. What does not belong to the chosen outcome is left out of `content()`.

    `activities` are what can be marked, by the name of its field: {"mark_<id>": whatever the verb knows it by}."""

    by_id = {"marks": ById(MARK, mark_field("Så gjordes planens aktiviteter, för varje aktivitets id"))}

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
    told_at = MomentField(label="När fick ni veta det?", required=False)
    told_how = radios("Hur fick ni veta det?", ToldHow.choices, required=False)
    substitute_told = radios(
        "Visste personen i förväg att någon annan skulle komma?", SubstituteTold.choices, required=False
    )
    second_worker = forms.ModelChoiceField(
        None, label="Var ni två?", required=False, empty_label="Nej, bara jag"
    )
    took_part = radios("Hur var personen med?", TookPart.choices, required=False)
    wished = forms.CharField(label="Vad önskade personen?", required=False, widget=WORDS)
    also_done = forms.CharField(
        label="Gjorde ni något annat, utanför planen?",
        required=False,
        widget=WORDS,
        help_text="Det kan föreslås i planen sedan.",
    )
    text = forms.CharField(label="Anteckning", required=False, widget=forms.Textarea({"rows": 5}))
    for_caseworker = forms.BooleanField(label="Viktigt att föra vidare till handläggaren", required=False)

    def __init__(self, *args, activities: dict, **kwargs):
        super().__init__(*args, **kwargs)
        self.activities = activities
        for name in activities:
            self.fields[name] = mark_field("")

    def clean(self):
        super().clean()
        if any(name.startswith("mark_") and name not in self.activities for name in self.data):
            self.add_error(None, "Planen har ändrats medan du skrev. Markera aktiviteterna igen.")
        if self.cleaned_data.get("happened") == NOT_CARRIED_OUT and not self.cleaned_data.get("kind"):
            self.add_error("kind", "Välj vad som hände.")

    def content(self):
        said = self.cleaned_data
        content = {name: said[name] for name in (*ALWAYS, *WHO_CAME) if name in said}
        if said["happened"] in PERFORMED:
            return content | {
                "outcome": said["happened"],
                "took_part": said["took_part"],
                "wished": said["wished"],
                "also_done": said["also_done"],
                "marks": {self.activities[name]: said[name] for name in self.activities if said[name]},
            }
        cancelled = said["kind"] == CANCELLED_BY_PERSON
        return content | {
            "outcome": VisitOutcome.CANCELLED_BY_PERSON_LATE if cancelled else said["kind"],
            "told_by": said["told_by"] or (ToldBy.PERSON if cancelled else ""),
            "told_at": said["told_at"],
            "told_how": said["told_how"],
        }


class VisitForm(SaidOfVisit):
    """One form for whatever happened, as the page asks it."""

    def __init__(self, *args, user, activities, planned: PlannedVisit | None, minutes: int, **kwargs):
        by_name = {MARK.format(activity.pk): activity for activity in activities}
        super().__init__(*args, activities=by_name, **kwargs)
        begins, ends = (planned.starts_at, planned.ends_at) if planned else _around_now(minutes)
        self.fields["starts_at"].initial, self.fields["ends_at"].initial = begins, ends
        hours = LimitRule.objects.value_on(
            user.membership.municipality, LimitKey.CANCEL_NOTICE_HOURS, day_of(begins)
        )
        self.fields[
            "told_at"
        ].help_text = f"Senast {antal(hours, 'timme,timmar')} före räknas som avbokat i tid."
        self._ask_who_came(user, planned)
        for name, activity in by_name.items():
            self.fields[name].label = activity.what

    def _ask_who_came(self, user, planned: PlannedVisit | None) -> None:
        second = self.fields["second_worker"]
        second.queryset = working_as(*PROVIDER_ROLES, provider=user.membership.provider).exclude(pk=user.pk)
        if planned is not None:
            others = {planned.support_worker_id, planned.second_worker_id} - {user.pk, None}
            second.initial = others.pop() if planned.second_worker_id and len(others) == 1 else None
        if planned is None or planned.covers_for_id in (None, user.pk):
            del self.fields["substitute_told"]
        elif planned.person_told_at:
            self.fields["substitute_told"].initial = SubstituteTold.YES

    @classmethod
    def page_of(cls, request):
        """Two planned visits to the same person are two forms."""
        return request.get_full_path()

    @property
    def mark_fields(self):
        return [self[name] for name in self.activities]

    @property
    def is_more_said(self):
        """Whether what seldom is said stands open."""
        return any(self[name].value() or self[name].errors for name in SELDOM)


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
    annat = forms.BooleanField(label="Var på ett annat sätt, säger personen", required=False)

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
        if asked.get("utan_anteckning"):
            visits = visits.without_note()
        return visits.said_to_differ(today() - ANSWER_STANDS) if asked.get("annat") else visits
