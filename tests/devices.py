"""Paired tablets, as a browser has them."""

from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client

from accounts.actions import enrol, pair, register_device
from accounts.devices import COOKIE
from accounts.models import Device
from accounts.sealing import CURVE, as_jwk
from tests.web import browser


def new_key() -> dict:
    return as_jwk(ec.generate_private_key(CURVE).public_key())


def paired(by, name: str = "Surfplatta 1") -> tuple[Device, str]:
    """The tablet and its token."""
    return pair(register_device(by=by, name=name)[1])


def on(token: str, user=None) -> Client:
    """The tablet's browser, with the user logged in."""
    client = browser(user) if user else Client()
    client.cookies[COOKIE] = token
    return client


def at_work(cast, user) -> Client:
    """A tablet of the cast's provider where the user has begun to work."""
    device, token = paired(cast.coordinator)
    enrol(device, by=user, public_key=new_key())
    return on(token, user)
