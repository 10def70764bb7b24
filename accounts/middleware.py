from django.contrib.auth import logout
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import transaction
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from boendestod.errors import NotPermitted, RuleBroken

from .devices import ON_DEVICE
from .models import AccessLog, Device

# A tablet asks these by itself, whether anybody is there or not.
HEARTBEATS = ("/api/v1/sync/", "/api/v1/tablet/session/")


class IdleSessionMiddleware(SessionMiddleware):
    """A login ends after eight hours in which nobody has done anything, also where a tablet goes on asking."""

    def process_response(self, request, response):
        if request.path in HEARTBEATS and not request.session.modified:
            return response
        return super().process_response(request, response)


class BlockedTabletMiddleware:
    """Who was logged in on a tablet is so no more once it is blocked, whatever is done with its cookies."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        device = request.session.get(ON_DEVICE)
        if device and Device.objects.filter(pk=device, blocked_at__isnull=False).exists():
            logout(request)
        return self.get_response(request)


class AccessLogMiddleware:
    """Writes what the request has opened. If that fails the page is not shown. What a user sees stays in no
    cache, so that nobody can leaf back to it after the logout."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.access_notes = []
        # Set when another system calls, which is known once its token is read.
        request.client_system = None
        response = self.get_response(request)
        if request.access_notes:
            with transaction.atomic():
                AccessLog.objects.bulk_create(request.access_notes)
        if request.user.is_authenticated:
            add_never_cache_headers(response)
        return response

    def process_exception(self, request, exception):
        """A refusal that no form could show becomes a page that says what happened."""
        if isinstance(exception, RuleBroken):
            status = 403 if isinstance(exception, NotPermitted) else 409
            return render(request, "refused.html", {"message": exception.message}, status=status)
        return None
