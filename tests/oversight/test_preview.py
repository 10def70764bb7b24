"""Other lengths are tried on the real cases before they are saved, and the reviews' own can be taken as they stand."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.models import DeadlineRule, LimitRule
from accounts.rules import DEFAULT_LENGTHS, DeadlineKey, LimitKey
from boendestod.errors import NotPermitted, RuleBroken
from oversight import actions
from oversight.preview import Effect, preview, rules_of
from oversight.rules import FlagRule
from oversight.rules.presets import PRESETS
from tests.cast import NUMBERS, TODAY, at, make_cast
from tests.web import browser, errors, filled, send

# The plans of orders received on TODAY are late after fourteen days.
DAY = TODAY + timedelta(days=10)
LATER = TODAY + timedelta(days=20)
NOT_BEGUN = DeadlineKey.PLAN_NOT_BEGUN


@pytest.fixture
def waiting(cast, time_machine):
    """Two orders without a plan, and a third in another municipality that no preview may count."""
    for number in NUMBERS[:2]:
        cast.accepted(cast.case(cast.client(number)))
    elsewhere = make_cast("Annanstad")
    for name in ("caseworker", "coordinator", "support_worker"):
        getattr(cast, name)
    elsewhere.user = lambda username, role, **place: type(cast).user(
        elsewhere, f"a-{username}", role, **place
    )
    elsewhere.accepted(elsewhere.case(elsewhere.client(NUMBERS[2])))
    return cast


def tried(cast, day, *, valid_from, **numbers):
    return preview(cast.municipality, today=day, valid_from=valid_from, **numbers)


def test_a_shorter_length_shows_who_would_be_late_now_and_if_it_had_always_held(waiting):
    found = tried(waiting, DAY, valid_from=DAY, lengths={NOT_BEGUN: (0, 7)})
    assert found.effects == [Effect(FlagRule.PLAN_NOT_BEGUN, now=0, saved=0, come=0, go=0, always=2)]
    assert (found.now, found.always) == (0, 2)


def test_a_length_from_a_day_that_has_been_shows_what_comes_tonight(waiting):
    found = tried(waiting, DAY, valid_from=TODAY, lengths={NOT_BEGUN: (0, 7)})
    assert found.effects == [Effect(FlagRule.PLAN_NOT_BEGUN, now=0, saved=2, come=2, go=0, always=2)]


def test_a_longer_length_shows_what_falls_away(waiting):
    found = tried(waiting, LATER, valid_from=TODAY, lengths={NOT_BEGUN: (1, 0)})
    assert found.effects == [Effect(FlagRule.PLAN_NOT_BEGUN, now=2, saved=0, come=0, go=2, always=0)]


def test_a_case_that_is_late_by_two_rules_is_one_case(waiting):
    lengths = {NOT_BEGUN: (0, 7), DeadlineKey.EXECUTION_NOT_STARTED: (0, 7)}
    found = tried(waiting, DAY, valid_from=TODAY, lengths=lengths)
    assert [effect.saved for effect in found.effects] == [2, 2]
    assert found.always == 2


def test_what_is_shown_is_what_the_rules_then_find(waiting, time_machine):
    time_machine.move_to(at(DAY, 12), tick=False)
    (effect,) = tried(waiting, DAY, valid_from=TODAY, lengths={NOT_BEGUN: (0, 7)}).effects
    actions.change_deadline(
        by=waiting.system_admin,
        today=DAY,
        key=NOT_BEGUN,
        months=0,
        days=7,
        valid_from=TODAY,
        counts_back=True,
    )
    (after,) = tried(waiting, DAY, valid_from=DAY, lengths={NOT_BEGUN: (0, 7)}).effects
    assert after.now == effect.saved


def test_trying_leaves_no_trace(waiting):
    def rows() -> list[str]:
        return sorted(map(str, [*DeadlineRule.objects.values_list(), *LimitRule.objects.values_list()]))

    before = rows()
    tried(waiting, DAY, valid_from=TODAY, lengths={NOT_BEGUN: (0, 7)}, limits={LimitKey.MISSED_IN_ROW: 1})
    assert rows() == before


@pytest.mark.parametrize(
    ("key", "rules"),
    [
        (NOT_BEGUN, [FlagRule.PLAN_NOT_BEGUN]),
        (DeadlineKey.VISIT_WITHOUT_NOTE, [FlagRule.VISIT_WITHOUT_NOTE, FlagRule.VISIT_NOT_LOGGED]),
        (LimitKey.MONTH_LEAST_PERCENT, [FlagRule.MONTH_UNDER_ORDERED]),
        (LimitKey.LEASE_HOURS, []),
        (LimitKey.CANCEL_NOTICE_HOURS, []),
        (LimitKey.SERVICE_FROM, []),
        (LimitKey.CONFERENCE_MONTHS, []),
        (LimitKey.DECISION_MONTHS, []),
        (DeadlineKey.FLAG_ESCALATES, []),
    ],
)
def test_each_number_decides_its_rules(key, rules):
    assert rules_of([key]) == rules


def test_every_length_but_the_managers_decides_a_rule():
    assert [key for key in DeadlineKey if not rules_of([key])] == [DeadlineKey.FLAG_ESCALATES]


@pytest.fixture
def desk(waiting, time_machine):
    time_machine.move_to(at(DAY, 12), tick=False)
    return browser(waiting.system_admin)


def test_the_page_shows_counts_saves_nothing_and_names_nobody(desk, waiting):
    page = send(
        desk,
        reverse("deadlines"),
        key=NOT_BEGUN,
        length=7,
        measure="days",
        valid_from=TODAY.isoformat(),
        verb="preview",
    )
    text = page.content.decode()
    assert "Med de här talen skulle 2 ärenden vara försenade i dag (nu 0)" in text
    assert "Berg" not in text
    assert DeadlineRule.objects.filter(municipality=waiting.municipality).count() == len(DeadlineKey)


def test_what_was_tried_can_be_saved_from_the_same_page(desk):
    typed = {"key": NOT_BEGUN, "length": 7, "measure": "days", "valid_from": DAY.isoformat()}
    page = send(desk, reverse("deadlines"), verb="preview", **typed)
    assert desk.post(reverse("deadlines"), filled(page)).url == reverse("deadlines")
    assert DeadlineRule.objects.filter(key=NOT_BEGUN, days=7, valid_from=DAY).exists()


def test_a_limit_is_tried_too_and_one_that_flags_nothing_says_so(desk):
    typed = {"valid_from": DAY.isoformat(), "verb": "preview"}
    page = send(desk, reverse("limits"), key=LimitKey.MISSED_IN_ROW, value=1, **typed)
    assert [effect.rule for effect in page.context["preview"].effects] == [FlagRule.VISITS_MISSED]
    page = send(desk, reverse("limits"), key=LimitKey.LEASE_HOURS, value=8, **typed)
    assert "flaggar inga ärenden" in page.content.decode()


def test_the_reviews_lengths_are_shown_with_their_source_and_nothing_is_made_up(desk):
    text = desk.get(reverse("presets")).content.decode()
    for preset in PRESETS.values():
        assert preset.name in text
        assert preset.source in text
    assert PRESETS["klarateamet"].is_empty
    assert PRESETS["haninge"].is_empty
    assert text.count("Rapporten anger ingen längd som går att ställa in.") == 2
    assert 'value="haninge"' not in text


def test_a_preset_is_tried_and_then_taken_with_only_what_differs(desk, waiting):
    url = reverse("presets")
    DeadlineRule.objects.filter(municipality=waiting.municipality, key=NOT_BEGUN).update(days=30)
    typed = {"preset": "botkyrka", "valid_from": DAY.isoformat()}
    tried_page = send(desk, url, verb="preview", **typed)
    assert FlagRule.PLAN_NOT_BEGUN in [effect.rule for effect in tried_page.context["preview"].effects]
    sent = filled(tried_page, **typed)
    for _ in range(2):
        assert desk.post(url, sent).url == reverse("deadlines")
    new = DeadlineRule.objects.filter(municipality=waiting.municipality, valid_from=DAY)
    assert list(new.values_list("key", "months", "days")) == [(NOT_BEGUN, 0, 14)]
    limits = LimitRule.objects.filter(municipality=waiting.municipality, valid_from=DAY)
    assert list(limits.values_list("key", "value")) == [(LimitKey.STAFF_PER_PERSON, 2)]


def test_a_preset_that_changes_nothing_is_refused(desk):
    page = send(desk, reverse("presets"), preset="vasteras", valid_from=DAY.isoformat())
    assert errors(page)["preset"] == ["Kommunen har redan de här längderna."]


def test_a_preset_from_a_day_that_has_been_needs_to_be_said_knowingly(cast):
    take = {"by": cast.system_admin, "today": DAY, "preset": "ekero", "valid_from": TODAY}
    DeadlineRule.objects.filter(municipality=cast.municipality).update(days=1)
    with pytest.raises(RuleBroken, match="Dagen har varit"):
        actions.take_preset(**take)
    assert not DeadlineRule.objects.filter(municipality=cast.municipality, valid_from=TODAY).exists()
    assert actions.take_preset(**take, counts_back=True) == PRESETS["ekero"]


def test_only_the_system_administrator_sets_and_tries_lengths(cast):
    for role in ("unit_manager", "section_leader", "reviewer"):
        assert browser(getattr(cast, role)).get(reverse("presets")).status_code == 403
    with pytest.raises(NotPermitted):
        actions.take_preset(by=cast.unit_manager, today=TODAY, preset="ekero", valid_from=TODAY)


def test_the_lengths_of_botkyrka_are_those_that_a_municipality_starts_with():
    for key, length in PRESETS["botkyrka"].lengths.items():
        assert DEFAULT_LENGTHS[key] == length
