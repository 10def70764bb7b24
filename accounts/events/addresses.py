"""Where events may be posted: out on the network, never to what is only reached from inside (SSRF)."""

import ipaddress
import socket
from urllib.parse import urlsplit

import requests
from django.conf import settings
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from boendestod.errors import refuse_if

WRONG = "Adressen ska börja med https:// och leda till en dator som går att nå utifrån."


class WrongPlace(requests.ConnectionError):
    """The name led to an address that we do not call."""


def check_address(url: str) -> None:
    """Refuse what we would not call, when the address is entered; the connection asks again."""
    refuse_if(not _may_call(url), WRONG, "wrong_address", "url")


def _may_call(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        found = {entry[4][0] for entry in socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)}
    except (OSError, ValueError, UnicodeError):
        return False
    if parts.username or parts.password or not parts.hostname:
        return False
    plain = parts.scheme == "http" and all(_is_listed(address) for address in found)
    return (parts.scheme == "https" or plain) and all(may_reach(address) for address in found)


def may_reach(address: str) -> bool:
    ip = ipaddress.ip_address(address)
    return _is_listed(address) or (ip.is_global and not ip.is_multicast)


def _is_listed(address: str) -> bool:
    ip = ipaddress.ip_address(address)
    return any(ip in ipaddress.ip_network(network) for network in settings.WEBHOOK_NETWORKS)


class _Checked:
    """Asks of the address that was in fact connected to: a name can lead elsewhere the second time."""

    def _new_conn(self):
        sock = super()._new_conn()
        if not may_reach(sock.getpeername()[0]):
            sock.close()
            raise WrongPlace
        return sock


class _CheckedHTTP(_Checked, HTTPConnection):
    pass


class _CheckedHTTPS(_Checked, HTTPSConnection):
    pass


class _HTTPPool(HTTPConnectionPool):
    ConnectionCls = _CheckedHTTP


class _HTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _CheckedHTTPS


class CheckedAdapter(HTTPAdapter):
    def init_poolmanager(self, *args, **kwargs):
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _HTTPPool, "https": _HTTPSPool}


def outward() -> requests.Session:
    """No proxy, no netrc and no bundle from the environment, and no cookies that one subscriber leaves for another."""
    session = requests.Session()
    session.trust_env = False
    session.mount("http://", CheckedAdapter())
    session.mount("https://", CheckedAdapter())
    return session
