"""From a received order to support that is given: start, offers and interruptions. Plain values in and out."""

from datetime import date

from boendestod.errors import refuse_if


def check_start(started_on: date, *, received_on: date | None, today: date) -> None:
    refuse_if(started_on > today, "Starten kan inte ligga framåt i tiden.", "started_ahead", "started_on")
    refuse_if(
        received_on is not None and started_on < received_on,
        "Stödet kan inte ha startat före den dag beställningen togs emot.",
        "started_before_received",
        "started_on",
    )


def check_offer(offered_on: date, *, received_on: date | None, today: date) -> None:
    refuse_if(offered_on > today, "Erbjudandet kan inte ligga framåt i tiden.", "offered_ahead", "offered_on")
    refuse_if(
        received_on is not None and offered_on < received_on,
        "Erbjudandet kan inte ha lämnats före den dag beställningen togs emot.",
        "offered_before_received",
        "offered_on",
    )


def check_answer(
    accepted: bool, *, answered_on: date | None, offered_on: date, reason: str, today: date
) -> None:
    refuse_if(answered_on is None, "Ange vilken dag personen svarade.", "no_answer_day", "answered_on")
    refuse_if(answered_on > today, "Svaret kan inte ligga framåt i tiden.", "answered_ahead", "answered_on")
    refuse_if(
        answered_on < offered_on,
        "Svaret kan inte ha kommit före erbjudandet.",
        "answered_before_offered",
        "answered_on",
    )
    refuse_if(
        not accepted and not reason.strip(), "Skriv varför personen tackade nej.", "no_reason", "reason"
    )


def check_interruption(started_on: date, *, last_support: date | None, reason: str, today: date) -> None:
    """`last_support` is the last known day on which support began or was taken up again."""
    refuse_if(started_on > today, "Avbrottet kan inte ligga framåt i tiden.", "started_ahead", "started_on")
    refuse_if(
        last_support is not None and started_on < last_support,
        "Avbrottet kan inte börja före den dag stödet startade eller senast återupptogs.",
        "interrupted_before_support",
        "started_on",
    )
    refuse_if(not reason.strip(), "Skriv varför stödet är avbrutet.", "no_reason", "reason")


def check_resumed(resumed_on: date, *, started_on: date, today: date) -> None:
    refuse_if(resumed_on > today, "Dagen kan inte ligga framåt i tiden.", "resumed_ahead", "resumed_on")
    refuse_if(
        resumed_on <= started_on,
        "Stödet kan återupptas tidigast dagen efter att avbrottet började.",
        "resumed_too_early",
        "resumed_on",
    )
