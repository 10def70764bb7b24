"""The implementation plan: from the order's goals to an agreement with the person. Values in and out."""

from datetime import date

from django.db.models import TextChoices

from boendestod.errors import refuse_if
from boendestod.templatetags.sv import datum


class PlanKind(TextChoices):
    ORDINARY = "ordinary", "genomförandeplan"
    MAPPING = "mapping", "kartläggning"
    CONTACT = "contact", "kontaktplan"


class PlanState(TextChoices):
    BEGUN = "begun", "påbörjad"
    PROPOSED = "proposed", "föreslagen"
    AGREED = "agreed", "överenskommen"
    DECLINED = "declined", "personen sade nej"
    REVISING = "revising", "revideras"
    ENDED = "ended", "avslutad"


# A no is not the end: the plan is changed and the person is asked again.
EDITABLE = frozenset({PlanState.BEGUN, PlanState.DECLINED, PlanState.REVISING})

MOVES = {
    "edit": (EDITABLE, None),
    "propose": (EDITABLE, PlanState.PROPOSED),
    "take_back": ({PlanState.PROPOSED}, None),
    "agree": ({PlanState.PROPOSED}, PlanState.AGREED),
    "decline": ({PlanState.PROPOSED}, PlanState.DECLINED),
    "revise": ({PlanState.AGREED}, PlanState.REVISING),
    "end": (set(PlanState) - {PlanState.ENDED}, PlanState.ENDED),
}


class Agreement(TextChoices):
    SIGNED = "signed", "personen har skrivit under"
    ORAL = "oral", "personen har sagt ja muntligt"
    DECLINED = "declined", "personen sade nej"


class Participation(TextChoices):
    YES = "yes", "ja"
    NO = "no", "nej"
    DECLINED = "declined", "ville inte"


class ParticipationWay(TextChoices):
    CONVERSATION = "conversation", "vi pratade igenom planen"
    OWN_WORDS = "own_words", "personen sade målen med egna ord"
    CHOSE_TIMES = "chose_times", "personen valde dagar och tider"
    CHOSE_HOW = "chose_how", "personen valde hur vi gör"
    PICTURES = "pictures", "vi använde bilder eller andra hjälpmedel"
    PHONE = "phone", "per telefon eller meddelande"
    REPRESENTATIVE = "representative", "genom god man eller någon annan som personen valt"
    READ = "read", "personen läste planen och sade sitt"


class ArrivalNotice(TextChoices):
    """How the person wants to know that somebody is on the way."""

    SMS = "sms", "sms"
    CALL = "call", "telefonsamtal"
    INTERCOM = "intercom", "porttelefon"
    DOORBELL = "doorbell", "ringer på dörren"
    NONE = "none", "behövs inte"


# What people remember is written down within two days; an earlier day that is stated later is dated back.
DAYS_TO_RECORD = 2


def is_dated_back(days_late: int) -> bool:
    """Whether a day that somebody stated lies so long before it was recorded that it is marked (report 000 §4.3.2:
    plans were dated back when the inspector came). `days_late` are days from the stated day to the recording."""
    return days_late > DAYS_TO_RECORD


def check_begun(begun_on: date, *, received_on: date | None, today: date) -> None:
    refuse_if(begun_on > today, "Påbörjad kan inte ligga framåt i tiden.", "begun_ahead", "begun_on")
    refuse_if(
        received_on is not None and begun_on < received_on,
        "Planen kan inte vara påbörjad före den dag beställningen togs emot.",
        "begun_before_received",
        "begun_on",
    )


def check_agreement(
    agreed_on: date,
    *,
    begun_on: date,
    today: date,
    agreement: str,
    reason: str,
    told_to: bool,
    signed: bool,
) -> None:
    """An answer has a day that has been; a signature is drawn, an oral yes was said to somebody, and a no says why
    (report 004: plans were marked as approved although the person had refused to sign)."""
    refuse_if(agreed_on > today, "Dagen kan inte ligga framåt i tiden.", "agreed_ahead", "agreed_on")
    refuse_if(
        agreed_on < begun_on,
        "Dagen kan inte ligga före den dag planen påbörjades.",
        "agreed_before_begun",
        "agreed_on",
    )
    refuse_if(
        agreement == Agreement.SIGNED and not signed,
        "Personen behöver skriva sitt namn i rutan. Välj muntligt om personen sade ja utan att skriva under.",
        "no_signature",
        "signature",
    )
    refuse_if(
        agreement == Agreement.ORAL and not told_to,
        "Välj vem personen sade ja till.",
        "no_told_to",
        "told_to",
    )
    refuse_if(
        agreement == Agreement.DECLINED and not reason.strip(),
        "Skriv varför personen sade nej.",
        "no_reason",
        "decline_reason",
    )


def check_follow_up_day(follow_up_on: date | None, *, begun_on: date, last_day: date | None) -> None:
    """`last_day` is the decision's last day, None when it is open or there is none."""
    refuse_if(
        follow_up_on is not None and follow_up_on < begun_on,
        "Planen kan inte följas upp före den dag den påbörjades.",
        "follow_up_before_begun",
        "follow_up_on",
    )
    refuse_if(
        None not in (follow_up_on, last_day) and follow_up_on > last_day,
        f"Beslutet går ut {datum(last_day)}. Följ upp planen senast den dagen.",
        "follow_up_after_decision",
        "follow_up_on",
    )
