"""The same endpoints as anybody would write them with Django REST framework: ordinary viewsets with our serializers,
without visibility, access log, ETag and filters. They are given the ids of what ours shows."""

from django.db.models import Prefetch
from django.urls import include, path
from rest_framework import serializers, viewsets
from rest_framework.routers import SimpleRouter

from accounts.api import StablePages
from followup.api.visits import VisitViewSet
from followup.models import DayNote, Visit
from orders.api.orders import OrderViewSet
from oversight.api.flags import PEOPLE, FlagPages, FlagViewSet
from oversight.models import Flag
from plans.api.records import PlanViewSet
from plans.models import PlanVersion

# What the lists show, set before each is measured.
SHOWN: set = set()


class Plain(viewsets.ModelViewSet):
    pagination_class = StablePages
    filter_backends = []
    row_serializer_class: type[serializers.BaseSerializer]

    def get_serializer_class(self):
        return self.row_serializer_class if self.action == "list" else self.serializer_class

    def get_queryset(self):
        found = super().get_queryset()
        return found.filter(pk__in=SHOWN) if self.action == "list" else found


class Orders(Plain):
    queryset = OrderViewSet.queryset
    serializer_class = OrderViewSet.serializer_class
    row_serializer_class = OrderViewSet.row_serializer_class

    def get_queryset(self):
        found = super().get_queryset().prefetch_related(*OrderViewSet.sent(self))
        return found if self.action == "list" else found.with_content().prefetch_related("returns__asked_by")


class Plans(Plain):
    queryset = PlanViewSet.queryset.with_content().prefetch_related(
        Prefetch("versions", PlanVersion.objects.select_related("answer__told_to"))
    )
    serializer_class = PlanViewSet.serializer_class


class Flags(Plain):
    queryset = Flag.objects.with_reason().select_related("case", *PEOPLE)
    row_serializer_class = FlagViewSet.row_serializer_class
    pagination_class = FlagPages


class VisitSerializer(serializers.ModelSerializer):
    text = serializers.CharField(write_only=True)

    class Meta:
        model = Visit
        fields = ["id", "order", "support_worker", "starts_at", "ends_at", "outcome", "text"]

    def create(self, said):
        order, text = said["order"], said.pop("text")
        whose = {"municipality_id": order.municipality_id, "case_id": order.case_id}
        visit = Visit.objects.create(**whose, **said)
        DayNote.objects.create(
            **whose,
            order=order,
            visit=visit,
            author=visit.support_worker,
            event_at=visit.starts_at,
            text=text,
        )
        return visit


class Visits(Plain):
    queryset = VisitViewSet.queryset
    row_serializer_class = VisitViewSet.row_serializer_class
    serializer_class = VisitSerializer

    def get_serializer(self, *args, **kwargs):
        """A list of visits is made of a list."""
        many = isinstance(kwargs.get("data"), list)
        return super().get_serializer(*args, **({"many": True} if many else {}), **kwargs)


router = SimpleRouter()
for prefix, viewset in (("orders", Orders), ("plans", Plans), ("flags", Flags), ("visits", Visits)):
    router.register(prefix, viewset, f"plain-{prefix}")

urlpatterns = [path("plain/", include(router.urls)), path("", include("boendestod.urls"))]
