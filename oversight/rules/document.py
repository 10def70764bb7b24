from django.db.models import TextChoices


class Purpose(TextChoices):
    """Why a case leaves the system as a document."""

    ARCHIVE = "archive", "arkivet"
    SYSTEM_CHANGE = "system_change", "byte av system"
    OWN_EXTRACT = "own_extract", "personens eget utdrag"


SCHEMA = "urn:boendestod:case-document:1"
MAX_BYTES = 20 * 1024 * 1024
