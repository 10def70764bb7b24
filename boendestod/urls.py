"""The whole map, in the order of the chain."""

from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.permissions import IsAuthenticated
from rest_framework.routers import SimpleRouter

from accounts.api import UnknownPath, api_docs
from cases.api import CaseViewSet, DecisionViewSet
from followup.api import DayNoteViewSet, FollowUpViewSet, VisitViewSet
from orders.api import OrderViewSet
from oversight.api import FlagViewSet
from plans.api import PlanViewSet

from . import views

api = SimpleRouter()
api.register("cases", CaseViewSet, "case")
api.register("decisions", DecisionViewSet, "decision")
api.register("orders", OrderViewSet, "order")
api.register("plans", PlanViewSet, "plan")
api.register("visits", VisitViewSet, "visit")
api.register("day-notes", DayNoteViewSet, "day-note")
api.register("follow-ups", FollowUpViewSet, "follow-up")
api.register("flags", FlagViewSet, "flag")

urlpatterns = [
    path("", views.start, name="start"),
    path("", include("accounts.urls")),
    path("arenden/<uuid:pk>/", views.case_page, name="case"),
    path("", include("cases.urls")),
    path("", include("orders.urls")),
    path("", include("plans.urls")),
    path("", include("followup.urls")),
    path("", include("oversight.urls")),
    path("api/v1/", include((api.urls, "api"))),
    path("api/schema/", SpectacularAPIView.as_view(permission_classes=[IsAuthenticated]), name="schema"),
    path("api/docs/", api_docs, name="api_docs"),
    re_path("^api/", UnknownPath.as_view(), name="api_unknown"),
]
