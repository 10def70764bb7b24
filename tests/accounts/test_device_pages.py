"""The pages of those who answer for the tablets: the code, what waits where, and what a lost one held."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actions import block_device, enrol, note_erased, pair, pairing_code
from accounts.models import AccessLog, Device, DeviceUser, Provider
from accounts.rules import NamesOnTablet
from boendestod import dates
from cases.rules import ProtectionLevel
from tests.cast import NUMBERS, TODAY, at
from tests.devices import new_key, on, paired
from tests.web import browser, errors, send


def shown(client, name, *args) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.fixture
def device(cast):
    return paired(cast.coordinator)[0]


def test_a_new_tablet_gets_a_code_that_the_page_goes_on_showing_until_it_is_used(cast, time_machine):
    page = browser(cast.coordinator)
    to = send(page, reverse("device_new"), name="Stödet 3")["Location"]
    device = Device.objects.get()
    assert (device.name, device.provider, device.registered_by) == (
        "Stödet 3",
        cast.provider,
        cast.coordinator,
    )
    code = pairing_code(device, now=dates.now())
    assert f"{code[:4]} {code[4:]}" in page.get(to).content.decode()
    time_machine.shift(8 * 60 + 30)
    assert "12:10" in shown(page, "device_code", device.pk)
    assert "2 minuter till" in shown(page, "device_code", device.pk)
    pair(code)
    assert "kopplades" in shown(page, "device_code", device.pk)
    assert AccessLog.objects.filter(action="register", record_id=device.pk).exists()


def test_the_part_that_is_asked_for_again_stops_asking_when_there_is_no_code(cast):
    page = browser(cast.coordinator)
    send(page, reverse("device_new"), name="Stödet 3")
    url = reverse("device_code", args=[Device.objects.get().pk])
    part = page.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert 'hx-trigger="every 10s"' in part
    pair(pairing_code(Device.objects.get(), now=dates.now()))
    assert "hx-trigger" not in page.get(url, headers={"HX-Request": "true"}).content.decode()


def test_a_form_sent_twice_registers_one_tablet(cast):
    page = browser(cast.coordinator)
    form = page.get(reverse("device_new")).context["form"]
    typed = {"name": "Stödet 3", "form_token": form["form_token"].value()}
    assert {page.post(reverse("device_new"), typed)["Location"] for _ in range(2)} == {
        reverse("device_code", args=[Device.objects.get().pk])
    }


def test_a_tablet_has_a_name(cast):
    page = browser(cast.coordinator)
    assert "name" in errors(send(page, reverse("device_new"), name=""))
    assert not Device.objects.exists()


def test_a_new_code_is_made_with_the_button(cast, device):
    page = browser(cast.unit_manager)
    assert "kopplades" in shown(page, "device_code", device.pk)
    send(page, reverse("device_code", args=[device.pk]))
    assert "10 minuter till" in shown(page, "device_code", device.pk)


def test_tablets_with_unsent_work_stand_first(cast, device):
    later = paired(cast.coordinator, "A utan osänt")[0]
    enrol(device, by=cast.support_worker, public_key=new_key())
    DeviceUser.objects.update(unsent=3, oldest_unsent_at=at(TODAY, 9), reported_at=at(TODAY, 10))
    Device.objects.filter(pk=later.pk).update(clock_offset_ms=-3_600_000)
    page = browser(cast.unit_manager)
    rows = page.get(reverse("devices")).context["rows"]
    assert [row["device"].name for row in rows] == ["Surfplatta 1", "A utan osänt"]
    text = shown(page, "devices")
    assert "3 saker" in text
    assert "Bo Testsson" in text
    assert "Klockan går fel: 60 minuter" in text


def test_the_page_of_a_tablet_lists_exactly_what_it_got_and_notes_the_reading(cast):
    cast.agreed()
    cast.agreed(cast.case(cast.client(NUMBERS[1], "Bertil", "Ek")))
    device, token = paired(cast.coordinator)
    enrol(device, by=cast.support_worker, public_key=new_key())
    tablet = on(token, cast.support_worker)
    for _ in range(2):
        tablet.post(reverse("tablet_pack"), {}, content_type="application/json")
    read = AccessLog.objects.filter(action="read", reason="surfplatta")
    assert not read.exists()
    text = shown(browser(cast.coordinator), "device", device.pk)
    assert read.count() == 2
    assert "Berg, Astrid" in text
    assert "Ek, Bertil" in text
    assert "namn, mål och aktiviteter i planen" in text
    assert "Tidigare hämtat" in text
    assert "3 mars 2026 00:00" in text


def test_a_protected_persons_name_stands_nowhere_on_the_page(cast):
    order = cast.accepted()
    client = order.case.client
    client.protection_level = ProtectionLevel.values[1]
    client.save_change(by=cast.caseworker, reason="test")
    Provider.objects.filter(pk=cast.provider.pk).update(protected_on_tablet=True)
    device, token = paired(cast.coordinator)
    enrol(device, by=cast.support_worker, public_key=new_key())
    on(token, cast.support_worker).post(reverse("tablet_pack"), {}, content_type="application/json")
    text = shown(browser(cast.coordinator), "device", device.pk)
    assert order.case.case_ref in text
    assert "Astrid" not in text


def test_one_button_blocks_and_the_page_then_tells_whether_it_is_emptied(cast, device):
    page = browser(cast.coordinator)
    url = reverse("device_block", args=[device.pk])
    assert "reason" in errors(send(page, url, reason=""))
    assert send(page, url, reason="Glömd på bussen")["Location"] == reverse("device", args=[device.pk])
    text = shown(page, "device", device.pk)
    assert "Glömd på bussen" in text
    assert "inte bekräftat att den är tömd" in text
    assert "Spärrad, inte tömd än" in shown(page, "devices")
    note_erased(device)
    assert "bekräftat att den tömdes" in shown(page, "device", device.pk)
    assert "spärrades 2 mars 2026" in shown(page, "device_block", device.pk)
    assert AccessLog.objects.filter(action="block", record_id=device.pk).exists()


def test_a_block_on_a_blocked_tablet_is_refused_with_words(cast, device):
    page = browser(cast.coordinator)
    url = reverse("device_block", args=[device.pk])
    form = page.get(url).context["form"]
    block_device(device, by=cast.unit_manager, reason="Borta")
    answer = page.post(url, {"reason": "Igen", "form_token": form["form_token"].value()})
    assert answer.context["form"].non_field_errors() == ["Surfplattan är redan spärrad."]


def test_the_unit_manager_says_what_the_tablets_show(cast):
    page = browser(cast.unit_manager)
    typed = {"names_on_tablet": "initials", "protected_on_tablet": "on"}
    assert send(page, reverse("tablet_settings"), **typed)["Location"] == reverse("devices")
    provider = Provider.objects.get(pk=cast.provider.pk)
    assert (provider.names_on_tablet, provider.protected_on_tablet) == (NamesOnTablet.INITIALS, True)
    assert AccessLog.objects.filter(action="tablet_settings").exists()
    assert browser(cast.coordinator).get(reverse("tablet_settings")).status_code == 403


PAGES = ("device", "device_code", "device_block")


def test_another_providers_tablets_are_not_found(cast, device):
    page = browser(cast.other_coordinator)
    for name in PAGES:
        assert page.get(reverse(name, args=[device.pk])).status_code == 404
    assert page.post(reverse("device_block", args=[device.pk]), {"reason": "Min"}).status_code == 404
    assert page.get(reverse("devices")).context["rows"] == []


@pytest.mark.parametrize(
    "role", ["support_worker", "caseworker", "section_leader", "reviewer", "system_admin"]
)
def test_others_do_not_come_in(cast, device, role):
    page = browser(getattr(cast, role))
    for name in PAGES:
        assert page.get(reverse(name, args=[device.pk])).status_code == 404
    for name in ("devices", "device_new", "tablet_settings"):
        assert page.get(reverse(name)).status_code == 403


def test_who_is_not_logged_in_is_asked_to(db):
    assert Client().get(reverse("devices")).status_code == 302
