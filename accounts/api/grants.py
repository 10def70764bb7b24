"""Where systems get and give back their tokens: the toolkit's endpoints, with guessing stopped."""

from base64 import b64decode
from hashlib import sha256

from axes.helpers import get_client_ip_address
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from oauth2_provider.views import RevokeTokenView, TokenView

from ..backends.throttles import counted, counted_so_far, seconds_left
from .problems import problem

# Wrong secrets a minute for one system from one address.
GUESSES = 10


class WithoutGuessing:
    """A system that has given a wrong secret too often from an address waits there; from elsewhere it comes in."""

    def post(self, request, *args, **kwargs):
        guessed = [f"secret.{_sum(name, request)}" for name in _named(request)]
        if any(counted_so_far(what) >= GUESSES for what in guessed):
            return _wait()
        response = super().post(request, *args, **kwargs)
        if response.status_code == 401:
            for what in guessed:
                counted(what)
        return response


@method_decorator(never_cache, name="dispatch")
class Token(WithoutGuessing, TokenView):
    http_method_names = ["post"]


class Revoke(WithoutGuessing, RevokeTokenView):
    http_method_names = ["post"]


def _named(request) -> set[str]:
    """The systems that the request says it comes from: the toolkit reads both places."""
    scheme, _, coded = request.headers.get("Authorization", "").partition(" ")
    names = {request.POST.get("client_id", "")}
    if scheme == "Basic":
        names.add(_decoded(coded).partition(":")[0])
    return names - {""}


def _decoded(coded: str) -> str:
    try:
        return b64decode(coded).decode()
    except ValueError:
        return ""


def _sum(name: str, request) -> str:
    return sha256(f"{get_client_ip_address(request)} {name}".encode()).hexdigest()


def _wait() -> HttpResponse:
    answer = problem(429, "Fel hemlighet för många gånger. Vänta en minut.", "too_many_guesses")
    answer["Retry-After"] = str(seconds_left())
    return answer
