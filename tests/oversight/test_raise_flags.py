"""`manage.py raise_flags`: the nightly job by hand."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from oversight.models import Flag
from oversight.tasks import raise_flags_for_today
from tests.cast import TODAY
from tests.oversight.case_files import NO_PLAN, import_rows, row

TABLE = """\
Flaggor för {day}
Regel                                          nya   lösta   öppna
Planen är inte påbörjad                   {not_begun}
Planen har inte kommit in                        0       0       0
Planen är inte läst                              0       0       0
Planen är inte uppföljd                          0       0       0
Planen är inte uppföljd vid nytt beslut          0       0       0
Beslutet har gått ut                             0       0       0
Ansökan är inte avgjord                          0       0       0
Tills vidare utan datum för uppföljning          0       0       0
Uppgifterna om barn ska ses över                 0       0       0
Utförarens fråga är inte besvarad                0       0       0
Stödet har inte startat                          0       0       0
Beslutet är inte verkställt                      0       0       0
Besöket saknar anteckning                        0       0       0
Planerat besök är inte loggat                    0       0       0
Flera besök i rad blev inte av                   0       0       0
Ingen har skrivit om personen                    0       0       0
Personen har inte fått stöd                      0       0       0
Månaden gav mindre stöd än beställt              0       0       0
Månaden gav mer stöd än beställt                 0       0       0
Beslutet är inte uppföljt                        0       0       0
Utlåtandet har inte kommit                       0       0       0
Uppföljningsmötet är inte inskrivet              0       0       0
Handläggarens meddelande är inte besvarat        0       0       0
Utförarens meddelande är inte besvarat           0       0       0
"""


def told(*options: str) -> str:
    out = StringIO()
    call_command("raise_flags", *options, stdout=out)
    return out.getvalue()


def opened() -> dict[str, date]:
    return dict(Flag.objects.values_list("rule", "opened_on"))


@pytest.fixture
def late_plan(today):
    import_rows(row(**NO_PLAN, decision_to="2039-12-31"))


def test_it_tells_what_was_opened_and_closed_and_may_run_again(late_plan):
    opened = TABLE.format(day="2026-01-06", not_begun="       1       0       1")
    nothing = TABLE.format(day="2026-01-06", not_begun="       0       0       1")
    closed = TABLE.format(day="2026-01-05", not_begun="       0       1       0")
    assert told("--on", "2026-01-06") == opened
    assert told("--on", "2026-01-06") == nothing
    assert told("--on", "2026-01-05") == closed


def test_without_a_day_it_is_today(late_plan):
    assert told().startswith("Flaggor för 2026-03-02\n")
    assert opened() == {"plan_not_begun": TODAY, "plan_not_received": TODAY}


def test_the_nightly_job_does_the_same(late_plan):
    raise_flags_for_today.delay()
    assert opened() == {"plan_not_begun": TODAY, "plan_not_received": TODAY}


@pytest.mark.parametrize("day", ["2018-02-30", "i går", "20180531"])
def test_a_day_that_is_none_changes_nothing(late_plan, day):
    err = StringIO()
    with pytest.raises(SystemExit, match="1"):
        call_command("raise_flags", "--on", day, stderr=err)
    assert err.getvalue() == f"{day} är inte en dag. Skriv den som ÅÅÅÅ-MM-DD, till exempel 2018-05-31.\n"
    assert not Flag.objects.exists()
