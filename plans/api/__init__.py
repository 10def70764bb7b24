from .audits import PlanAuditViewSet
from .operations import OPERATIONS
from .parts import PlanActivityViewSet, PlanCooperationViewSet, PlanGoalViewSet, PlanWishViewSet
from .records import PlanViewSet
from .reviews import LatePlanViewSet, PlanReviewViewSet, ProposalViewSet
from .versions import PlanVersionViewSet

__all__ = ["OPERATIONS", "RESOURCES"]

RESOURCES = {
    "plans": PlanViewSet,
    "plan-goals": PlanGoalViewSet,
    "plan-activities": PlanActivityViewSet,
    "plan-wishes": PlanWishViewSet,
    "plan-cooperation": PlanCooperationViewSet,
    "plan-versions": PlanVersionViewSet,
    "plan-reviews": PlanReviewViewSet,
    "plan-proposals": ProposalViewSet,
    "plan-audits": PlanAuditViewSet,
    "late-plans": LatePlanViewSet,
}
