from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import Municipality, User
from boendestod.management.demo import staff, story, systems


class Command(BaseCommand):
    help = "Skapar Demokommunen med påhittade personer och inloggningar."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty", action="store_true", help="gör inget om någon användare redan finns"
        )

    def handle(self, *, if_empty, **options):
        if not (if_empty and User.objects.exists()):
            self._create()
        if settings.DEMO and Municipality.objects.filter(is_demo=True).exists():
            self.stdout.write(_logins())

    def _create(self):
        if not settings.DEMO:
            raise CommandError("Demokommunen får bara skapas där DEBUG eller DEMO=1 är satt.")
        if Municipality.objects.filter(is_demo=True).exists():
            raise CommandError("Demokommunen finns redan.")
        with transaction.atomic():
            hired = staff.hire()
            systems.connect(hired)
            story.tell(hired)


def _logins() -> str:
    rows = [f"  {username:<16} {role.label}" for username, role in staff.LOGINS]
    connected = [f"  {client_id:<16} {name}" for client_id, name, *_ in systems.SYSTEMS]
    return "\n".join(
        [
            f"Inloggningar i Demokommunen, lösenord {staff.PASSWORD}:",
            *rows,
            f"System som anropar, hemlighet {systems.SECRET}:",
            *connected,
        ]
    )
