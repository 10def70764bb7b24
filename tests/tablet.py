"""A tablet in Python: it seals, signs, numbers and keeps what is not yet received, as the real one does."""

import base64
import json
import os
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from accounts import sealing
from accounts.models import Device, DeviceUser, User
from boendestod import dates
from followup import actions
from followup.rules import OperationResult, VisitOutcome

INFO = b"boendestod sealed v1"
# What the server has answered for good; after anything else the tablet keeps it and sends it again.
RECEIVED = {"duplicate", OperationResult.APPLIED, OperationResult.CONFLICT, OperationResult.QUARANTINED}
LEFT_OUT = object()


def base64_of(data: bytes) -> str:
    return base64.b64encode(data).decode()


def sign(key: ec.EllipticCurvePrivateKey, body: str) -> str:
    r, s = decode_dss_signature(key.sign(body.encode(), ec.ECDSA(SHA256())))
    return base64_of(r.to_bytes(32) + s.to_bytes(32))


def seal(op_id: str, letter: dict) -> dict:
    key_id, point, iv, ct = sealed_parts(op_id, json.dumps(letter, ensure_ascii=False).encode())
    return {"key_id": key_id, "epk": base64_of(point), "iv": base64_of(iv), "ct": base64_of(ct)}


def seal_file(file_id: str, content: bytes) -> bytes:
    key_id, *parts = sealed_parts(file_id, content)
    return key_id.encode() + b"".join(parts)


def sealed_parts(context: str, content: bytes) -> tuple[str, bytes, bytes, bytes]:
    to = sealing.public_key()
    own = ec.generate_private_key(sealing.CURVE)
    shared = own.exchange(ec.ECDH(), sealing.from_jwk(to["jwk"]))
    secret = HKDF(algorithm=SHA256(), length=32, salt=None, info=INFO).derive(shared)
    iv = os.urandom(12)
    ct = AESGCM(secret).encrypt(iv, content, context.encode())
    point = own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return to["key_id"], point, iv, ct


def iso(moment: datetime) -> str:
    return moment.isoformat()


def performed(order, starts_at: datetime, /, **said) -> dict:
    """The payload of a visit that went as planned."""
    visit = {
        "order": str(order.pk),
        "planned": None,
        "starts_at": iso(starts_at),
        "ends_at": iso(starts_at + timedelta(hours=1)),
        "timed": True,
        "outcome": VisitOutcome.PERFORMED,
        "reason": "",
        "told_by": "",
        "told_at": None,
        "told_how": "",
        "took_part": "together",
        "wished": "",
        "also_done": "",
        "substitute_told": "",
        "second_worker": None,
        "marks": {},
        "text": "Vi öppnade posten.",
        "note_later": False,
        "for_caseworker": False,
    }
    return visit | said


class Tablet:
    """One tablet with its users. `outbox` holds what has no answer for good yet, in the order it was written."""

    def __init__(self, provider, name: str, by: User):
        self.device = Device.objects.create(
            id=uuid4(),
            municipality=provider.municipality,
            provider=provider,
            name=name,
            registered_by=by,
            paired_at=dates.now(),
            token_sha256=uuid4().hex * 2,
        )
        self.keys: dict[int, ec.EllipticCurvePrivateKey] = {}
        self.outbox: list[dict] = []
        self.answers: dict[str, actions.Answer] = {}
        self.seq = 0
        self.clock_ahead = timedelta()

    def enrol(self, user: User) -> "Tablet":
        self.keys[user.pk] = ec.generate_private_key(sealing.CURVE)
        DeviceUser.objects.create(
            municipality=self.device.municipality,
            device=self.device,
            user=user,
            public_key=[sealing.as_jwk(self.keys[user.pk].public_key())],
        )
        return self

    def write(
        self,
        user: User,
        kind: str,
        payload: dict,
        /,
        *,
        entity: UUID | None = None,
        base: int | None = None,
        key: ec.EllipticCurvePrivateKey | None = None,
        **changed,
    ) -> dict:
        """Save an operation in the outbox. `changed` replaces fields of its body; LEFT_OUT takes them away."""
        self.seq += 1
        op_id = str(uuid4())
        body = {
            "op_id": op_id,
            "device_id": str(self.device.pk),
            "seq": self.seq,
            "user_id": user.pk,
            "type": kind,
            "entity_id": str(entity or uuid4()),
            "base_version": base,
            "payload": payload,
            "client_time": iso(dates.now() + self.clock_ahead),
            "clock_offset_ms": -int(self.clock_ahead.total_seconds() * 1000),
            "app_version": "1.0",
            "schema_version": 1,
        } | changed
        text = json.dumps({name: said for name, said in body.items() if said is not LEFT_OUT})
        letter = {"body": text, "sig": sign(key or self.keys[user.pk], text)}
        operation = {"op_id": op_id, "seq": self.seq, "sealed": seal(op_id, letter)}
        self.outbox.append(operation)
        return operation

    def start(self, user, order, draft: UUID, **said) -> dict:
        payload = {"order": str(order.pk), "planned": None, "started_at": iso(dates.now())} | said
        return self.write(user, "visit.start", payload, entity=draft)

    def save(self, user, draft: UUID, base: int | None, **fields) -> dict:
        return self.write(user, "draft.save", {"fields": fields}, entity=draft, base=base)

    def drop(self, user, draft: UUID) -> dict:
        return self.write(user, "draft.drop", {}, entity=draft)

    def sign(self, user, order, starts_at: datetime, /, *, visit: UUID | None = None, **said) -> dict:
        return self.write(user, "visit.sign", performed(order, starts_at, **said), entity=visit)

    def note(self, user, order, *, entity: UUID | None = None, **said) -> dict:
        payload = {
            "order": str(order.pk),
            "visit": None,
            "goal": None,
            "event_at": iso(dates.now()),
            "text": "Ett samtal.",
            "for_caseworker": False,
        }
        return self.write(user, "note.sign", payload | said, entity=entity)

    def send(self, *operations: dict, through: Callable | None = None) -> list:
        """Send these, or all that waits, and take in the answers."""
        sent = list(operations) or list(self.outbox)
        answers = (through or self._receive)(sent)
        for answer in answers:
            self.take_in(answer)
        return answers

    def _receive(self, operations: list[dict]) -> list:
        return actions.receive_all(self.device, operations)

    def take_in(self, answer) -> None:
        self.answers[answer.op_id] = answer
        if answer.result in RECEIVED:
            self.outbox = [waiting for waiting in self.outbox if waiting["op_id"] != answer.op_id]
