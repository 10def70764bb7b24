import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from orders import actions
from tests.cast import NUMBERS, TODAY, at
from tests.web import browser


def states(user, **filters):
    page = browser(user).get(reverse("orders"), filters)
    assert page.status_code == 200
    return [order.state for order, _, _ in page.context["rows"]]


@pytest.fixture
def orders(cast):
    """One order in each state that both sides meet, and a draft."""
    persons = [cast.case(cast.client(number)) for number in NUMBERS]
    cast.accepted(persons[0])
    cast.draft(persons[1])
    returned = cast.sent(persons[2])
    actions.return_with_question(returned, by=cast.coordinator, category="scope", question="Räcker tiden?")
    cast.sent(persons[3])


def test_the_provider_meets_new_orders_first_and_no_drafts(cast, orders):
    assert states(cast.coordinator) == ["sent", "returned", "accepted"]


def test_the_caseworker_meets_returned_orders_first(cast, orders):
    assert states(cast.caseworker) == ["returned", "draft", "sent", "accepted"]


def test_the_support_worker_meets_her_own(cast, orders):
    assert states(cast.support_worker) == ["accepted"]
    assert states(cast.colleague) == []


def test_another_unit_and_another_provider_meet_none(cast, orders):
    assert states(cast.other_caseworker) == states(cast.other_coordinator) == []


def test_the_address_narrows_the_list(cast, orders):
    assert states(cast.coordinator, lage="sent") == ["sent"]
    assert states(cast.caseworker, vems="mina") == ["returned", "draft", "sent", "accepted"]
    assert states(cast.section_leader, vems="mina") == []


@pytest.mark.parametrize("filters", [{"lage": "draft"}, {"lage": "x"}, {"vems": "x"}, {"page": "x"}])
def test_a_filter_that_is_none_shows_the_whole_list(cast, orders, filters):
    assert states(cast.coordinator, **filters) == ["sent", "returned", "accepted"]


def test_accepted_orders_without_a_plan_come_before_those_with_one(cast):
    begun = cast.begun(cast.case(cast.client(NUMBERS[0]))).order
    waiting = cast.accepted(cast.case(cast.client(NUMBERS[1])))
    rows = browser(cast.coordinator).get(reverse("orders")).context["rows"]
    assert [order for order, _, _ in rows] == [waiting, begun]


def test_the_list_says_how_old_and_by_when(cast, orders, time_machine):
    time_machine.move_to(at(TODAY.replace(day=5), 12), tick=False)
    page = browser(cast.coordinator).get(reverse("orders")).content.decode()
    assert "för 3 dagar sedan" in page
    assert "påbörjad senast 19 mars 2026" in page


def test_the_number_of_queries_does_not_grow_with_the_rows(cast):
    desk = browser(cast.coordinator)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            desk.get(reverse("orders"))
        return len(seen)

    cast.sent(cast.case(cast.client(NUMBERS[0])))
    one = queries()
    cast.accepted(cast.case(cast.client(NUMBERS[1])))
    cast.sent(cast.case(cast.client(NUMBERS[2])))
    assert queries() == one
