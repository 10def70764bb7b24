"""What oversight does, by the pages' own views."""

from accounts.api import Operation
from accounts.forms import VersionedForm
from plans.api.reviews import LatePlanViewSet

from ..auditing.forms import DrawForm, FinishForm, GradeForm, HandOverForm
from ..conference.forms import AddCaseForm, CallForm, CloseForm, ItemForm, RenewForm
from ..forms import (
    AssignForm,
    DeadlineForm,
    LateForm,
    LimitForm,
    PresetForm,
    RemoveDeadlineForm,
    RemoveLimitForm,
    SnoozeForm,
    WakeForm,
)
from ..money.forms import BudgetForm, PaymentRuleForm, RemoveBudgetForm, RemovePaymentRuleForm
from ..national.forms import DeliverReportForm, MakeReportForm
from ..views import audit, conference, flags, late, money, national, settings
from .audits import AuditDrawViewSet, AuditRoundViewSet
from .conferences import ConferenceItemViewSet, ConferenceViewSet
from .flags import FlagViewSet
from .money import BudgetViewSet, PaymentRuleViewSet
from .reports import NationalReportViewSet

OF_FLAGS = (
    Operation(
        "flags/assign/",
        flags.flags_assign,
        AssignForm,
        "flag.assign",
        "Säg vem som ska lösa en eller flera flaggor. De ska vara din egen sidas.",
    ),
    Operation(
        "flags/<int:pk>/snooze/",
        flags.flag_snooze,
        SnoozeForm,
        "flag.snooze",
        "Låt flaggan vänta till en dag, och säg varför. Sedan kommer den tillbaka av sig själv.",
        FlagViewSet,
    ),
    Operation(
        "flags/<int:pk>/wake/",
        flags.flag_wake,
        WakeForm,
        "flag.snooze",
        "Låt flaggan inte vänta längre.",
        FlagViewSet,
    ),
    Operation(
        "orders/<uuid:pk>/late-plans/",
        late.late_plan_new,
        LateForm,
        "plan.explain_late",
        "Säg varför planen är sen. Båda sidor ser det. rule är en flaggregel som gäller beställningen nu.",
        LatePlanViewSet,
        creates=True,
    ),
)
OF_CONFERENCES = (
    Operation(
        "conferences/",
        conference.conference_new,
        CallForm,
        "conference.call",
        "Kalla till en ärendekonferens. counterpart är utförarens id för en enhet, och enhetens id för en utförare. "
        "Ärendena som behöver talas om kommer med av sig själva.",
        ConferenceViewSet,
        creates=True,
    ),
    Operation(
        "conferences/<int:pk>/renew/",
        conference.conference_renew,
        RenewForm,
        "conference.call",
        "Hämta det som har kommit till. Ärenden som är lösta och som ni inte har skrivit om tas bort.",
        ConferenceViewSet,
    ),
    Operation(
        "conferences/<int:pk>/items/",
        conference.conference_add,
        AddCaseForm,
        "conference.call",
        "Lägg till ett ärende att tala om. order är beställningens id.",
        ConferenceItemViewSet,
        creates=True,
    ),
    Operation(
        "conferences/<int:pk>/close/",
        conference.conference_close,
        CloseForm,
        "conference.call",
        "Avsluta ärendekonferensen. Uppgifterna finns kvar tills de är gjorda.",
        ConferenceViewSet,
    ),
    Operation(
        "conference-items/<uuid:pk>/",
        conference.conference_item_write,
        ItemForm,
        "conference.call",
        "Skriv vad ni kom fram till i ett ärende, och vem som gör vad till när.",
        ConferenceItemViewSet,
        method="PATCH",
    ),
    Operation(
        "conference-items/<uuid:pk>/finish-task/",
        conference.conference_task_done,
        VersionedForm,
        "conference.do_task",
        "Säg att uppgiften är gjord.",
        ConferenceItemViewSet,
    ),
)
OF_AUDITS = (
    Operation(
        "audit-rounds/",
        audit.audit,
        DrawForm,
        "audit.draw",
        "Dra ärenden för granskning. Samma slumptal samma dag drar samma ärenden.",
        AuditRoundViewSet,
        creates=True,
    ),
    Operation(
        "audit-rounds/<int:pk>/hand-over/",
        audit.audit_hand_over,
        HandOverForm,
        "audit.draw",
        "Lämna över akter som en granskare inte har börjat med till en annan.",
        AuditRoundViewSet,
        record=lambda given: given[0].round,
    ),
    Operation(
        "audit-draws/<int:pk>/grades/<slug:part>/",
        audit.file_part,
        GradeForm,
        "file.grade",
        "Bedöm en del av mallen: decision, plan eller file. Det som inte skickas står kvar.",
        AuditDrawViewSet,
    ),
    Operation(
        "audit-draws/<int:pk>/finish/",
        audit.file_finish,
        FinishForm,
        "file.grade",
        "Säg att akten är färdig. Sedan går omdömena inte att ändra.",
        AuditDrawViewSet,
    ),
)
OF_RULE_SET = (
    Operation(
        "reference/deadlines/change/",
        settings.deadlines,
        DeadlineForm,
        "settings.change",
        "Ge en frist en ny längd från en dag. Det som har börjat tidigare behåller sin längd.",
    ),
    Operation(
        "reference/deadlines/take-preset/",
        settings.presets,
        PresetForm,
        "settings.change",
        "Ta en annan kommuns frister och gränser.",
    ),
    Operation(
        "reference/deadlines/<int:pk>/remove/",
        settings.deadline_remove,
        RemoveDeadlineForm,
        "settings.change",
        "Ta bort en längd som inte har börjat gälla.",
    ),
    Operation(
        "reference/limits/change/",
        settings.limits,
        LimitForm,
        "settings.change",
        "Ge en gräns ett nytt värde från en dag.",
    ),
    Operation(
        "reference/limits/<int:pk>/remove/",
        settings.limit_remove,
        RemoveLimitForm,
        "settings.change",
        "Ta bort ett värde som inte har börjat gälla.",
    ),
    Operation(
        "payment-rules/",
        money.payment_rules,
        PaymentRuleForm,
        "money.change",
        "Lägg till en ersättningsregel från en dag.",
        PaymentRuleViewSet,
        creates=True,
    ),
    Operation(
        "payment-rules/<int:pk>/",
        money.payment_rule_remove,
        RemovePaymentRuleForm,
        "money.change",
        "Ta bort en ersättningsregel som inte har börjat gälla.",
        method="DELETE",
    ),
    Operation(
        "budgets/",
        money.budgets,
        BudgetForm,
        "money.change",
        "Lägg till en budget för ett år.",
        BudgetViewSet,
        creates=True,
    ),
    Operation(
        "budgets/<int:pk>/",
        money.budget_remove,
        RemoveBudgetForm,
        "money.change",
        "Ta bort budgeten för ett år som inte har börjat.",
        method="DELETE",
    ),
)
OF_REPORTS = (
    Operation(
        "national-reports/",
        national.national_reports,
        MakeReportForm,
        "national_report.make",
        "Ta fram en rapport. what är rapportens slag och periodens första dag, till exempel "
        "socialstyrelsen_month.2026-02-01.",
        NationalReportViewSet,
        creates=True,
    ),
    Operation(
        "national-reports/<int:pk>/proceed/",
        national.national_report,
        DeliverReportForm,
        "national_report.make",
        "Säg först att rapporten är kontrollerad, och sedan när och hur den lämnades. Systemet skickar ingenting.",
        NationalReportViewSet,
    ),
)
OPERATIONS = (*OF_FLAGS, *OF_CONFERENCES, *OF_AUDITS, *OF_RULE_SET, *OF_REPORTS)
