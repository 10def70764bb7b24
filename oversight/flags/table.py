"""The table of the rules."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import (
    QuerySet,
)

from accounts.rules import PROVIDER_ROLES

from ..rules import AUTHORITY_ONLY, FlagRule
from .decisions import (
    application_undecided,
    child_review_overdue,
    decision_expired,
    decision_never_reviewed,
    decision_not_executed,
)
from .meetings import (
    decision_followup_overdue,
    meeting_not_written,
    message_to_authority,
    message_to_provider,
    statement_unanswered,
)
from .orders import execution_not_started, order_unanswered
from .plans import (
    plan_followup_new_decision,
    plan_followup_overdue,
    plan_not_begun,
    plan_not_received,
    plan_unread,
)
from .visits import (
    month_over_ordered,
    month_under_ordered,
    no_note,
    support_interrupted,
    visit_not_logged,
    visit_without_note,
    visits_missed,
)


@dataclass(frozen=True)
class Rule:
    key: FlagRule
    meaning: str
    source: str
    who_acts: str
    severity: str
    applies: Callable[[date], QuerySet]


RULES = {
    rule.key: rule
    for rule in (
        Rule(
            key=FlagRule.PLAN_NOT_BEGUN,
            meaning="Beställningen är mottagen, men ingen plan är påbörjad inom fristen.",
            source="Botkyrka: 14 dagar från mottagen beställning (rapport 000 §4.3.2)",
            who_acts="utföraren",
            severity="danger",
            applies=plan_not_begun,
        ),
        Rule(
            key=FlagRule.PLAN_NOT_RECEIVED,
            meaning="Beställningen är mottagen, men ingen plan som personen har svarat på har kommit till "
            "handläggaren inom fristen.",
            source="Ekerö: 30 dagar (rapport 002)",
            who_acts="utföraren",
            severity="danger",
            applies=plan_not_received,
        ),
        Rule(
            key=FlagRule.PLAN_UNREAD,
            meaning="En plan har kommit till handläggaren och inte blivit läst inom fristen.",
            source="Inkomna planer granskades inte (rapport 004, Skarpnäck). Systemets egen längd: 14 dagar",
            who_acts="handläggaren",
            severity="danger",
            applies=plan_unread,
        ),
        Rule(
            key=FlagRule.PLAN_FOLLOWUP_OVERDUE,
            meaning="Fristen har gått sedan planen följdes upp eller, första gången, sedan personen svarade. "
            "En ändrad plan är ingen uppföljning.",
            source="Botkyrka: var sjätte månad (rapport 001 §4.6)",
            who_acts="utföraren",
            severity="danger",
            applies=plan_followup_overdue,
        ),
        Rule(
            key=FlagRule.PLAN_FOLLOWUP_NEW_DECISION,
            meaning="Ett nytt beslut har börjat gälla, och planen har inte följts upp för det inom fristen. "
            "En uppföljning högst 60 dagar före beslutet räknas.",
            source="Botkyrka: även vid nytt beslut (rapport 001 §4.6). Systemets egen längd: 30 dagar",
            who_acts="utföraren",
            severity="danger",
            applies=plan_followup_new_decision,
        ),
        Rule(
            key=FlagRule.DECISION_EXPIRED,
            meaning="Beslutets sista dag har passerat, men stödet fortsätter.",
            source="Stödet ska vila på ett beslut (SoL 11 kap. 1 §; rapport 001 §4.4.3)",
            who_acts="handläggaren",
            severity="danger",
            applies=decision_expired,
        ),
        Rule(
            key=FlagRule.APPLICATION_UNDECIDED,
            meaning="Ansökan är äldre än sex månader och varken avgjord eller återtagen.",
            source="Efter sex månader får personen begära att ni avgör ärendet (förvaltningslagen 12 §)",
            who_acts="handläggaren",
            severity="danger",
            applies=application_undecided,
        ),
        Rule(
            key=FlagRule.DECISION_NEVER_REVIEWED,
            meaning="Beslutet gäller tills vidare, har ingen dag för uppföljning och har inte följts upp.",
            source="Beslut tills vidare följdes aldrig upp (rapport 001 §4.4.3)",
            who_acts="handläggaren",
            severity="danger",
            applies=decision_never_reviewed,
        ),
        Rule(
            key=FlagRule.CHILD_REVIEW_OVERDUE,
            meaning="Dagen då uppgifterna om ett barn skulle ses över har passerat.",
            source="Uppgifter om barn blev inaktuella (rapport 004, Barnperspektiv)",
            who_acts="handläggaren",
            severity="danger",
            applies=child_review_overdue,
        ),
        Rule(
            key=FlagRule.ORDER_UNANSWERED,
            meaning="Utföraren har frågat om beställningen och skulle ha fått svar.",
            source="Återsända beställningar blev liggande (rapport 000 §4.2.2)",
            who_acts="handläggaren",
            severity="danger",
            applies=order_unanswered,
        ),
        Rule(
            key=FlagRule.EXECUTION_NOT_STARTED,
            meaning="Beställningen är mottagen, men stödet har inte startat inom fristen. "
            "Beställningar från andra system räknas inte, för där är starten okänd.",
            source="Ekerö: 14 dagar (rapport 002)",
            who_acts="utföraren",
            severity="danger",
            applies=execution_not_started,
        ),
        Rule(
            key=FlagRule.DECISION_NOT_EXECUTED,
            meaning="Tre månader har gått sedan beslutet utan att stödet startat, eller sedan stödet avbröts. "
            "Beställningar från andra system räknas som startade. Ett nej till ett erbjudande ändrar inget.",
            source="Ska rapporteras till IVO (SoL 34 kap. 1 §)",
            who_acts="handläggaren",
            severity="danger",
            applies=decision_not_executed,
        ),
        Rule(
            key=FlagRule.VISIT_WITHOUT_NOTE,
            meaning="Besöket blev av, men har ingen anteckning inom fristen.",
            source="Anteckningar skrevs sporadiskt (rapport 004). Systemets egen längd: 2 dagar",
            who_acts="utföraren",
            severity="danger",
            applies=visit_without_note,
        ),
        Rule(
            key=FlagRule.VISIT_NOT_LOGGED,
            meaning="Besöket stod i schemat, och ingen har skrivit in vad som hände inom fristen.",
            source="Utförd tid räknades för hand (rapport 000 §3.3.2). Samma längd som för anteckningen",
            who_acts="utföraren",
            severity="danger",
            applies=visit_not_logged,
        ),
        Rule(
            key=FlagRule.VISITS_MISSED,
            meaning="Så många besök i rad som kommunen har bestämt har avbokats, ställts in eller missats. Ett "
            "besök som flyttas till en annan tid räknas inte. Ett genomfört besök löser flaggan.",
            source="Bra Liv: tre i rad (rapport 004, Självbestämmande)",
            who_acts="utföraren och handläggaren",
            severity="danger",
            applies=visits_missed,
        ),
        Rule(
            key=FlagRule.NO_NOTE,
            meaning="Stödet pågår, och ingen har skrivit en anteckning om personen inom fristen.",
            source="Anteckningar skrevs sporadiskt (rapport 004). Systemets egen längd: 28 dagar",
            who_acts="utföraren",
            severity="danger",
            applies=no_note,
        ),
        Rule(
            key=FlagRule.SUPPORT_INTERRUPTED,
            meaning="Inget besök har genomförts inom fristen, fast stödet pågår och inget avbrott är inskrivet. "
            "Finns ett schema räknas det bara om ett besök skulle ha varit av sedan dess.",
            source="Stöd uteblev under sommaren utan att det syntes (rapport 002). "
            "Systemets egen längd: 14 dagar",
            who_acts="utföraren",
            severity="danger",
            applies=support_interrupted,
        ),
        Rule(
            key=FlagRule.MONTH_UNDER_ORDERED,
            meaning="Förra månaden fick personen mindre än den andel av den beställda tiden som kommunen har "
            "bestämt. Månader med avbrott och månaden då stödet startade räknas inte.",
            source="Beviljad tid användes inte (rapport 000 §3.3.2). Systemets egen gräns: 50 procent",
            who_acts="utföraren",
            severity="danger",
            applies=month_under_ordered,
        ),
        Rule(
            key=FlagRule.MONTH_OVER_ORDERED,
            meaning="Förra månaden fick personen mer än den andel av den beställda tiden som kommunen har "
            "bestämt.",
            source="Utförare gav mer än beställt utan förklaring (rapport 003). Systemets egen gräns: 100 procent",
            who_acts="utföraren",
            severity="danger",
            applies=month_over_ordered,
        ),
        Rule(
            key=FlagRule.DECISION_FOLLOWUP_OVERDUE,
            meaning="Fristen har gått sedan beslutet följdes upp eller, första gången, sedan det började gälla. Står "
            "det en tidigare dag för uppföljning i beslutet räknas den.",
            source="Botkyrka: minst en gång om året och innan beslutet går ut (rapport 001 §4.6)",
            who_acts="handläggaren",
            severity="danger",
            applies=decision_followup_overdue,
        ),
        Rule(
            key=FlagRule.STATEMENT_UNANSWERED,
            meaning="Handläggaren har bett om ett utlåtande inför uppföljningen av beslutet, och dagen för svar har "
            "passerat.",
            source="Boendestödjaren var inte med när beslutet följdes upp (rapport 000 §6.8, 001 §4.6.4). "
            "Systemets egen längd: 14 dagar, om handläggaren inte väljer en annan dag",
            who_acts="utföraren",
            severity="danger",
            applies=statement_unanswered,
        ),
        Rule(
            key=FlagRule.MEETING_NOT_WRITTEN,
            meaning="Tiden för uppföljningsmötet har passerat, och ingen har skrivit in uppföljningen eller varför "
            "mötet inte blev av.",
            source="Uppföljningar ställdes in utan att det syntes (rapport 000 §4.3.5). "
            "Systemets egen längd: 7 dagar",
            who_acts="den som bokade",
            severity="danger",
            applies=meeting_not_written,
        ),
        Rule(
            key=FlagRule.MESSAGE_TO_PROVIDER,
            meaning="Handläggaren har skrivit, och utföraren har varken svarat inom fristen eller markerat att inget "
            "svar behövs. Har handläggaren bett om svar en viss dag räknas den dagen.",
            source="Handläggare och boendestödjare nådde inte varandra (rapport 000 §5.1). "
            "Systemets egen längd: 5 dagar",
            who_acts="utföraren",
            severity="danger",
            applies=message_to_provider,
        ),
        Rule(
            key=FlagRule.MESSAGE_TO_AUTHORITY,
            meaning="Utföraren har skrivit, och handläggaren har varken svarat inom fristen eller markerat att inget "
            "svar behövs. Har utföraren bett om svar en viss dag räknas den dagen.",
            source="Handläggaren gick inte att nå (rapport 000 §5.1, 001 §4.7.3). Systemets egen längd: 5 dagar",
            who_acts="handläggaren",
            severity="danger",
            applies=message_to_authority,
        ),
    )
}


def rules_for(user) -> list[Rule]:
    """Those whose flags the user can see any of."""
    hidden = AUTHORITY_ONLY if user.role in PROVIDER_ROLES else frozenset()
    return [rule for rule in RULES.values() if rule.key not in hidden]
