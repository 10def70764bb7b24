"""What several visits that did not happen ask of both sides."""

from boendestod.templatetags.sv import datum
from orders.models import Order

from ..thread import WARNING
from .step import Step, authority, worker


def visit_steps(order: Order) -> list[Step]:
    """A task for the worker and one for the caseworker, from the day on which there were as many in a row as the
    municipality has said; a visit that is carried out resolves both."""
    if order.missed_due_on is None:
        return []
    when = {"since": order.missed_due_on, "tone": WARNING, "pk": order.pk}
    missed = f"Flera besök i rad har inte blivit av, sedan {datum(order.missed_due_on)}"
    return [
        worker(
            verb="note.sign",
            todo=f"{missed}. Ta kontakt med personen och skriv vad ni kom fram till",
            waiting=f"{missed}. Boendestödjaren ska ta kontakt med personen",
            label="Skriv anteckning",
            route="note_new",
            says_when=False,
            **when,
        ),
        authority(
            verb="order.write_message",
            todo=f"{missed}. Fråga utföraren vad som behövs",
            waiting=f"{missed}. Handläggaren ska fråga vad som behövs",
            label="Öppna beställningen",
            route="order",
            says_when=False,
            **when,
        ),
    ]
