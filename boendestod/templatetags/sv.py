"""Swedish words for dates, hours and numbers in templates. Filters that get nothing give nothing."""

from datetime import date, datetime, time
from decimal import Decimal

from django import template
from django.utils import timezone
from django.utils.html import format_html

from boendestod.dates import today

register = template.Library()

MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()
NEAR_DAYS = 13
NEAR_WORDS = {-1: "i går", 0: "i dag", 1: "i morgon"}
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def as_local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def as_date(value: date | datetime) -> date:
    return as_local(value).date() if isinstance(value, datetime) else value


@register.filter
def datum(value: date | datetime | None) -> str:
    if not value:
        return ""
    day = as_date(value)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@register.filter
def nardatum(value: date | datetime | None) -> str:
    """Within two weeks as one says it, else the date; the date itself is always in the title."""
    if not value:
        return ""
    day = as_date(value)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', day.isoformat(), datum(day), near_words(day)
    )


def near_words(day: date) -> str:
    days = (day - today()).days
    if days in NEAR_WORDS:
        return NEAR_WORDS[days]
    if abs(days) > NEAR_DAYS:
        return datum(day)
    return f"om {days} dagar" if days > 0 else f"för {-days} dagar sedan"


@register.filter
def forsenad(due_on: date | None) -> str:
    if not due_on or due_on >= today():
        return ""
    return "Försenad " + antal((today() - due_on).days, "dag,dagar")


@register.filter
def tid(value: time | datetime | None) -> str:
    if value is None:
        return ""
    moment = as_local(value) if isinstance(value, datetime) else value
    return f"{moment:%H:%M}"


@register.filter
def tal(value: float | Decimal | None) -> str:
    """At most two decimals, decimal comma, thousands apart: 34 000, 8,5."""
    if value is None:
        return ""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.replace(",", NO_BREAK_SPACE).replace(".", ",")


@register.filter
def timmar(hours: float | Decimal | None) -> str:
    return "" if hours is None else f"{tal(hours)}{NO_BREAK_SPACE}tim"


@register.filter
def kronor(amount: Decimal | None) -> str:
    return "" if amount is None else f"{tal(amount)}{NO_BREAK_SPACE}kr"


@register.filter
def skillnad(percent: Decimal | None) -> str:
    """How much more or less, in per cent: +44,4 %."""
    if percent is None:
        return ""
    sign = "+" if percent > 0 else "\N{MINUS SIGN}" if percent < 0 else ""
    return f"{sign}{tal(abs(percent))}{NO_BREAK_SPACE}%"


@register.filter
def antal(count: int, forms: str) -> str:
    """{{ 3|antal:"dag,dagar" }} gives 3 dagar."""
    singular, plural = forms.split(",")
    return f"{tal(count)} {singular if count == 1 else plural}"


@register.filter
def personnummer_maskerat(number: str | None) -> str:
    return f"{number[:8]}-••••" if number else ""
