"""Telling the person, appeal and judgment: the days in their order. Plain values in and out."""

from datetime import date

from boendestod.errors import refuse_if

from .periods import appeal_until

AHEAD = "Dagen kan inte ligga framåt i tiden."


def check_sent(sent_on: date, *, decided_on: date, today: date) -> None:
    refuse_if(sent_on > today, AHEAD, "sent_ahead", "sent_on")
    refuse_if(
        sent_on < decided_on, "Personen kan inte underrättas före beslutsdagen.", "sent_early", "sent_on"
    )


def check_received(received_on: date | None, *, sent_on: date, today: date) -> None:
    if received_on is None:
        return
    refuse_if(received_on > today, AHEAD, "received_ahead", "received_on")
    refuse_if(
        received_on < sent_on,
        "Personen kan inte ha fått beslutet före den dag det skickades.",
        "received_early",
        "received_on",
    )


def is_in_time(appealed_on: date, got_on: date | None) -> bool | None:
    """None while nobody knows when the person got the decision: then the time has not begun to count."""
    return None if got_on is None else appealed_on <= appeal_until(got_on)


def check_appealed(received_on: date, *, decided_on: date, today: date) -> None:
    refuse_if(received_on > today, AHEAD, "appealed_ahead", "received_on")
    refuse_if(
        received_on < decided_on,
        "Överklagandet kan inte ha kommit in före beslutsdagen.",
        "appealed_early",
        "received_on",
    )


def check_forwarded(
    forwarded_on: date | None, *, received_on: date, in_time: bool | None, today: date
) -> None:
    if forwarded_on is None:
        return
    refuse_if(in_time is None, "Pröva först om överklagandet kom i rätt tid.", "time_not_tried", "in_time")
    refuse_if(forwarded_on > today, AHEAD, "forwarded_ahead", "forwarded_on")
    refuse_if(
        forwarded_on < received_on,
        "Överklagandet kan inte skickas vidare innan det har kommit in.",
        "forwarded_early",
        "forwarded_on",
    )


def check_judged(judged_on: date, *, received_on: date, today: date) -> None:
    refuse_if(judged_on > today, AHEAD, "judged_ahead", "judged_on")
    refuse_if(
        judged_on < received_on,
        "Domen kan inte ha kommit före överklagandet.",
        "judged_early",
        "judged_on",
    )
