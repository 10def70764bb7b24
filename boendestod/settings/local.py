"""`make run` and `make manage`: plain HTTP on this machine, static files straight from their folders."""

from .base import *  # noqa: F403

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
