"""Pages as a browser meets them: logged in, with the form as it came, changed by what the user types."""

from django.forms import Select
from django.test import Client


def browser(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def filled(page, **typed) -> dict:
    """What the browser would send: the fields of the page's (open) form as they stand, and what is typed."""
    form = _form(page)
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
    return _form(page).errors


def _form(page):
    """A page that shows many forms has the one that was sent as its part."""
    return getattr(page.context.get("part"), "form", None) or page.context["form"]
