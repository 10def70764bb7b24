"""What every endpoint that reads shares: the pages' querysets, and the reading noted in the same log."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers, viewsets
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response

from ..access import note_access, open_record
from ..backends import TokenAllows
from ..permissions import require
from ..scopes import allows
from .paging import KnownFilters, PageFirst, StablePages
from .schemas import RecordSchema
from .writing import Doing, Operation


class NamedSerializer(serializers.Serializer):
    """En användare, en enhet eller en utförare."""

    id = serializers.IntegerField(read_only=True)
    name = serializers.CharField(source="__str__", label="Namn", read_only=True)


# The serializers' docstrings are read by users of the API, so they are Swedish or none.
class RecordSerializer(serializers.ModelSerializer):
    def get_fields(self):
        fields = super().get_fields()
        if hasattr(self.Meta.model, "version"):
            fields["version"] = serializers.IntegerField(
                label="Version", help_text='Räknas upp för varje ändring. Skickas i If-Match som W/"1".'
            )
        for field in fields.values():
            field.read_only = True
        return fields


class RecordViewSet(Doing, viewsets.ReadOnlyModelViewSet):
    """Lists and opens what the user may see: the same querysets as the pages, noted in the same log.

    What somebody has written about a person stands only in the single record, whose reading names the person
    in the log; a list is one row there."""

    permission_classes = [IsAuthenticated, TokenAllows]
    schema = RecordSchema()
    id_type = OpenApiTypes.UUID
    # Set by the routing: what the resource is called, and what is done at the record's own address.
    noun = ""
    operations: dict[str, Operation] = {}
    # The key of the permission table where the pages show it to fewer than those whose record it is.
    needs = ""
    pagination_class = StablePages
    filter_backends = [KnownFilters]
    row_serializer_class: type[serializers.BaseSerializer]

    # What it is called where it is no table's rows.
    plural = ""

    @classmethod
    def named(cls) -> str:
        return cls.plural or str(cls.queryset.model._meta.verbose_name_plural)

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        if self.needs and request.method == "GET":
            require(request.user, self.needs)

    def get_serializer_class(self):
        return self.row_serializer_class if self.action == "list" else self.serializer_class

    def get_queryset(self):
        """Which rows the list has."""
        if getattr(self, "swagger_fake_view", False):
            return self.queryset.none()
        return self.queryset.visible_to(self.request.user)

    def shown(self):
        """What comes with each row of the list."""
        return self.queryset.all()

    def paginate_queryset(self, queryset):
        if self.paginator is None:
            return None
        return self.paginator.paginate_queryset(PageFirst(queryset, self.shown()), self.request, view=self)

    def get_object(self):
        return self.open(self.queryset.all())

    def open(self, queryset):
        try:
            return open_record(self.request, queryset, self.kwargs["pk"])
        except (ValidationError, ValueError) as malformed:
            raise Http404 from malformed

    def list(self, request, *args, **kwargs):
        response = super().list(request, *args, **kwargs)
        note_access(request, model=self.queryset.model._meta.model_name, action="list")
        return response

    def retrieve(self, request, *args, **kwargs):
        return self._shown(self.get_object())

    def _shown(self, record) -> Response:
        version = getattr(record, "version", None)
        headers = {"ETag": f'W/"{version}"'} if version else {}
        return Response(self.get_serializer(record).data, headers=headers)

    @classmethod
    def answer(cls, request, pk, *, status: int) -> Response:
        """What is read of a record that has just been written; nothing where it is out of reach now, or the token
        does not allow reading it."""
        view = cls(request=request, format_kwarg=None, action="retrieve", kwargs={"pk": pk})
        address = {"Location": reverse(f"api:{cls.noun}-detail", args=[pk])} if status == 201 else {}
        if not allows(request.user, cls.noun):
            return Response(status=204, headers=address)
        try:
            response = view._shown(view.get_object())
        except Http404:
            return Response(status=204)
        response.status_code = status
        for name, value in address.items():
            response[name] = value
        return response
