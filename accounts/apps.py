from django.apps import AppConfig
from django.core.checks import Error, register

from .sealing import server_keys


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "konton"

    def ready(self):
        register(sealing_keys_are_keys)


def sealing_keys_are_keys(**_):
    """At the start, and not when the first tablet comes."""
    try:
        server_keys()
    except ValueError:
        return [
            Error("SEALING_KEYS must be keys as `openssl rand -base64 32` makes them.", id="accounts.E001")
        ]
    return []
