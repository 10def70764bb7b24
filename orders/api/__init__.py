from .dialogue import OrderGradeViewSet, OrderMessageViewSet, OrderVersionViewSet
from .execution import InterruptionViewSet, OfferViewSet
from .goals import OrderActivityViewSet, OrderGoalViewSet
from .operations import OPERATIONS
from .orders import OrderViewSet

RESOURCES = {
    "orders": OrderViewSet,
    "order-goals": OrderGoalViewSet,
    "order-activities": OrderActivityViewSet,
    "order-versions": OrderVersionViewSet,
    "order-grades": OrderGradeViewSet,
    "messages": OrderMessageViewSet,
    "offers": OfferViewSet,
    "interruptions": InterruptionViewSet,
}

__all__ = ["OPERATIONS", "RESOURCES"]
