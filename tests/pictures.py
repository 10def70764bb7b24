"""Small pictures as a camera gives them, and what a tablet says of them."""

import hashlib
from io import BytesIO
from uuid import UUID

from PIL import Image


def jpeg(size: tuple[int, int] = (12, 8), color: str = "red", **said) -> bytes:
    return _written("JPEG", size, color, **said)


def png(size: tuple[int, int] = (12, 8), color: str = "red", **said) -> bytes:
    return _written("PNG", size, color, **said)


def _written(kind: str, size, color, mode: str = "RGB", **said) -> bytes:
    kept = BytesIO()
    Image.new(mode, size, color).save(kept, kind, **said)
    return kept.getvalue()


def declared(picture: UUID, content: bytes, **changed) -> dict:
    said = {"id": str(picture), "sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
    return said | {"name": "bild.jpg"} | changed
