"""The provider's tablets, for those who answer for them: paired, followed and blocked, and what a lost one held."""

from math import ceil

from django.core.paginator import Paginator
from django.db.models import Max
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.access import note_access
from accounts.actions import (
    block_device,
    change_tablet_settings,
    new_pairing_code,
    pairing_code,
    register_device,
)
from accounts.forms import BlockDeviceForm, DeviceForm, PairingCodeForm, TabletSettingsForm
from accounts.models import Device
from accounts.pages import attempt, reads, writes
from accounts.permissions import require
from boendestod import dates
from cases.models import Case

from ..models import DevicePack, SyncOperation
from ..rules import CLOCK_TOLD
from ..rules.pack import PackPart

PAGE = 50
TRAIL = ("Surfplattor", "devices")


@reads
def devices(request):
    require(request.user, "device.manage")
    found = Device.objects.visible_to(request.user).for_list()
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    rows = [_row(device) for device in page]
    return render(request, "followup/devices.html", {"page_obj": page, "rows": rows})


def _row(device: Device) -> dict:
    return {
        "device": device,
        "users": [str(used.user) for used in device.users.all()],
        "clock_minutes": _clock_minutes(device),
    }


def _clock_minutes(device: Device) -> int:
    """How far off the clock is, if it is far enough to tell."""
    off = abs(device.clock_offset_ms or 0) / 1000
    return round(off / 60) if off > CLOCK_TOLD.total_seconds() else 0


@writes
def device_new(request):
    require(request.user, "device.manage")
    form = DeviceForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(request, form, lambda: _register(request, form), to=_code_url)
        if done:
            return done
    return render(request, "followup/device_new.html", {"form": form, "trail": _trail()})


def _register(request, form) -> Device:
    device, _ = register_device(by=request.user, **form.content())
    note_access(request, device, action="register")
    return device


@writes
def device_code(request, pk):
    """The code while it holds. The page asks again by itself, and shows when the tablet has been paired."""
    device = _own(request, pk)
    form = PairingCodeForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(request, form, lambda: _new_code(request, device), to=_code_url)
        if done:
            return done
    now = dates.now()
    code = pairing_code(device, now=now)
    context = {
        "device": device,
        "form": form,
        "code": f"{code[:4]} {code[4:]}".strip(),
        "address": request.build_absolute_uri(reverse("falt")).partition("//")[2],
        "minutes": ceil((device.code_until - now).total_seconds() / 60) if code else 0,
        "trail": _trail(device),
    }
    page = "followup/_device_code.html" if request.htmx else "followup/device_code.html"
    return render(request, page, context)


def _new_code(request, device: Device) -> Device:
    device, _ = new_pairing_code(device, by=request.user)
    note_access(request, device, action="new_code")
    return device


@reads
def device(request, pk):
    """All that the tablet got, for whom: what an incident report needs. Each person's name is a reading of her."""
    device = _own(request, pk)
    latest = list(_packs(request, device).latest_of_each_user())
    earlier = _packs(request, device).exclude(pk__in=[pack.pk for pack in latest]).order_by("-made_at")
    page = Paginator(earlier, PAGE).get_page(request.GET.get("page"))
    named = _named(request, [*latest, *page])
    context = {
        "device": device,
        "clock_minutes": _clock_minutes(device),
        "users": _users(device, latest, named),
        "page_obj": page,
        "earlier": [_held(pack, named) for pack in page],
        "now": dates.now(),
        "trail": _trail(),
    }
    return render(request, "followup/device.html", context)


def _packs(request, device: Device):
    return DevicePack.objects.visible_to(request.user).filter(device=device).with_items()


def _named(request, packs: list[DevicePack]) -> dict:
    """Names of the people in the packs; of those whom the reader no longer may see, only the case number."""
    cases = {item.case_id: item.case for pack in packs for item in pack.items.all()}
    reached = set(Case.objects.visible_to(request.user).filter(pk__in=cases).values_list("pk", flat=True))
    for case in cases.values():
        note_access(request, case, action="read", reason="surfplatta")
    return {pk: case.client.list_name if pk in reached else "" for pk, case in cases.items()}


def _users(device: Device, latest: list[DevicePack], named: dict) -> list[dict]:
    packs = {pack.user_id: pack for pack in latest}
    sent = SyncOperation.objects.filter(device=device).values_list("user").annotate(Max("received_at"))
    received = dict(sent.order_by())
    return [
        {
            "used": used,
            "pack": _held(packs[used.user_id], named) if used.user_id in packs else None,
            "received_at": received.get(used.user_id),
        }
        for used in device.users.select_related("user").order_by("-unsent", "user__first_name", "pk")
    ]


def _held(pack: DevicePack, named: dict) -> dict:
    people = [
        {
            "case": item.case,
            "name": named[item.case_id],
            "kinds": ", ".join(PackPart(kind).label for kind in item.kinds),
            "notes": item.notes,
        }
        for item in pack.items.all()
    ]
    return {"pack": pack, "people": people}


@writes
def device_block(request, pk):
    device = _own(request, pk)
    form = BlockDeviceForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(request, form, lambda: _block(request, device, form), to=_device_url)
        if done:
            return done
    context = {"device": device, "form": form, "trail": _trail(device)}
    return render(request, "followup/device_block.html", context)


def _block(request, device: Device, form) -> Device:
    blocked = block_device(device, by=request.user, **form.content())
    note_access(request, device, action="block")
    return blocked


@writes
def tablet_settings(request):
    require(request.user, "tablet_settings.change")
    provider = request.user.membership.provider
    form = TabletSettingsForm.of(request, instance=provider)
    if request.method == "POST" and form.is_valid():
        done = attempt(request, form, lambda: _change(request, form), to=lambda _: reverse("devices"))
        if done:
            return done
    context = {"provider": provider, "form": form, "trail": _trail()}
    return render(request, "followup/tablet_settings.html", context)


def _change(request, form):
    provider = change_tablet_settings(request.user.membership.provider, by=request.user, **form.content())
    note_access(request, provider, action="tablet_settings")
    return provider


def _own(request, pk) -> Device:
    """The tablet holds people's data, but its row does not: the page notes each person that it names."""
    found = (
        Device.objects.visible_to(request.user).with_unsent().select_related("registered_by", "blocked_by")
    )
    device = get_object_or_404(found, pk=pk)
    require(request.user, "device.manage")
    return device


def _trail(*of: Device) -> list[tuple[str, str]]:
    label, name = TRAIL
    return [(label, reverse(name)), *((device.name, _device_url(device)) for device in of)]


def _device_url(device: Device) -> str:
    return reverse("device", args=[device.pk])


def _code_url(device: Device) -> str:
    return reverse("device_code", args=[device.pk])
