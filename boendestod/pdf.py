"""From plain values to a PDF that can be read aloud and filed.

Nothing leaves this machine: the layout is static/css/pdf.css, the fonts lie beside it, and any other address that a
document names stops the work. The same HTML gives the same bytes. A drawing is an <img> with an alt, or, where it says
nothing that the text does not say, a background: WeasyPrint tags <svg> as a figure that nobody can name.
"""

import base64
import hashlib
import json
import os
import re
from functools import cache

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string

STYLES = settings.ROOT / "static/css/pdf.css"
FONTS = settings.ROOT / "static/vendor/fontsource-variable-inter-5.3.0"
SPRITE = settings.ROOT / "static/vendor/lucide-static-1.62.0/sprite.svg"
INK = "#0f5a63"

# The font tools write the time into each font they cut to size, unless this says which time.
os.environ.setdefault("SOURCE_DATE_EPOCH", "0")


class ForeignAddress(Exception):
    """A document asked for something that is not our own."""


def render_html(template: str, context: dict) -> str:
    """The document, with the checksum of its values (dates, numbers, texts, lists; never records) as `checksum`."""
    return render_to_string(template, context | {"checksum": content_checksum(context)})


def content_checksum(context: dict) -> str:
    """What the printed page shows: a file cannot hold its own sum, but it can hold that of what it says."""
    text = json.dumps(context, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode())


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def drawing(body: str, *, width: int, height: int, stroke: float, ink: str = INK) -> str:
    """SVG that needs no file of its own, as an address for an <img> or a background."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' fill="none" stroke="{ink}" stroke-width="{stroke}" stroke-linecap="round" stroke-linejoin="round">'
        f"{body}</svg>"
    )
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


@cache
def picture(name: str) -> str:
    """An icon of vendor.json as a drawing."""
    found = re.search(rf'<symbol id="{name}".*?>(.*?)</symbol>', SPRITE.read_text(), re.DOTALL)
    return drawing(found[1], width=24, height=24, stroke=1.75)


def html_to_pdf(html: str) -> bytes:
    """PDF/UA-1: tagged, in the language and with the title that the HTML states."""
    weasyprint, font_configuration, fetcher, fatal = weasyprint_parts()
    fonts = font_configuration()
    try:
        styles = weasyprint.CSS(filename=STYLES, font_config=fonts, url_fetcher=fetcher)
        document = weasyprint.HTML(string=html, url_fetcher=fetcher)
        return document.write_pdf(stylesheets=[styles], font_config=fonts, pdf_variant="pdf/ua-1")
    except fatal as error:
        raise ForeignAddress(str(error)) from error


@cache
def weasyprint_parts():
    # A second to load, and it needs Pango: neither may hold up the pages that print nothing.
    import weasyprint  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
    from weasyprint.urls import FatalURLFetchingError, URLFetcher  # noqa: PLC0415

    our_fonts = {path.as_uri() for path in FONTS.glob("*.woff2")}

    class OwnFetcher(URLFetcher):
        def fetch(self, url, headers=None):
            if url.startswith("data:") or url in our_fonts:
                return super().fetch(url, headers)
            raise FatalURLFetchingError(f"Not our own: {url}")

    return weasyprint, FontConfiguration, OwnFetcher(), FatalURLFetchingError
