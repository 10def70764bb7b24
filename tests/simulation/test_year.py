"""The year itself is what it says, and the bulk of it is what the verbs would have written."""

from datetime import timedelta
from itertools import islice

import pytest

from followup import actions
from followup.models import DayNote
from followup.models import Visit as VisitRow

from .days import PERFORMED, day_of
from .facts import FIRST, LAST, ON, Visit, Year
from .load import REASON, TEXT, Days, load
from .people import granted
from .year import seeded, simulate

HOUR = timedelta(hours=1)
SAMPLE = 200


def hours(rows) -> float:
    return sum((row.ends_at - row.starts_at for row in rows), timedelta()) / HOUR


def inside(rows) -> list:
    return [row for row in rows if FIRST <= day_of(row.starts_at) <= LAST]


def test_the_year_is_botkyrkas_of_2018():
    year = simulate()
    with_support = [decision for decision in year.decisions if decision.outcome == "approval"]
    assert len({decision.person for decision in with_support}) == 105
    assert len(year.workers) == 21
    assert len({worker.team for worker in year.workers}) == 3
    assert sum(granted(decision) for decision in with_support) == 20_736
    became = {visit.planned: visit for visit in year.visits}
    moved = {planned for planned, visit in became.items() if visit.outcome == "rescheduled"}
    planned = [one for one in inside(year.standing) if one not in moved]
    assert hours(planned) == 19_290
    carried_out = [one for one in planned if one in became and became[one].outcome in PERFORMED]
    assert 0.38 < 1 - hours(carried_out) / hours(planned) < 0.42


def test_nobody_is_at_two_places():
    year = simulate()
    busy = [(slot.worker, slot.starts_at, slot.ends_at) for slot in year.slots]
    for planned in inside(year.standing):
        both = (planned.worker, planned.second)
        busy += [(worker, planned.starts_at, planned.ends_at) for worker in both if worker]
    busy.sort(key=lambda row: (row[0].number, row[1]))
    for (worker, _, end), (other, start, _) in zip(busy, islice(busy, 1, None), strict=False):
        assert worker != other or start >= end


def test_the_same_seed_gives_the_same_year():
    def told(year: Year):
        return [(visit.order.person.number, visit.starts_at, visit.outcome) for visit in year.visits]

    assert told(simulate.__wrapped__()) == told(simulate())
    assert told(simulate.__wrapped__(7)) != told(simulate())


@pytest.mark.django_db
def test_a_sample_of_visits_led_through_the_verbs_gives_the_same_rows(time_machine):
    year = simulate()
    sample = frozenset(seeded(1).sample([one for one in year.visits if can_be_logged(one)], SAMPLE))
    to = load(year, but=sample)
    bulk = Days(year, to)
    for visit in sample:
        row = lead_through_verb(visit, to, time_machine)
        meant = bulk.visit(visit)
        assert content(row) == content(meant)
        assert row.recorded_at == meant.recorded_at
        note, mark = DayNote.objects.filter(visit=row).first(), row.marks.first()
        assert content(note) == content(bulk.note(visit, row) if visit.noted_at else None)
        assert (note and note.recorded_at) == visit.noted_at
        assert content(mark) == content(bulk.mark(visit, row) if is_marked(visit) else None)
        assert row.history.count() == 1


def can_be_logged(visit: Visit) -> bool:
    """By the verb, which wants an order that still runs, and no tablet's clock."""
    runs = visit.order.ended_on is None and day_of(visit.starts_at) <= LAST
    return runs and visit.planned is not None and visit.device_at is None


def is_marked(visit: Visit) -> bool:
    return bool(visit.how_done and visit.order.plan)


def lead_through_verb(visit: Visit, to, time_machine) -> VisitRow:
    happened = visit.outcome in PERFORMED
    time_machine.move_to(visit.recorded_at, tick=False)
    at_once = visit.noted_at == visit.recorded_at
    row = actions.log_visit(
        to.orders[visit.order],
        by=to.users[visit.worker],
        planned=to.planned[visit.planned],
        second_worker=to.users.get(visit.second),
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        outcome=visit.outcome,
        reason="" if visit.outcome == "performed" else REASON,
        told_at=visit.told_at,
        text=TEXT if at_once else "",
        note_later=happened and not at_once,
        marks={to.activities[visit.order]: visit.how_done} if is_marked(visit) else {},
    )
    if visit.noted_at and not at_once:
        time_machine.move_to(visit.noted_at, tick=False)
        actions.write_missing_note(row, by=to.users[visit.worker], text=TEXT)
    time_machine.move_to(ON)
    return row


def content(row) -> dict | None:
    """All but what is its own: the key, and the moment, which is asked for by itself."""
    if row is None:
        return None
    fields = [one.name for one in row._meta.concrete_fields if one.name not in ("id", "recorded_at")]
    return {name: getattr(row, name) for name in fields}
