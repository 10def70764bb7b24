"""The pages that lead a plan on: each step asks first, says what is in the way, and counts once."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.models import FormDraft
from cases.rules import LifeArea
from orders import actions as order_actions
from orders.models import Order, OrderActivity, OrderGoal
from orders.rules import OrderState
from plans import actions
from plans.models import Plan, PlanActivity, PlanCooperation, PlanGoal, PlanVersion, PlanWish
from plans.rules import PlanKind, PlanState, TakenUp
from tests.cast import TODAY, at
from tests.web import browser, errors, filled, send

BECAUSE = "Astrid vill det"


@pytest.fixture
def worker(cast):
    return browser(cast.support_worker)


def page(name, record):
    return reverse(name, args=[record.pk])


def ended(order):
    Order.objects.filter(pk=order.pk).update(state=OrderState.ENDED, ended_on=TODAY, end_reason="Flyttat")


def contact_plan(cast):
    plan = actions.begin(
        cast.accepted(), by=cast.support_worker, today=TODAY, begun_on=TODAY, kind=PlanKind.CONTACT
    )
    return cast.write(plan)


# --- A plan is begun -------------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", PlanKind)
def test_a_plan_of_each_kind_is_begun_from_the_order(cast, worker, kind):
    order = cast.accepted()
    answer = send(worker, page("plan_new", order), kind=kind)
    plan = Plan.objects.get()
    assert answer.url == page("plan_edit", plan)
    assert plan.kind == kind
    assert worker.get(answer.url).status_code == 200


@pytest.mark.parametrize(
    ("days_left", "kind"), [(None, PlanKind.ORDINARY), (0, PlanKind.MAPPING), (-1, PlanKind.ORDINARY)]
)
def test_a_mapping_is_proposed_while_the_order_asks_for_it(cast, worker, days_left, kind):
    order = cast.accepted()
    order.mapping_until = None if days_left is None else TODAY + timedelta(days=days_left)
    order.save_change(by=cast.caseworker, reason="order.edit")
    assert worker.get(page("plan_new", order)).context["form"]["kind"].value() == kind


def test_the_day_of_the_recording_stands_beside_the_day_that_is_stated(cast, worker):
    assert "Du registrerar den i dag, 2 mars 2026." in worker.get(page("plan_new", cast.accepted())).text


def test_a_plan_begun_twice_by_one_form_is_one_and_the_page_then_leads_to_it(cast, worker):
    url = page("plan_new", cast.accepted())
    form = filled(worker.get(url))
    assert worker.post(url, form).url == worker.post(url, form).url
    assert worker.get(url).url == page("plan", Plan.objects.get())


def test_an_order_that_has_ended_gets_no_plan_and_says_so(cast, worker):
    order = cast.accepted()
    url = page("plan_new", order)
    form = filled(worker.get(url), begun_on="2026-03-02", kind="contact")
    ended(order)
    answer = worker.post(url, form)
    assert "när beställningen är mottagen och tills den avslutas" in answer.text
    assert answer.context["form"]["kind"].value() == "contact"
    assert "Beställningen är avslutad sedan 2 mars 2026" in worker.get(url).text


def renewed(cast):
    """A new order that asks for the same as the one that has ended with its plan."""
    plan = cast.agreed()
    first = plan.order
    actions.end_support(
        first, by=cast.caseworker, today=TODAY, ended_on=TODAY, reason="Nytt beslut", version=first.version
    )
    order = cast.draft_on(first.case, first.decision, by=cast.caseworker)
    return order_actions.accept(
        order_actions.send(order, by=cast.caseworker, today=TODAY),
        by=cast.coordinator,
        today=TODAY,
        received_on=TODAY,
        key_worker=cast.support_worker,
        start_on=TODAY,
    )


def test_the_former_plan_goes_on_by_one_tap(cast, worker):
    order = renewed(cast)
    assert "Den förra planen säger samma sak" in worker.get(page("plan_new", order)).text
    url = page("plan_continue", order)
    form = filled(worker.get(url))
    plan = Plan.objects.get()
    assert worker.post(url, form).url == worker.post(url, form).url == page("plan", plan)
    plan.refresh_from_db()
    assert (plan.state, plan.order) == (PlanState.AGREED, order)


def test_there_is_nothing_to_go_on_with_under_a_first_order(cast, worker):
    order = cast.accepted()
    assert "förra planen" not in worker.get(page("plan_new", order)).text
    answer = send(worker, page("plan_continue", order))
    assert "Det finns ingen plan som säger samma sak." in answer.text


def test_what_an_amendment_had_dropped_does_not_stop_the_plan_from_going_on(cast, worker):
    order = renewed(cast)
    plan = Plan.objects.get()
    old = plan.order
    gone = OrderGoal(municipality=old.municipality, order=old, position=2, dropped_on=TODAY)
    gone.save_change(by=cast.caseworker, reason="order.edit")
    planned = PlanGoal(municipality=old.municipality, plan=plan, position=2, order_goal=gone, goal="Laga mat")
    planned.save_change(by=cast.support_worker, reason="plan.begin")
    assert send(worker, page("plan_continue", order)).status_code == 302
    planned.refresh_from_db()
    assert planned.order_goal == gone


# --- What the plan adds and takes out again ----------------------------------------------------------------------
def additions(plan):
    """Each page that adds: what is typed, and how many there are afterwards."""
    goal = plan.goals.get()
    return {
        page("plan_goal_new", plan): (
            PlanGoal,
            {"goal": "Jag vill ut", "added_because": BECAUSE, "life_area": LifeArea.DOMESTIC_LIFE},
        ),
        page("plan_activity_new", goal): (
            PlanActivity,
            {"what": "Gå ut", "added_because": BECAUSE, "weekdays": ["6"], "sub_goal": "with_support"},
        ),
        page("plan_wish_new", plan): (PlanWish, {"wish": "Samma person", "done": "Bo kommer", "met": "yes"}),
        page("plan_cooperation_new", plan): (PlanCooperation, {"with_whom": "Vårdcentralen"}),
    }


def test_what_is_added_twice_by_one_form_is_one(cast, worker):
    plan = cast.begun()
    for url, (model, typed) in additions(plan).items():
        before = set(model.objects.values_list("pk", flat=True))
        form = filled(worker.get(url), **typed)
        first = worker.post(url, form)
        assert worker.post(url, form).url == first.url
        (added,) = model.objects.exclude(pk__in=before)
        assert first.url == f"{page('plan_edit', plan)}#{added.pk}"
        for name, value in typed.items():
            said = getattr(added, name)
            assert said == value or said == [int(day) for day in value]


def test_the_plan_tells_what_it_has_added(cast, worker):
    plan = cast.begun()
    for url, (_, typed) in additions(plan).items():
        send(worker, url, **typed)
    text = worker.get(page("plan_edit", plan)).text
    assert text.count("Utöver beställningen") == 2
    assert "Samma person" in text
    assert "Vårdcentralen" in text


def test_what_must_be_said_is_asked_for_at_its_field(cast, worker):
    plan = cast.begun()
    wanted = [{"goal", "added_because"}, {"what", "added_because"}, {"wish"}, {"with_whom"}]
    for url, fields in zip(additions(plan), wanted, strict=True):
        assert set(errors(send(worker, url))) == fields


def test_nothing_is_asked_about_why_in_the_goal_that_is_the_plans_own(cast, worker):
    plan = contact_plan(cast)
    goal = plan.goals.get(is_contact=True)
    answer = send(worker, page("plan_activity_new", goal), what="Ringa på tisdagar")
    assert answer.status_code == 302
    added = PlanActivity.objects.get(what="Ringa på tisdagar")
    assert not added.is_addition
    answer = send(worker, page("plan_activity_edit", added), what="Ringa på onsdagar")
    added.refresh_from_db()
    assert added.what == "Ringa på onsdagar"


def test_what_was_typed_before_is_there_when_the_page_opens_again(cast, worker):
    plan = cast.begun()
    url = page("plan_activity_new", plan.goals.get())
    FormDraft.objects.create(
        user=cast.support_worker, page=url, data={"what": ["Gå ut"], "weekdays": ["2", "5"]}
    )
    form = worker.get(url).context["form"]
    assert (form["what"].value(), form["weekdays"].value()) == ("Gå ut", ["2", "5"])
    assert 'value="Gå ut"' not in browser(cast.coordinator).get(url).text


def removals(cast, plan):
    by = cast.support_worker
    goal = actions.add_goal(plan, by=by, goal="Jag vill ut", added_because=BECAUSE)
    activity = actions.add_activity(plan.goals.first(), by=by, what="Gå ut", added_because=BECAUSE)
    wish = actions.save_wish(plan, by=by, wish="Samma person")
    row = actions.save_cooperation(plan, by=by, with_whom="Vårdcentralen")
    return {
        page("plan_goal_remove", goal): lambda: PlanGoal.objects.standing().filter(pk=goal.pk),
        page("plan_activity_remove", activity): lambda: PlanActivity.objects.filter(
            pk=activity.pk, dropped_on__isnull=True
        ),
        page("plan_wish_remove", wish): lambda: PlanWish.objects.all(),
        page("plan_cooperation_remove", row): lambda: PlanCooperation.objects.all(),
    }


def test_what_was_added_is_taken_out_after_a_question(cast, worker):
    plan = cast.begun()
    for url, left in removals(cast, plan).items():
        assert "Ta bort" in worker.get(url).text
        assert left().exists()
        assert send(worker, url).url == page("plan_edit", plan)
        assert not left().exists()


def test_what_is_ordered_and_the_goal_of_the_kind_stay(cast, worker):
    plan = contact_plan(cast)
    for goal in plan.goals.all():
        answer = send(worker, page("plan_goal_remove", goal))
        assert answer.status_code == 200
        assert "beställt" in answer.text or "hör till kartläggningen eller kontaktplanen" in answer.text
    assert plan.goals.standing().count() == 2


def test_what_somebody_has_changed_since_is_not_taken_out_unseen(cast, worker):
    plan = cast.begun()
    wish = actions.save_wish(plan, by=cast.support_worker, wish="Samma person")
    url = page("plan_wish_remove", wish)
    form = filled(worker.get(url))
    actions.save_wish(plan, by=cast.coordinator, wish="Samma två personer", wish_id=wish.pk, version=1)
    assert "Någon annan har ändrat" in worker.post(url, form).text
    assert PlanWish.objects.exists()


# --- Proposed, taken back, revised -----------------------------------------------------------------------------
def test_what_is_missing_stands_as_links_into_the_editor(cast, worker):
    plan = cast.begun()
    activity = PlanActivity.objects.get()
    PlanActivity.objects.update(responsible=None)
    url = page("plan_propose", plan)
    answer = worker.get(url)
    assert f'href="{page("plan_edit", plan)}#{activity.pk}-responsible"' in answer.text
    assert "Mål 1, aktivitet 1: välj vem som ansvarar." in answer.text
    refused = worker.post(url, filled(answer))
    assert "Mål 1, aktivitet 1: välj vem som ansvarar." in refused.text
    assert not PlanVersion.objects.exists()


def test_a_plan_whose_follow_up_has_passed_is_not_proposed(cast, time_machine):
    plan = cast.written()
    time_machine.move_to(at(TODAY.replace(month=9), 12), tick=False)
    answer = send(browser(cast.support_worker), page("plan_propose", plan))
    assert "Dagen för uppföljningen har passerat." in answer.text


def test_a_whole_plan_is_proposed_once_and_leads_to_the_persons_answer(cast, worker):
    plan = cast.written()
    url = page("plan_propose", plan)
    form = filled(worker.get(url))
    assert worker.post(url, form).url == worker.post(url, form).url == page("plan_agree", plan)
    assert PlanVersion.objects.count() == 1
    assert worker.get(url).url == page("plan", plan)
    assert worker.get(page("plan_edit", plan)).url == page("plan", plan)


def test_a_contact_plan_is_sent_without_asking_the_person(cast, worker):
    plan = contact_plan(cast)
    assert "skickas till handläggaren" in worker.get(page("plan_propose", plan)).text
    assert send(worker, page("plan_propose", plan)).url == page("plan", plan)
    assert plan.reviews.count() == 1


def test_a_proposed_plan_is_taken_back_to_be_written(cast, worker):
    plan = cast.proposed()
    assert send(worker, page("plan_take_back", plan)).url == page("plan_edit", plan)
    plan.refresh_from_db()
    assert plan.state == PlanState.BEGUN
    assert worker.get(page("plan_take_back", plan)).url == page("plan", plan)


def test_an_agreed_plan_is_revised_after_a_question(cast, worker):
    plan = cast.agreed()
    url = page("plan_revise", plan)
    asked = worker.get(url)
    assert "följs tills personen har svarat på den nya" in asked.text
    form = filled(asked)
    assert worker.post(url, form).url == worker.post(url, form).url == page("plan_edit", plan)
    plan.refresh_from_db()
    assert plan.state == PlanState.REVISING


def test_two_who_revise_at_once_are_told(cast, worker):
    plan = cast.agreed()
    url = page("plan_revise", plan)
    form = filled(worker.get(url))
    send(browser(cast.coordinator), url)
    assert "Någon annan har ändrat" in worker.post(url, form).text


@pytest.mark.parametrize(
    ("kind", "goals"), [(PlanKind.ORDINARY, 1), (PlanKind.MAPPING, 2), (PlanKind.CONTACT, 2)]
)
def test_a_contact_plan_in_use_is_revised_into_the_kind_that_fits(cast, worker, kind, goals):
    plan = contact_plan(cast)
    cast.propose(plan)
    assert send(worker, page("plan_revise", plan), kind=kind).url == page("plan_edit", plan)
    plan.refresh_from_db()
    assert (plan.kind, plan.state) == (kind, PlanState.REVISING)
    assert plan.goals.standing().count() == goals


def test_a_mapping_that_is_over_becomes_an_ordinary_plan(cast, worker):
    plan = actions.begin(
        cast.accepted(), by=cast.support_worker, today=TODAY, begun_on=TODAY, kind=PlanKind.MAPPING
    )
    plan = cast.agree(cast.propose(cast.write(plan)))
    asked = worker.get(page("plan_revise", plan))
    assert asked.context["form"]["kind"].value() == PlanKind.ORDINARY
    worker.post(page("plan_revise", plan), filled(asked))
    plan.refresh_from_db()
    assert (plan.kind, plan.state) == (PlanKind.ORDINARY, PlanState.REVISING)


def test_a_plan_that_is_being_written_changes_its_kind(cast, worker):
    plan = cast.begun()
    assert send(worker, page("plan_kind", plan), kind=PlanKind.CONTACT).url == page("plan_edit", plan)
    plan.refresh_from_db()
    assert plan.kind == PlanKind.CONTACT
    ordered = plan.goals.get(order_goal__isnull=False)
    assert ordered.taken_up == TakenUp.POSTPONED
    answer = worker.post(page("plan_kind", plan), filled(worker.get(page("plan_kind", plan)), kind="contact"))
    assert set(errors(answer)) == {"kind"}


def test_a_change_of_the_order_is_taken_in_by_one_tap(cast, worker):
    plan = cast.begun()
    ordered = plan.goals.get().order_goal
    late = OrderActivity(municipality=plan.municipality, goal=ordered, position=2, what="Betala räkningar")
    late.save_change(by=cast.caseworker, reason="order.edit")
    first = ordered.activities.get(what="Öppna post")
    first.dropped_on = TODAY
    first.save_change(by=cast.caseworker, reason="order.edit")
    text = worker.get(page("plan_edit", plan)).text
    assert "Beställningen har ändrats" in text
    assert "Betala räkningar" in text
    assert "Betala räkningar" in worker.get(page("plan_propose", plan)).text
    assert send(worker, page("plan_take_up", plan)).url == page("plan_edit", plan)
    standing = plan.goals.standing().get().activities.all()
    assert [activity.what for activity in standing] == ["Betala räkningar"]
    assert "Beställningen har ändrats" not in worker.get(page("plan_edit", plan)).text


# --- Ended, and who may ----------------------------------------------------------------------------------------
def test_a_plan_is_ended_with_a_reason(cast, worker):
    plan = cast.agreed()
    refused = send(worker, page("plan_end", plan), reason="Flyttat", ended_on="2026-04-01")
    assert set(errors(refused)) == {"ended_on"}
    assert "Flyttat" in refused.text
    assert send(worker, page("plan_end", plan), reason="Flyttat").url == page("plan", plan)
    assert worker.get(page("plan_end", plan)).url == page("plan", plan)


STEPS = {
    "plan_propose": Plan,
    "plan_take_back": Plan,
    "plan_revise": Plan,
    "plan_take_up": Plan,
    "plan_kind": Plan,
    "plan_end": Plan,
    "plan_goal_new": Plan,
    "plan_wish_new": Plan,
    "plan_cooperation_new": Plan,
    "plan_activity_new": PlanGoal,
    "plan_goal_edit": PlanGoal,
    "plan_goal_remove": PlanGoal,
    "plan_activity_edit": PlanActivity,
    "plan_activity_remove": PlanActivity,
    "plan_wish_edit": PlanWish,
    "plan_wish_remove": PlanWish,
    "plan_cooperation_edit": PlanCooperation,
    "plan_cooperation_remove": PlanCooperation,
    "plan_edit": Plan,
    "plan_new": Order,
    "plan_continue": Order,
}


def pages_of_a_plan(cast):
    plan = cast.begun()
    actions.save_wish(plan, by=cast.support_worker, wish="Samma person")
    actions.save_cooperation(plan, by=cast.support_worker, with_whom="Vårdcentralen")
    return [page(name, model.objects.first()) for name, model in STEPS.items()]


def test_another_provider_finds_no_page_of_the_plan(cast):
    urls = pages_of_a_plan(cast)
    for stranger in (browser(cast.other_support_worker), browser(cast.other_coordinator)):
        for url in urls:
            assert stranger.get(url).status_code == stranger.post(url, {}).status_code == 404


def test_the_authority_reads_and_does_not_write(cast):
    caseworker = browser(cast.caseworker)
    for url in pages_of_a_plan(cast):
        assert caseworker.post(url, {}).status_code == 403, url


def test_each_page_of_a_plan_on_an_ended_order_says_that_it_has_ended(cast, worker):
    urls = [url for url in pages_of_a_plan(cast) if "ta-tillbaka" not in url]
    ended(Order.objects.get())
    for url in urls:
        shown = worker.get(url)
        assert shown.status_code == 302 or "Beställningen är avslutad" in shown.text or "avsluta" in url, url


@pytest.mark.parametrize(
    "step", ["plan_propose", "plan_take_up", "plan_kind", "plan_goal_new", "plan_wish_new"]
)
def test_no_step_is_taken_on_an_ended_order(cast, worker, step):
    plan = cast.written()
    url = page(step, plan)
    typed = {"goal": "Jag vill ut", "added_because": BECAUSE, "wish": "Samma person", "kind": "contact"}
    form = filled(worker.get(url), **typed)
    ended(plan.order)
    answer = worker.post(url, form)
    assert "En plan behöver en beställning som pågår." in answer.text
    if "added_because" in answer.context["form"].fields:
        assert "Jag vill ut" in answer.text
