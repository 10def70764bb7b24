"""People and places in a document: by name, as the ids of one installation mean nothing in another."""

from accounts.models import CommissioningUnit, Device, Membership, Provider, User


class Names:
    """What the records of one case name, loaded at once."""

    def __init__(self, named: dict, also: set):
        users = User.objects.in_bulk(named[User] | also - {None})
        roles = {
            member.user_id: member
            for member in Membership.objects.filter(user__in=users).order_by("started_on")
        }
        providers = Provider.objects.in_bulk(named[Provider])
        self.people = {
            user.username: {
                "name": str(user),
                "title": user.title,
                "role": roles[user.pk].get_role_display() if user.pk in roles else "",
            }
            for user in sorted(users.values(), key=lambda user: user.username)
        }
        self.providers = {
            place.name: {"form": place.form}
            for place in sorted(providers.values(), key=lambda place: place.name)
        }
        self.words = {
            User: {pk: user.username for pk, user in users.items()},
            Provider: {pk: place.name for pk, place in providers.items()},
            CommissioningUnit: {
                pk: unit.name
                for pk, unit in CommissioningUnit.objects.in_bulk(named[CommissioningUnit]).items()
            },
            Device: {pk: device.name for pk, device in Device.objects.in_bulk(named[Device]).items()},
        }

    def of(self, model, pk) -> str | None:
        return self.words[model].get(pk)
