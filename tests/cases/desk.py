"""An investigation that holds all it must, for tests that leave one thing out."""

from datetime import timedelta

from cases import actions
from cases.models import Investigation, NeedsAssessment
from cases.rules import LifeArea
from tests.cast import TODAY, Cast

NEED = {
    "current_state": 3,
    "intended_state": 1,
    "own_view": "Jag vill klara det själv.",
    "need": "Astrid behöver stöd med att öppna sin post.",
    "others_do": "",
    "met_otherwise": "no",
    "met_otherwise_how": "",
}
CHILD = {
    "birth_year": 2015,
    "lives": "part_time",
    "asked": "yes",
    "asked_note": "Hon vill att mamma mår bra.",
    "regard": "Stödet ges när barnet är i skolan.",
    "review_on": TODAY + timedelta(days=180),
}


def begun(cast: Cast, case=None) -> Investigation:
    return actions.begin_investigation(
        case or cast.case(), by=cast.caseworker, today=TODAY, opened_on=TODAY - timedelta(days=20)
    )


def assessed(cast: Cast, investigation, area=LifeArea.DOMESTIC_LIFE, **content) -> NeedsAssessment:
    need = actions.add_need(investigation, by=cast.caseworker, life_area=area)
    return actions.edit_need(need, by=cast.caseworker, version=need.version, **NEED | content)


def edited(cast: Cast, investigation, **content) -> Investigation:
    version = Investigation.objects.get(pk=investigation.pk).version
    return actions.edit_investigation(investigation, by=cast.caseworker, version=version, **content)


def answered(cast: Cast, investigation):
    communicated_on = TODAY - timedelta(days=15)
    return actions.communicate(
        investigation,
        by=cast.caseworker,
        today=TODAY,
        communicated_on=communicated_on,
        how="letter",
        answer_by=communicated_on + timedelta(days=14),
    )


def filled_in(cast: Cast, case=None) -> Investigation:
    investigation = begun(cast, case)
    assessed(cast, investigation)
    edited(cast, investigation, housing_form="own", no_children=True)
    answered(cast, investigation)
    return Investigation.objects.get(pk=investigation.pk)
