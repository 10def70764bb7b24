"""How an order is written, part by part, by the pages' own views."""

from accounts.api import Operation

from .. import forms
from ..views import writing
from .goals import OrderActivityViewSet, OrderGoalViewSet
from .orders import OrderViewSet

WRITES = "order.draft"

WRITING = (
    Operation(
        "cases/<uuid:pk>/orders/",
        writing.order_new,
        forms.NewOrderForm,
        WRITES,
        "Börja skriva en beställning. Varje behov som väljs blir ett mål.",
        OrderViewSet,
        creates=True,
    ),
    Operation(
        "orders/<uuid:pk>/",
        writing.order_edit,
        forms.OrderForm,
        WRITES,
        "Ändra det som står i beställningen, medan den skrivs.",
        OrderViewSet,
        method="PATCH",
    ),
    Operation(
        "orders/<uuid:pk>/goals/",
        writing.goal_new,
        forms.NewGoalForm,
        WRITES,
        "Lägg till ett mål. start är area: och ett livsområde, till exempel area:mobility, eller need: och id för ett "
        "livsområde i utredningen, vars behov målet då börjar med.",
        OrderGoalViewSet,
        creates=True,
    ),
    Operation(
        "order-goals/<uuid:pk>/",
        writing.goal_edit,
        forms.GoalForm,
        WRITES,
        "Ändra målet. Vilka fält som finns hänger på målmodellen.",
        OrderGoalViewSet,
        method="PATCH",
    ),
    Operation(
        "order-goals/<uuid:pk>/",
        writing.goal_remove,
        forms.TapForm,
        WRITES,
        "Ta bort målet och alla dess aktiviteter.",
        method="DELETE",
    ),
    Operation(
        "order-goals/<uuid:pk>/move/",
        writing.goal_move,
        forms.MoveForm,
        WRITES,
        "Flytta målet ett steg i ordningen.",
    ),
    Operation(
        "order-goals/<uuid:pk>/activities/",
        writing.activity_new,
        forms.TapForm,
        WRITES,
        "Lägg till en tom aktivitet, som du sedan skriver.",
        OrderActivityViewSet,
        creates=True,
    ),
    Operation(
        "order-activities/<uuid:pk>/",
        writing.activity_edit,
        forms.ActivityForm,
        WRITES,
        "Ändra aktiviteten. Vilka fält som finns hänger på målmodellen.",
        OrderActivityViewSet,
        method="PATCH",
    ),
    Operation(
        "order-activities/<uuid:pk>/",
        writing.activity_remove,
        forms.TapForm,
        WRITES,
        "Ta bort aktiviteten.",
        method="DELETE",
    ),
    Operation(
        "order-activities/<uuid:pk>/move/",
        writing.activity_move,
        forms.MoveForm,
        WRITES,
        "Flytta aktiviteten ett steg i ordningen.",
    ),
)
