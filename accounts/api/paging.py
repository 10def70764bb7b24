"""Pages in a stable order, and filters that are known."""

import re

from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework import exceptions
from rest_framework.pagination import CursorPagination

from . import following


class PageFirst:
    """Finds which rows a page has before anything is joined to them: otherwise all that one may see is fetched, for the
    fifty that are shown. `found` says which rows there are, `shown` what comes with each."""

    def __init__(self, found: QuerySet, shown: QuerySet):
        self.found, self.shown = found, shown

    def order_by(self, *names):
        return PageFirst(self.found.order_by(*names), self.shown.order_by(*names))

    def filter(self, **wanted):
        return PageFirst(self.found.filter(**wanted), self.shown)

    def __getitem__(self, page):
        return self.shown.filter(pk__in=self.found.prefetch_related(None).values("pk")[page])


class StablePages(CursorPagination):
    ordering = ("-recorded_at", "pk")
    page_size = 50
    page_size_query_param = "page_size"
    page_size_query_description = "Rader på varje sida, högst 200."
    cursor_query_description = "Vilken sida: står i next och previous."
    max_page_size = 200
    # Rows of the same moment are told apart by their place; an import can make many.
    offset_cutoff = 1_000_000

    def get_page_size(self, request):
        asked = request.query_params.get(self.page_size_query_param)
        if asked is None:
            return self.page_size
        if not re.fullmatch("[0-9]{1,3}", asked) or not 1 <= int(asked) <= self.max_page_size:
            message = f"Ange ett heltal från 1 till {self.max_page_size}."
            raise exceptions.ValidationError({self.page_size_query_param: [message]})
        return int(asked)

    def decode_cursor(self, request):
        cursor = super().decode_cursor(request)
        if cursor is not None and not _is_position(cursor.position):
            raise exceptions.NotFound(self.invalid_cursor_message)
        return cursor


def _is_position(text: str | None) -> bool:
    if text is None:
        return True
    try:
        moment = parse_datetime(text)
    except ValueError:
        return False
    return moment is not None and moment.tzinfo is not None


class KnownFilters(DjangoFilterBackend):
    """A misspelt or empty filter must not pass for no filter at all."""

    def filter_queryset(self, request, queryset, view):
        pages = view.pagination_class
        known = {*view.filterset_class.base_filters, pages.cursor_query_param, pages.page_size_query_param}
        if following.models_of(view):
            known.add(following.NAME)
        unknown = sorted(set(request.query_params) - known)
        if unknown:
            raise exceptions.ValidationError({name: ["Okänt filter."] for name in unknown})
        empty = sorted(name for name, value in request.query_params.items() if value == "")
        if empty:
            raise exceptions.ValidationError({name: ["Filtret är tomt."] for name in empty})
        queryset = super().filter_queryset(request, queryset, view)
        since = request.query_params.get(following.NAME)
        return following.changed_since(queryset, view, since, request.user) if since is not None else queryset
