"""A worker's own schedule in a calendar program: times and nothing more, at an address that is itself the key."""

from datetime import UTC, date, timedelta
from uuid import NAMESPACE_OID, UUID, uuid5

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from accounts.pages import save_part, writes
from accounts.permissions import may, require
from boendestod import dates

from .. import actions
from ..forms import CalendarLinkForm
from ..models import CalendarFeed, PlannedVisit, WorkSlot
from ..rules import PERFORMED

WEEKS_BACK, WEEKS_AHEAD = 4, 8


@writes
def calendar_link(request):
    """The address is shown once, where it is made: only its checksum is kept."""
    require(request.user, "calendar.follow")
    form = CalendarLinkForm.of(request)
    address = None
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["ends"]:
            save_part(form, lambda: actions.end_calendar_link(by=request.user))
        else:
            address = _address(request, save_part(form, lambda: actions.renew_calendar_link(by=request.user)))
    feed = CalendarFeed.objects.filter(user=request.user).first()
    return render(
        request, "followup/schedule_calendar.html", {"form": form, "feed": feed, "address": address}
    )


def _address(request, token: str) -> str:
    return request.build_absolute_uri(reverse("calendar_feed", args=[token]))


@require_safe
def calendar_feed(request, token):
    """No login: calendar programs have none. A wrong address and one that has ended are the same."""
    checksum = actions.calendar_checksum(token)
    feeds = CalendarFeed.objects.select_related("user").filter(user__is_active=True)
    feed = feeds.filter(token_sha256=checksum).first()
    user = feed.user if feed else None
    if user is None or not may(user, "calendar.follow"):
        raise Http404
    response = HttpResponse(_calendar(user).to_ical(), content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    response["Content-Disposition"] = 'inline; filename="schema.ics"'
    return response


def _calendar(user) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Boendestöd//Schema//SV")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Arbetsschema")
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"value": "DURATION"})
    first, last = _period(dates.today())
    for visit in _visits(user, first, last):
        calendar.add_component(_event("Besök", visit, uuid5(visit.pk, str(user.pk)), visit.version))
    for slot in _slots(user, first, last):
        uid = uuid5(NAMESPACE_OID, f"boendestod-slot-{slot.pk}")
        calendar.add_component(_event(slot.get_kind_display().capitalize(), slot, uid))
    return calendar


def _period(today: date) -> tuple[date, date]:
    return today - timedelta(weeks=WEEKS_BACK), today + timedelta(weeks=WEEKS_AHEAD)


def _visits(user, first: date, last: date):
    """What was cancelled takes no time; a visit with no outcome yet does."""
    took_place = Q(visit__isnull=True) | Q(visit__outcome__in=sorted(PERFORMED))
    found = PlannedVisit.objects.standing().between(first, last).of_worker(user)
    return found.filter(took_place, order__provider=user.membership.provider_id).order_by("starts_at", "pk")


def _slots(user, first: date, last: date):
    found = WorkSlot.objects.filter(worker=user, provider=user.membership.provider_id)
    return found.filter(starts_at__date__range=(first, last)).order_by("starts_at", "pk")


def _event(summary: str, what, uid: UUID, version: int = 1) -> Event:
    """In UTC, so that the hour is right on both sides of the change to and from summer time."""
    event = Event()
    event.add("uid", f"{uid}@boendestod")
    event.add("summary", summary)
    event.add("dtstamp", dates.now().astimezone(UTC))
    event.add("dtstart", what.starts_at.astimezone(UTC))
    event.add("dtend", what.ends_at.astimezone(UTC))
    event.add("sequence", version - 1)
    event.add("class", "PRIVATE")
    return event
