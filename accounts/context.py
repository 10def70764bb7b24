"""What the page's frame shows: who the user is and the places of the role."""

from django.urls import reverse

from .rules import Role

START = ("Start", "start")
CASES = ("Ärenden", "cases")
ORDERS = ("Beställningar", "orders")
PLANS = ("Planer", "plan_inbox")
MESSAGES = ("Meddelanden", "order_messages")
SCHEDULE = ("Schema", "schedule")
FIGURES = ("Siffror", "figures")

PLACES = {
    Role.CASEWORKER: [START, CASES, ORDERS, PLANS, MESSAGES, FIGURES],
    Role.SECTION_LEADER: [START, CASES, ORDERS, PLANS, MESSAGES, ("Översikt", "overview")],
    Role.COORDINATOR: [START, SCHEDULE, ORDERS, MESSAGES, CASES, FIGURES],
    Role.SUPPORT_WORKER: [START, SCHEDULE, CASES, ("Besök", "visits"), MESSAGES],
    Role.UNIT_MANAGER: [("Översikt", "overview"), SCHEDULE, ORDERS, MESSAGES, CASES],
    Role.REVIEWER: [START, CASES, FIGURES],
    Role.SYSTEM_ADMIN: [
        START,
        ("Importera", "imports"),
        ("Frister", "deadlines"),
        ("Gränser", "limits"),
        ("Enheter", "units"),
        ("System", "systems"),
        ("Åtkomst", "access_log"),
    ],
}


def shell(request):
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or user.membership is None:
        return {"shell": None, "nav": []}
    member = user.membership
    return {
        "shell": {
            "name": str(user),
            "role": member.get_role_display(),
            "place": str(member.place),
            "searches": member.role != Role.SYSTEM_ADMIN,
        },
        "nav": _nav(request.path, PLACES[Role(member.role)]),
    }


def _nav(path: str, places: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """(label, url, aria-current): "page" where one is, "true" where the page belongs."""
    found = [(label, reverse(name)) for label, name in places]
    around = [url for _, url in found if path == url or (url != "/" and path.startswith(url))]
    nearest = max(around, key=len, default=None)
    return [(label, url, _current(path, url) if url == nearest else "") for label, url in found]


def _current(path: str, url: str) -> str:
    return "page" if path == url else "true"
