import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import FormDraft
from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from plans import actions
from plans.models import PlanActivity, PlanGoal
from tests.cast import TODAY
from tests.web import browser, errors, filled, send


@pytest.fixture
def plan(cast):
    return cast.begun()


@pytest.fixture
def activity(plan):
    return PlanActivity.objects.get(goal__plan=plan)


def agree(cast, plan, **answer):
    return actions.agree(
        plan,
        by=cast.support_worker,
        today=TODAY,
        agreed_on=TODAY,
        version=plan.version,
        participation="yes",
        **answer,
    )


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


def test_what_is_added_says_why(cast, plan):
    goal = plan.goals.get()
    with pytest.raises(RuleBroken) as refused:
        actions.add_activity(goal, by=cast.support_worker, what="Gå ut", added_because=" ")
    assert refused.value.field == "added_because"
    added = actions.add_activity(goal, by=cast.support_worker, what="Gå ut", added_because="Astrid vill")
    with pytest.raises(RuleBroken):
        actions.edit_activity(added, by=cast.support_worker, version=1, added_because="")
    page = browser(cast.caseworker).get(reverse("plan", args=[plan.pk]))
    assert "Utöver beställningen" in page.text
    assert "Tillagd därför att: Astrid vill" in page.text


def test_who_answers_for_it_works_at_the_provider(cast, activity):
    with pytest.raises(RuleBroken) as refused:
        actions.edit_activity(
            activity, by=cast.support_worker, version=1, responsible=cast.other_support_worker
        )
    assert refused.value.field == "responsible"


def test_the_plan_is_followed_up_after_it_began(cast, plan):
    with pytest.raises(RuleBroken) as refused:
        actions.edit_plan(
            plan, by=cast.support_worker, version=plan.version, follow_up_on=TODAY.replace(day=1)
        )
    assert refused.value.field == "follow_up_on"


def test_an_agreed_plan_is_locked(cast):
    plan = cast.agreed()
    goal = plan.goals.get()
    with pytest.raises(RuleBroken) as refused:
        actions.edit_goal(goal, by=cast.support_worker, version=goal.version, indicator="Ny")
    assert refused.value.code == "wrong_state"
    page = browser(cast.support_worker).get(reverse("plan_edit", args=[plan.pk]))
    assert page.url == reverse("plan", args=[plan.pk])


def test_a_plan_that_was_declined_can_be_changed_and_asked_about_again(cast, plan, activity):
    agree(cast, plan, agreement="declined", decline_reason="Vill ha en annan dag")
    actions.edit_activity(activity, by=cast.support_worker, version=1, how="Hemma", when="tisdagar")
    plan.refresh_from_db()
    assert agree(cast, plan, agreement="oral").state == "agreed"


def test_a_caseworker_reads_but_does_not_write(cast, plan, activity):
    with pytest.raises(NotPermitted):
        actions.edit_activity(activity, by=cast.caseworker, version=1, how="Så")
    page = browser(cast.caseworker).post(reverse("plan_activity_edit", args=[activity.pk]), {})
    assert page.status_code == 403


def test_another_provider_finds_no_part_of_the_plan(cast, plan, activity):
    pages = [
        reverse("plan_edit", args=[plan.pk]),
        reverse("plan_goal_edit", args=[plan.goals.get().pk]),
        reverse("plan_activity_edit", args=[activity.pk]),
        reverse("plan_activity_new", args=[plan.goals.get().pk]),
    ]
    for url in pages:
        assert browser(cast.other_support_worker).get(url).status_code == 404
        assert browser(cast.other_support_worker).post(url, {"how": "Så"}).status_code == 404
    assert PlanActivity.objects.get().how == ""


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


def test_without_javascript_a_part_is_saved_and_the_plan_opens_at_it(cast, plan, activity):
    worker = browser(cast.support_worker)
    answer = send(worker, reverse("plan_activity_edit", args=[activity.pk]), how="Vid köksbordet")
    assert answer.url == reverse("plan_edit", args=[plan.pk]) + f"#{activity.pk}"
    activity.refresh_from_db()
    assert activity.how == "Vid köksbordet"


def test_with_htmx_only_what_surrounds_the_fields_comes_back(cast, activity):
    worker, url = browser(cast.support_worker), reverse("plan_activity_edit", args=[activity.pk])
    form = filled(worker.get(url), how="Vid köksbordet")
    answer = worker.post(url, form, headers={"HX-Request": "true"})
    assert "Sparat 12:00" in answer.text
    assert "<textarea" not in answer.text
    assert f'name="version" value="2" id="{activity.pk}-version"' in answer.text
    assert form["form_token"] not in answer.text


def test_with_htmx_an_error_is_told_without_touching_the_fields(cast, activity):
    worker, url = browser(cast.support_worker), reverse("plan_activity_edit", args=[activity.pk])
    answer = worker.post(url, filled(worker.get(url), when="x" * 201), headers={"HX-Request": "true"})
    assert "Inte sparat" in answer.text
    assert f'href="#{activity.pk}-when"' in answer.text
    activity.refresh_from_db()
    assert activity.version == 1


def test_the_goal_and_the_plans_own_words_are_saved(cast, plan):
    worker, goal = browser(cast.support_worker), plan.goals.get()
    send(worker, reverse("plan_goal_edit", args=[goal.pk]), indicator="Inga obetalda räkningar")
    send(
        worker,
        reverse("plan_edit", args=[plan.pk]),
        wishes="Ville ha samma person",
        follow_up_on="2026-09-01",
    )
    assert PlanGoal.objects.get().indicator == "Inga obetalda räkningar"
    plan.refresh_from_db()
    assert (plan.wishes, str(plan.follow_up_on)) == ("Ville ha samma person", "2026-09-01")


def test_an_activity_added_twice_by_one_form_is_one(cast, plan):
    worker, url = browser(cast.support_worker), reverse("plan_activity_new", args=[plan.goals.get().pk])
    form = filled(worker.get(url), what="Gå ut", added_because="Astrid vill")
    assert worker.post(url, form).url == worker.post(url, form).url
    assert PlanActivity.objects.filter(what="Gå ut").count() == 1


def test_an_activity_without_a_reason_is_told_at_the_field(cast, plan):
    page = send(
        browser(cast.support_worker), reverse("plan_activity_new", args=[plan.goals.get().pk]), what="Gå ut"
    )
    assert set(errors(page)) == {"added_because"}
    assert 'href="#id_added_because"' in page.text


def test_what_was_typed_before_is_there_when_the_page_opens_again(cast, plan):
    url = reverse("plan_activity_new", args=[plan.goals.get().pk])
    FormDraft.objects.create(user=cast.support_worker, page=url, data={"what": ["Gå ut"]})
    assert 'value="Gå ut"' in browser(cast.support_worker).get(url).text
    assert 'value="Gå ut"' not in browser(cast.coordinator).get(url).text


def test_the_plans_page_asks_for_no_more_with_more_activities(cast, plan, django_assert_num_queries):
    worker, url = browser(cast.support_worker), reverse("plan_edit", args=[plan.pk])
    worker.get(url)
    with CaptureQueriesContext(connection) as before:
        worker.get(url)
    for what in ("Gå ut", "Laga mat", "Handla"):
        actions.add_activity(plan.goals.get(), by=cast.support_worker, what=what, added_because="Vill")
    with django_assert_num_queries(len(before)):
        worker.get(url)


def test_text_sent_again_with_more_after_a_lost_answer_is_never_called_saved_unseen(cast):
    activity = PlanActivity.objects.get(goal__plan=cast.begun())
    page, url = browser(cast.support_worker), reverse("plan_activity_edit", args=[activity.pk])
    first = filled(page.get(url), how="Vid köksbordet")
    page.post(url, first, HTTP_HX_REQUEST="true")
    again = page.post(url, first | {"when": "måndagar"}, HTTP_HX_REQUEST="true")
    activity.refresh_from_db()
    assert activity.when == ""
    assert "Sparat" not in again.content.decode()
    assert "Någon annan har ändrat" in again.content.decode()
