"""What a mapping and a contact plan begin with, beside the order's goals."""

from dataclasses import dataclass

from .plan import PlanKind


@dataclass(frozen=True)
class StandardGoal:
    goal: str
    indicator: str
    activities: tuple[str, ...]


MAPPING_BECAUSE = "Kartläggning: vi lär känna personen innan stödet får sin form."
CONTACT_BECAUSE = "Kontaktplan: en väg till ett första möte."
WAITS_BECAUSE = "Personen släpper inte in någon än."

# What Haninge does while a person lets nobody in (report 000), and Kungsholmen's mapping (report 004).
STANDARD_GOALS = {
    PlanKind.MAPPING: StandardGoal(
        "Vi vet vad personen klarar, vill och behöver",
        "Planen för tiden efter kartläggningen är skriven tillsammans med personen.",
        (
            "Lära känna varandra och personens vardag",
            "Gå igenom vad personen klarar själv och vad som är svårt",
            "Fråga vad som är viktigt för personen och vem som finns runt omkring",
        ),
    ),
    PlanKind.CONTACT: StandardGoal(
        "Ett första möte",
        "Personen har träffat oss en gång.",
        (
            "Skriva ett kort brev om vilka vi är",
            "Ringa eller skicka sms på bestämda tider",
            "Komma till dörren och säga hej",
            "Föreslå ett möte någon annanstans, eller med någon som personen litar på",
        ),
    ),
}


def standard_goal_of(kind: str) -> StandardGoal | None:
    return STANDARD_GOALS.get(kind)
