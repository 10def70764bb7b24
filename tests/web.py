"""Pages as a browser meets them: logged in, with the form as it came, changed by what the user types."""

from django.test import Client


def browser(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def filled(page, **typed) -> dict:
    """What the browser would send: the fields of the page's (open) form as they stand, and what is typed."""
    part = page.context.get("part")
    form = part.form if part else page.context["form"]
    shown = {field.html_name: field.value() for field in form}
    return {name: value for name, value in (shown | typed).items() if value not in (None, False)}


def send(client: Client, url: str, **typed):
    """Open the page, fill in the form and send it."""
    return client.post(url, filled(client.get(url), **typed))


def errors(page) -> dict:
    part = page.context.get("part")
    return (part.form if part else page.context["form"]).errors
