"""What records are written with: fixed values, the municipality's rule set, and whom one may name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.http import Http404
from drf_spectacular.types import OpenApiTypes
from rest_framework import exceptions, serializers
from rest_framework.response import Response

from accounts.api import RecordViewSet
from accounts.models import (
    CommissioningUnit,
    DeadlineRule,
    LimitRule,
    Membership,
    Provider,
    User,
    working_as,
)
from accounts.rules import COMMISSIONING_ROLES, PROVIDER_ROLES, GoalScheme, Role
from cases import rules as of_cases
from cases.models import Case
from followup import rules as of_followup
from orders import rules as of_orders
from plans import rules as of_plans

from .. import rules
from ..figures import By, Scope
from ..figures.grouping import labels
from ..flags import rules_for
from ..forms import own_side
from ..models import Conference
from ..views.settings import over_time

Rows = Iterable[dict]


@dataclass(frozen=True)
class Kind:
    """`facts` says what more stands in each row."""

    heading: str
    rows: Callable[[User], Rows]
    facts: dict[str, str] = field(default_factory=dict)


def _row(value, label, /, **facts) -> dict:
    return {"value": str(value), "label": str(label), "facts": facts}


def _fixed(heading: str, choices) -> Kind:
    return Kind(heading, lambda user: [_row(choice.value, choice.label) for choice in choices])


def _legal_bases(user) -> Rows:
    for basis in of_cases.LEGAL_BASES:
        yield _row(basis.paragraph, basis.subject.label, valid_from=basis.valid_from, valid_to=basis.valid_to)


def _target_areas(user) -> Rows:
    return [_row(area, area) for area in Case.objects.visible_to(user).target_areas()]


def _rule_set(model, names: tuple[str, ...]) -> Callable[[User], Rows]:
    def rows(user):
        of_place = model.objects.filter(municipality=user.membership.municipality_id)
        for found in over_time(of_place):
            rule = found["rule"]
            facts = {name: getattr(rule, name) for name in ("id", *names, "valid_from")}
            yield _row(rule.key, rule.get_key_display(), holds=found["holds"], **facts)

    return rows


def _units(user) -> Rows:
    return [_row(unit.pk, unit) for unit in CommissioningUnit.objects.visible_to(user).order_by("name")]


def _providers(user) -> Rows:
    found = Provider.objects.filter(municipality=user.membership.municipality_id).order_by("name")
    return [_row(provider.pk, provider, form=provider.form) for provider in found]


def _teams(user) -> Rows:
    scope = Scope.of(user)
    found = labels(By.TEAM, scope) if By.TEAM in scope.divides_by else []
    return [_row(*team) for team in found]


def _staff(user) -> Rows:
    named = Membership.objects.filter(user__in=_nameable(user), ended_on__isnull=True)
    for member in named.select_related("user").order_by("user__first_name", "user__last_name", "pk"):
        yield _row(
            member.user_id,
            member.user,
            role=member.role,
            unit=member.unit_id,
            provider=member.provider_id,
            team=member.team_id,
        )


def _nameable(user):
    """Those of the choices of the pages: one's own side, and the other's at the conferences that are not closed."""
    member = user.membership
    if member.role == Role.SYSTEM_ADMIN:
        return working_as(*Role, municipality=member.municipality_id)
    if member.role == Role.REVIEWER:
        return working_as(Role.REVIEWER, municipality=member.municipality_id)
    open_conferences = Conference.objects.visible_to(user).filter(closed_at__isnull=True)
    units = working_as(*COMMISSIONING_ROLES, unit__in=open_conferences.values("unit"))
    providers = working_as(*PROVIDER_ROLES, provider__in=open_conferences.values("provider"))
    return own_side(user) | units | providers


def _flag_rules(user) -> Rows:
    for rule in rules_for(user):
        yield _row(rule.key, rule.key.label, meaning=rule.meaning, source=rule.source, who_acts=rule.who_acts)


RULE_SET = {
    "id": "Regelns id",
    "valid_from": "Gäller från, datum",
    "holds": "Gäller i dag",
}
KINDS = {
    "life-areas": _fixed("Livsområden enligt IBIC", of_cases.LifeArea),
    "target-areas": Kind("Målgrupper", _target_areas),
    "legal-bases": Kind(
        "Lagrum för beslut",
        _legal_bases,
        {"valid_from": "Gäller från, datum", "valid_to": "Gäller till och med, datum. Tomt: tills vidare"},
    ),
    "decision-outcomes": _fixed("Beslut", of_cases.DecisionOutcome),
    "functional-states": _fixed("Aktuellt och avsett läge enligt IBIC", of_cases.FunctionalState),
    "statement-sources": _fixed("Vem en uppgift kommer från", of_cases.StatementSource),
    "chores": _fixed("Sysslor i hushållet", of_cases.Chore),
    "goal-schemes": _fixed("Målmodeller", GoalScheme),
    "sub-goals": _fixed("Delmål i Stockholms modell för socialpsykiatri", of_orders.SubGoal),
    "support-forms": _fixed("Stödformer", of_orders.SupportForm),
    "return-categories": _fixed("Vad utföraren frågar om en beställning", of_orders.ReturnCategory),
    "order-states": _fixed("Beställningens läge", of_orders.OrderState),
    "plan-kinds": _fixed("Slag av plan", of_plans.PlanKind),
    "plan-states": _fixed("Planens läge", of_plans.PlanState),
    "taken-up": _fixed("Hur det beställda tas upp i planen", of_plans.TakenUp),
    "late-reasons": _fixed("Varför en plan är sen", of_plans.LateReason),
    "plan-aspects": _fixed("Frågor i mallen för planer", of_plans.PlanAspect),
    "visit-outcomes": _fixed("Så gick besöket", of_followup.VisitOutcome),
    "how-done": _fixed("Så gjordes planens aktivitet", of_followup.HowDone),
    "goal-results": _fixed("Utfall för mål", of_followup.GoalResult),
    "conclusions": _fixed("Slutsatser av en uppföljning", of_followup.Conclusion),
    "deviations": _fixed("Vad en avvikelse gäller", of_followup.DeviationWhat),
    "file-aspects": _fixed("Frågor i mallen för akter", rules.FileAspect),
    "payment-models": _fixed("Ersättningsmodeller", rules.PaymentModel),
    "deadlines": Kind(
        "Kommunens frister",
        _rule_set(DeadlineRule, ("months", "days")),
        {"months": "Längd i månader", "days": "Längd i dagar"} | RULE_SET,
    ),
    "limits": Kind(
        "Kommunens gränser",
        _rule_set(LimitRule, ("value",)),
        {"value": "Värdet, i den enhet som regelns text säger"} | RULE_SET,
    ),
    "flag-rules": Kind(
        "Regler för flaggor",
        _flag_rules,
        {"meaning": "När den höjs", "source": "Källa", "who_acts": "Vem som ska göra något"},
    ),
    "units": Kind("Enheter hos myndigheten", _units),
    "providers": Kind("Utförare", _providers, {"form": "Driftsform"}),
    "teams": Kind("Team", _teams),
    "staff": Kind(
        "Medarbetare som du kan ange",
        _staff,
        {
            "role": "Roll",
            "unit": "Enhetens id",
            "provider": "Utförarens id",
            "team": "Teamets id",
        },
    ),
}


class ReferenceKindSerializer(serializers.Serializer):
    kind = serializers.CharField(label="Slag")
    heading = serializers.CharField(label="Rubrik")
    facts = serializers.DictField(
        child=serializers.CharField(), label="Vad mer som står i varje rad", help_text="Namn och betydelse."
    )


class ReferenceRowSerializer(serializers.Serializer):
    value = serializers.CharField(
        label="Värde", help_text="Det som står i andra uppgifter: ett namn eller ett id."
    )
    label = serializers.CharField(label="Betydelse")
    facts = serializers.DictField(label="Mer", help_text="Enligt slagets facts.")


class ReferenceSerializer(ReferenceKindSerializer):
    rows = ReferenceRowSerializer(many=True, label="Rader")


class ReferenceViewSet(RecordViewSet):
    """Värden som andra uppgifter skrivs med: fasta värden, kommunens frister och gränser, och vem du kan ange."""

    plural = "värden att välja bland"
    serializer_class = ReferenceSerializer
    row_serializer_class = ReferenceKindSerializer
    pagination_class = None
    filter_backends = []
    id_type = OpenApiTypes.STR

    def list(self, request):
        self._refuse_filters()
        return Response([self._head(name, kind) for name, kind in KINDS.items()])

    def retrieve(self, request, pk):
        self._refuse_filters()
        if pk not in KINDS:
            raise Http404
        kind = KINDS[pk]
        shape = self._head(pk, kind) | {"rows": list(kind.rows(request.user))}
        return Response(self.get_serializer(shape).data)

    def _head(self, name: str, kind: Kind) -> dict:
        return {"kind": name, "heading": kind.heading, "facts": kind.facts}

    def _refuse_filters(self) -> None:
        if self.request.query_params:
            raise exceptions.ValidationError({name: ["Okänt filter."] for name in self.request.query_params})
