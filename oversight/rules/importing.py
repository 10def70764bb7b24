from django.db.models import TextChoices


class ImportState(TextChoices):
    WAITING = "waiting", "väntar"
    CHECKING = "checking", "kontrolleras"
    REFUSED = "refused", "stoppad, filen har fel"
    CHECKED = "checked", "kontrollerad utan fel"
    DONE = "done", "klar"
