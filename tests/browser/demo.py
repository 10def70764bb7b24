"""The demo municipality as its users meet it in a browser."""

from django.urls import Resolver404, resolve

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


def links(page) -> list[str]:
    hrefs = page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
    return [href for href in hrefs if href.startswith("/") and not {"?", "#"} & set(href)]
