"""`make run` and `make manage`: plain HTTP on this machine, static files straight from their folders."""

from .base import *  # noqa: F403
from .base import OAUTH2_PROVIDER as PROVIDER

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# Only here may a subscriber's address be plain http.
WEBHOOK_NETWORKS = ["127.0.0.0/8", "::1/128"]
# So may an app that is being written.
OAUTH2_PROVIDER = PROVIDER | {"ALLOWED_REDIRECT_URI_SCHEMES": ["https", "http"]}
