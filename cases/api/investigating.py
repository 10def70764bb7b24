"""What is done in an investigation, by the pages' own views."""

from accounts.api import Operation

from .. import forms
from ..views import investigation, statements
from .investigation import CommunicationViewSet, InvestigationViewSet
from .needs import NeedViewSet, ObjectionViewSet, StatementViewSet

WRITES = "investigation.write"
WHOLE = "Hela avsnittet skrivs på nytt: det du inte skickar töms."
# Of each section: its address, its form, and what it says.
SECTIONS = {
    "home": ("home", forms.HomeForm, "Skriv hur personen bor, och med vilka."),
    "chores": ("chores", forms.ChoresForm, "Skriv vem som gör hemmets sysslor."),
    "language": ("language", forms.CommunicationNeedForm, "Skriv hur personen vill kommunicera."),
    "no_children": ("no-children", forms.NoChildrenForm, "Skriv om personen saknar minderåriga barn."),
    "assessment": ("assessment", forms.AssessmentForm, "Skriv den samlade bedömningen."),
    "not_communicated": (
        "not-communicated",
        forms.NotCommunicatedForm,
        "Skriv varför uppgifterna inte behövde kommuniceras (25 § förvaltningslagen).",
    ),
}


def _section(name: str, address: str, form, text: str) -> Operation:
    return Operation(
        f"investigations/<uuid:pk>/{address}/",
        investigation.SECTION_VIEWS[name],
        form,
        WRITES,
        f"{text} {WHOLE}",
        InvestigationViewSet,
    )


INVESTIGATING = (
    Operation(
        "cases/<uuid:pk>/investigations/",
        investigation.investigation_new,
        forms.BeginInvestigationForm,
        WRITES,
        "Inled en utredning.",
        InvestigationViewSet,
        creates=True,
    ),
    *[_section(name, *row) for name, row in SECTIONS.items()],
    Operation(
        "investigations/<uuid:pk>/close/",
        investigation.investigation_close,
        forms.ConfirmForm,
        WRITES,
        "Avsluta utredningen. Sedan kan ingen ändra den.",
        InvestigationViewSet,
    ),
    Operation(
        "investigations/<uuid:pk>/needs/",
        investigation.need_new,
        forms.NeedChoiceForm,
        WRITES,
        "Lägg till ett livsområde. Finns det redan är det svaret.",
        NeedViewSet,
        creates=True,
    ),
    Operation(
        "needs/<uuid:pk>/",
        investigation.need_edit,
        forms.NeedForm,
        WRITES,
        "Ändra det som står om livsområdet.",
        NeedViewSet,
        method="PATCH",
    ),
    Operation(
        "needs/<uuid:pk>/",
        investigation.need_remove,
        forms.ConfirmForm,
        WRITES,
        "Ta bort ett livsområde som inte har något skrivet.",
        method="DELETE",
    ),
    Operation(
        "needs/<uuid:pk>/statements/",
        statements.statement_new,
        forms.StatementForm,
        WRITES,
        "Lägg till en uppgift: vem som har sagt eller sett vad.",
        StatementViewSet,
        creates=True,
    ),
    Operation(
        "needs/<uuid:pk>/objections/",
        statements.objection_new,
        forms.ObjectionForm,
        WRITES,
        "Skriv vad personen invänder mot det som står om livsområdet (14 kap. 6 § socialtjänstlagen).",
        ObjectionViewSet,
        creates=True,
    ),
    Operation(
        "statements/<uuid:pk>/",
        statements.statement_edit,
        forms.EditStatementForm,
        WRITES,
        "Ändra uppgiften.",
        StatementViewSet,
        method="PATCH",
    ),
    Operation(
        "statements/<uuid:pk>/",
        statements.statement_remove,
        forms.ConfirmForm,
        WRITES,
        "Ta bort uppgiften. En uppgift som personen har invänt mot står kvar.",
        method="DELETE",
    ),
    Operation(
        "statements/<uuid:pk>/objections/",
        statements.statement_objection_new,
        forms.ObjectionForm,
        WRITES,
        "Skriv vad personen invänder mot uppgiften (14 kap. 6 § socialtjänstlagen).",
        ObjectionViewSet,
        creates=True,
    ),
    Operation(
        "investigations/<uuid:pk>/communications/",
        statements.communication_new,
        forms.CommunicationForm,
        WRITES,
        "Skriv att personen har fått uppgifterna i utredningen (25 § förvaltningslagen).",
        CommunicationViewSet,
        creates=True,
    ),
    Operation(
        "communications/<uuid:pk>/",
        statements.communication_edit,
        forms.AnswerForm,
        WRITES,
        "Skriv personens svar, eller ändra dagarna.",
        CommunicationViewSet,
        method="PATCH",
    ),
)
