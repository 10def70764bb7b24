from .appeal import AppealViewSet
from .application import ApplicationViewSet
from .decision import DecisionViewSet, DocumentViewSet, ExtensionViewSet, NotificationViewSet
from .investigation import ChildViewSet, CommunicationViewSet, InvestigationViewSet
from .needs import NeedViewSet, ObjectionViewSet, StatementViewSet
from .operations import OPERATIONS
from .person import CaseViewSet, ClientViewSet

RESOURCES = {
    "clients": ClientViewSet,
    "cases": CaseViewSet,
    "children": ChildViewSet,
    "applications": ApplicationViewSet,
    "investigations": InvestigationViewSet,
    "needs": NeedViewSet,
    "statements": StatementViewSet,
    "objections": ObjectionViewSet,
    "communications": CommunicationViewSet,
    "decisions": DecisionViewSet,
    "extensions": ExtensionViewSet,
    "documents": DocumentViewSet,
    "notifications": NotificationViewSet,
    "appeals": AppealViewSet,
}

__all__ = ["OPERATIONS", "RESOURCES"]
