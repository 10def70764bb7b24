from django.contrib.auth.views import LogoutView
from django.urls import path

from . import views

urlpatterns = [
    path("logga-in/", views.Login.as_view(), name="login"),
    path("logga-ut/", LogoutView.as_view(), name="logout"),
    path("utkast/", views.save_draft, name="save_draft"),
    path("mina-installningar/", views.my_settings, name="my_settings"),
    path("delegationer/", views.delegations, name="delegations"),
    path("delegationer/<int:pk>/avsluta/", views.delegation_end, name="delegation_end"),
    path("enheter/", views.units, name="units"),
    path("enheter/<int:pk>/", views.unit_edit, name="unit_edit"),
    path("handbok/", views.handbook, name="handbook"),
    path("tillganglighet/", views.accessibility, name="accessibility"),
]
