"""The lengths and limits of the municipalities in the reviews, as far as the reviews state them (docs/rules.md).

A review that names no length for something gives none here; what the system has no setting for is said in words."""

from dataclasses import dataclass, field

from accounts.rules import DeadlineKey, LimitKey

Length = tuple[int, int]


@dataclass(frozen=True)
class Preset:
    """`lengths` are (months, days)."""

    key: str
    name: str
    source: str
    lengths: dict[DeadlineKey, Length] = field(default_factory=dict)
    limits: dict[LimitKey, int] = field(default_factory=dict)
    also: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.lengths and not self.limits


PRESETS = {
    preset.key: preset
    for preset in (
        Preset(
            key="botkyrka",
            name="Botkyrka",
            source="rapport 000 §3.3.3, §4.3.2, §5.2, §6.1.2 och §6.3, rapport 001 §4.6",
            lengths={
                DeadlineKey.PLAN_NOT_BEGUN: (0, 14),
                DeadlineKey.PLAN_FOLLOWUP_OVERDUE: (6, 0),
                DeadlineKey.DECISION_FOLLOWUP_OVERDUE: (12, 0),
            },
            limits={
                LimitKey.STAFF_PER_PERSON: 2,
                LimitKey.CLIENT_TIME_PERCENT: 75,
                LimitKey.CANCEL_NOTICE_HOURS: 24,
                LimitKey.CONFERENCE_MONTHS: 1,
                LimitKey.DECISION_MONTHS: 12,
            },
            also=("Stödet ges dagtid, kvällstid och på helger efter personens behov.",),
        ),
        Preset(
            key="ekero",
            name="Ekerö",
            source="rapport 002",
            lengths={
                DeadlineKey.EXECUTION_NOT_STARTED: (0, 14),
                DeadlineKey.PLAN_NOT_RECEIVED: (0, 30),
            },
            limits={LimitKey.AUDIT_PERCENT: 10},
            also=("Till och med 2014 var längderna fem dagar för starten och 14 dagar för planen.",),
        ),
        Preset(
            key="stockholm",
            name="Stockholm",
            source="rapport 004; tre besök i rad är en utförares egen gräns (Bra Liv)",
            limits={
                LimitKey.MISSED_IN_ROW: 3,
                LimitKey.STAFF_PER_PERSON: 3,
                LimitKey.SERVICE_FROM: 7,
                LimitKey.SERVICE_TO: 22,
            },
            also=(
                "Besluten gäller tre till sex månader i socialpsykiatrin och omkring ett år för "
                "funktionsnedsättning.",
                "Hur ofta planen följs upp bestämmer varje enhet.",
                "Stöd utanför kontorstid ska ha ett skäl.",
            ),
        ),
        Preset(
            key="klarateamet",
            name="Klarateamet",
            source="rapport 000 §4.4",
            also=(
                "Planen får ta längre tid, utan en bestämd längd.",
                "Planen följs upp tätt i början och sedan glesare.",
            ),
        ),
        Preset(
            key="haninge",
            name="Haninge",
            source="rapport 000",
            also=("En plan skrivs också när personen inte vill ha kontakt.", "En prognos görs varje månad."),
        ),
        Preset(
            key="vasteras",
            name="Västerås",
            source="rapport 003",
            lengths={DeadlineKey.DECISION_FOLLOWUP_OVERDUE: (12, 0)},
            limits={LimitKey.CANCEL_NOTICE_HOURS: 24},
            also=(
                "Besluten följs i praktiken upp omkring en gång om året. Utförarna vill att det sker oftare.",
            ),
        ),
    )
}
