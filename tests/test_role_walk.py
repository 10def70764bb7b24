"""Walks every address of the project as every role, on a case inside the role's reach and on one outside it.

The table (tests/role_table.py) says who opens what. A route that is not in the table fails."""

import re
import uuid
from copy import copy
from datetime import date

import pytest
from django.db import transaction
from django.urls import URLResolver, get_resolver, reverse

from accounts.models import (
    DeadlineRule,
    FormDraft,
    FormSubmission,
)
from boendestod.urls import STATIONS
from cases.models import Case, Client
from orders import actions as order_actions
from oversight import flags
from oversight.models import AuditDraw, ImportJob
from plans import actions as plan_actions
from tests.api.operations import OPERATIONS, path_of
from tests.cast import NUMBERS, TODAY, Cast
from tests.role_sees import OF_THE_MUNICIPALITY, SEES
from tests.role_table import ELSEWHERE, NO_PAGES, PUBLIC, ROUTES, Reads, address
from tests.test_tables import RECORDS, VISIBLE
from tests.walked_records import records
from tests.walkers import (
    INSIDE,
    NOWHERE,
    PROVIDER,
    TWINS,
    thread,
    twin,
    walkers,
)


def names(resolver, namespace=""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern, f"{pattern.namespace}:" if pattern.namespace else namespace)
        else:
            yield f"{namespace}{pattern.name}"


# Lists where something is made too: what is done there is walked as an operation.
MADE_AT_THE_LIST = {
    f"api:{viewset.noun}-list"
    for station in STATIONS
    for viewset in station.RESOURCES.values()
    if hasattr(viewset, "create")
}


def test_every_route_stands_in_the_table():
    own = [
        operation for operation in OPERATIONS if operation.method == "POST" and operation.path.count("/") > 1
    ]
    operations = {f"api:{operation.name}" for operation in own}
    assert set(names(get_resolver())) == set(ROUTES) | NO_PAGES | operations


class Walk:
    """One walker, the two sides, and what is expected of each step."""

    def __init__(self, name, user, client, sides):
        self.name, self.user, self.client, self.sides = name, user, client, sides
        self.client.raise_request_exception = True
        if user is not None:
            client.force_login(user, "accounts.backends.DemoAwareBackend")

    def steps(self):
        for route, page in ROUTES.items():
            for side, found in self.sides.items():
                if page.record is not None or side == "inside":
                    record = found[page.record] if page.record else None
                    yield route, page, side, reverse(route, args=address(route, record))

    def role(self, side: str) -> str | None:
        """As whom the walker is counted there: a twin outside stands where her original stands inside."""
        if side == "inside":
            return self.name
        return self.name.removeprefix("other_") if self.name in TWINS else None

    def expected(self, route, page, side) -> int:
        is_api = route == "schema" or route.startswith("api:")
        if self.user is None:
            return 200 if route in PUBLIC else 401 if is_api else 302
        role = self.role(side) if page.record else self.name
        if page.record in OF_THE_MUNICIPALITY:
            return 403 if self.name not in page.opens else 200 if side == "inside" else 404
        if is_api and self.name not in page.opens:
            return 403
        if page.record and role not in SEES[page.record]:
            return 404
        if role not in page.opens:
            return 403
        return 302 if self.name in ELSEWHERE.get(route, ()) else 200

    def out_of_reach(self) -> set[str]:
        return {
            str(pk)
            for model in VISIBLE
            for pk in model.objects.exclude(
                pk__in=model.objects.visible_to(self.user).values("pk")
            ).values_list("pk", flat=True)
            if isinstance(pk, uuid.UUID)
        }


@pytest.fixture
def users(cast):
    return walkers(cast)


@pytest.fixture
def sides(cast, users):
    elsewhere = users["foreign_caseworker"].membership.municipality
    outside = records(twin(cast), NUMBERS[1], elsewhere)
    Client.objects.update(last_name="Utanför")
    return {"inside": records(cast, NUMBERS[0], cast.municipality, cast.reviewer), "outside": outside}


@pytest.fixture(params=[INSIDE, TWINS, (*NOWHERE, None)], ids=["inside", "twins", "nowhere"])
def walks(request, users, sides, client):
    """One walk after another, as whoever the group holds; None is a stranger."""

    def start():
        for name in request.param:
            client.logout()
            yield Walk(name, users.get(name), client, sides)

    return start


UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def test_each_role_opens_what_the_table_says_and_no_page_speaks_of_what_is_out_of_reach(walks):
    for walk in walks():
        hidden = walk.out_of_reach() if walk.user else set()
        wrong = {}
        for route, page, side, url in walk.steps():
            answer = walk.client.get(url)
            if answer.status_code != walk.expected(route, page, side):
                wrong[route, side] = (answer.status_code, walk.expected(route, page, side))
            if answer.status_code == 200:
                text = answer.content.decode(errors="ignore")
                shown = set(UUID.findall(text)) & hidden
                name = "Utanför" if walk.name in INSIDE else "Berg" if walk.name in TWINS else None
                assert not shown, (walk.name, url, shown)
                assert name is None or name not in text, (walk.name, url)
        assert not wrong, walk.name


def state() -> dict:
    """All that a form could have changed."""
    versions = {model: set(model.objects.values_list("pk", "version")) for model in RECORDS}
    others = (AuditDraw, DeadlineRule, FormDraft, FormSubmission, ImportJob)
    return versions | {model: set(model.objects.values_list("pk")) for model in others}


def test_an_empty_form_harms_nothing_and_where_one_may_not_nothing_changes(walks):
    for walk in walks():
        before, wrong = state(), {}
        for route, page, side, url in walk.steps():
            if route in MADE_AT_THE_LIST:
                continue
            expected = walk.expected(route, page, side)
            if isinstance(page, Reads):
                expected = 405 if walk.user or route in PUBLIC else expected
            with transaction.atomic():
                answer = walk.client.post(url)
                may = expected == 200 or (walk.user and expected == 302)
                if may:
                    transaction.set_rollback(True)
            if answer.status_code not in ((200, 302) if may else (expected,)):
                wrong[route, side] = (answer.status_code, expected)
        assert not wrong, walk.name
        assert state() == before, walk.name


MAY = {200, 201, 204, 400, 409, 412}


def test_each_role_does_through_the_api_what_it_may_on_the_pages_and_nothing_else(walks):
    for walk in walks():
        before, wrong = state(), {}
        for operation, side, expected, path in operation_steps(walk):
            with transaction.atomic():
                answer = walk.client.generic(
                    operation.method,
                    path,
                    "{}",
                    content_type="application/json",
                    headers={"If-Match": 'W/"1"'},
                )
                if expected == MAY:
                    transaction.set_rollback(True)
            if answer.status_code not in expected:
                wrong[operation.name, side] = (answer.status_code, expected, answer.content[:200])
        assert not wrong, walk.name
        assert state() == before, walk.name


def operation_steps(walk):
    for operation in OPERATIONS:
        page = ROUTES[operation.name]
        for side, found in walk.sides.items():
            if page.record is not None or side == "inside":
                record = found[page.record] if page.record else None
                expected = walk.expected(operation.name, page, side) if walk.user else 401
                may = expected in (200, 302)
                yield operation, side, MAY if may else {expected}, path_of(operation, record)


def test_of_two_providers_with_the_same_person_each_sees_only_its_own(cast, users, client):
    """The first provider may still look for a while after its order has ended; the next is already at work."""
    first = vars(thread(cast))
    plan_actions.end_support(
        first["order"],
        by=cast.caseworker,
        today=TODAY,
        ended_on=TODAY,
        reason="Byter utförare",
        version=first["order"].version,
    )
    second = next_provider(twin(cast), first["case"], by=cast.caseworker)
    flags.raise_flags(date(2027, 1, 1))
    found = dict.fromkeys(PROVIDER, first) | {f"other_{name}": second for name in PROVIDER}
    for name, seen in found.items():
        walk = Walk(name, users[name], client, {"inside": seen | {"client": first["case"].client}})
        hidden = walk.out_of_reach()
        for route in (
            "start",
            "cases",
            "orders",
            "visits",
            "flags",
            "case",
            "client",
            "order",
            "plan",
            "visit",
        ):
            page = ROUTES[route]
            args = [walk.sides["inside"][page.record].pk] if page.record else []
            answer = client.get(reverse(route, args=args), follow=True)
            assert answer.status_code == 200, (name, route)
            assert not set(UUID.findall(answer.content.decode())) & hidden, (name, route)
        for resource in ("cases", "orders", "plans", "visits", "day-notes", "follow-ups", "flags"):
            text = client.get(f"/api/v1/{resource}/").content.decode()
            assert not set(UUID.findall(text)) & hidden, (name, resource)


def next_provider(other: Cast, case: Case, *, by) -> dict:
    order = other.draft_on(case, case.decisions.get(), by=by)
    order_actions.send(order, by=by, today=TODAY)
    order = order_actions.accept(
        order,
        by=other.coordinator,
        today=TODAY,
        received_on=TODAY,
        key_worker=other.support_worker,
        start_on=TODAY,
    )
    plan = plan_actions.begin(order, by=other.support_worker, today=TODAY, begun_on=TODAY)
    return {"case": case, "order": order, "plan": plan, "visit": other.visit(plan)}


def test_a_record_that_does_not_exist_is_not_found(users, sides, client):
    for route, page in ROUTES.items():
        if page.record:
            opener = min((page.opens & SEES[page.record]) - set(TWINS) - set(NOWHERE) or page.opens)
            client.force_login(users[opener], "accounts.backends.DemoAwareBackend")
            record = copy(sides["inside"][page.record])
            record.pk = 2_000_000_000 if isinstance(record.pk, int) else uuid.uuid4()
            if route == "order_version":
                record.order_id = uuid.uuid4()
            assert client.get(reverse(route, args=address(route, record))).status_code == 404, route


def test_what_answers_no_get(users, client):
    for user in users.values():
        client.force_login(user, "accounts.backends.DemoAwareBackend")
        assert client.get(reverse("save_draft")).status_code == 405
        assert client.post(reverse("save_draft")).status_code == 400
        assert client.get(reverse("api_unknown")).status_code == 404
        assert client.get(reverse("logout")).status_code == 405
        assert client.post(reverse("logout"))["Location"] == reverse("login")
        assert client.get(reverse("start")).status_code == 302
        assert client.post(reverse("save_draft")).status_code == 302
