"""Two tablets with work that is not sent yet, and among what came in a conflict and something that nobody can take in.
They write as the real ones do: sealed to the server, signed by their user."""

import base64
import json
import os
from datetime import timedelta
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from accounts import actions as account_actions
from accounts import sealing
from boendestod import dates
from followup import actions
from followup.models import Visit
from orders.models import Order
from orders.rules import OrderState

from .staff import Staff

VERSION = "1.0"
ELSEWHERE = "Vi tog en promenad i stället och pratade om veckan."
TOO_LATE = "Personen ringde. Jag hade redan lämnat över till Annat stöd."


def tell_of(staff: Staff) -> None:
    ours = _Tablet(staff["samordnare"], "Surfplatta Ljung", staff["boendestodjare"])
    theirs = _Tablet(staff["samordnare"], "Surfplatta Mossa", staff["tage-tall"])
    own = Visit.objects.filter(support_worker=ours.user, order__state=OrderState.ACCEPTED).performed()
    ours.sign_again(own.latest("starts_at"))
    theirs.note(Order.objects.filter(provider=staff.providers["private"]).earliest("recorded_at"))
    for tablet, unsent, hours in ((ours, 2, 3), (theirs, 5, 52)):
        oldest = dates.now() - timedelta(hours=hours)
        actions.note_unsent(tablet.device, [(tablet.user.pk, unsent, oldest)])


class _Tablet:
    def __init__(self, by, name: str, user):
        _, code = account_actions.register_device(by=by, name=name)
        self.device, _ = account_actions.pair(code, app_version=VERSION)
        self.user = user
        self.key = ec.generate_private_key(sealing.CURVE)
        account_actions.enrol(self.device, by=user, public_key=sealing.as_jwk(self.key.public_key()))
        self.seq = 0

    def sign_again(self, visit: Visit) -> None:
        """A visit that has been logged on the page already, told in another way: both are kept."""
        self._send(
            "visit.sign",
            {
                "order": str(visit.order_id),
                "planned": str(visit.planned_id) if visit.planned_id else None,
                "starts_at": visit.starts_at.isoformat(),
                "ends_at": visit.ends_at.isoformat(),
                "outcome": visit.outcome,
                "text": ELSEWHERE,
                "took_part": visit.took_part,
            },
        )

    def note(self, order: Order) -> None:
        """About somebody whom the author does not reach: a manager has to say what becomes of it."""
        self._send(
            "note.sign",
            {"order": str(order.pk), "event_at": dates.now().isoformat(), "text": TOO_LATE},
        )

    def _send(self, kind: str, payload: dict) -> None:
        self.seq += 1
        op_id = str(uuid4())
        body = json.dumps(
            {
                "op_id": op_id,
                "device_id": str(self.device.pk),
                "seq": self.seq,
                "user_id": self.user.pk,
                "type": kind,
                "entity_id": str(uuid4()),
                "base_version": None,
                "payload": payload,
                "client_time": dates.now().isoformat(),
                "clock_offset_ms": 0,
                "app_version": VERSION,
                "schema_version": 1,
            }
        )
        sealed = _sealed(op_id, json.dumps({"body": body, "sig": self._signature(body)}))
        actions.receive_all(self.device, [{"op_id": op_id, "seq": self.seq, "sealed": sealed}])

    def _signature(self, body: str) -> str:
        r, s = decode_dss_signature(self.key.sign(body.encode(), ec.ECDSA(SHA256())))
        return _base64(r.to_bytes(sealing.WIDTH) + s.to_bytes(sealing.WIDTH))


def _sealed(op_id: str, letter: str) -> dict:
    to = sealing.public_key()
    own = ec.generate_private_key(sealing.CURVE)
    shared = own.exchange(ec.ECDH(), sealing.from_jwk(to["jwk"]))
    secret = HKDF(algorithm=SHA256(), length=32, salt=None, info=sealing.INFO).derive(shared)
    iv = os.urandom(12)
    ct = AESGCM(secret).encrypt(iv, letter.encode(), op_id.encode())
    point = own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return {"key_id": to["key_id"], "epk": _base64(point), "iv": _base64(iv), "ct": _base64(ct)}


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
