from django.urls import path

from .views import (
    appeal,
    application,
    children,
    deciding,
    decision,
    investigation,
    notification,
    person,
    statements,
)

SECTIONS = {
    "home": "hem",
    "chores": "sysslor",
    "language": "sprak",
    "no_children": "inga-barn",
    "assessment": "bedomning",
    "not_communicated": "inte-kommunicerat",
}

urlpatterns = [
    path("sok/", person.search, name="search"),
    path("personer/ny/", person.client_new, name="client_new"),
    path("personer/<uuid:pk>/", person.client, name="client"),
    path("personer/<uuid:pk>/andra/", person.client_edit, name="client_edit"),
    path("personer/<uuid:pk>/arende/nytt/", person.case_new, name="case_new"),
    path("arenden/<uuid:pk>/fordela/", person.case_assign, name="case_assign"),
    path("arenden/<uuid:pk>/avsluta/", person.case_close, name="case_close"),
    path("arenden/<uuid:pk>/barn/", children.children, name="children"),
    path("arenden/<uuid:pk>/barn/nytt/", children.child_new, name="child_new"),
    path("barn/<uuid:pk>/", children.child_edit, name="child_edit"),
    path("ansokningar/ny/", application.application_start, name="application_start"),
    path("arenden/<uuid:pk>/ansokan/ny/", application.application_new, name="application_new"),
    path("ansokningar/<uuid:pk>/", application.application, name="application"),
    path("ansokningar/<uuid:pk>/andra/", application.application_edit, name="application_edit"),
    path(
        "ansokningar/<uuid:pk>/bekrafta/", application.application_acknowledge, name="application_acknowledge"
    ),
    path("ansokningar/<uuid:pk>/drojer/", application.application_delay, name="application_delay"),
    path("ansokningar/<uuid:pk>/begaran/", application.application_request, name="application_request"),
    path("ansokningar/<uuid:pk>/aterta/", application.application_withdraw, name="application_withdraw"),
    path("arenden/<uuid:pk>/utredning/ny/", investigation.investigation_new, name="investigation_new"),
    path("utredningar/<uuid:pk>/", investigation.investigation, name="investigation"),
    *[
        path(
            f"utredningar/<uuid:pk>/{address}/",
            investigation.SECTION_VIEWS[name],
            name=f"investigation_{name}",
        )
        for name, address in SECTIONS.items()
    ],
    path("utredningar/<uuid:pk>/avsluta/", investigation.investigation_close, name="investigation_close"),
    path("utredningar/<uuid:pk>/omrade/nytt/", investigation.need_new, name="need_new"),
    path("livsomraden/<uuid:pk>/", investigation.need_edit, name="need_edit"),
    path("livsomraden/<uuid:pk>/ta-bort/", investigation.need_remove, name="need_remove"),
    path("livsomraden/<uuid:pk>/uppgift/ny/", statements.statement_new, name="statement_new"),
    path("livsomraden/<uuid:pk>/invandning/ny/", statements.objection_new, name="objection_new"),
    path("uppgifter/<uuid:pk>/", statements.statement_edit, name="statement_edit"),
    path("uppgifter/<uuid:pk>/ta-bort/", statements.statement_remove, name="statement_remove"),
    path(
        "uppgifter/<uuid:pk>/invandning/ny/",
        statements.statement_objection_new,
        name="statement_objection_new",
    ),
    path("utredningar/<uuid:pk>/kommunicering/ny/", statements.communication_new, name="communication_new"),
    path("kommuniceringar/<uuid:pk>/", statements.communication_edit, name="communication_edit"),
    path("arenden/<uuid:pk>/beslut/nytt/", deciding.decision_new, name="decision_new"),
    path("arenden/<uuid:pk>/beslut/granska/", deciding.decision_check, name="decision_check"),
    path("beslut/<uuid:pk>/", decision.decision, name="decision"),
    path("beslut/<uuid:pk>/avsluta/", decision.decision_end, name="decision_end"),
    path("beslut/<uuid:pk>/forlang/", decision.decision_extend, name="decision_extend"),
    path("beslut/<uuid:pk>/underratta/", notification.decision_notify, name="decision_notify"),
    path("beslut/<uuid:pk>/overklagande/nytt/", appeal.appeal_new, name="appeal_new"),
    path("handlingar/<int:pk>/", decision.decision_document, name="decision_document"),
    path(
        "underrattelser/<uuid:pk>/mottagen/", notification.notification_received, name="notification_received"
    ),
    path("overklaganden/", appeal.appeals, name="appeals"),
    path("overklaganden/<uuid:pk>/", appeal.appeal_handle, name="appeal_handle"),
    path("overklaganden/<uuid:pk>/dom/ny/", appeal.judgment_new, name="judgment_new"),
]
