from django.apps import AppConfig

from accounts.changes import when_case_changes


class PlansConfig(AppConfig):
    name = "plans"
    verbose_name = "genomförandeplaner"

    def ready(self):
        from .actions.proposals import follow_amendments  # noqa: PLC0415 - models are not ready yet

        when_case_changes(follow_amendments)
