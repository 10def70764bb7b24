"""How calls are made: let in, repeated where that is safe, and refused with an exception."""

import copy
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias
from urllib.parse import parse_qs, quote, urlsplit
from uuid import uuid4

import requests

from .problems import NotLetIn, problem_in

Query: TypeAlias = Mapping[str, str | int | float | bool | None]
# Tried once, and then again after about these seconds.
PAUSES = (0.5, 2.0, 8.0, 30.0)
LONGEST_PAUSE = 120.0
# Seconds to be let through, and to be answered.
TIMEOUT = (5.0, 60.0)
BROKEN = (requests.ConnectionError, requests.Timeout)
NOBODY_THERE = frozenset({502, 503, 504})
# So many seconds before it ends a token is no longer used: a call takes its time.
MARGIN = 60.0
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class ClientCredentials:
    """The system's own id and secret, as its administrator was given them, and what the token is to allow."""

    def __init__(self, client_id: str, client_secret: str, scopes: Sequence[str]) -> None:
        self.client_id, self.scopes = client_id, tuple(scopes)
        self._secret = client_secret
        self._token, self._until = "", 0.0

    @property
    def token(self) -> str | None:
        return self._token if time.monotonic() < self._until else None

    def forget(self) -> None:
        self._until = 0.0

    def ask(self, session: requests.Session, address: str) -> requests.Response:
        return session.post(
            f"{address}/oauth/token/",
            data={"grant_type": "client_credentials", "scope": " ".join(self.scopes)},
            auth=(self.client_id, self._secret),
            timeout=TIMEOUT,
            allow_redirects=False,
        )

    def take(self, answer: requests.Response) -> str:
        if answer.status_code in {400, 401}:
            raise NotLetIn(answer.status_code, answer.json()["error"], "Systemet släpps inte in.", [])
        if answer.status_code != 200:
            raise problem_in(answer)
        said = answer.json()
        self._token = str(said["access_token"])
        self._until = time.monotonic() + said["expires_in"] - MARGIN
        return self._token


class Transport:
    """One connection to one installation. Use one for each thread."""

    def __init__(
        self,
        address: str,
        credentials: ClientCredentials,
        *,
        session: requests.Session | None = None,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self.address = address.rstrip("/")
        if urlsplit(self.address).scheme != "https" and urlsplit(self.address).hostname not in LOCAL:
            raise ValueError("The secret and the tokens are sent over https only.")
        self.credentials, self.wait = credentials, wait
        self.session = session or requests.Session()
        self._headers = {"Accept": "application/json"}

    def on_behalf_of(self, user: int) -> "Transport":
        """The same connection, acting for a person who works there: what she may, and in her name in the logs."""
        other = copy.copy(self)
        other._headers = self._headers | {"On-Behalf-Of": str(user)}
        return other

    def get(self, path: str, query: Query | None = None) -> Any:
        return _content(self._call("GET", path, query=query))

    def pages(self, path: str, query: Query) -> Iterator[Any]:
        """Every row of every page. Only the cursor is taken from the address of the next page: the token goes nowhere
        but to the address that was given."""
        asked = dict(query)
        while True:
            page = self.get(path, asked)
            yield from page["results"]
            if page["next"] is None:
                return
            asked["cursor"] = parse_qs(urlsplit(page["next"]).query)["cursor"][0]

    def do(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        *,
        version: int | None = None,
        key: str | None = None,
    ) -> Any:
        headers = {} if version is None else {"If-Match": f'W/"{version}"'}
        if method == "POST":
            headers["Idempotency-Key"] = key or str(uuid4())
        return _content(self._call(method, path, body=body or {}, headers=headers))

    def _call(
        self,
        method: str,
        path: str,
        *,
        query: Query | None = None,
        body: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """A GET changes nothing and a POST has its key, so both may be sent twice. A PATCH or a DELETE that nobody
        answered may have been done: sent again it would be refused as stale."""

        def send() -> requests.Response:
            return self.session.request(
                method,
                self.address + path,
                params={name: _said(value) for name, value in (query or {}).items() if value is not None},
                json=body,
                headers={**self._headers, **(headers or {}), "Authorization": f"Bearer {self._token()}"},
                timeout=TIMEOUT,
                allow_redirects=False,
            )

        twice = method in {"GET", "POST"}
        response = self._patiently(send, twice=twice)
        if response.status_code == 401:
            self.credentials.forget()
            response = self._patiently(send, twice=twice)
        if not response.ok or response.is_redirect:
            raise problem_in(response)
        return response

    def _token(self) -> str:
        known = self.credentials

        def ask() -> requests.Response:
            return known.ask(self.session, self.address)

        return known.token or known.take(self._patiently(ask, twice=True))

    def _patiently(self, send: Callable[[], requests.Response], *, twice: bool) -> requests.Response:
        for pause in PAUSES:
            try:
                response = send()
            except BROKEN:
                if not twice:
                    raise
                self.wait(_about(pause))
                continue
            if not (response.status_code == 429 or (twice and response.status_code in NOBODY_THERE)):
                return response
            self.wait(_asked_for(response) or _about(pause))
        return send()


def at(path: str, **ids: str | int) -> str:
    return path.format(**{name: quote(str(one), safe="") for name, one in ids.items()})


def _content(response: requests.Response) -> Any:
    return None if response.status_code == 204 else response.json()


def _said(value: str | int | float | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _asked_for(response: requests.Response) -> float | None:
    seconds = response.headers.get("Retry-After", "")
    return min(float(seconds), LONGEST_PAUSE) if seconds.isdecimal() else None


def _about(pause: float) -> float:
    """Not all at once, when many were broken off together."""
    return pause * random.uniform(0.5, 1.5)  # noqa: S311 - nothing secret
