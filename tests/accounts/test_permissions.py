"""Every verb of every app asks the permission table before anything else."""

import inspect
from types import SimpleNamespace

import pytest
from django.db import transaction

from accounts.permissions import ALLOWED
from accounts.rules import Role
from boendestod.errors import NotPermitted, RuleBroken
from followup.models import Visit, VisitDraft
from tests.accounts.receivers import subscription_records
from tests.accounts.verbs import MODULES, NO_VERBS, VERBS
from tests.audits import draw_file
from tests.cast import NUMBERS
from tests.daily_records import daily_records
from tests.desk import amended, desk_records
from tests.plan_records import plan_records
from tests.systems import system_records
from tests.walkers import thread


def verbs(module):
    return {
        function
        for name, function in vars(module).items()
        if inspect.isfunction(function)
        and function.__module__.startswith(module.__name__)
        and not name.startswith("_")
        and "by" in inspect.signature(function).parameters
    }


def test_every_verb_stands_in_this_test():
    assert set().union(*map(verbs, MODULES)) - NO_VERBS == set(VERBS)


def test_every_key_of_the_table_that_changes_something_has_its_verb():
    seeing = {
        "figures.see",
        "overview.see",
        "log.read",
        "history.read",
        "grades.see",
        "children.see",
        "audits.see",
        "audit_rounds.see",
        "schedule.see",
        "money.see",
        "money.see_persons",
    }
    assert {key for key, _ in VERBS.values()} == set(ALLOWED) - seeing


def test_every_role_stands_in_the_table():
    assert set().union(*ALLOWED.values()) == set(Role)


@pytest.fixture
def one_a_role(cast):
    return {
        Role.CASEWORKER: cast.caseworker,
        Role.SECTION_LEADER: cast.section_leader,
        Role.COORDINATOR: cast.coordinator,
        Role.SUPPORT_WORKER: cast.support_worker,
        Role.UNIT_MANAGER: cast.unit_manager,
        Role.REVIEWER: cast.reviewer,
        Role.SYSTEM_ADMIN: cast.system_admin,
    }


def permitted(verb, content, by) -> bool:
    """Whether the verb got past the table; what the rules say then is another test's business."""
    try:
        with transaction.atomic():
            if "visit" in content:
                content["visit"] = Visit(pk=content["visit"].pk, support_worker=by)
            if isinstance(content.get("draft"), VisitDraft):
                content["draft"].author = by
            positional = content.pop("/", ())
            verb(*positional, **content, by=by)
            transaction.set_rollback(True)
    except NotPermitted:
        return False
    except RuleBroken:
        return True
    return True


def test_each_verb_is_refused_to_each_role_that_the_table_does_not_name(cast, one_a_role):
    whole = thread(cast)
    desk = desk_records(cast, whole.case, whole.decision, whole.order)
    draft = cast.draft(cast.case(cast.client(NUMBERS[1])))
    arrived = plan_records(cast, cast.case(cast.client(NUMBERS[2])))
    of_systems = system_records(cast.municipality)
    records = SimpleNamespace(
        **vars(whole),
        **desk,
        **arrived,
        **daily_records(cast, whole.plan),
        **of_systems,
        **subscription_records(of_systems["system"], cast.system_admin),
        client=whole.client,
        draft_goal=draft.goals.get(),
        amendment=amended(cast, whole.order),
        audit_draw=draw_file(cast, whole.case),
    )
    assert set(one_a_role) == set(Role)
    for verb, (key, content) in VERBS.items():
        may = {role for role, user in one_a_role.items() if permitted(verb, content(records), user)}
        assert may == ALLOWED[key], verb.__name__
