"""What tablets are given to keep."""

from django.db import transaction

from accounts.actions import require_works_for
from accounts.models import Device
from boendestod.errors import refuse_if

from ..models import DevicePack, DevicePackItem
from ..pack import Pack, build_pack


@transaction.atomic
def hand_out_pack(device: Device, *, by) -> Pack:
    """Give the tablet what its user works with, and note for each person what that is: a lost tablet's page lists
    it."""
    require_works_for(device.provider_id, by)
    enrolled = device.users.filter(user=by).exists()
    refuse_if(not enrolled, "Du har inte börjat använda den här surfplattan än.", "not_enrolled")
    pack = build_pack(by, by.membership.provider)
    noted = DevicePack.objects.create(
        municipality=device.municipality,
        device=device,
        user=by,
        made_at=pack.content["made_at"],
        lease_until=pack.lease_until,
        first_day=pack.first_day,
        last_day=pack.last_day,
    )
    DevicePackItem.objects.bulk_create(
        DevicePackItem(
            municipality=device.municipality,
            pack=noted,
            case=part.case,
            kinds=part.parts,
            notes=part.notes,
        )
        for part in pack.held
    )
    return pack
