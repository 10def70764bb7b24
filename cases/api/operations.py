"""What is done with a case at the authority, by the pages' own views."""

from accounts.api import Operation

from .. import forms
from ..views import appeal, application, children, deciding, decision, notification, person
from .appeal import AppealViewSet
from .application import ApplicationViewSet
from .decision import DecisionViewSet, ExtensionViewSet, NotificationViewSet
from .investigating import INVESTIGATING
from .investigation import ChildViewSet
from .person import CaseViewSet, ClientViewSet

OF_THE_PERSON = (
    Operation(
        "clients/",
        person.client_new,
        forms.NewClientForm,
        "client.register",
        "Registrera en person och öppna ett ärende på din enhet. Ärendets id står i svaret.",
        ClientViewSet,
        record=lambda case: case.client,
        creates=True,
    ),
    Operation(
        "clients/<uuid:pk>/",
        person.client_edit,
        forms.EditClientForm,
        "client.change",
        "Ändra personens uppgifter.",
        ClientViewSet,
        method="PATCH",
    ),
    Operation(
        "clients/<uuid:pk>/cases/",
        person.case_new,
        forms.NewCaseForm,
        "case.open",
        "Öppna ett nytt ärende för personen på din enhet.",
        CaseViewSet,
        creates=True,
    ),
    Operation(
        "cases/<uuid:pk>/assign/",
        person.case_assign,
        forms.AssignForm,
        "case.assign",
        "Ge ärendet till en handläggare.",
        CaseViewSet,
    ),
    Operation(
        "cases/<uuid:pk>/close/",
        person.case_close,
        forms.CloseCaseForm,
        "case.close",
        "Avsluta ärendet.",
        CaseViewSet,
    ),
    Operation(
        "cases/<uuid:pk>/children/",
        children.child_new,
        forms.ChildForm,
        "child.write",
        "Skriv upp ett minderårigt barn, aldrig med namn.",
        ChildViewSet,
        creates=True,
    ),
    Operation(
        "children/<uuid:pk>/",
        children.child_edit,
        forms.ChildPartForm,
        "child.write",
        "Ändra uppgifterna om ett barn.",
        ChildViewSet,
        method="PATCH",
    ),
)

APPLYING = (
    Operation(
        "cases/<uuid:pk>/applications/",
        application.application_new,
        forms.ApplicationForm,
        "application.handle",
        "Registrera en ansökan.",
        ApplicationViewSet,
        creates=True,
    ),
    Operation(
        "applications/<uuid:pk>/",
        application.application_edit,
        forms.EditApplicationForm,
        "application.handle",
        "Ändra ansökan.",
        ApplicationViewSet,
        method="PATCH",
    ),
    Operation(
        "applications/<uuid:pk>/acknowledge/",
        application.application_acknowledge,
        forms.AcknowledgeForm,
        "application.handle",
        "Skriv när och hur personen fick veta att ansökan har kommit in.",
        ApplicationViewSet,
    ),
    Operation(
        "applications/<uuid:pk>/delay/",
        application.application_delay,
        forms.DelayForm,
        "application.handle",
        "Skriv när personen fick veta att beslutet dröjer (11 § förvaltningslagen).",
        ApplicationViewSet,
    ),
    Operation(
        "applications/<uuid:pk>/request/",
        application.application_request,
        forms.RequestForm,
        "application.handle",
        "Personen begär att ärendet avgörs (12 § förvaltningslagen). Då har ni fyra veckor på er.",
        ApplicationViewSet,
    ),
    Operation(
        "applications/<uuid:pk>/withdraw/",
        application.application_withdraw,
        forms.WithdrawForm,
        "application.handle",
        "Personen tar tillbaka ansökan. Den finns kvar i ärendet.",
        ApplicationViewSet,
    ),
)

DECIDING = (
    Operation(
        "cases/<uuid:pk>/decisions/",
        deciding.decision_new,
        forms.DecisionForm,
        "decision.decide",
        "Besluta om stöd. Kräver delegation. Handlingarna fryses som de är i samma stund.",
        DecisionViewSet,
        creates=True,
    ),
    Operation(
        "decisions/<uuid:pk>/end/",
        decision.decision_end,
        forms.EndDecisionForm,
        "decision.end",
        "Besluta att stödet upphör. Svaret är det nya beslutet om upphörande.",
        DecisionViewSet,
        creates=True,
    ),
    Operation(
        "decisions/<uuid:pk>/extend/",
        decision.decision_extend,
        forms.ExtendDecisionForm,
        "decision.extend",
        "Förläng beslutet administrativt, utan att pröva behovet.",
        ExtensionViewSet,
        creates=True,
    ),
    Operation(
        "decisions/<uuid:pk>/notifications/",
        notification.decision_notify,
        forms.NotifyForm,
        "decision.notify",
        "Skriv när och hur personen underrättades om beslutet.",
        NotificationViewSet,
        creates=True,
    ),
    Operation(
        "notifications/<uuid:pk>/receive/",
        notification.notification_received,
        forms.ReceivedForm,
        "decision.notify",
        "Skriv när personen fick beslutet. Tiden för att överklaga räknas från den dagen.",
        NotificationViewSet,
    ),
    Operation(
        "decisions/<uuid:pk>/appeals/",
        appeal.appeal_new,
        forms.AppealForm,
        "appeal.register",
        "Registrera ett överklagande.",
        AppealViewSet,
        creates=True,
    ),
    Operation(
        "appeals/<uuid:pk>/",
        appeal.appeal_handle,
        forms.HandleAppealForm,
        "appeal.register",
        "Skriv om överklagandet kom i rätt tid, och när det skickades till förvaltningsrätten.",
        AppealViewSet,
        method="PATCH",
    ),
    Operation(
        "appeals/<uuid:pk>/judgments/",
        appeal.judgment_new,
        forms.JudgmentForm,
        "appeal.register",
        "Registrera en dom. Svaret är överklagandet med alla sina domar.",
        AppealViewSet,
        record=lambda judgment: judgment.appeal,
    ),
)

OPERATIONS = (*OF_THE_PERSON, *APPLYING, *INVESTIGATING, *DECIDING)
