"""The order begins from what is known: the chosen needs, the household and the children; never the whole inquiry."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.rules import GoalScheme
from boendestod.errors import RuleBroken
from cases.models import Child, Decision, Investigation, NeedsAssessment
from cases.rules import ChildLives, LifeArea
from orders import actions
from orders.models import Order
from orders.rules import standard_goal
from orders.rules.standard_goals import STANDARD_GOALS
from tests.cast import NUMBERS, TODAY
from tests.web import browser, filled, send


def investigated(cast, case):
    investigation = Investigation(
        municipality=case.municipality,
        case=case,
        opened_on=TODAY,
        household="Sambo och en hund.",
        expected_of_others="Sambon handlar och tvättar.",
    )
    investigation.save_change(by=cast.caseworker, reason="investigation.write")
    for area, need in (
        (LifeArea.DOMESTIC_LIFE, "Öppnar inte sin post"),
        (LifeArea.RELATIONS, "Är mycket ensam"),
    ):
        NeedsAssessment(
            municipality=case.municipality,
            investigation=investigation,
            life_area=area,
            need=need,
            own_view="Det har blivit sämre sedan i höstas.",
            current_state=3,
            intended_state=1,
        ).save_change(by=cast.caseworker, reason="investigation.write")
    return investigation


@pytest.fixture
def case(cast):
    case = cast.case()
    cast.decision(case)
    return case


@pytest.fixture
def post_and_loneliness(cast, case):
    return list(investigated(cast, case).needs.all())


@pytest.fixture
def desk(cast, case):
    return browser(cast.caseworker)


def page_of(case):
    return reverse("order_new", args=[case.pk])


def test_every_life_area_has_a_standard_goal_of_its_own():
    assert set(STANDARD_GOALS) == set(LifeArea)
    assert len(set(STANDARD_GOALS.values())) == len(LifeArea)


def test_the_chosen_need_becomes_a_goal_and_the_others_do_not(case, desk, post_and_loneliness):
    post, _ = post_and_loneliness
    send(desk, page_of(case), chosen_needs=[post.pk])
    goal = Order.objects.get().goals.get()
    assert (goal.need, goal.need_text, goal.life_area) == (post, "Öppnar inte sin post", post.life_area)
    assert (goal.current_state, goal.intended_state) == (3, 1)
    assert (goal.overall_goal, goal.personal_goal) == (standard_goal(post.life_area), "")


def test_nothing_is_chosen_beforehand_and_nothing_more_of_the_inquiry_is_copied(
    case, desk, post_and_loneliness
):
    page = desk.get(page_of(case))
    assert "Hemliv: Öppnar inte sin post (nu 3 stor begränsning, avsett 1 lätt begränsning)" in page.text
    send(desk, page_of(case))
    order = Order.objects.get()
    assert not order.goals.exists()
    assert "sämre sedan i höstas" not in desk.get(reverse("order_edit", args=[order.pk])).text


def test_a_need_that_is_left_is_added_by_one_tap_and_then_offered_no_more(case, desk, post_and_loneliness):
    post, loneliness = post_and_loneliness
    send(desk, page_of(case), chosen_needs=[post.pk])
    order = Order.objects.get()
    editor = reverse("order_edit", args=[order.pk])
    ((start, label, token),) = desk.get(editor).context["unused_needs"]
    assert label.startswith("Mellanmänskliga")
    desk.post(reverse("goal_new", args=[order.pk]), {"start": start, "form_token": token})
    assert order.goals.last().need == loneliness
    assert desk.get(editor).context["unused_needs"] == []


def test_the_needs_are_those_behind_the_decision(cast, case, desk, post_and_loneliness):
    Decision.objects.update(investigation=post_and_loneliness[0].investigation)
    later = Investigation(municipality=case.municipality, case=case, opened_on=TODAY, closed_on=TODAY)
    later.closed_by = cast.caseworker
    later.save_change(by=cast.caseworker, reason="investigation.write")
    needs = desk.get(page_of(case)).context["form"].fields["chosen_needs"].queryset
    assert set(needs) == set(post_and_loneliness)


def test_an_area_that_was_only_looked_at_is_no_choice(cast, case, desk, post_and_loneliness):
    NeedsAssessment.objects.update(need="", intended_state=None)
    page = desk.get(page_of(case))
    assert "Det finns ingen utredning med behov" in page.text


def test_another_persons_need_is_no_choice(cast, case, desk):
    elsewhere = investigated(cast, cast.case(cast.client(NUMBERS[1]))).needs.first()
    assert send(desk, page_of(case), chosen_needs=[elsewhere.pk]).status_code == 200
    order = actions.draft_order(case, by=cast.caseworker, decision=case.decisions.get())
    with pytest.raises(RuleBroken, match="personens utredning"):
        actions.save_goal(order, by=cast.caseworker, need=elsewhere)


def test_what_is_known_of_home_and_decision_stands_there_to_be_changed(case, desk, post_and_loneliness):
    Decision.objects.update(mapping_to=date(2026, 4, 1))
    send(desk, page_of(case))
    order = Order.objects.get()
    assert order.household_note == "Sambo och en hund.\nSambon handlar och tvättar."
    assert (order.hours, order.mapping_until) == (16, date(2026, 4, 1))


def test_the_regard_to_the_children_is_suggested_without_their_names(cast, case, desk):
    for year, lives in ((2016, ChildLives.PART_TIME), (2026, ChildLives.EXPECTED)):
        Child(
            municipality=case.municipality,
            case=case,
            birth_year=year,
            lives=lives,
            regard="Inga besök efter klockan 15.",
        ).save_change(by=cast.caseworker, reason="child.write")
    send(desk, page_of(case))
    assert Order.objects.get().children_note == (
        "Barn fött 2016, bor växelvis hos personen. Inga besök efter klockan 15.\n"
        "Väntat barn. Inga besök efter klockan 15."
    )


@pytest.mark.parametrize("scheme", [GoalScheme.DUR_SP, GoalScheme.DUR_FN, GoalScheme.FREE])
def test_the_units_way_to_write_goals_is_taken_unless_another_is_chosen(cast, case, desk, scheme):
    type(cast.unit).objects.update(goal_scheme=scheme)
    send(desk, page_of(case))
    assert Order.objects.get().scheme == scheme
    page = filled(desk.get(page_of(case)), scheme=GoalScheme.IBIC)
    desk.post(page_of(case), page)
    assert Order.objects.filter(scheme=GoalScheme.IBIC).exists()


def test_without_an_investigation_goals_are_added_by_life_area(case, desk):
    send(desk, page_of(case))
    order = Order.objects.get()
    send(desk, reverse("goal_new", args=[order.pk]), start="area:self_care")
    assert order.goals.get().life_area == LifeArea.SELF_CARE
