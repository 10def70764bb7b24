"""The implementation plan: from the order's goals to an agreement with the person. Values in and out."""

from datetime import date

from django.db.models import TextChoices

from boendestod.errors import refuse_if


class PlanState(TextChoices):
    BEGUN = "begun", "påbörjad"
    AGREED = "agreed", "överenskommen"
    DECLINED = "declined", "personen sade nej"
    ENDED = "ended", "avslutad"


# A no is not the end: the plan is changed and the person is asked again.
NOT_AGREED = frozenset({PlanState.BEGUN, PlanState.DECLINED})

MOVES = {
    "edit": (NOT_AGREED, None),
    "agree": (NOT_AGREED, PlanState.AGREED),
    "decline": (NOT_AGREED, PlanState.DECLINED),
    "end": ({PlanState.BEGUN, PlanState.AGREED, PlanState.DECLINED}, PlanState.ENDED),
}


class Agreement(TextChoices):
    SIGNED = "signed", "personen har skrivit under"
    ORAL = "oral", "personen har sagt ja muntligt"
    DECLINED = "declined", "personen sade nej"


class Participation(TextChoices):
    YES = "yes", "ja"
    NO = "no", "nej"
    DECLINED = "declined", "ville inte"


def check_begun(begun_on: date, *, received_on: date | None, today: date) -> None:
    refuse_if(begun_on > today, "Påbörjad kan inte ligga framåt i tiden.", "begun_ahead", "begun_on")
    refuse_if(
        received_on is not None and begun_on < received_on,
        "Planen kan inte vara påbörjad före den dag beställningen togs emot.",
        "begun_before_received",
        "begun_on",
    )


def check_agreement(
    agreed_on: date, *, begun_on: date, today: date, agreement: str, reason: str, participation: str
) -> None:
    """An agreement has a day that has been, says how the person took part, and why if the answer was no
    (report 004: plans were marked as approved although the person had refused to sign)."""
    refuse_if(agreed_on > today, "Dagen kan inte ligga framåt i tiden.", "agreed_ahead", "agreed_on")
    refuse_if(
        agreed_on < begun_on,
        "Dagen kan inte ligga före den dag planen påbörjades.",
        "agreed_before_begun",
        "agreed_on",
    )
    refuse_if(not participation, "Ange om personen var med.", "no_participation", "participation")
    refuse_if(
        agreement == Agreement.DECLINED and not reason.strip(),
        "Skriv varför personen sade nej.",
        "no_reason",
        "decline_reason",
    )


def check_activities_ready(activities) -> None:
    """Every activity says how, when and who answers for it (HSLF-FS 2016:89; domain.md §3.3).

    `activities` are (what, how, when, has_responsible)."""
    lacking = [what for what, how, when, responsible in activities if not (how and when and responsible)]
    refuse_if(
        bool(lacking),
        "Fyll i hur, när och vem som ansvarar för: " + ", ".join(lacking) + ".",
        "activity_incomplete",
    )


def check_follow_up_day(follow_up_on: date | None, *, begun_on: date) -> None:
    refuse_if(
        follow_up_on is not None and follow_up_on < begun_on,
        "Planen kan inte följas upp före den dag den påbörjades.",
        "follow_up_before_begun",
        "follow_up_on",
    )
