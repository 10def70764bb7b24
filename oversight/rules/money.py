"""What a provider is paid for (domain.md §5.3). Plain values in and out; kronor and hours are Decimal."""

from django.db.models import TextChoices


class PaymentModel(TextChoices):
    PERFORMED = "performed", "utförd tid"
    ORDERED = "ordered", "beställd tid"
    WITH_MISSED = "with_missed", "utförd tid och bomtid"
    PER_PERSON = "per_person", "fast summa per person"
    GRANT = "grant", "anslag"
