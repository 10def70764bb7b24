from django.urls import path

from . import views

urlpatterns = [
    path("besok/", views.visits, name="visits"),
    path("bestallningar/<uuid:pk>/besok/nytt/", views.visit_new, name="visit_new"),
    path("besok/<uuid:pk>/", views.visit, name="visit"),
    path("besok/<uuid:pk>/anteckning/", views.visit_note, name="visit_note"),
    path("anteckningar/<uuid:pk>/ratta/", views.note_correct, name="note_correct"),
    path("planer/<uuid:pk>/uppfoljning/ny/", views.plan_follow_up_new, name="plan_follow_up_new"),
    path("arenden/<uuid:pk>/nasta-beslut/", views.decision_next, name="decision_next"),
    path("uppfoljningar/plan/<uuid:pk>/", views.plan_follow_up, name="plan_follow_up"),
    path("arenden/<uuid:pk>/uppfoljning/ny/", views.decision_follow_up_new, name="decision_follow_up_new"),
    path("uppfoljningar/beslut/<uuid:pk>/", views.decision_follow_up, name="decision_follow_up"),
]
