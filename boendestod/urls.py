"""The whole map, in the order of the chain."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView
from rest_framework.routers import SimpleRouter

from . import views

api = SimpleRouter()

urlpatterns = [
    path("", views.start, name="start"),
    path("", include("accounts.urls")),
    path("arenden/<uuid:pk>/", views.case_page, name="case"),
    path("", include("cases.urls")),
    path("", include("orders.urls")),
    path("", include("plans.urls")),
    path("", include("followup.urls")),
    path("", include("oversight.urls")),
    path("api/v1/", include(api.urls)),
    path("api/schema/", SpectacularAPIView.as_view(), name="schema"),
    path("api/docs/", SpectacularSwaggerView.as_view(url_name="schema"), name="api_docs"),
]
