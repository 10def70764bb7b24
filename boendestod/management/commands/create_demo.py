from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import Municipality, User
from boendestod.management.demo import staff, story


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
            story.tell(staff.hire())


def _logins() -> str:
    rows = [f"  {username:<16} {role.label}" for username, role in staff.LOGINS]
    return "\n".join([f"Inloggningar i Demokommunen, lösenord {staff.PASSWORD}:", *rows])
