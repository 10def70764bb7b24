from django.db.models import Q
from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet
from accounts.permissions import may
from plans.rules import Weekday

from ..models import Absence, PlannedVisit, VisitSeries, WorkSlot
from ..rules import AbsenceKind, SlotKind
from .filters import OfOrderFilter, YesNoFilter


class VisitSeriesSerializer(RecordSerializer):
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")
    support_worker = NamedSerializer(label="Boendestödjare", allow_null=True)
    second_worker = NamedSerializer(label="Boendestödjare nummer två", allow_null=True)

    class Meta:
        model = VisitSeries
        fields = [
            "id",
            "case",
            "case_ref",
            "order",
            "activity",
            "support_worker",
            "second_worker",
            "weekday",
            "starts_at",
            "minutes",
            "every_weeks",
            "first_on",
            "last_on",
            "recorded_at",
        ]
        extra_kwargs = {
            "starts_at": {"help_text": "Svensk tid."},
            "last_on": {"help_text": "Tomt när det gäller tills vidare."},
        }


class VisitSeriesFilter(OfOrderFilter):
    activity = filters.UUIDFilter(label="Aktivitet i planen")
    support_worker = filters.NumberFilter(label="Boendestödjare")
    weekday = filters.ChoiceFilter(choices=Weekday.choices, label="Veckodag")
    running_on = filters.DateFilter(method="that_run", label="Gäller den dagen")

    def that_run(self, series, _, day):
        return series.filter(Q(last_on__isnull=True) | Q(last_on__gte=day), first_on__lte=day)


class VisitSeriesViewSet(RecordViewSet):
    """Återkommande besök. De planerade besöken görs av dem åtta veckor framåt."""

    noun = "visit-series"
    needs = "schedule.see"
    queryset = VisitSeries.objects.select_related("case", "support_worker", "second_worker")
    serializer_class = VisitSeriesSerializer
    row_serializer_class = VisitSeriesSerializer
    filterset_class = VisitSeriesFilter


class PlannedVisitRowSerializer(RecordSerializer):
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")
    support_worker = NamedSerializer(label="Boendestödjare", allow_null=True)
    second_worker = NamedSerializer(label="Boendestödjare nummer två", allow_null=True)
    covers_for = NamedSerializer(label="Vikarierar för", allow_null=True)
    minutes = serializers.IntegerField(label="Minuter", help_text="Från början till slut, hela minuter.")
    visit = serializers.UUIDField(
        source="visit.pk",
        label="Besök",
        help_text="Det loggade besöket, också ett inställt. Tomt när inget är loggat.",
        allow_null=True,
    )

    class Meta:
        model = PlannedVisit
        fields = [
            "id",
            "case",
            "case_ref",
            "order",
            "series",
            "starts_at",
            "ends_at",
            "minutes",
            "support_worker",
            "second_worker",
            "covers_for",
            "person_told_at",
            "person_told_how",
            "moved_from",
            "removed_at",
            "visit",
            "recorded_at",
        ]


class PlannedVisitSerializer(PlannedVisitRowSerializer):
    class Meta(PlannedVisitRowSerializer.Meta):
        fields = [*PlannedVisitRowSerializer.Meta.fields, "change_reason", "removed_because"]


class PlannedVisitFilter(OfOrderFilter):
    series = filters.UUIDFilter(label="Återkommande besök")
    worker = filters.NumberFilter(method="of_worker", label="Medarbetare, som första eller andra")
    logged = YesNoFilter(field_name="visit", lookup_expr="isnull", exclude=True, label="Loggat")
    removed = YesNoFilter(field_name="removed_at", lookup_expr="isnull", exclude=True, label="Borttaget")
    starts_from = filters.DateFilter(field_name="starts_at__date", lookup_expr="gte", label="Börjar tidigast")
    starts_to = filters.DateFilter(field_name="starts_at__date", lookup_expr="lte", label="Börjar senast")

    def of_worker(self, planned, _, worker):
        return planned.filter(Q(support_worker=worker) | Q(second_worker=worker))


class PlannedVisitViewSet(RecordViewSet):
    """Planerade besök, också de som har flyttats, loggats eller tagits bort."""

    needs = "schedule.see"
    queryset = PlannedVisit.objects.select_related(
        "case", "support_worker", "second_worker", "covers_for", "visit"
    )
    serializer_class = PlannedVisitSerializer
    row_serializer_class = PlannedVisitRowSerializer
    filterset_class = PlannedVisitFilter


class WorkSlotSerializer(RecordSerializer):
    worker = NamedSerializer(label="Medarbetare")

    class Meta:
        model = WorkSlot
        fields = ["id", "worker", "kind", "starts_at", "ends_at", "recorded_at"]


class WorkSlotFilter(filters.FilterSet):
    worker = filters.NumberFilter(label="Medarbetare")
    kind = filters.ChoiceFilter(choices=SlotKind.choices, label="Slag")
    starts_from = filters.DateFilter(field_name="starts_at__date", lookup_expr="gte", label="Börjar tidigast")
    starts_to = filters.DateFilter(field_name="starts_at__date", lookup_expr="lte", label="Börjar senast")


class WorkSlotViewSet(RecordViewSet):
    """Tid i schemat som inte är besök. Boendestödjaren ser sin egen."""

    needs = "schedule.see"
    queryset = WorkSlot.objects.select_related("worker")
    serializer_class = WorkSlotSerializer
    row_serializer_class = WorkSlotSerializer
    filterset_class = WorkSlotFilter
    id_type = OpenApiTypes.INT

    def get_queryset(self):
        return self.own(super().get_queryset())

    def get_object(self):
        return self.open(self.own(self.queryset.all()))

    def own(self, slots):
        """As in the week: who does not change the schedule sees her own row of it."""
        user = self.request.user
        return slots if may(user, "schedule.change") else slots.filter(worker=user)


class AbsenceSerializer(RecordSerializer):
    worker = NamedSerializer(label="Medarbetare")
    recorded_by = NamedSerializer(label="Registrerad av")

    class Meta:
        model = Absence
        fields = ["id", "worker", "kind", "first_on", "last_on", "recorded_by", "recorded_at"]


class AbsenceFilter(filters.FilterSet):
    worker = filters.NumberFilter(label="Medarbetare")
    kind = filters.ChoiceFilter(choices=AbsenceKind.choices, label="Slag")
    away_from = filters.DateFilter(
        field_name="last_on", lookup_expr="gte", label="Borta den dagen eller senare"
    )
    away_to = filters.DateFilter(
        field_name="first_on", lookup_expr="lte", label="Borta den dagen eller tidigare"
    )


class AbsenceViewSet(RecordViewSet):
    """Medarbetares frånvaro, för dem som lägger schemat."""

    needs = "absence.record"
    queryset = Absence.objects.select_related("worker", "recorded_by")
    serializer_class = AbsenceSerializer
    row_serializer_class = AbsenceSerializer
    filterset_class = AbsenceFilter
    id_type = OpenApiTypes.INT
