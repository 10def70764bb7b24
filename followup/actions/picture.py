"""What comes as a picture is opened, and only its pixels are kept. This is what stands between a file from a tablet
and a reader: there is no virus scanner."""

from io import BytesIO

from PIL import Image, ImageOps

from boendestod.errors import RuleBroken, refuse_if

from ..rules import LONGEST_SIDE, MOST_PIXELS

FORMATS = ("JPEG", "PNG")
QUALITY = 85
WHITE = "white"


def as_plain_jpeg(data: bytes) -> tuple[bytes, str]:
    """(a JPEG without anything but pixels, the media type that it came as). Raise RuleBroken for what is no picture,
    or is one too large to open."""
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as came:
            media_type = Image.MIME[came.format]
            pixels = _pixels(came)
    except RuleBroken:
        raise
    # A decoder that is given hostile bytes may raise anything at all.
    except Exception as fault:
        raise RuleBroken("Filen är ingen bild som går att visa.", "not_a_picture") from fault
    written = BytesIO()
    pixels.save(written, "JPEG", quality=QUALITY)
    return written.getvalue(), media_type


def _pixels(came: Image.Image) -> Image.Image:
    """The right way up and no larger than needed, on a canvas of its own: what came beside the pixels stays behind."""
    refuse_if(came.width * came.height > MOST_PIXELS, "Bilden är för stor.", "too_many_pixels")
    upright = ImageOps.exif_transpose(came).convert("RGBA")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    canvas = Image.new("RGB", upright.size, WHITE)
    canvas.paste(upright, mask=upright.getchannel("A"))
    return canvas
