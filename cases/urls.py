from django.urls import path

from .views import decision, person

urlpatterns = [
    path("sok/", person.search, name="search"),
    path("personer/ny/", person.client_new, name="client_new"),
    path("personer/<uuid:pk>/", person.client, name="client"),
    path("personer/<uuid:pk>/andra/", person.client_edit, name="client_edit"),
    path("personer/<uuid:pk>/arende/nytt/", person.case_new, name="case_new"),
    path("arenden/<uuid:pk>/fordela/", person.case_assign, name="case_assign"),
    path("arenden/<uuid:pk>/beslut/nytt/", decision.decision_new, name="decision_new"),
    path("beslut/<uuid:pk>/", decision.decision, name="decision"),
    path("beslut/<uuid:pk>/avsluta/", decision.decision_end, name="decision_end"),
]
