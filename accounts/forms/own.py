from django.contrib.auth.forms import AuthenticationForm

from ..models import User
from .shape import RecordForm


class OwnSettingsForm(RecordForm):
    class Meta:
        model = User
        fields = ["wants_digest", "email"]
        labels = {"wants_digest": "Skicka ett brev varje vardagsmorgon", "email": "Din e-postadress"}
        help_texts = {
            "wants_digest": "Brevet säger hur mycket som är försenat och länkar hit. "
            "Det har inga namn och inget om någon person. Är inget försenat kommer inget brev."
        }


class LoginForm(AuthenticationForm):
    error_messages = {
        "invalid_login": "Användarnamnet eller lösenordet stämmer inte. Försök igen.",
        "inactive": "Kontot är avstängt. Kontakta systemadministratören.",
    }
