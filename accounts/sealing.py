"""Sealed letters from the tablets: only the server opens them, and only their author can have written them.

docs/tablet.md says what is sealed and why."""

import base64
import hashlib
import json
import os
from functools import lru_cache

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

CURVE = ec.SECP256R1()
INFO = b"boendestod sealed v1"
KEPT_INFO = b"boendestod kept v1"
# Bytes of a coordinate, a private key and each half of a signature.
WIDTH = 32
# A sealed file: the key's id, the point, the IV, what is encrypted and its tag, one after the other.
FILE_PARTS = (16, 1 + 2 * WIDTH, 12)
FILE_IS_LONGER = sum(FILE_PARTS) + 16


class CannotOpen(Exception):
    """The letter is to somebody else, broken or changed on its way."""


@lru_cache
def _keys(listed: tuple[str, ...]) -> dict[str, ec.EllipticCurvePrivateKey]:
    """By key id, the current one first."""
    keys = [ec.derive_private_key(int.from_bytes(_scalar(text)), CURVE) for text in listed]
    return {_key_id(key): key for key in keys}


def _scalar(text: str) -> bytes:
    scalar = base64.b64decode(text, validate=True)
    if len(scalar) != WIDTH:
        raise ValueError(f"A sealing key is {WIDTH} bytes in base64.")
    return scalar


def server_keys() -> dict[str, ec.EllipticCurvePrivateKey]:
    """Raises ValueError if SEALING_KEYS holds anything but keys."""
    return _keys(tuple(settings.SEALING_KEYS))


def _key_id(key: ec.EllipticCurvePrivateKey) -> str:
    return hashlib.sha256(_point(key.public_key())).hexdigest()[:16]


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def public_key() -> dict:
    """What the tablets seal to."""
    key_id, key = next(iter(server_keys().items()))
    return {"key_id": key_id, "jwk": as_jwk(key.public_key())}


def as_jwk(key: ec.EllipticCurvePublicKey) -> dict:
    point = _point(key)
    return {"kty": "EC", "crv": "P-256", "x": _url64(point[1 : 1 + WIDTH]), "y": _url64(point[1 + WIDTH :])}


def from_jwk(jwk: dict) -> ec.EllipticCurvePublicKey:
    """Raises ValueError for anything but a public key on P-256."""
    if not isinstance(jwk, dict) or (jwk.get("kty"), jwk.get("crv")) != ("EC", "P-256") or "d" in jwk:
        raise ValueError("Not a public key on P-256.")
    point = b"\x04" + _bytes_of(jwk.get("x")) + _bytes_of(jwk.get("y"))
    return ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point)


def _bytes_of(text) -> bytes:
    if not isinstance(text, str):
        raise ValueError("Not text in base64.")
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def _url64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def unseal(op_id: str, sealed: dict) -> tuple[bytes, bytes]:
    """(the body's bytes, the author's signature over them). Raises CannotOpen."""
    try:
        parts = (base64.b64decode(sealed[part], validate=True) for part in ("epk", "iv", "ct"))
        letter = json.loads(_decrypt(str(op_id), sealed["key_id"], *parts))
        return letter["body"].encode(), base64.b64decode(letter["sig"], validate=True)
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError, InvalidTag) as fault:
        raise CannotOpen from fault


def unseal_file(file_id: str, sealed: bytes) -> bytes:
    """Raises CannotOpen."""
    parts, start = [], 0
    for length in FILE_PARTS:
        parts.append(sealed[start : start + length])
        start += length
    try:
        key_id, epk, iv = parts
        return _decrypt(file_id, key_id.decode(), epk, iv, sealed[start:])
    except (KeyError, ValueError, InvalidTag) as fault:
        raise CannotOpen from fault


def _decrypt(context: str, key_id: str, epk: bytes, iv: bytes, ct: bytes) -> bytes:
    point = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, epk)
    shared = server_keys()[key_id].exchange(ec.ECDH(), point)
    secret = HKDF(algorithm=SHA256(), length=32, salt=None, info=INFO).derive(shared)
    return AESGCM(secret).decrypt(iv, ct, context.encode())


def signed_by(jwks: list[dict], body: bytes, signature: bytes) -> bool:
    """Whether one of the keys has signed the body; the signature is r and s side by side, as WebCrypto gives it."""
    if len(signature) != 2 * WIDTH:
        return False
    r, s = (int.from_bytes(half) for half in (signature[:WIDTH], signature[WIDTH:]))
    return any(_verifies(from_jwk(jwk), encode_dss_signature(r, s), body) for jwk in jwks)


def _verifies(key: ec.EllipticCurvePublicKey, signature: bytes, body: bytes) -> bool:
    try:
        key.verify(signature, body, ec.ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True


def keep(text: str) -> str:
    """What the server must read again itself, encrypted with the current key; `open_kept` gives it back, also after a
    change of key."""
    key_id, key = next(iter(server_keys().items()))
    iv = os.urandom(12)
    return ".".join([key_id, _url64(iv), _url64(AESGCM(_keeping_key(key)).encrypt(iv, text.encode(), None))])


def open_kept(kept: str) -> str:
    key_id, iv, ct = kept.split(".")
    return AESGCM(_keeping_key(server_keys()[key_id])).decrypt(_bytes_of(iv), _bytes_of(ct), None).decode()


def _keeping_key(key: ec.EllipticCurvePrivateKey) -> bytes:
    scalar = key.private_numbers().private_value.to_bytes(WIDTH)
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=KEPT_INFO).derive(scalar)
