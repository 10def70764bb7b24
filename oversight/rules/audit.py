"""Internal control: how files are drawn, and the rubric that they are graded by (report 000, bilaga 1, both parts;
report 001, figures 8-10). Plain values in and out."""

from django.db.models import TextChoices

from plans.rules import AuditGrade, PlanAspect


class FileGradeValue(TextChoices):
    """Ramboll's two scales, and that the aspect does not apply to the file."""

    NOT_AT_ALL = AuditGrade.NOT_AT_ALL.value, AuditGrade.NOT_AT_ALL.label
    MENTIONED = AuditGrade.MENTIONED.value, AuditGrade.MENTIONED.label
    CLEAR = AuditGrade.CLEAR.value, AuditGrade.CLEAR.label
    YES = AuditGrade.YES.value, AuditGrade.YES.label
    SOMETIMES = AuditGrade.SOMETIMES.value, AuditGrade.SOMETIMES.label
    NO = AuditGrade.NO.value, AuditGrade.NO.label
    NOT_APPLICABLE = "not_applicable", "gäller inte"


class FilePart(TextChoices):
    DECISION = "decision", "Beslutet (rapport 001)"
    PLAN = "plan", "Planen, del I (rapport 000)"
    FILE = "file", "Akten, del II (rapport 000)"


class FileAspect(TextChoices):
    DECISION_GOAL = "decision_goal", "Målet med stödet står i beslutet"
    DECISION_INDIVIDUAL = "decision_individual", "Målet är personens eget"
    DECISION_ACCEPTED = "decision_accepted", "Personen har godtagit målet"
    DECISION_MEASURABLE = "decision_measurable", "Målet går att mäta"
    DECISION_TIME_SET = "decision_time_set", "Målet är tidsatt"
    DECISION_NEEDS = "decision_needs", "Behoven är bedömda"
    DECISION_REASONS = "decision_reasons", "Skälen står i beslutet"
    DECISION_COMMUNICATED = "decision_communicated", "Underlaget är kommunicerat"
    DECISION_NOTIFIED = "decision_notified", "Personen är underrättad"
    DECISION_APPEAL = "decision_appeal", "Så här överklagar man är bifogat"
    DECISION_FOLLOW_UP = "decision_follow_up", "När och hur beslutet följs upp"
    PLAN_GOAL_OF_DECISION = "plan_goal_of_decision", PlanAspect.GOAL_OF_DECISION.label
    PLAN_MEASURES = "plan_measures", PlanAspect.MEASURES.label
    PLAN_GOAL_PER_MEASURE = "plan_goal_per_measure", PlanAspect.GOAL_PER_MEASURE.label
    PLAN_WHEN = "plan_when", PlanAspect.WHEN.label
    PLAN_HOW = "plan_how", PlanAspect.HOW.label
    PLAN_COOPERATION = "plan_cooperation", PlanAspect.COOPERATION.label
    PLAN_TOOK_PART = "plan_took_part", PlanAspect.TOOK_PART.label
    PLAN_REGARD = "plan_regard", PlanAspect.REGARD.label
    PLAN_OTHERS = "plan_others", PlanAspect.OTHERS.label
    PLAN_FOLLOW_UP_WHEN = "plan_follow_up_when", PlanAspect.FOLLOW_UP_WHEN.label
    PLAN_FOLLOW_UP_HOW = "plan_follow_up_how", PlanAspect.FOLLOW_UP_HOW.label
    FILE_DATED = "file_dated", "Planen har dag och vem som har gjort den"
    FILE_SOURCES = "file_sources", "Det står varifrån uppgifterna kommer"
    FILE_FACT = "file_fact", "Fakta och bedömningar hålls isär"
    FILE_ORDER_CLEAR = "file_order_clear", "Beställningen är tydlig"
    FILE_FOLLOWS_ORDER = "file_follows_order", "Planen följer beställningen"
    FILE_NOTES = "file_notes", "Anteckningarna visar hur stödet har getts"


def sample_size(cases: int, percent: int = 10) -> int:
    """So many percent, rounded up, so that a provider with any case has at least one drawn."""
    return -(-cases * percent // 100)


BY_WORDS = (FileGradeValue.NOT_AT_ALL, FileGradeValue.MENTIONED, FileGradeValue.CLEAR)
BY_YES = (FileGradeValue.NO, FileGradeValue.SOMETIMES, FileGradeValue.YES)


def part_of(aspect: str) -> FilePart:
    return FilePart(aspect.partition("_")[0])


def aspects_of(part: str) -> list[FileAspect]:
    return [aspect for aspect in FileAspect if part_of(aspect) == part]


def file_scale(aspect: str) -> tuple[FileGradeValue, ...]:
    """From the worst to the best; that the aspect does not apply stands outside the scale."""
    by_yes = aspect == FileAspect.PLAN_TOOK_PART or part_of(aspect) == FilePart.FILE
    return BY_YES if by_yes else BY_WORDS


# Landis and Koch, 1977: (least kappa, word). Below nought the two agree less than by chance.
KAPPA_WORDS = (
    (0.81, "nästan fullständig"),
    (0.61, "god"),
    (0.41, "måttlig"),
    (0.21, "ganska svag"),
    (0.0, "svag"),
)
WORSE_THAN_CHANCE = "sämre än slumpen"


def kappa_word(kappa: float) -> str:
    rounded = round(kappa, 2)
    return next((word for least, word in KAPPA_WORDS if rounded >= least), WORSE_THAN_CHANCE)
