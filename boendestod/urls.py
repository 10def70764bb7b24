"""The whole map, in the order of the chain."""

from django.urls import include, path, re_path

from accounts import api as accounts_api
from accounts.api import SchemaView, UnknownPath, api_docs, api_docs_of, routes
from cases import api as cases_api
from followup import api as followup_api
from orders import api as orders_api
from oversight import api as oversight_api
from plans import api as plans_api

from . import views

STATIONS = (accounts_api, cases_api, orders_api, plans_api, followup_api, oversight_api)

urlpatterns = [
    path("", views.start, name="start"),
    path("", include("accounts.urls")),
    path("arenden/<uuid:pk>/", views.case_page, name="case"),
    path("", include("cases.urls")),
    path("", include("orders.urls")),
    path("", include("plans.urls")),
    path("", include("followup.urls")),
    path("", include("oversight.urls")),
    path("api/v1/", include((routes(STATIONS), "api"))),
    path("api/schema/", SchemaView.as_view(), name="schema"),
    path("api/docs/", api_docs, name="api_docs"),
    path("api/docs/<slug:tag>/", api_docs_of, name="api_docs_of"),
    re_path("^api/", UnknownPath.as_view(), name="api_unknown"),
]
