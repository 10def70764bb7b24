from django.urls import path

from .views import answer, life, reading, writing

urlpatterns = [
    path("bestallningar/<uuid:pk>/plan/ny/", life.plan_new, name="plan_new"),
    path("bestallningar/<uuid:pk>/avsluta/", life.order_end, name="order_end"),
    path("planer/<uuid:pk>/", reading.plan, name="plan"),
    path("planer/<uuid:pk>/skriv/", writing.plan_edit, name="plan_edit"),
    path("planer/<uuid:pk>/overenskommelse/", answer.plan_agree, name="plan_agree"),
    path("planer/<uuid:pk>/avsluta/", life.plan_end, name="plan_end"),
    path("planmal/<uuid:pk>/", writing.plan_goal_edit, name="plan_goal_edit"),
    path("planmal/<uuid:pk>/aktivitet/ny/", writing.plan_activity_new, name="plan_activity_new"),
    path("planaktiviteter/<uuid:pk>/", writing.plan_activity_edit, name="plan_activity_edit"),
]
