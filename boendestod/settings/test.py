"""`make test`."""

import os

os.environ.setdefault("SECRET_KEY", "tests-only")
os.environ.setdefault("SEALING_KEYS", "dGVzdHMtb25seSB0ZXN0cy1vbmx5IHRlc3RzLW9ubHk=")

from .local import *  # noqa: F403

DEMO = True
# A page may still be asking when its test ends, and a kept connection would keep the test database from going.
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AXES_ENABLED = False
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
