"""How often a system may call. Only counters with its number stand in the cache."""

import logging

from django.core.cache import cache
from redis.exceptions import RedisError
from rest_framework.throttling import BaseThrottle

from boendestod import dates

MINUTE = 60
log = logging.getLogger(__name__)


def counted(what: str) -> int:
    """How many times this minute, this one included. A cache that is down stops nobody."""
    try:
        cache.add(_key(what), 0, timeout=2 * MINUTE)
        return cache.incr(_key(what))
    except (RedisError, ValueError):
        log.warning("Calls are not counted: the cache does not answer.")
        return 0


def counted_so_far(what: str) -> int:
    try:
        return cache.get(_key(what), 0)
    except RedisError:
        return 0


def _key(what: str) -> str:
    return f"{what}.{int(dates.now().timestamp()) // MINUTE}"


def seconds_left() -> int:
    return MINUTE - int(dates.now().timestamp()) % MINUTE


class CallsAMinute(BaseThrottle):
    """As many as the administrator has given the system. Who is logged in on the pages is not counted."""

    def allow_request(self, request, view):
        system = request.client_system
        return system is None or counted(f"calls.{system.pk}") <= system.calls_a_minute

    def wait(self):
        return seconds_left()
