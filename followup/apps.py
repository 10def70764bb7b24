from django.apps import AppConfig

from accounts.changes import when_case_changes


class FollowupConfig(AppConfig):
    name = "followup"
    verbose_name = "uppföljning"

    def ready(self):
        from .actions.following import follow_orders  # noqa: PLC0415 - models are not ready yet

        when_case_changes(follow_orders)
