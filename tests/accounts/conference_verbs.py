"""The verbs of the case conference: as tests/accounts/verbs.py."""

from datetime import date

from oversight import conference
from tests.cast import TODAY

CONFERENCE_VERBS = {
    conference.call_conference: (
        "conference.call",
        lambda t: {
            "unit": t.case.unit,
            "provider": t.order.provider,
            "today": TODAY,
            "held_on": date(2026, 4, 1),
        },
    ),
    conference.renew_agenda: ("conference.call", lambda t: {"conference": t.conference, "today": TODAY}),
    conference.add_case: (
        "conference.call",
        lambda t: {"conference": t.conference, "today": TODAY, "order": t.order, "because": "Ny adress"},
    ),
    conference.write_item: (
        "conference.call",
        lambda t: {"item": t.conference_item, "version": 2, "outcome": "Bra"},
    ),
    conference.close_conference: (
        "conference.call",
        lambda t: {"conference": t.conference, "today": TODAY, "version": 1},
    ),
    conference.finish_task: ("conference.do_task", lambda t: {"item": t.conference_item, "version": 2}),
}
