"""The caseworker's reading of a plan: accepted or returned, proposals answered, graded by the rubric."""

from django.db.models import TextChoices

from boendestod.errors import refuse_if


class ReviewOutcome(TextChoices):
    ACCEPTED = "accepted", "godtagen"
    RETURNED = "returned", "återsänd med anmärkningar"
    # Of a plan that the person has not agreed to: it is known, and never shown as approved.
    NOTED = "noted", "läst"
    SUPERSEDED = "superseded", "ersatt av en nyare version"


class ProposalKind(TextChoices):
    ADD_GOAL = "add_goal", "nytt mål"
    ADD_ACTIVITY = "add_activity", "ny aktivitet"
    DROP_GOAL = "drop_goal", "mål utgår"
    DROP_ACTIVITY = "drop_activity", "aktivitet utgår"


class ProposalState(TextChoices):
    OPEN = "open", "väntar på handläggaren"
    ACCEPTED = "accepted", "godtaget"
    DECLINED = "declined", "avböjt"
    WITHDRAWN = "withdrawn", "återtaget"


class LateReason(TextChoices):
    """Why a plan's day has passed (report 000 §4.3.2 and §4.3.5 tell of each)."""

    NO_CONTACT = "no_contact", "får inte kontakt med personen"
    PERSON_WAITS = "person_waits", "personen vill vänta"
    PERSON_ILL = "person_ill", "personen är sjuk eller inlagd"
    CANCELLED = "cancelled", "personen har avbokat mötena"
    ORDER_UNCLEAR = "order_unclear", "beställningen är oklar"
    STAFF = "staff", "personal saknas eller är sjuk"
    FORGOTTEN = "forgotten", "vi missade dagen"
    OTHER = "other", "annat"


def check_review(outcome: str, *, agreed: bool, remarks: list[str]) -> None:
    refuse_if(
        outcome == ReviewOutcome.ACCEPTED and not agreed,
        "Personen har inte sagt ja till planen. Den kan inte godtas, bara läsas eller återsändas.",
        "not_agreed",
        "outcome",
    )
    refuse_if(
        outcome == ReviewOutcome.NOTED and agreed,
        "Godta planen eller återsänd den.",
        "agreed",
        "outcome",
    )
    refuse_if(
        outcome == ReviewOutcome.RETURNED and not any(text.strip() for text in remarks),
        "Skriv vad som behöver ändras, för planen eller för ett mål.",
        "no_remark",
        "remark",
    )
