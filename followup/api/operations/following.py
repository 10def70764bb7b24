from accounts.api import Operation
from accounts.forms import VersionedForm
from orders.api import OrderViewSet

from ...forms import (
    AskStatementForm,
    BeginAmendmentForm,
    BookMeetingForm,
    BothFollowUpsForm,
    ChangeMeetingForm,
    DecisionFollowUpForm,
    GiveStatementForm,
    InvitedForm,
    NotHeldForm,
    OwnViewForm,
)
from ...views import follow_ups, meetings, statements
from ..follow_ups import FollowUpViewSet
from ..meetings import MeetingViewSet, StatementRequestViewSet

OPERATIONS = (
    Operation(
        "cases/<uuid:pk>/meetings/",
        meetings.meeting_new,
        BookMeetingForm,
        "meeting.book",
        "Boka ett möte för att följa upp planen, beslutet eller båda.",
        MeetingViewSet,
        creates=True,
    ),
    Operation(
        "meetings/<uuid:pk>/",
        meetings.meeting_change,
        ChangeMeetingForm,
        "meeting.book",
        "Ändra ett bokat uppföljningsmöte.",
        MeetingViewSet,
        method="PATCH",
    ),
    Operation(
        "meetings/<uuid:pk>/not-held/",
        meetings.meeting_not_held,
        NotHeldForm,
        "meeting.book",
        "Skriv att ett uppföljningsmöte inte blev av. Försöket finns kvar.",
        MeetingViewSet,
    ),
    Operation(
        "meetings/<uuid:pk>/invited/",
        meetings.meeting_invited,
        InvitedForm,
        "meeting.book",
        "Skriv vilken dag personen fick inbjudan.",
        MeetingViewSet,
    ),
    Operation(
        "orders/<uuid:pk>/statement-requests/",
        statements.statement_ask,
        AskStatementForm,
        "statement.request",
        "Be utföraren om ett utlåtande inför uppföljningen (15 kap. 9 § SoL).",
        StatementRequestViewSet,
        creates=True,
    ),
    Operation(
        "statement-requests/<uuid:pk>/answer/",
        statements.statement_give,
        GiveStatementForm,
        "statement.give",
        "Lämna ert utlåtande. Det kan inte ändras sedan.",
        StatementRequestViewSet,
    ),
    Operation(
        "statement-requests/<uuid:pk>/withdraw/",
        statements.statement_withdraw,
        VersionedForm,
        "statement.request",
        "Återkalla en begäran om utlåtande som inte är besvarad.",
        StatementRequestViewSet,
    ),
    Operation(
        "plans/<uuid:pk>/follow-ups/",
        follow_ups.plan_follow_up_new,
        BothFollowUpsForm,
        "plan_follow_up.hold",
        "Skriv uppföljningen av en plan, med utfall för varje mål. Utföraren skriver workers_view. Handläggaren "
        "skriver caseworkers_view, och kan följa upp beslutet vid samma möte.",
        FollowUpViewSet,
        creates=True,
    ),
    Operation(
        "follow-ups/<uuid:pk>/own-view/",
        follow_ups.plan_follow_up_view,
        OwnViewForm,
        "plan_follow_up.hold",
        "Skriv den andra sidans bild till en uppföljning av plan.",
        FollowUpViewSet,
    ),
    Operation(
        "follow-ups/<uuid:pk>/amend-order/",
        follow_ups.plan_follow_up_amend,
        BeginAmendmentForm,
        "order.amend",
        "Börja den ändring av beställningen som en uppföljning av plan kom fram till. Svaret är utkastet.",
        OrderViewSet,
        creates=True,
    ),
    Operation(
        "cases/<uuid:pk>/follow-ups/",
        follow_ups.decision_follow_up_new,
        DecisionFollowUpForm,
        "decision_follow_up.hold",
        "Skriv uppföljningen av ett beslut.",
        FollowUpViewSet,
        creates=True,
    ),
    Operation(
        "follow-ups/<uuid:pk>/amend-order-by-decision/",
        follow_ups.decision_follow_up_amend,
        BeginAmendmentForm,
        "order.amend",
        "Börja den ändring av beställningen som en uppföljning av beslut kom fram till. Svaret är utkastet.",
        OrderViewSet,
        creates=True,
    ),
)
