"""The demo municipality as its users meet it in a browser."""

import re

from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve

AXE = Axe()
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
LINK = re.compile(r'<a [^>]*href="(/[^"?#]*)')
SIZES = {"desktop": {"width": 1280, "height": 900}, "tablet": {"width": 820, "height": 1180}}


def log_in(page, server: str, username: str) -> None:
    page.goto(f"{server}/logga-in/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", "demo")
    page.click("main button[type=submit]")


def route(path: str) -> str | None:
    """The name of the page that a link leads to, or None for what is no page of ours."""
    try:
        return resolve(path.partition("?")[0].partition("#")[0]).url_name
    except Resolver404:
        return None


def links(page, url: str) -> list[str]:
    """Where the page at `url` leads, for the user who is logged in; fetched and not drawn, which is much faster."""
    return LINK.findall(page.request.get(url).text())


def problems(page, path: str) -> list[str]:
    """What axe finds on the page, and whether it is wider than a desktop or a tablet."""
    result = AXE.run(page, options=WCAG)
    found = [
        f"{path}: {violation['id']} {[node['target'] for node in violation['nodes']]}"
        for violation in result.response["violations"]
    ]
    for size, viewport in SIZES.items():
        page.set_viewport_size(viewport)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"{path} {size}: wider than the window")
    return found
