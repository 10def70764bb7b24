from django.apps import AppConfig

# Shared tasks find their broker only if the Celery app has been made.
from . import celery  # noqa: F401


class BoendestodConfig(AppConfig):
    name = "boendestod"
