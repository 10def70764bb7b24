"""The order and its way between caseworker and provider. Plain values in and out."""

from django.db.models import TextChoices

from accounts.rules import PROVIDER_ROLES


class OrderState(TextChoices):
    DRAFT = "draft", "utkast"
    SENT = "sent", "skickad"
    RETURNED = "returned", "återsänd"
    ACCEPTED = "accepted", "mottagen"
    ENDED = "ended", "avslutad"


MOVES = {
    "edit": ({OrderState.DRAFT, OrderState.RETURNED}, None),
    "send": ({OrderState.DRAFT, OrderState.RETURNED}, OrderState.SENT),
    "accept": ({OrderState.SENT}, OrderState.ACCEPTED),
    "return": ({OrderState.SENT}, OrderState.RETURNED),
    "assign": ({OrderState.ACCEPTED}, None),
    "message": ({OrderState.SENT, OrderState.RETURNED, OrderState.ACCEPTED}, None),
    "grade": ({OrderState.ACCEPTED}, None),
    "amend": ({OrderState.ACCEPTED}, None),
    "carry_on": ({OrderState.ACCEPTED}, None),
    "end": ({OrderState.SENT, OrderState.RETURNED, OrderState.ACCEPTED}, OrderState.ENDED),
}

# An amendment is written, sent and returned as any order, but ends when it is taken in or taken back.
AMENDMENT_MOVES = {verb: MOVES[verb] for verb in ("edit", "send", "return", "message")} | {
    "accept": ({OrderState.SENT}, OrderState.ENDED),
    "withdraw": ({OrderState.DRAFT, OrderState.SENT, OrderState.RETURNED}, OrderState.ENDED),
}
ON_ITS_WAY = (OrderState.DRAFT, OrderState.SENT, OrderState.RETURNED)


class SubGoal(TextChoices):
    """Stockholm's fixed delmål for socialpsykiatri."""

    MOTIVATION = "motivation", "Med aktivt motivationsarbete tas sökt stöd emot"
    WITH_SUPPORT = "with_support", "Aktiviteten utförs med stöd"
    MORE_INDEPENDENTLY = "more_independently", "Aktiviteten utförs mer självständigt med visst stöd"
    WITHOUT_SUPPORT = "without_support", "Aktiviteten utförs utan stöd"


class SupportForm(TextChoices):
    COMPENSATORY = "compensatory", "kompensatoriskt"
    PRACTICAL = "practical", "praktiskt"
    SKILLS_TRAINING = "skills_training", "färdighetsträning"
    EMOTIONAL = "emotional", "emotionellt"


class Structured(TextChoices):
    YES = "yes", "ja"
    PARTLY = "partly", "delvis"
    NO = "no", "nej"


class ReturnCategory(TextChoices):
    GOAL_UNCLEAR = "goal_unclear", "Målet är oklart"
    SUPPORT_UNCLEAR = "support_unclear", "Oklart vad vi ska göra"
    SCOPE = "scope", "Tiden räcker inte"
    CANNOT_CARRY_OUT = "cannot_carry_out", "Vi kan inte ta uppdraget"
    OTHER = "other", "Annat"


# How long the caseworker has to answer a returned order, unless the provider says another day.
DAYS_TO_ANSWER = 7


class PreferredTime(TextChoices):
    DAY = "day", "dag"
    EVENING = "evening", "kväll"
    WEEKEND = "weekend", "helg"


class ProviderChoice(TextChoices):
    """Who chose the provider (LOV 9:1-2)."""

    PERSON = "person", "personen valde"
    NON_CHOICE = "non_choice", "ickeval: personen valde inte"
    DIRECTED = "directed", "kommunen anvisade"


class Accepted(TextChoices):
    YES = "yes", "ja, personen står bakom målet"
    NO = "no", "nej"


class Realistic(TextChoices):
    YES = "yes", "ja"
    TO_BE_TRIED = "to_be_tried", "osäkert, prövas under kartläggningen"


class Side(TextChoices):
    AUTHORITY = "authority", "myndigheten"
    PROVIDER = "provider", "utföraren"


OTHER_SIDE = {Side.AUTHORITY: Side.PROVIDER, Side.PROVIDER: Side.AUTHORITY}


def side_of(role: str) -> Side:
    return Side.PROVIDER if role in PROVIDER_ROLES else Side.AUTHORITY


class GradedAspect(TextChoices):
    """What the provider says about an order that it has taken on."""

    NEEDS = "needs", "Behoven"
    GOALS = "goals", "Målen"
    ACTIVITIES = "activities", "Vad vi ska göra och varför"
    SCOPE = "scope", "Tid och förutsättningar"


class Grade(TextChoices):
    """Ramboll's scale; never a number, as the reports turned theirs round (domain.md §3.1)."""

    NOT_AT_ALL = "not_at_all", "nej, inte alls"
    MENTIONED = "mentioned", "nämns men utvecklas inte"
    CLEAR = "clear", "beskrivs tydligt"


# Below it a share says nothing and may point somebody out.
FEWEST_FOR_SHARE = 5


def share(count: int, of: int) -> int | None:
    """In per cent, or None where they are too few."""
    return round(100 * count / of) if of >= FEWEST_FOR_SHARE else None


# How each side sees a state: the word and its tone (components/tag.html).
COMMISSIONER_SEES = {
    OrderState.DRAFT: ("utkast", "info"),
    OrderState.SENT: ("väntar på utföraren", "neutral"),
    OrderState.RETURNED: ("återsänd med fråga", "warning"),
    OrderState.ACCEPTED: ("mottagen", "done"),
    OrderState.ENDED: ("avslutad", "done"),
}


PROVIDER_SEES = {
    OrderState.SENT: ("ny, väntar på svar", "info"),
    OrderState.RETURNED: ("väntar på handläggaren", "neutral"),
    OrderState.ACCEPTED: ("mottagen", "done"),
    OrderState.ENDED: ("avslutad", "done"),
}


# What each side should take up first.
COMMISSIONER_ORDER = (
    OrderState.RETURNED,
    OrderState.DRAFT,
    OrderState.SENT,
    OrderState.ACCEPTED,
    OrderState.ENDED,
)


PROVIDER_ORDER = (OrderState.SENT, OrderState.RETURNED, OrderState.ACCEPTED, OrderState.ENDED)
