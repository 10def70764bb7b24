"""What tablets send in. Plain values in and out."""

from datetime import timedelta

from django.db.models import TextChoices


class OperationKind(TextChoices):
    VISIT_START = "visit.start", "besök påbörjat"
    DRAFT_SAVE = "draft.save", "påbörjat besök sparat"
    DRAFT_DROP = "draft.drop", "påbörjat besök kastat"
    VISIT_SIGN = "visit.sign", "besök signerat"
    NOTE_SIGN = "note.sign", "anteckning signerad"
    PERSON_TOLD = "planned.told", "personen har fått veta"
    DEVIATION_REPORT = "deviation.report", "avvikelse rapporterad"
    CONCERN_RECORD = "concern.record", "orosanmälan noterad"


class OperationResult(TextChoices):
    """`duplicate` is only an answer: the first one's result stays."""

    APPLIED = "applied", "infört"
    CONFLICT = "conflict", "krock"
    QUARANTINED = "quarantined", "behöver någon som tittar"
    RETRY = "retry", "väntar"


class ConflictKind(TextChoices):
    SOFT = "soft", "olika delar ändrades, båda finns kvar"
    HARD = "hard", "samma sak ändrades på två håll"


class ConflictChoice(TextChoices):
    SERVER = "server", "det som redan fanns gäller"
    TABLET = "tablet", "det från surfplattan gäller"
    BOTH = "both", "båda gäller"


# One request holds no more than this: a whole week's notes of a busy worker.
MOST_OPERATIONS = 100
# An operation that waits for another is shown to the manager after so long.
WAITS_AT_MOST = timedelta(days=5)
# A clock further ahead than this is not believed; further off than the second it is told.
CLOCK_NOT_BELIEVED = timedelta(hours=24)
CLOCK_TOLD = timedelta(minutes=10)
SCHEMA_VERSIONS = frozenset({1})

# What a tablet keeps.
PACK_DAYS = 3
PACK_NOTES = 10

# Why an operation can never be released: nobody knows what it says, or who said it.
UNPROVED = frozenset(
    {
        "cannot_open",
        "bad_body",
        "bad_signature",
        "author_unknown",
        "other_operation",
        "bad_value",
        "missing_field",
    }
    | {"unknown_field", "schema_version"}
)
