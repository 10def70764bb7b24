from django.urls import path

from . import views

urlpatterns = [
    path("bestallningar/<uuid:pk>/plan/ny/", views.plan_new, name="plan_new"),
    path("bestallningar/<uuid:pk>/avsluta/", views.order_end, name="order_end"),
    path("planer/<uuid:pk>/", views.plan, name="plan"),
    path("planer/<uuid:pk>/skriv/", views.plan_edit, name="plan_edit"),
    path("planer/<uuid:pk>/overenskommelse/", views.plan_agree, name="plan_agree"),
    path("planer/<uuid:pk>/avsluta/", views.plan_end, name="plan_end"),
    path("planmal/<uuid:pk>/", views.plan_goal_edit, name="plan_goal_edit"),
    path("planmal/<uuid:pk>/aktivitet/ny/", views.plan_activity_new, name="plan_activity_new"),
    path("planaktiviteter/<uuid:pk>/", views.plan_activity_edit, name="plan_activity_edit"),
]
