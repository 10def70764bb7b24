from .plan import Plan, PlanActivity, PlanCooperation, PlanGoal, PlanWish
from .review import LatePlan, PlanAudit, PlanAuditGrade, PlanRemark, PlanReview, Proposal
from .version import PlanAnswer, PlanVersion

__all__ = [
    "LatePlan",
    "Plan",
    "PlanActivity",
    "PlanAnswer",
    "PlanAudit",
    "PlanAuditGrade",
    "PlanCooperation",
    "PlanGoal",
    "PlanRemark",
    "PlanReview",
    "PlanVersion",
    "PlanWish",
    "Proposal",
]
