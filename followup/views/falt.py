"""The tablet's shell, its service worker and its manifest: the same for everybody, and nothing about anybody."""

import json
from hashlib import sha256

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

STATIC = settings.ROOT / "static"
STYLES = (
    "vendor/digdir-designsystemet-css-*/index.css",
    "css/theme.css",
    "css/app.css",
    "css/falt.css",
)
ICON, TOUCH_ICON, LARGE_ICON = "icons/favicon.svg", "icons/falt-192.png", "icons/falt-512.png"
SPRITE = ("vendor/lucide-static-*/sprite.svg",)
FONTS = ("vendor/fontsource-variable-inter-*/*.woff2",)
MAIN = "js/falt.js"


@require_safe
def falt(request):
    return _fresh(HttpResponse(_shell(_version())))


@require_safe
def falt_sw(request):
    version = _version()
    context = {"version": version, "shell": reverse("falt"), "files": json.dumps(_urls(_files()))}
    response = HttpResponse(render_to_string("falt/sw.js", context), content_type="text/javascript")
    response["Service-Worker-Allowed"] = reverse("falt")
    return _fresh(response)


@require_safe
def falt_manifest(request):
    manifest = {
        "name": "Boendestöd – Min dag",
        "short_name": "Min dag",
        "lang": "sv",
        "id": reverse("falt"),
        "start_url": reverse("falt"),
        "scope": reverse("falt"),
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#0f5a63",
        "icons": [
            {"src": _url(TOUCH_ICON), "sizes": "192x192", "type": "image/png"},
            {"src": _url(LARGE_ICON), "sizes": "512x512", "type": "image/png"},
        ],
    }
    return JsonResponse(manifest, content_type="application/manifest+json")


def _fresh(response):
    response["Cache-Control"] = "no-cache"
    return response


def _shell(version):
    context = {
        "version": version,
        "styles": _urls(_found(*STYLES)),
        "main": _url(MAIN),
        "icon": _url(ICON),
        "touch_icon": _url(TOUCH_ICON),
        "sprite": _url(*_found(*SPRITE)),
    }
    return render_to_string("falt/shell.html", context)


def _version():
    """Changes with anything that the tablet keeps."""
    content = sha256(_shell("").encode())
    for name in _files():
        content.update((STATIC / name).read_bytes())
    return content.hexdigest()[:12]


def _files():
    return [*_found(*STYLES, *SPRITE, *FONTS), MAIN, ICON, TOUCH_ICON, LARGE_ICON]


def _found(*patterns):
    """Names under static/. Each pattern's own, in its place: the order of style sheets matters."""
    paths = [path for pattern in patterns for path in sorted(STATIC.glob(pattern))]
    return [path.relative_to(STATIC).as_posix() for path in paths]


def _url(name):
    """Without the hash that the storage adds: the worker keeps them by the name that the shell says."""
    return settings.STATIC_URL + name


def _urls(names):
    return [_url(name) for name in names]
