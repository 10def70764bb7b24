"""The figures of the page /siffror/, each with what it means."""

from django.http import Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import exceptions, serializers
from rest_framework.response import Response

from accounts.access import note_access
from accounts.api import RecordSchema, RecordViewSet
from accounts.api.schemas import LISTED
from boendestod.dates import today

from ..figures import MEASURES, By, Column, Period, Row, Section, Table, measure, measures_of
from ..forms import FigureFilter
from ..rules import FEWEST_SHOWN

WHEN_HIDDEN = f"Dold: färre än {FEWEST_SHOWN} personer, eller en siffra som annars avslöjar dem."
QUARTER = "För granskare och systemadministratörer: kvartalets första dag."
NOT_OUTSIDE = "Inte för granskare och systemadministratörer."
# What the page's form asks, told to a machine.
ASKED = {
    "fran": (OpenApiTypes.DATE, f"Från och med. Utan dagar: de tolv senaste hela månaderna. {NOT_OUTSIDE}"),
    "till": (OpenApiTypes.DATE, f"Till och med. {NOT_OUTSIDE}"),
    "kvartal": (OpenApiTypes.DATE, QUARTER),
    "enhet": (OpenApiTypes.INT, f"Enhetens id. {NOT_OUTSIDE}"),
    "utforare": (OpenApiTypes.INT, f"Utförarens id. {NOT_OUTSIDE}"),
    "team": (OpenApiTypes.INT, f"Teamets id. {NOT_OUTSIDE}"),
    "malgrupp": (OpenApiTypes.STR, f"Målgrupp. {NOT_OUTSIDE}"),
    "kon": (OpenApiTypes.STR, f"Kön. {NOT_OUTSIDE}"),
    "alder": (OpenApiTypes.STR, f"Ålder, till exempel 20-34. {NOT_OUTSIDE}"),
    "per": (OpenApiTypes.STR, f"Delat efter: {', '.join(By.values)}."),
    "visa": (OpenApiTypes.STR, f"Bara en del: {', '.join(Section.values)}."),
}


class FigureColumnSerializer(serializers.Serializer):
    label = serializers.CharField(label="Vad som står i kolumnen")
    unit = serializers.CharField(label="Enhet", help_text="Tomt: antal.", allow_blank=True)


class FigureValueSerializer(serializers.Serializer):
    value = serializers.FloatField(
        label="Värde", help_text="Tomt när det är dolt eller okänt.", allow_null=True
    )
    hidden = serializers.BooleanField(label="Dold", help_text=WHEN_HIDDEN)


class FigureRowSerializer(serializers.Serializer):
    label = serializers.CharField(label="Grupp")
    n = FigureValueSerializer(label="Antal", help_text="Hur många saker som är räknade: se counted.")
    values = FigureValueSerializer(many=True, label="Värden", help_text="I kolumnernas ordning.")


class FigureSerializer(serializers.Serializer):
    key = serializers.CharField(label="Namn", help_text="Ändras inte.")
    section = serializers.ChoiceField(Section.choices, label="Del")
    label = serializers.CharField(label="Siffra")
    definition = serializers.CharField(label="Vad den betyder")
    counted = serializers.CharField(label="Vad som räknas")
    weighting = serializers.CharField(label="Hur den är vägd")
    note = serializers.CharField(label="Att veta", allow_blank=True)
    first_day = serializers.DateField(label="Från")
    last_day = serializers.DateField(label="Till och med")
    by = serializers.ChoiceField(By.choices, label="Delat efter", allow_null=True)
    columns = FigureColumnSerializer(many=True, label="Kolumner")
    rows = FigureRowSerializer(many=True, label="Grupper", help_text="Tomt när siffran inte är delad.")
    total = FigureRowSerializer(label="Alla")


def _shape(table: Table, period: Period) -> dict:
    told = table.measure
    return {
        "key": told.key,
        "section": told.section,
        "label": told.label,
        "definition": told.definition,
        "counted": told.counted,
        "weighting": told.weighting,
        "note": table.note,
        "first_day": period.first,
        "last_day": period.last,
        "by": table.by,
        "columns": told.columns,
        "rows": [_row(row, told.columns) for row in table.rows],
        "total": _row(table.total, told.columns),
    }


def _row(row: Row, columns: tuple[Column, ...]) -> dict:
    n_hides, *hides = row.hides
    return {
        "label": row.label,
        "n": {"value": None if n_hides else row.n, "hidden": n_hides},
        "values": [
            {"value": None if hidden else column.rounded(value), "hidden": hidden}
            for column, value, hidden in zip(columns, row.values, hides, strict=True)
        ],
    }


class FigureSchema(RecordSchema):
    def refusals(self):
        return LISTED

    def get_override_parameters(self):
        asked = [OpenApiParameter(name, kind, description=text) for name, (kind, text) in ASKED.items()]
        return [*super().get_override_parameters(), *asked]


class StatisticsViewSet(RecordViewSet):
    """Kommunens siffror med samma filter, samma definitioner och samma dolda celler som på sidan Siffror."""

    needs = "figures.see"
    schema = FigureSchema()
    plural = "siffror"
    serializer_class = row_serializer_class = FigureSerializer
    pagination_class = None
    filter_backends = []
    id_type = OpenApiTypes.STR

    def list(self, request):
        form = self._asked()
        section = form.section if "visa" in request.query_params else None
        return Response([self._figure(found.key, form) for found in measures_of(form.scope, section)])

    def retrieve(self, request, pk):
        form = self._asked()
        if pk not in MEASURES or not MEASURES[pk].is_for(form.scope):
            raise Http404
        return Response(self._figure(pk, form))

    def _asked(self) -> FigureFilter:
        asked = self.request.query_params
        form = FigureFilter(asked, user=self.request.user, today=today())
        if unknown := sorted(set(asked) - set(form.fields)):
            raise exceptions.ValidationError({name: ["Okänt filter."] for name in unknown})
        if not form.is_valid():
            raise exceptions.ValidationError(form.errors)
        note_access(self.request, model="figures", action="list")
        return form

    def _figure(self, key: str, form: FigureFilter) -> dict:
        table = measure(key, form.period, form.scope, form.by)
        return self.get_serializer(_shape(table, form.period)).data
