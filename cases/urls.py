from django.urls import path

from . import views

urlpatterns = [
    path("sok/", views.search, name="search"),
    path("personer/ny/", views.client_new, name="client_new"),
    path("personer/<uuid:pk>/", views.client, name="client"),
    path("personer/<uuid:pk>/andra/", views.client_edit, name="client_edit"),
    path("personer/<uuid:pk>/arende/nytt/", views.case_new, name="case_new"),
    path("arenden/<uuid:pk>/fordela/", views.case_assign, name="case_assign"),
    path("arenden/<uuid:pk>/beslut/nytt/", views.decision_new, name="decision_new"),
    path("beslut/<uuid:pk>/", views.decision, name="decision"),
    path("beslut/<uuid:pk>/avsluta/", views.decision_end, name="decision_end"),
]
