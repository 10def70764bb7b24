from django.urls import path

from .views import falt, follow_ups, incidents, today, visits

urlpatterns = [
    path("falt/", falt.falt, name="falt"),
    path("falt/sw.js", falt.falt_sw, name="falt_sw"),
    path("falt/manifest.webmanifest", falt.falt_manifest, name="falt_manifest"),
    path("besok/", visits.visits, name="visits"),
    path("bestallningar/<uuid:pk>/dagens-plan/", today.todays_plan, name="todays_plan"),
    path("bestallningar/<uuid:pk>/besok/nytt/", visits.visit_new, name="visit_new"),
    path("besok/<uuid:pk>/", visits.visit, name="visit"),
    path("besok/<uuid:pk>/anteckning/", visits.visit_note, name="visit_note"),
    path("anteckningar/<uuid:pk>/ratta/", visits.note_correct, name="note_correct"),
    path("avvikelser/", incidents.deviations, name="deviations"),
    path("bestallningar/<uuid:pk>/avvikelser/ny/", incidents.deviation_new, name="deviation_new"),
    path("avvikelser/<uuid:pk>/", incidents.deviation, name="deviation"),
    path("avvikelser/<uuid:pk>/ta-om-hand/", incidents.deviation_handle, name="deviation_handle"),
    path("avvikelser/<uuid:pk>/avsluta/", incidents.deviation_close, name="deviation_close"),
    path("orosanmalningar/", incidents.concerns, name="concerns"),
    path("bestallningar/<uuid:pk>/orosanmalan/ny/", incidents.concern_new, name="concern_new"),
    path("orosanmalningar/<uuid:pk>/aterkoppling/", incidents.concern_feedback, name="concern_feedback"),
    path("planer/<uuid:pk>/uppfoljning/ny/", follow_ups.plan_follow_up_new, name="plan_follow_up_new"),
    path("arenden/<uuid:pk>/nasta-beslut/", follow_ups.decision_next, name="decision_next"),
    path("uppfoljningar/plan/<uuid:pk>/", follow_ups.plan_follow_up, name="plan_follow_up"),
    path(
        "arenden/<uuid:pk>/uppfoljning/ny/", follow_ups.decision_follow_up_new, name="decision_follow_up_new"
    ),
    path("uppfoljningar/beslut/<uuid:pk>/", follow_ups.decision_follow_up, name="decision_follow_up"),
]
