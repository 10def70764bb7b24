"""What a tablet seals only the server opens, and only as it was sent by the one who signed it."""

import base64
import json
import os
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from accounts import sealing

OP_ID = str(uuid4())
BODY = json.dumps({"text": "Vi öppnade posten – tre brev 🌱"}, ensure_ascii=False)


def base64_of(data: bytes) -> str:
    return base64.b64encode(data).decode()


def sign(key, body: bytes) -> bytes:
    r, s = decode_dss_signature(key.sign(body, ec.ECDSA(SHA256())))
    return r.to_bytes(32) + s.to_bytes(32)


def seal(op_id: str, body: str, author, *, to=None, letter: bytes | None = None) -> dict:
    to = to or sealing.public_key()
    ephemeral = ec.generate_private_key(sealing.CURVE)
    shared = ephemeral.exchange(ec.ECDH(), sealing.from_jwk(to["jwk"]))
    secret = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"boendestod sealed v1").derive(shared)
    iv = os.urandom(12)
    if letter is None:
        signed = {"body": body, "sig": base64_of(sign(author, body.encode()))}
        letter = json.dumps(signed, ensure_ascii=False).encode()
    point = ephemeral.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    ct = AESGCM(secret).encrypt(iv, letter, op_id.encode())
    return {"key_id": to["key_id"], "epk": base64_of(point), "iv": base64_of(iv), "ct": base64_of(ct)}


@pytest.fixture
def author():
    return ec.generate_private_key(sealing.CURVE)


def jwk_of(key) -> dict:
    return sealing.as_jwk(key.public_key())


def is_key(jwk) -> bool:
    try:
        sealing.from_jwk(jwk)
    except ValueError:
        return False
    return True


def test_the_server_opens_what_is_sealed_to_it_and_knows_who_wrote_it(author):
    body, signature = sealing.unseal(OP_ID, seal(OP_ID, BODY, author))
    assert body.decode() == BODY
    assert sealing.signed_by([jwk_of(author)], body, signature)


def test_an_empty_body_and_a_very_long_one_are_opened_too(author):
    for text in ("", "å" * 1_000_000):
        assert sealing.unseal(OP_ID, seal(OP_ID, text, author))[0].decode() == text


def test_a_letter_to_an_older_key_is_opened_after_a_change_of_key(author, settings):
    sealed = seal(OP_ID, BODY, author)
    settings.SEALING_KEYS = [base64_of(os.urandom(32)), *settings.SEALING_KEYS]
    assert sealing.public_key()["key_id"] != sealed["key_id"]
    assert sealing.unseal(OP_ID, sealed)[0].decode() == BODY


def test_a_letter_to_a_key_that_is_gone_stays_closed(author, settings):
    sealed = seal(OP_ID, BODY, author)
    settings.SEALING_KEYS = [base64_of(os.urandom(32))]
    with pytest.raises(sealing.CannotOpen):
        sealing.unseal(OP_ID, sealed)


def test_a_letter_put_under_another_operation_stays_closed(author):
    with pytest.raises(sealing.CannotOpen):
        sealing.unseal(str(uuid4()), seal(OP_ID, BODY, author))


@pytest.mark.parametrize("part", ["epk", "iv", "ct"])
@pytest.mark.parametrize(
    "harm", [lambda data: data[:-1] + bytes([data[-1] ^ 1]), lambda data: data[:5], lambda _: b""]
)
def test_a_letter_changed_on_its_way_stays_closed(author, part, harm):
    sealed = seal(OP_ID, BODY, author)
    sealed[part] = base64_of(harm(base64.b64decode(sealed[part])))
    with pytest.raises(sealing.CannotOpen):
        sealing.unseal(OP_ID, sealed)


@pytest.mark.parametrize(
    "sealed",
    [
        {},
        None,
        [],
        "text",
        {"key_id": []},
        {"key_id": None, "epk": "", "iv": "", "ct": ""},
        {"epk": "AAAA", "iv": "AAAA", "ct": "AAAA"},
        {"epk": "inte bas 64", "iv": "å", "ct": "AAAA"},
        {"epk": 1, "iv": None, "ct": {}},
    ],
)
def test_what_is_no_letter_is_refused_as_one_that_cannot_be_opened(sealed):
    if isinstance(sealed, dict) and sealed:
        sealed = {"key_id": sealing.public_key()["key_id"]} | sealed
    with pytest.raises(sealing.CannotOpen):
        sealing.unseal(OP_ID, sealed)


@pytest.mark.parametrize(
    "letter",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"7",
        b"{}",
        b"[" * 200_000,
        b'{"body": 1, "sig": ""}',
        b'{"body": "", "sig": 1}',
        b'{"body": "", "sig": "!"}',
    ],
)
def test_a_letter_without_body_and_signature_is_refused(author, letter):
    with pytest.raises(sealing.CannotOpen):
        sealing.unseal(OP_ID, seal(OP_ID, "", author, letter=letter))


def test_another_key_than_the_authors_has_not_signed(author):
    body, signature = sealing.unseal(OP_ID, seal(OP_ID, BODY, author))
    stranger = ec.generate_private_key(sealing.CURVE)
    assert not sealing.signed_by([jwk_of(stranger)], body, signature)
    assert not sealing.signed_by([], body, signature)
    assert not sealing.signed_by([jwk_of(author)], body + b" ", signature)


def test_a_key_that_has_been_replaced_still_counts(author):
    newer = ec.generate_private_key(sealing.CURVE)
    signature = sign(author, BODY.encode())
    assert sealing.signed_by([jwk_of(newer), jwk_of(author)], BODY.encode(), signature)


@pytest.mark.parametrize("signature", [b"", b"\0" * 64, b"\xff" * 64, b"kort", b"\0" * 63])
def test_no_signature_passes_for_one(author, signature):
    assert not sealing.signed_by([jwk_of(author)], BODY.encode(), signature)


def test_only_a_public_key_on_the_curve_is_a_users_key(author):
    jwk = jwk_of(author)
    assert sealing.as_jwk(sealing.from_jwk(jwk)) == jwk
    for other in [
        {},
        None,
        "text",
        jwk | {"crv": "P-384"},
        jwk | {"kty": "RSA"},
        jwk | {"x": jwk["y"]},
        jwk | {"x": ""},
        jwk | {"y": None},
        jwk | {"x": "å"},
        jwk | {"d": jwk["x"]},
    ]:
        assert not is_key(other)


@pytest.mark.parametrize(
    "keys", [[""], ["build"], [base64_of(b"\0" * 32)], [base64_of(b"\xff" * 32)], [base64_of(b"kort")]]
)
def test_the_system_does_not_start_with_a_key_that_is_none(settings, keys):
    settings.SEALING_KEYS = keys
    with pytest.raises(SystemCheckError, match="openssl rand -base64 32"):
        call_command("check")
