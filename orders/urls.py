from django.urls import path

from . import views

urlpatterns = [
    path("bestallningar/", views.orders, name="orders"),
    path("arenden/<uuid:pk>/bestallning/ny/", views.order_new, name="order_new"),
    path("bestallningar/<uuid:pk>/", views.order, name="order"),
    path("bestallningar/<uuid:pk>/skriv/", views.order_edit, name="order_edit"),
    path("bestallningar/<uuid:pk>/mal/nytt/", views.goal_new, name="goal_new"),
    path("bestallda-mal/<uuid:pk>/", views.goal_edit, name="goal_edit"),
    path("bestallda-mal/<uuid:pk>/ta-bort/", views.goal_remove, name="goal_remove"),
    path("bestallda-mal/<uuid:pk>/aktivitet/ny/", views.activity_new, name="activity_new"),
    path("bestallda-aktiviteter/<uuid:pk>/", views.activity_edit, name="activity_edit"),
    path("bestallda-aktiviteter/<uuid:pk>/ta-bort/", views.activity_remove, name="activity_remove"),
    path("bestallningar/<uuid:pk>/skicka/", views.order_send, name="order_send"),
    path("bestallningar/<uuid:pk>/ta-emot/", views.order_accept, name="order_accept"),
    path("bestallningar/<uuid:pk>/atersand/", views.order_return, name="order_return"),
    path("bestallningar/<uuid:pk>/fordela/", views.order_assign, name="order_assign"),
]
