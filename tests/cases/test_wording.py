from datetime import date
from decimal import Decimal

import pytest

from cases.rules import DecisionOutcome, HoursPer, decision_sentence, ending_sentence

GRANTED = {"valid_from": date(2026, 3, 2), "granted_hours": Decimal(16), "granted_per": HoursPer.MONTH}


@pytest.mark.parametrize(
    ("outcome", "content", "sentence"),
    [
        (
            DecisionOutcome.APPROVAL,
            {"valid_to": date(2026, 12, 31)},
            "Du beviljas boendestöd med 16 timmar per månad från och med den 2 mars 2026 "
            "till och med den 31 december 2026.",
        ),
        (
            DecisionOutcome.APPROVAL,
            {},
            "Du beviljas boendestöd med 16 timmar per månad från och med den 2 mars 2026. "
            "Beslutet gäller tills vidare.",
        ),
        (
            DecisionOutcome.APPROVAL,
            {"granted_hours": Decimal("7.50"), "granted_per": HoursPer.WEEK, "valid_to": date(2026, 6, 1)},
            "Du beviljas boendestöd med 7,5 timmar per vecka från och med den 2 mars 2026 "
            "till och med den 1 juni 2026.",
        ),
        (
            DecisionOutcome.APPROVAL,
            {"granted_hours": Decimal("1.00"), "granted_per": HoursPer.WEEK, "mapping_to": date(2026, 6, 1)},
            "Du beviljas boendestöd med 1 timme per vecka från och med den 2 mars 2026. "
            "Beslutet gäller tills vidare. "
            "Till och med den 1 juni 2026 kartläggs vad du behöver stöd med.",
        ),
        (
            DecisionOutcome.PARTIAL,
            {"valid_to": date(2026, 12, 31)},
            "Du beviljas boendestöd med 16 timmar per månad från och med den 2 mars 2026 "
            "till och med den 31 december 2026. Resten av din ansökan avslås.",
        ),
        (DecisionOutcome.REFUSAL, {}, "Din ansökan om boendestöd avslås."),
        (
            DecisionOutcome.REFUSAL,
            {"applied_on": date(2026, 1, 12)},
            "Din ansökan om boendestöd som kom in den 12 januari 2026 avslås.",
        ),
    ],
)
def test_the_sentence_says_what_the_fields_hold(outcome, content, sentence):
    assert decision_sentence(outcome, **GRANTED | content) == sentence


@pytest.mark.parametrize("lacks", ["valid_from", "granted_hours"])
def test_too_little_builds_no_sentence(lacks):
    assert decision_sentence(DecisionOutcome.APPROVAL, **GRANTED | {lacks: None}) == ""
    assert decision_sentence("", **GRANTED) == ""


def test_an_ending_names_the_decision_and_the_last_day():
    assert ending_sentence(date(2026, 1, 1), date(2026, 3, 31)) == (
        "Beslutet om boendestöd från den 1 januari 2026 upphör. Sista dagen med stöd är den 31 mars 2026."
    )
