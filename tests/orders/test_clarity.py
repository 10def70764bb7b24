"""Each rule of clarity_rules.toml with an order that it remarks on and a twin that it leaves alone."""

import unicodedata
from dataclasses import fields, replace
from datetime import date
from string import Formatter

import pytest

from accounts.rules import GoalScheme
from boendestod.readability import plain_words, sentences
from orders.clarity import (
    KINDS,
    PART_NAMES,
    RULES,
    ActivityText,
    GoalText,
    OrderText,
    Remark,
    assess,
)
from orders.rules import Grade, SubGoal, SupportForm
from tests.orders.clear_orders import (
    ASPECTS,
    BUDGET,
    INVESTIGATED,
    OPEN_POST,
    OWN,
    POST,
    activity,
    copied,
    goal,
    many_goals,
    order,
    words,
)

# rule: an order with the remark, its twin without, and the field and part that the remark is about
CASES = {
    "needs_missing": (order(needs=" \n"), order(needs="Posten blir liggande."), "needs", ""),
    "needs_too_long": (order(needs=words(251)), order(needs=words(250)), "needs", ""),
    "scope_missing": (order(scope=False), POST, "scope", ""),
    "follow_up_missing": (order(follow_up=False), POST, "follow_up", ""),
    "provider_missing": (order(provider=False), POST, "provider", ""),
    "children_missing": (
        order(children_known=True),
        order(children_known=True, children_note="Dottern bor här varannan vecka."),
        "children_note",
        "",
    ),
    "preconditions_missing": (
        order(preconditions=""),
        order(preconditions="Inget särskilt."),
        "preconditions",
        "",
    ),
    "risks_missing": (order(risks=""), order(risks="Inga kända."), "risks", ""),
    "goals_missing": (order(goals=[]), POST, "goals", ""),
    "too_many_goals": (many_goals(7), many_goals(6), "goals", ""),
    "goal_need_missing": (goal(need=""), POST, "need", "g1"),
    "overall_goal_missing": (goal(overall_goal=""), POST, "overall_goal", "g1"),
    "personal_goal_missing": (goal(personal_goal=" "), POST, "personal_goal", "g1"),
    "goal_standard_phrase": (
        goal(personal_goal="Att leva ett så självständigt liv som möjligt"),
        goal(personal_goal="En fungerande vardag, där jag hinner med bussen till jobbet"),
        "personal_goal",
        "g1",
    ),
    "goal_third_person": (
        goal(personal_goal="Brukaren öppnar sin post varje vecka"),
        goal(personal_goal="Jag öppnar min post innan hon i receptionen går hem"),
        "personal_goal",
        "g1",
    ),
    "goal_repeats_overall": (
        goal(personal_goal="Jag vill sköta min ekonomi."),
        goal(personal_goal="Jag vill sköta min ekonomi utan att låna"),
        "personal_goal",
        "g1",
    ),
    "goal_twin": (
        order(goals=[POST.goals[0], replace(POST.goals[0], id="g2", reach_by=date(2027, 8, 1))]),
        many_goals(2),
        "personal_goal",
        "g2",
    ),
    "measure_missing": (goal(measure=""), POST, "measure", "g1"),
    "measure_vague": (
        goal(measure="Det fungerar bättre med posten"),
        goal(measure="Det fungerar bättre: ingen räkning ligger kvar över månadsskiftet"),
        "measure",
        "g1",
    ),
    "goal_date_missing": (goal(reach_by=None), POST, "reach_by", "g1"),
    "goal_after_decision": (
        replace(POST, until=date(2027, 5, 30)),
        replace(POST, until=date(2027, 5, 31)),
        "reach_by",
        "g1",
    ),
    "goal_not_asked": (goal(accepted=""), goal(accepted="no"), "accepted", "g1"),
    "goal_not_accepted": (goal(accepted="no"), POST, "accepted", "g1"),
    "activities_missing": (goal(activities=[]), POST, "activities", "g1"),
    "too_many_activities": (
        goal(activities=[OPEN_POST] * 7),
        goal(activities=[OPEN_POST] * 6),
        "activities",
        "g1",
    ),
    "what_missing": (activity(what=""), activity(what="Öppna brev"), "what", "a1"),
    "bare_word": (
        activity(what="Städning", why=""),
        activity(what="Städning", why="Hon vill kunna bjuda hem sin syster"),
        "what",
        "a1",
    ),
    "why_missing": (activity(why=""), POST, "why", "a1"),
    "why_repeats_what": (
        activity(why="Hon behöver hjälp med att öppna posten"),
        activity(why="Hon behöver hjälp med att öppna posten eftersom den gör henne rädd"),
        "why",
        "a1",
    ),
    "sub_goal_missing": (activity(how=""), replace(activity(how=""), scheme=GoalScheme.DUR_FN), "how", "a1"),
    "support_form_missing": (
        replace(activity(how=""), scheme=GoalScheme.DUR_FN),
        replace(activity(how=""), scheme=GoalScheme.FREE),
        "how",
        "a1",
    ),
    "how_missing": (replace(activity(how=""), scheme=GoalScheme.FREE), activity(how=""), "how", "a1"),
    "plan_says_when": (
        activity(what="Öppna breven tillsammans på måndagar"),
        activity(what="Öppna breven tillsammans på vardagar, 2.50 kr i porto"),
        "what",
        "a1",
    ),
    "text_too_long": (activity(why=words(81)), activity(why=words(80)), "why", "a1"),
    "copied": (copied(INVESTIGATED), copied(OWN), "needs", ""),
    "officialese": (
        order(needs="Hon erhåller påminnelser"),
        order(needs="Hon får påminnelser"),
        "needs",
        "",
    ),
}


def keys(order: OrderText) -> list[str]:
    return [remark.key for remark in assess(order).remarks]


def remark_on(order: OrderText, key: str) -> Remark:
    return next(remark for remark in assess(order).remarks if remark.key == key)


def test_every_rule_has_its_case():
    assert list(CASES) == list(RULES)


@pytest.mark.parametrize("key", CASES)
def test_the_remark_comes_and_its_twin_is_left_alone(key):
    bad, good, field, part = CASES[key]
    found = {(remark.field, remark.id) for remark in assess(bad).remarks if remark.key == key}
    assert (field, part) in found
    assert key not in keys(good)


@pytest.mark.parametrize("key", CASES)
def test_a_remark_is_one_plain_sentence(key):
    text = remark_on(CASES[key][0], key).text
    own_text = "".join(literal for literal, *_ in Formatter().parse(RULES[key].text))
    assert len(sentences(text)) == 1
    assert text.endswith(".")
    assert "{" not in text
    assert plain_words(own_text) == []


@pytest.mark.parametrize("example", [POST, BUDGET])
def test_stockholms_examples_are_clear(example):
    clarity = assess(example)
    assert clarity.remarks == []
    assert (clarity.score, clarity.grades) == (100, dict.fromkeys(ASPECTS, Grade.CLEAR))


def test_a_bad_order_is_told_everything_that_matters_once():
    bad = OrderText(
        needs="",
        scheme=GoalScheme.DUR_FN,
        preconditions="",
        risks="",
        scope=False,
        follow_up=False,
        provider=True,
        children_known=False,
        children_note="",
        goals=[GoalText("g1", "", "", "Fungerande vardag", "Må bättre", None, "", [])],
        investigation=[],
    )
    activities = [ActivityText("a1", "städning", "", "", ""), ActivityText("a2", "Tvätt", "Tvätta", "", "")]
    bad = replace(bad, goals=[replace(bad.goals[0], activities=activities)])
    assert [(remark.key, remark.id) for remark in assess(bad).remarks] == [
        ("needs_missing", ""),
        ("scope_missing", ""),
        ("follow_up_missing", ""),
        ("preconditions_missing", ""),
        ("risks_missing", ""),
        ("goal_need_missing", "g1"),
        ("overall_goal_missing", "g1"),
        ("goal_standard_phrase", "g1"),
        ("measure_vague", "g1"),
        ("goal_date_missing", "g1"),
        ("goal_not_asked", "g1"),
        ("bare_word", "a1"),
        ("bare_word", "a2"),
    ]
    assert assess(bad).score == 0


# Bare words


@pytest.mark.parametrize(
    "what",
    [
        "städning",
        "STÄD",
        "Stöd med städning i hemmet.",
        "Städa, tvätta och laga mat",
        "Hjälp med matlagning och inköp",
        "Handla",
        "Ekonomi",
        "Promenad",
        "promenader",
        "Social samvaro",
        "Stöd i hemmet",
        "Struktur i vardagen",
        "Motivera",
        "Stöd",
        "Tvätt m.m.",
        unicodedata.normalize("NFD", "städning"),
    ],
)
@pytest.mark.parametrize("why", ["", "Behöver stöd", "städning"])
def test_a_word_alone_says_nothing(what, why):
    assert "bare_word" in keys(activity(what=what, why=why))


@pytest.mark.parametrize(
    "what",
    [
        "Städa ett rum i taget",
        "Boka tvättid",
        "Laga cykeln",
        "Promenera till biblioteket",
        "Skriva inköpslista",
    ],
)
def test_what_says_more_than_the_word_is_not_bare(what):
    assert "bare_word" not in keys(activity(what=what, why=""))


@pytest.mark.parametrize(
    ("why", "how"),
    [
        ("Det blir för mycket när allt ska göras samtidigt", SubGoal.WITH_SUPPORT.label),
        ("", "Ni väljer rum tillsammans och sätter klockan på en kvart"),
    ],
)
def test_a_bare_word_is_made_up_for_by_the_rest_of_the_activity(why, how):
    assert "bare_word" not in keys(activity(what="Städning", why=why, how=how))


@pytest.mark.parametrize("label", [*SubGoal.labels, *SupportForm.labels])
def test_the_schemes_label_alone_does_not_make_up_for_a_bare_word(label):
    assert "bare_word" in keys(activity(what="Städning", why="", how=label))


@pytest.mark.parametrize(
    ("what", "example"), [("Tvätt", "tvättid"), ("Laga  mat", "recept"), ("Stöd", "köket")]
)
def test_a_bare_word_gets_an_example_of_its_own_kind(what, example):
    assert example in remark_on(activity(what=what, why=""), "bare_word").text


# Goals


@pytest.mark.parametrize(
    "personal_goal", ["Skälig levnadsnivå", "Jag vill ha en fungerande vardag", "Bryta isolering", "Jag vill"]
)
def test_a_goal_that_fits_anybody(personal_goal):
    assert "goal_standard_phrase" in keys(goal(personal_goal=personal_goal))


@pytest.mark.parametrize("personal_goal", ["Den enskilde betalar hyran", "Hon vill bjuda hem sin syster"])
def test_a_goal_in_the_third_person(personal_goal):
    assert "goal_third_person" in keys(goal(personal_goal=personal_goal))


@pytest.mark.parametrize(
    "measure", ["Bra", "Att hon mår bättre", "Ökad struktur", "Astrid är nöjd", "Målet är nått"]
)
def test_a_measure_that_nobody_can_see(measure):
    assert "measure_vague" in keys(goal(measure=measure))


@pytest.mark.parametrize(
    "measure",
    [
        "Mår bättre: går ut tre gånger i veckan",
        "Posten är öppnad varje fredag",
        "Disken är klar när dagen är slut",
    ],
)
def test_a_measure_that_can_be_seen_or_counted(measure):
    assert "measure_vague" not in keys(goal(measure=measure))


@pytest.mark.parametrize(
    "text", ["Besök kl. 9", "klockan 13.30", "Frukost 08:15", "Besök varje tisdag", "fredagarna", "kl 9"]
)
def test_clock_times_and_weekdays_belong_in_the_plan(text):
    assert "plan_says_when" in keys(activity(scope=text))


@pytest.mark.parametrize(
    "text", ["två gånger i veckan", "2,5 timmar", "Kl", "SoL 11:1", "1-2 gånger", "vid månadsslut"]
)
def test_how_often_belongs_in_the_order(text):
    assert "plan_says_when" not in keys(activity(scope=text))


# Copying


def test_a_copied_text_is_known_by_its_words_and_not_by_its_signs():
    assert "copied" in keys(copied(INVESTIGATED.replace(".", "\n-").upper()))


def test_a_short_quotation_is_not_copying():
    assert "copied" not in keys(copied("Hon lägger breven i en låda i hallen och oroar sig för dem."))


def test_half_a_text_copied_is_remarked_on_with_its_share():
    text = remark_on(copied(f"{INVESTIGATED} {OWN[:120]}"), "copied").text
    assert 50 <= int(text.split()[0]) < 100


# Grades


def test_the_rules_look_where_there_is_something_to_see():
    names = {f"{name}.{field.name}" for part, name in PART_NAMES.items() for field in fields(part)}
    assert {field for rule in RULES.values() for field in rule.fields} <= names


def test_every_kind_of_check_is_used_and_every_rule_has_one():
    assert {rule.kind for rule in RULES.values()} == set(KINDS)


def test_every_rule_costs_something_and_says_where_it_comes_from():
    assert [rule.key for rule in RULES.values() if not (rule.weight > 0 and rule.source)] == []


def test_a_rule_silences_only_rules_below_it():
    places = list(RULES)
    assert all(
        places.index(later) > places.index(rule.key) for rule in RULES.values() for later in rule.silences
    )


@pytest.mark.parametrize("scheme", GoalScheme.values)
def test_each_scheme_asks_for_how_in_one_way(scheme):
    assert (
        len([rule for rule in RULES.values() if rule.fields == ["activity.how"] and scheme in rule.schemes])
        == 1
    )


def test_the_aspects_are_those_that_are_graded():
    assert {aspect for rule in RULES.values() for aspect in rule.aspects} == set(ASPECTS)
