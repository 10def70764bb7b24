"""The reviewer's rubric for a plan (report 000, bilaga 1; domain.md §3.1). A grade is a word and never a number, as
the reports turned their numbers round."""

from django.db.models import TextChoices

from orders.rules import Grade


class PlanAspect(TextChoices):
    GOAL_OF_DECISION = "goal_of_decision", "Målet enligt beslutet"
    MEASURES = "measures", "En eller flera aktiviteter"
    GOAL_PER_MEASURE = "goal_per_measure", "Mål för varje aktivitet"
    WHEN = "when", "När"
    HOW = "how", "Hur"
    COOPERATION = "cooperation", "Samarbete: var och när"
    TOOK_PART = "took_part", "Personen var med"
    REGARD = "regard", "Hänsyn till personens önskemål"
    OTHERS = "others", "Andra som var med"
    FOLLOW_UP_WHEN = "follow_up_when", "När planen följs upp"
    FOLLOW_UP_HOW = "follow_up_how", "Hur planen följs upp"


class AuditGrade(TextChoices):
    """Ramboll's scale, and its yes or no for whether the person took part."""

    NOT_AT_ALL = Grade.NOT_AT_ALL.value, Grade.NOT_AT_ALL.label
    MENTIONED = Grade.MENTIONED.value, Grade.MENTIONED.label
    CLEAR = Grade.CLEAR.value, Grade.CLEAR.label
    YES = "yes", "ja"
    SOMETIMES = "sometimes", "ja, ibland"
    NO = "no", "nej"


BY_WORDS = (AuditGrade.NOT_AT_ALL, AuditGrade.MENTIONED, AuditGrade.CLEAR)
BY_YES = (AuditGrade.NO, AuditGrade.SOMETIMES, AuditGrade.YES)


def scale_of(aspect: str) -> tuple[AuditGrade, ...]:
    return BY_YES if aspect == PlanAspect.TOOK_PART else BY_WORDS
