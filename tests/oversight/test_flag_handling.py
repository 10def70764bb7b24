"""A flag that somebody answers for: given, waiting, waking, and coming to the one who leads the work."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.models import Event, User
from accounts.permissions import ALLOWED
from accounts.rules import COMMISSIONING_ROLES, PROVIDER_ROLES
from boendestod.errors import NotPermitted, RuleBroken
from oversight import flags, handling
from oversight.models import Flag, FlagEvent
from oversight.remedies import REMEDIES, remedy
from oversight.rules import CASEWORKERS, MOST_SNOOZED_DAYS, FlagEventKind, FlagRule
from plans import actions as plan_actions
from tests.cast import NUMBERS, TODAY, at
from tests.oversight.test_flags import length
from tests.web import browser, filled

RAISED = TODAY + timedelta(days=20)
# Fourteen days from the opening; the day after is the first on which it is late.
COMES = RAISED + timedelta(days=15)
REASON = "Personen är på sjukhus till den 20."


@pytest.fixture
def order(cast, time_machine):
    order = cast.accepted(cast.case(cast.client()))
    flags.raise_flags(RAISED)
    time_machine.move_to(at(RAISED, 12), tick=False)
    return order


@pytest.fixture
def flag(order):
    return Flag.objects.get(order=order, rule=FlagRule.PLAN_NOT_BEGUN)


def snooze(flag, by, *, until=RAISED + timedelta(days=5), today=RAISED, reason=REASON):
    return handling.snooze(flag, by=by, today=today, until=until, reason=reason)


def refused(code: str, verb, *args, **kwargs) -> None:
    with pytest.raises(RuleBroken) as refusal:
        verb(*args, **kwargs)
    assert refusal.value.code == code


def kinds(flag) -> list[str]:
    return [event.kind for event in flag.events.all()]


def on_lists(user, day=RAISED) -> set:
    return set(Flag.objects.visible_to(user).open().awake_for(user, day))


def test_a_flag_is_the_key_workers_until_it_is_given_to_somebody(cast, flag):
    assert (flag.owner, flag.waits_for) == (cast.support_worker, "Bo Testsson")
    handling.assign([flag], by=cast.unit_manager, to=cast.coordinator)
    flag.refresh_from_db()
    assert (flag.owner, flag.waits_for) == (cast.coordinator, "Sofia Testsson")
    event = FlagEvent.objects.get(flag=flag)
    assert (event.kind, event.by, event.to) == (FlagEventKind.ASSIGNED, cast.unit_manager, cast.coordinator)
    assert set(Flag.objects.owned_by(cast.coordinator)) == {flag}
    assert flag not in Flag.objects.owned_by(cast.support_worker)


def test_several_are_given_at_once_and_what_is_resolved_meanwhile_is_left_out(cast, flag):
    other = cast.accepted(cast.case(cast.client(NUMBERS[1], "Åke", "Öst")))
    flags.raise_flags(RAISED)
    both = list(Flag.objects.open().filter(rule=FlagRule.PLAN_NOT_BEGUN))
    plan_actions.begin(other, by=cast.support_worker, today=RAISED, begun_on=RAISED)
    assert handling.assign(both, by=cast.unit_manager, to=cast.support_worker) == [flag]


def test_what_is_given_to_the_same_person_again_is_one_event(cast, flag):
    for _ in range(2):
        handling.assign([flag], by=cast.unit_manager, to=cast.coordinator)
    assert kinds(flag) == [FlagEventKind.ASSIGNED]


@pytest.mark.parametrize("gone", ["left", "shut out"])
def test_what_was_given_to_who_has_left_comes_back_in_the_night(cast, flag, gone):
    """Else it would stand on nobody's list, with a name that cannot do it."""
    handling.assign([flag], by=cast.unit_manager, to=cast.coordinator)
    flags.raise_flags(RAISED)
    assert Flag.objects.get(pk=flag.pk).owner == cast.coordinator
    if gone == "left":
        cast.coordinator.memberships.update(ended_on=RAISED)
    else:
        User.objects.filter(pk=cast.coordinator.pk).update(is_active=False)
    flags.raise_flags(RAISED + timedelta(days=1))
    assert Flag.objects.get(pk=flag.pk).owner == cast.support_worker
    assert flag in Flag.objects.owned_by(cast.support_worker)
    assert kinds(flag) == [FlagEventKind.ASSIGNED, FlagEventKind.GIVEN_BACK]
    flags.raise_flags(RAISED + timedelta(days=2))
    assert len(kinds(flag)) == 2
    told = Event.objects.filter(model="oversight.flag", record_id=flag.pk, change="changed")
    assert told.count() == 2


def test_nothing_is_given_when_all_of_it_is_resolved(cast, flag, order):
    plan_actions.begin(order, by=cast.support_worker, today=RAISED, begun_on=RAISED)
    refused("resolved", handling.assign, [flag], by=cast.unit_manager, to=cast.coordinator)
    refused("resolved", snooze, flag, cast.support_worker)
    refused("resolved", handling.wake, flag, by=cast.support_worker, today=RAISED)


@pytest.mark.parametrize("who", ["colleague", "other_support_worker", "caseworker", "system_admin"])
def test_it_is_not_given_to_who_cannot_resolve_it(cast, flag, who):
    refused("cannot_do_it", handling.assign, [flag], by=cast.unit_manager, to=getattr(cast, who))
    assert kinds(flag) == []


def test_one_that_cannot_be_given_stops_all_of_them_and_is_named(cast, flag):
    other = cast.accepted(cast.case(cast.client(NUMBERS[1], "Åke", "Öst")))
    other.key_worker = cast.colleague
    other.save_change(by=cast.coordinator, reason="order.assign")
    flags.raise_flags(RAISED)
    both = Flag.objects.open().filter(rule=FlagRule.PLAN_NOT_BEGUN)
    with pytest.raises(RuleBroken, match="Åke Öst"):
        handling.assign(both, by=cast.unit_manager, to=cast.support_worker)
    assert not both.filter(assigned_to__isnull=False).exists()


def test_each_side_gives_and_lets_wait_only_its_own(cast, flag):
    refused("others", handling.assign, [flag], by=cast.section_leader, to=cast.caseworker)
    refused("others", snooze, flag, cast.caseworker)
    flags.raise_flags(date(2027, 1, 1))
    expired = Flag.objects.open().get(rule=FlagRule.DECISION_EXPIRED)
    refused("others", handling.assign, [expired], by=cast.unit_manager, to=cast.coordinator)
    handling.assign([expired], by=cast.section_leader, to=cast.section_leader)
    assert Flag.objects.get(pk=expired.pk).owner == cast.section_leader
    refused("cannot_do_it", handling.assign, [expired], by=cast.section_leader, to=cast.other_caseworker)


def test_what_waits_leaves_the_lists_of_its_own_side_only_and_wakes_by_itself(cast, flag):
    until = RAISED + timedelta(days=5)
    snooze(flag, cast.support_worker, until=until)
    for user in (cast.support_worker, cast.unit_manager):
        assert flag not in on_lists(user, until)
        assert flag in Flag.objects.asleep_for(user, until)
        assert flag in on_lists(user, until + timedelta(days=1))
    assert flag in on_lists(cast.caseworker, RAISED)


def test_what_waits_can_be_taken_back_to_the_lists_once(cast, flag):
    snooze(flag, cast.support_worker)
    handling.wake(flag, by=cast.coordinator, today=RAISED)
    assert flag in on_lists(cast.support_worker)
    refused("awake", handling.wake, flag, by=cast.coordinator, today=RAISED)
    assert kinds(flag) == [FlagEventKind.SNOOZED, FlagEventKind.WOKEN]


@pytest.mark.parametrize(
    ("until", "reason", "code"),
    [
        (RAISED, REASON, "until_out_of_reach"),
        (RAISED - timedelta(days=1), REASON, "until_out_of_reach"),
        (RAISED + timedelta(days=MOST_SNOOZED_DAYS + 1), REASON, "until_out_of_reach"),
        (RAISED + timedelta(days=MOST_SNOOZED_DAYS), " \n", "no_reason"),
    ],
)
def test_it_waits_from_tomorrow_to_sixty_days_and_never_without_a_reason(cast, flag, until, reason, code):
    refused(code, snooze, flag, cast.support_worker, until=until, reason=reason)


def test_the_last_day_of_the_sixty_is_one_of_them(cast, flag):
    last = RAISED + timedelta(days=MOST_SNOOZED_DAYS)
    assert snooze(flag, cast.support_worker, until=last).snoozed_until == last


def test_a_third_time_is_for_the_manager_to_decide(cast, flag):
    for _ in range(2):
        snooze(flag, cast.support_worker)
    for user in (cast.support_worker, cast.coordinator):
        refused("managers_to_decide", snooze, flag, user)
    assert snooze(flag, cast.unit_manager).is_snoozed


@pytest.mark.parametrize("who", ["reviewer", "system_admin"])
def test_who_does_not_do_the_work_lets_nothing_wait(cast, flag, who):
    with pytest.raises(NotPermitted):
        snooze(flag, getattr(cast, who))


def test_what_nobody_resolves_comes_to_the_manager_once_and_stands_on_top(cast, flag):
    other = cast.accepted(cast.case(cast.client(NUMBERS[1], "Åke", "Öst")))
    flags.raise_flags(COMES - timedelta(days=1))
    flag.refresh_from_db()
    assert flag.escalated_on is None
    # The other one has been late for longer, but was found this night.
    Flag.objects.filter(order=other, rule=FlagRule.PLAN_NOT_BEGUN).update(due_on=TODAY)
    for _ in range(2):
        flags.raise_flags(COMES)
    flag.refresh_from_db()
    assert flag.escalated_on == COMES
    event = FlagEvent.objects.get(flag=flag)
    assert (event.kind, event.by, event.municipality) == (
        FlagEventKind.ESCALATED,
        None,
        cast.municipality,
    )
    (kept,) = event.history.all()
    assert (kept.history_type, kept.history_change_reason, kept.flag) == ("+", "flag.escalated", flag)
    late = Flag.objects.open().filter(rule=FlagRule.PLAN_NOT_BEGUN)
    assert late.in_order_for(cast.unit_manager).first() == flag
    assert late.in_order_for(cast.section_leader).first().order == other
    assert late.in_order_for(cast.coordinator).first().order == other


def test_what_waits_does_not_come_to_the_manager_and_comes_the_night_it_wakes(cast, flag):
    until = COMES + timedelta(days=3)
    snooze(flag, cast.support_worker, until=until)
    flags.raise_flags(until)
    flag.refresh_from_db()
    assert flag.escalated_on is None
    flags.raise_flags(until + timedelta(days=1))
    flag.refresh_from_db()
    assert flag.escalated_on == until + timedelta(days=1)


def test_the_length_is_the_municipalitys_of_the_day_on_which_the_flag_was_opened(cast, flag):
    length("flag_escalates", RAISED + timedelta(days=1), cast.municipality.name, days=1)
    assert flag not in flags.to_escalate(COMES - timedelta(days=1))
    assert flag in flags.to_escalate(COMES)


def test_what_is_resolved_never_comes_to_the_manager(cast, flag, order):
    plan_actions.begin(order, by=cast.support_worker, today=RAISED, begun_on=RAISED)
    flags.raise_flags(COMES)
    flag.refresh_from_db()
    assert flag.escalated_on is None
    assert on_lists(cast.unit_manager).isdisjoint({flag})


def filled_form(form) -> dict:
    return {"form_token": form["form_token"].value()}


def pages(user):
    return browser(user), reverse("flags")


def test_rows_are_ticked_and_given_from_the_list_which_keeps_its_filter(cast, flag):
    client, url = pages(cast.unit_manager)
    filtered = f"?regel={FlagRule.PLAN_NOT_BEGUN}"
    page = client.get(url + filtered)
    assert f'name="flags" value="{flag.pk}"' in page.content.decode()
    sent = filled_form(page.context["assign"]) | {"to": cast.coordinator.pk, "flags": [flag.pk]}
    done = client.post(reverse("flags_assign") + filtered, sent)
    assert done.url == url + filtered
    assert "Sofia Testsson" in client.get(done.url).content.decode()
    again = client.post(reverse("flags_assign") + filtered, sent)
    assert again.url == done.url
    assert kinds(flag) == [FlagEventKind.ASSIGNED]


def test_a_refusal_keeps_what_was_ticked_and_says_why(cast, flag):
    client, url = pages(cast.unit_manager)
    sent = filled_form(client.get(url).context["assign"]) | {"to": cast.colleague.pk, "flags": [flag.pk]}
    page = client.post(reverse("flags_assign"), sent)
    assert "arbetar inte med Astrid Berg" in page.context["form"].errors["to"][0]
    assert [found.pk for found in page.context["picked"]] == [flag.pk]
    unticked = client.post(reverse("flags_assign"), sent | {"flags": []})
    assert "Kryssa i minst en rad" in str(unticked.context["form"].errors["flags"])


def test_one_is_given_from_its_own_page(cast, flag):
    client, _ = pages(cast.unit_manager)
    assert "Välj ansvarig" in client.get(reverse("flag", args=[flag.pk])).content.decode()
    page = client.get(reverse("flags_assign"), {"flags": flag.pk})
    assert [found.pk for found in page.context["picked"]] == [flag.pk]


def test_strange_ids_in_the_address_pick_nothing(cast, flag):
    client, _ = pages(cast.other_unit_manager)
    for strange in ("x", "99999999999999999999999", flag.pk):
        page = client.get(reverse("flags_assign"), {"flags": strange})
        assert not page.context["picked"]


def test_letting_it_wait_and_taking_it_back_are_pages_that_count_once(cast, flag):
    client, url = pages(cast.support_worker)
    snoozing = reverse("flag_snooze", args=[flag.pk])
    sent = filled(client.get(snoozing), until=RAISED + timedelta(days=3), reason=REASON)
    for _ in range(2):
        assert client.post(snoozing, sent).url == reverse("flag", args=[flag.pk])
    shown = client.get(reverse("flag", args=[flag.pk])).content.decode()
    assert REASON in shown
    assert "Sluta vänta" in shown
    assert flag not in client.get(url).context["page_obj"].object_list
    assert flag in client.get(url, {"lage": "vantar"}).context["page_obj"].object_list
    waking = reverse("flag_wake", args=[flag.pk])
    client.post(waking, filled(client.get(waking)))
    assert flag in client.get(url).context["page_obj"].object_list
    assert kinds(flag) == [FlagEventKind.SNOOZED, FlagEventKind.WOKEN]


def test_the_page_says_what_resolved_it_and_then_offers_nothing(cast, flag, order):
    plan_actions.begin(order, by=cast.support_worker, today=RAISED, begun_on=RAISED)
    shown = browser(cast.support_worker).get(reverse("flag", args=[flag.pk])).content.decode()
    assert "planen påbörjades" in shown
    assert "Låt det vänta" not in shown


@pytest.mark.parametrize("who", ["other_unit_manager", "other_caseworker", "colleague", "system_admin"])
def test_nobody_else_sees_that_there_is_such_a_flag(cast, flag, who):
    client = browser(getattr(cast, who))
    for route in ("flag", "flag_snooze", "flag_wake"):
        assert client.get(reverse(route, args=[flag.pk])).status_code == 404


@pytest.mark.parametrize("who", ["caseworker", "support_worker", "reviewer", "system_admin"])
def test_only_those_who_lead_give_work_to_others(cast, flag, who):
    client = browser(getattr(cast, who))
    assert client.get(reverse("flags_assign")).status_code == 403
    assert "Fördela de ikryssade" not in client.get(reverse("flags")).content.decode()


def test_the_list_shows_what_i_answer_for(cast, flag):
    handling.assign([flag], by=cast.unit_manager, to=cast.coordinator)
    mine = {"ansvarig": "jag", "regel": FlagRule.PLAN_NOT_BEGUN}
    for user, found in ((cast.coordinator, [flag]), (cast.support_worker, [])):
        client, url = pages(user)
        assert client.get(url, mine).context["page_obj"].object_list == found


def test_every_rule_has_a_way_to_resolve_it():
    assert set(REMEDIES) == set(FlagRule)


def test_the_way_leads_to_the_page_of_the_verb_for_who_may_and_else_to_the_case(cast, flag, order):
    (found,) = Flag.objects.filter(pk=flag.pk).for_list()
    assert remedy(found, cast.support_worker) == (
        "Påbörja planen",
        reverse("plan_new", args=[order.pk]),
    )
    assert remedy(found, cast.caseworker) == ("Öppna", reverse("case", args=[order.case_id]))


@pytest.mark.parametrize("rule", list(FlagRule))
def test_every_way_leads_to_a_page_by_a_verb_that_its_side_has(rule):
    for way in REMEDIES[rule]:
        assert reverse(way.route, args=[uuid4()])
        side = COMMISSIONING_ROLES if rule in CASEWORKERS else PROVIDER_ROLES
        assert ALLOWED[way.verb] & side
