from django.apps import AppConfig

from accounts.changes import when_case_changes


class OrdersConfig(AppConfig):
    name = "orders"
    verbose_name = "beställningar"

    def ready(self):
        from .actions.closing import keep_open_while_an_order_runs  # noqa: PLC0415 - models are not ready yet

        when_case_changes(keep_open_while_an_order_runs)
