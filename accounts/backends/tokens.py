"""Who comes with a token: which system it is, and for whom it acts. What was given with the token holds only as
long as it still holds: a system that is blocked, a job that has ended and a right that is taken back hold at once."""

import re
from datetime import timedelta
from hashlib import sha256

from oauth2_provider.models import AccessToken
from rest_framework import authentication, exceptions, permissions

from boendestod import dates
from boendestod.errors import NotPermitted, OutOfScope

from ..models import ClientSystem, User, working_as
from ..rules import Role
from ..scopes import allows, reading
from .login import DemoAwareBackend

ON_BEHALF_OF = "On-Behalf-Of"
MINUTE = timedelta(minutes=1)
STAFF = frozenset(Role) - {Role.SYSTEM_ADMIN}


class InvalidToken(exceptions.AuthenticationFailed):
    default_detail = "Åtkomstnyckeln gäller inte. Hämta en ny."
    default_code = "invalid_token"


class NotOnBehalf(NotPermitted):
    """The same words whether there is no such person or she works elsewhere."""

    def __init__(self):
        super().__init__("Systemet får inte agera för den personen.")
        self.code = "on_behalf_not_allowed"


class TokenAuthentication(authentication.BaseAuthentication):
    """Only from the header: what stands in an address or a form comes into logs."""

    def authenticate(self, request):
        given = _given(request)
        if given is None:
            return None
        token = _live(given, request)
        system = token.application
        user = _acting(request, token, system)
        user.scopes = frozenset(token.scope.split()) & frozenset(system.scopes)
        # The pages' own views, which write for a system too, get Django's request and not this one.
        request._request.client_system = system
        return user, token

    def authenticate_header(self, request):
        return "Bearer" if _given(request) is None else 'Bearer error="invalid_token"'


def _given(request) -> str | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _live(given: str, request) -> AccessToken:
    found = AccessToken.objects.select_related("user", "application__account").filter(
        token_checksum=sha256(given.encode()).hexdigest(), expires__gt=dates.now()
    )
    token = found.first()
    if token is None or token.application is None or not token.application.is_usable(request):
        raise InvalidToken
    if not token.allows_audience(request.build_absolute_uri(request.path)):
        raise InvalidToken
    _note_use(token)
    return token


def _note_use(token: AccessToken) -> None:
    """For the administrator's list, to the minute."""
    now = dates.now()
    if now - token.updated > MINUTE:
        AccessToken.objects.filter(pk=token.pk).update(updated=now)


def _acting(request, token: AccessToken, system: ClientSystem) -> User:
    """The person who has let the system in, or the system itself, or the colleague that it acts for."""
    user = token.user or system.account
    if user is None or not works_at(system, user):
        raise InvalidToken
    colleague = request.headers.get(ON_BEHALF_OF)
    if colleague is None:
        return user
    if token.user is not None or not system.may_act_for_staff:
        raise NotOnBehalf
    return _colleague(system, colleague)


def works_at(system: ClientSystem, user: User) -> bool:
    if not DemoAwareBackend().user_can_authenticate(user):
        return False
    return all(getattr(user.membership, name) == place for name, place in system.where().items())


def _colleague(system: ClientSystem, pk: str) -> User:
    if not re.fullmatch("[0-9]{1,18}", pk):
        raise NotOnBehalf
    user = working_as(*STAFF, **system.where()).filter(pk=pk).first()
    if user is None or not works_at(system, user):
        raise NotOnBehalf
    return user


class TokenAllows(permissions.BasePermission):
    """Reading with a token asks that it allows reading that noun."""

    def has_permission(self, request, view):
        if request.method in permissions.SAFE_METHODS and not allows(request.user, view.noun):
            raise OutOfScope(reading(view.noun))
        return True
