"""Pages as a browser meets them: logged in, with the form as it came, changed by what the user types."""

from django.forms import Select
from django.test import Client


def browser(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def filled(page, **typed) -> dict:
    """What the browser would send: the fields of the page's (open) form as they stand, and what is typed."""
    part = page.context.get("part")
    form = part.form if part else page.context["form"]
    shown = {field.html_name: _shown(field) for field in form}
    return {name: value for name, value in (shown | typed).items() if value not in (None, False)}


def _shown(field):
    """A select without an empty choice shows, and sends, its first."""
    value = field.value()
    if value is None and isinstance(field.field.widget, Select):
        return next(iter(field.field.choices), ("",))[0]
    return value


def send(client: Client, url: str, **typed):
    """Open the page, fill in the form and send it."""
    return client.post(url, filled(client.get(url), **typed))


def errors(page) -> dict:
    part = page.context.get("part")
    return (part.form if part else page.context["form"]).errors
