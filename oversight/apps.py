from django.apps import AppConfig

from accounts.changes import when_case_changes


class OversightConfig(AppConfig):
    name = "oversight"
    verbose_name = "uppsikt"

    def ready(self):
        from .flags import close_resolved  # noqa: PLC0415 - models are not ready when apps are listed

        when_case_changes(close_resolved)
