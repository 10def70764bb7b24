from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Membership
from boendestod import dates
from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from orders.models import Order
from orders.rules import OrderState
from plans import actions
from plans.models import Plan, PlanActivity, PlanGoal, PlanRemark, PlanWish
from plans.rules import ReviewOutcome, TakenUp
from plans.versions import when_text
from tests.cast import NUMBERS, TODAY, at
from tests.web import browser, filled, send

HTMX = {"HX-Request": "true"}
TRANSACTIONS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
# How often the database is asked, however large the plan is.
OPENING = 12
WRITTEN = {
    "plan": "practical",
    "goal": "indicator",
    "activity": "how",
    "wish": "done",
    "cooperation": "about",
}
SAVING = {"plan": 14, "goal": 15, "activity": 15, "wish": 15, "cooperation": 15}


@pytest.fixture
def plan(cast):
    return cast.begun()


@pytest.fixture
def activity(plan):
    return PlanActivity.objects.get(goal__plan=plan)


def editor(plan):
    return reverse("plan_edit", args=[plan.pk])


def revising(cast):
    plan = cast.agreed()
    return actions.revise(plan, by=cast.support_worker, today=TODAY, version=plan.version)


def test_the_plan_says_how_when_where_and_who(cast, activity):
    saved = actions.edit_activity(
        activity,
        by=cast.support_worker,
        version=1,
        how="Vid köksbordet",
        when="måndagar",
        where="hemma",
        responsible=cast.colleague,
    )
    saved.refresh_from_db()
    assert (saved.how, saved.when, saved.where, saved.responsible) == (
        "Vid köksbordet",
        "måndagar",
        "hemma",
        cast.colleague,
    )
    assert saved.history.count() == 2


def test_what_is_done_belongs_to_the_order(cast, activity):
    saved = actions.edit_activity(activity, by=cast.support_worker, version=1, what="Städa", how="Så här")
    assert (saved.what, saved.how) == ("Öppna post", "Så här")


def test_what_is_added_says_what_and_why(cast, plan):
    goal = plan.goals.get()
    with pytest.raises(RuleBroken) as refused:
        actions.add_activity(goal, by=cast.support_worker, what="Gå ut", added_because=" ")
    assert refused.value.field == "added_because"
    with pytest.raises(RuleBroken) as refused:
        actions.add_activity(goal, by=cast.support_worker, what=" ", added_because="Astrid vill")
    assert refused.value.field == "what"
    added = actions.add_activity(goal, by=cast.support_worker, what="Gå ut", added_because="Astrid vill")
    with pytest.raises(RuleBroken):
        actions.edit_activity(added, by=cast.support_worker, version=1, added_because="")


def test_an_added_goal_keeps_its_words_and_its_reason(cast, plan):
    added = actions.add_goal(plan, by=cast.support_worker, goal="Jag vill ut", added_because="Astrid vill")
    for content, field in (({"goal": " "}, "goal"), ({"added_because": " "}, "added_because")):
        with pytest.raises(RuleBroken) as refused:
            actions.edit_goal(added, by=cast.support_worker, version=1, **content)
        assert refused.value.field == field
    actions.edit_goal(added, by=cast.support_worker, version=1, goal="Jag går ut varje dag")
    assert PlanGoal.objects.get(pk=added.pk).goal == "Jag går ut varje dag"


def test_what_is_said_of_another_choice_is_not_kept(cast, activity):
    saved = actions.edit_activity(
        activity,
        by=cast.support_worker,
        version=1,
        taken_up=TakenUp.POSTPONED,
        differs_how="Kortare",
        differs_why="Astrid vill vänta",
        postponed_until=date(2026, 5, 1),
    )
    assert (saved.differs_how, saved.differs_why, saved.postponed_until) == (
        "",
        "Astrid vill vänta",
        date(2026, 5, 1),
    )
    saved = actions.edit_activity(
        saved, by=cast.support_worker, version=saved.version, taken_up=TakenUp.AS_ORDERED
    )
    assert (saved.differs_why, saved.postponed_until) == ("", None)


def test_who_answers_for_it_works_at_the_provider(cast, activity):
    with pytest.raises(RuleBroken) as refused:
        actions.edit_activity(
            activity, by=cast.support_worker, version=1, responsible=cast.other_support_worker
        )
    assert refused.value.field == "responsible"


def test_the_plan_is_followed_up_after_it_began_and_before_the_decision_ends(cast, plan):
    for day in (TODAY.replace(day=1), date(2027, 1, 1)):
        with pytest.raises(RuleBroken) as refused:
            actions.edit_plan(plan, by=cast.support_worker, version=plan.version, follow_up_on=day)
        assert refused.value.field == "follow_up_on"
    plan.refresh_from_db()
    saved = actions.edit_plan(
        plan, by=cast.support_worker, version=plan.version, follow_up_on=date(2026, 12, 31)
    )
    assert saved.follow_up_on == date(2026, 12, 31)


def test_the_day_that_the_decision_ends_stands_beside_the_field(cast, plan):
    assert "Beslutet går ut 31 december 2026" in browser(cast.support_worker).get(editor(plan)).text


def test_a_follow_up_after_the_decision_is_told_and_nothing_typed_is_lost(cast, plan):
    worker = browser(cast.support_worker)
    page = send(worker, editor(plan), follow_up_on="2027-01-01", think_of="Ring på två gånger")
    assert "Beslutet går ut 31 december 2026. Följ upp planen senast den dagen." in page.text
    assert "Ring på två gånger" in page.text
    assert f'href="#{plan.pk}-follow_up_on"' in page.text


def test_an_agreed_plan_is_locked(cast):
    plan = cast.agreed()
    goal = plan.goals.get()
    with pytest.raises(RuleBroken) as refused:
        actions.edit_goal(goal, by=cast.support_worker, version=goal.version, indicator="Ny")
    assert refused.value.code == "wrong_state"
    worker = browser(cast.support_worker)
    assert worker.get(editor(plan)).url == reverse("plan", args=[plan.pk])
    assert worker.get(reverse("plan_goal_edit", args=[goal.pk])).url == reverse("plan", args=[plan.pk])


def test_what_is_typed_when_the_plan_is_proposed_meanwhile_stays_on_the_page(cast):
    plan = cast.written()
    activity = PlanActivity.objects.get(goal__plan=plan)
    worker, url = browser(cast.support_worker), reverse("plan_activity_edit", args=[activity.pk])
    typed = filled(worker.get(url), where="Vid köksbordet")
    cast.propose(plan)
    page = worker.post(url, typed)
    assert "kan inte ändras nu" in page.text
    assert "Vid köksbordet" in page.text
    answer = worker.post(url, typed, headers=HTMX)
    assert "kan inte ändras nu" in answer.text
    activity.refresh_from_db()
    assert activity.where == ""


def test_who_types_in_what_another_window_has_taken_out_is_told(cast, plan):
    goal = actions.add_goal(plan, by=cast.support_worker, goal="Jag vill ut", added_because="Astrid vill")
    activity = actions.add_activity(goal, by=cast.support_worker, what="Gå ut", added_because="Astrid vill")
    worker = browser(cast.support_worker)
    pages = {
        reverse("plan_goal_edit", args=[goal.pk]): {"indicator": "Varje dag"},
        reverse("plan_activity_edit", args=[activity.pk]): {"how": "Varje dag"},
        reverse("plan_activity_new", args=[goal.pk]): {"what": "Varje dag", "added_because": "Astrid vill"},
    }
    typed = {url: filled(worker.get(url), **said) for url, said in pages.items()}
    actions.remove_part(goal, by=cast.coordinator, today=TODAY, version=goal.version)
    for url, form in typed.items():
        # The part was changed when it was taken out, so the version that one has seen is told of first.
        answer = worker.post(url, form)
        if "Någon annan har ändrat" in answer.text:
            answer = worker.post(url, filled(answer))
        assert "Någon har tagit bort det här ur planen." in answer.text
        assert "Varje dag" in answer.text


def test_a_wish_of_another_plan_is_not_reached_through_this_one(cast, plan):
    client = cast.client(NUMBERS[1], "Dagny", "Ek")
    other = actions.save_wish(cast.begun(cast.case(client)), by=cast.support_worker, wish="Samma person")
    with pytest.raises(PlanWish.DoesNotExist):
        actions.save_wish(plan, by=cast.support_worker, wish="Annat", wish_id=other.pk)


def test_a_plan_on_an_ended_order_says_so_and_keeps_what_is_typed(cast, plan, activity):
    url = reverse("plan_activity_edit", args=[activity.pk])
    worker = browser(cast.support_worker)
    typed = filled(worker.get(url), how="Vid köksbordet")
    Order.objects.filter(pk=plan.order_id).update(
        state=OrderState.ENDED, ended_on=TODAY, end_reason="Flyttat"
    )
    page = worker.post(url, typed)
    assert "Beställningen är avslutad. En plan behöver en beställning som pågår." in page.text
    assert "Vid köksbordet" in page.text
    assert "Beställningen är avslutad sedan 2 mars 2026" in worker.get(editor(plan)).text
    activity.refresh_from_db()
    assert activity.how == ""


def test_why_the_person_said_no_stands_where_the_plan_is_changed(cast):
    plan = cast.agree(cast.proposed(), agreement="declined", decline_reason="För tidigt.", signature=None)
    page = browser(cast.support_worker).get(editor(plan)).text
    assert "Personen sade nej till planen 2 mars 2026." in page
    assert "För tidigt." in page


def test_a_caseworker_reads_but_does_not_write(cast, plan, activity):
    with pytest.raises(NotPermitted):
        actions.edit_activity(activity, by=cast.caseworker, version=1, how="Så")
    page = browser(cast.caseworker).post(reverse("plan_activity_edit", args=[activity.pk]), {})
    assert page.status_code == 403
    assert browser(cast.caseworker).get(editor(plan)).status_code == 403


def test_the_second_to_save_is_told_and_keeps_the_text(cast, activity):
    with pytest.raises(StaleVersion):
        actions.edit_activity(activity, by=cast.support_worker, version=7, how="Så")
    worker, url = browser(cast.support_worker), reverse("plan_activity_edit", args=[activity.pk])
    form = filled(worker.get(url), how="Min text")
    actions.edit_activity(activity, by=cast.coordinator, version=1, how="Samordnarens text")
    page = worker.post(url, form)
    assert "Någon annan har ändrat" in page.text
    assert "Min text" in page.text
    assert "Samordnarens text" in page.text
    assert worker.post(url, filled(page)).status_code == 302
    activity.refresh_from_db()
    assert activity.how == "Min text"


def test_two_who_revise_at_once_are_each_told_of_the_other_and_keep_their_text(cast):
    plan = revising(cast)
    wish = actions.save_wish(plan, by=cast.support_worker, wish="Samma person")
    urls = {
        editor(plan): ("think_of", Plan, plan.pk),
        reverse("plan_goal_edit", args=[plan.goals.get().pk]): ("indicator", PlanGoal, plan.goals.get().pk),
        reverse("plan_wish_edit", args=[wish.pk]): ("done", PlanWish, wish.pk),
    }
    worker, coordinator = browser(cast.support_worker), browser(cast.coordinator)
    for url, (name, model, pk) in urls.items():
        mine, theirs = filled(worker.get(url)), filled(coordinator.get(url))
        assert coordinator.post(url, theirs | {name: "Samordnarens text"}).status_code == 302
        page = worker.post(url, mine | {name: "Min text"})
        assert "Någon annan har ändrat" in page.text
        assert "Samordnarens text" in page.text
        assert "Min text" in page.text
        assert getattr(model.objects.get(pk=pk), name) == "Samordnarens text"


def test_without_javascript_a_part_is_saved_and_the_plan_opens_at_it(cast, plan, activity):
    worker = browser(cast.support_worker)
    answer = send(worker, reverse("plan_activity_edit", args=[activity.pk]), how="Vid köksbordet")
    assert answer.url == f"{editor(plan)}#{activity.pk}"
    activity.refresh_from_db()
    assert activity.how == "Vid köksbordet"


def test_with_htmx_only_what_surrounds_the_fields_comes_back(cast, activity):
    worker, url = browser(cast.support_worker), reverse("plan_activity_edit", args=[activity.pk])
    form = filled(worker.get(url), how="Vid köksbordet")
    answer = worker.post(url, form, headers=HTMX)
    assert "Sparat 12:00" in answer.text
    assert "<textarea" not in answer.text
    assert f'name="version" value="2" id="{activity.pk}-version"' in answer.text
    assert form["form_token"] not in answer.text


def test_each_save_says_anew_what_is_missing_and_what_differs(cast, plan, activity):
    worker, url = browser(cast.support_worker), reverse("plan_activity_edit", args=[activity.pk])
    before = worker.get(editor(plan))
    assert f'href="#{activity.pk}-how"' in before.text
    assert "Planen följer beställningen." in before.text
    typed = filled(worker.get(url), how="Vid köksbordet", taken_up="adapted")
    answer = worker.post(url, typed, headers=HTMX)
    assert f'href="#{activity.pk}-how"' not in answer.text
    assert f'href="#{activity.pk}-differs_why"' in answer.text
    assert "på ett annat sätt" in answer.text


def test_the_days_and_times_of_an_activity_are_saved(cast, activity):
    send(
        browser(cast.support_worker),
        reverse("plan_activity_edit", args=[activity.pk]),
        weekdays=["1", "4"],
        how_often="every_week",
        time_of_day="forenoon",
        starts_at="09:30",
        minutes="45",
    )
    activity.refresh_from_db()
    assert when_text(activity) == "varje vecka, måndagar och torsdagar, förmiddag, klockan 09:30"
    assert activity.minutes == 45


def test_with_htmx_an_error_is_told_without_touching_the_fields(cast, activity):
    worker, url = browser(cast.support_worker), reverse("plan_activity_edit", args=[activity.pk])
    answer = worker.post(url, filled(worker.get(url), when="x" * 201), headers=HTMX)
    assert "Inte sparat" in answer.text
    assert f'href="#{activity.pk}-when"' in answer.text
    activity.refresh_from_db()
    assert activity.version == 1


def test_what_the_plan_itself_says_is_saved(cast, plan):
    worker = browser(cast.support_worker)
    send(worker, reverse("plan_goal_edit", args=[plan.goals.get().pk]), indicator="Inga obetalda räkningar")
    send(
        worker,
        editor(plan),
        participation="yes",
        participation_ways=["own_words", "phone"],
        practical="Nyckeln hänger i skåpet",
        arrival_notice="sms",
        arrival_note="30 minuter före",
        follow_up_on="2026-09-01",
    )
    assert PlanGoal.objects.get().indicator == "Inga obetalda räkningar"
    plan.refresh_from_db()
    assert plan.participation_ways == ["own_words", "phone"]
    assert (plan.arrival_notice, str(plan.follow_up_on)) == ("sms", "2026-09-01")
    assert plan.practical == "Nyckeln hänger i skåpet"


def test_who_has_left_is_asked_for_anew_and_hinders_nothing_else(cast, activity):
    Membership.objects.filter(user=cast.support_worker).update(ended_on=TODAY)
    coordinator, url = browser(cast.coordinator), reverse("plan_activity_edit", args=[activity.pk])
    page = coordinator.get(url)
    assert "Bo Testsson</option>" not in page.text
    assert send(coordinator, url, how="Vid köksbordet", responsible="").status_code == 302
    activity.refresh_from_db()
    assert (activity.how, activity.responsible) == ("Vid köksbordet", None)


def test_the_caseworkers_remarks_stand_until_a_newer_plan_has_come(cast, time_machine):
    plan = revising(cast)
    review, goal = plan.reviews.get(), plan.goals.get()
    review.outcome, review.remark = ReviewOutcome.RETURNED, "Skriv när ni ses"
    review.read_at = review.reviewed_at = dates.now()
    review.reviewed_by = cast.caseworker
    review.save_change(by=cast.caseworker, reason="plan.review")
    remark = PlanRemark(municipality=plan.municipality, review=review, goal=goal, text="Hur ofta?")
    remark.save_change(by=cast.caseworker, reason="plan.review")
    worker = browser(cast.support_worker)
    with CaptureQueriesContext(connection) as queries:
        page = worker.get(editor(plan)).text
    assert len(asked(queries)) == OPENING + len(["the review", "its remarks"])
    assert "Handläggaren har skickat tillbaka planen" in page
    assert page.count("Hur ofta?") == 2
    time_machine.move_to(at(TODAY, 13), tick=False)
    cast.agree(cast.propose(plan))
    plan.refresh_from_db()
    again = actions.revise(plan, by=cast.support_worker, today=TODAY, version=plan.version)
    assert "skickat tillbaka" not in browser(cast.support_worker).get(editor(again)).text


def test_text_sent_again_with_more_after_a_lost_answer_is_never_called_saved_unseen(cast):
    activity = PlanActivity.objects.get(goal__plan=cast.begun())
    page, url = browser(cast.support_worker), reverse("plan_activity_edit", args=[activity.pk])
    first = filled(page.get(url), how="Vid köksbordet")
    page.post(url, first, headers=HTMX)
    again = page.post(url, first | {"when": "måndagar"}, headers=HTMX)
    activity.refresh_from_db()
    assert activity.when == ""
    assert "Sparat" not in again.text
    assert "Någon annan har ändrat" in again.text


# --- Speed ------------------------------------------------------------------------------------------------------
@pytest.fixture
def large(cast, plan):
    """12 goals with 40 activities, nearly all of them with something missing, in long words with å, ä and ö."""
    long = "Ångestlindrande vardagsträning på överenskomna öppettider " * 3
    for number in range(11):
        goal = actions.add_goal(plan, by=cast.support_worker, goal=f"{number} {long}", added_because=long)
        for _ in range(3):
            actions.add_activity(goal, by=cast.support_worker, what=long[:200], added_because=long)
    for _ in range(6):
        actions.add_activity(plan.goals.first(), by=cast.support_worker, what=long[:200], added_because=long)
    for _ in range(5):
        actions.save_wish(plan, by=cast.support_worker, wish=long)
        actions.save_cooperation(plan, by=cast.support_worker, with_whom="Vårdcentralen", about=long)
    assert PlanActivity.objects.count() == 40
    return plan


def asked(queries) -> list[str]:
    return [query["sql"] for query in queries if not query["sql"].startswith(TRANSACTIONS)]


def test_a_large_plan_opens_with_few_questions(cast, large):
    worker = browser(cast.support_worker)
    with CaptureQueriesContext(connection) as queries:
        worker.get(editor(large))
    assert len(asked(queries)) == OPENING


@pytest.mark.parametrize("part", SAVING)
def test_a_part_of_a_large_plan_is_saved_with_few_questions(cast, large, part):
    worker = browser(cast.support_worker)
    urls = {
        "plan": editor(large),
        "goal": reverse("plan_goal_edit", args=[large.goals.first().pk]),
        "activity": reverse("plan_activity_edit", args=[PlanActivity.objects.first().pk]),
        "wish": reverse("plan_wish_edit", args=[large.wishes.first().pk]),
        "cooperation": reverse("plan_cooperation_edit", args=[large.cooperation.first().pk]),
    }
    typed = filled(worker.get(urls[part])) | {WRITTEN[part]: "Ny text"}
    with CaptureQueriesContext(connection) as queries:
        answer = worker.post(urls[part], typed, headers=HTMX)
    assert "Sparat" in answer.text
    assert len(asked(queries)) == SAVING[part]


def test_a_save_that_changes_nothing_leaves_no_version(cast, plan, activity):
    by = cast.support_worker
    wish = actions.save_wish(plan, by=by, wish="Samma person", done="Bo kommer", met="yes")
    said = {"how": "Vid köksbordet", "weekdays": [1], "responsible": by}
    saved = actions.edit_activity(activity, by=by, version=activity.version, **said)
    again = actions.edit_activity(saved, by=by, version=saved.version, **said)
    kept = actions.save_wish(
        plan, by=by, wish_id=wish.pk, version=wish.version, wish="Samma person", done="Bo kommer", met="yes"
    )
    whole = actions.edit_plan(plan, by=by, version=plan.version, practical=plan.practical)
    assert [record.version for record in (again, kept, whole)] == [saved.version, wish.version, plan.version]
    assert [record.history.count() for record in (again, kept, whole)] == [2, 1, 1]
