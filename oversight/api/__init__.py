from .audits import AuditDrawViewSet, AuditRoundViewSet
from .conferences import ConferenceItemViewSet, ConferenceViewSet
from .flags import FlagViewSet
from .imports import ImportJobViewSet
from .money import BudgetViewSet, PaymentRuleViewSet
from .operations import OPERATIONS
from .reference import ReferenceViewSet
from .reports import NationalReportViewSet, NonExecutionReportViewSet
from .statistics import StatisticsViewSet

__all__ = ["OPERATIONS", "RESOURCES"]

RESOURCES = {
    "flags": FlagViewSet,
    "conferences": ConferenceViewSet,
    "conference-items": ConferenceItemViewSet,
    "audit-rounds": AuditRoundViewSet,
    "audit-draws": AuditDrawViewSet,
    "statistics": StatisticsViewSet,
    "payment-rules": PaymentRuleViewSet,
    "budgets": BudgetViewSet,
    "import-jobs": ImportJobViewSet,
    "national-reports": NationalReportViewSet,
    "non-execution-reports": NonExecutionReportViewSet,
    "reference": ReferenceViewSet,
}
