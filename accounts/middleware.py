from django.db import transaction
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from boendestod.errors import NotPermitted, RuleBroken

from .models import AccessLog


class AccessLogMiddleware:
    """Writes what the request has opened. If that fails the page is not shown. What a user sees stays in no
    cache, so that nobody can leaf back to it after the logout."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.access_notes = []
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
