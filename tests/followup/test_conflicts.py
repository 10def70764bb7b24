"""Two versions of the same thing: both are kept, the author or who leads the work chooses, and what is signed is
never written over."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from accounts.models import AccessLog
from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from followup import actions
from followup.models import Correction, DayNote, PlannedVisit, SyncConflict, SyncOperation, Visit, VisitDraft
from followup.rules import ConflictChoice, ConflictKind
from tests.cast import TODAY, at
from tests.tablet import Tablet
from tests.web import browser, errors, filled, send

MORNING = at(TODAY - timedelta(days=1), 9)
NOON = at(TODAY, 12)


@pytest.fixture
def order(cast):
    return cast.agreed().order


@pytest.fixture
def bo(cast):
    return cast.support_worker


@pytest.fixture
def first(cast, bo):
    return Tablet(cast.provider, "Platta 1", cast.coordinator).enrol(bo).enrol(cast.coordinator)


@pytest.fixture
def second(cast, bo):
    return Tablet(cast.provider, "Platta 2", cast.coordinator).enrol(bo)


@pytest.fixture
def draft(first, bo, order) -> UUID:
    """Begun on the first tablet, where `text` stands in version 2; the second has seen version 2."""
    begun = uuid4()
    first.start(bo, order, begun)
    first.save(bo, begun, 1, text="Vi börjar.")
    first.send()
    return begun


def answer(tablet):
    (said,) = tablet.send()
    return said


def content(draft) -> dict:
    return VisitDraft.objects.get(pk=draft).content


def choose(conflict, by, choice) -> SyncConflict:
    return actions.resolve(conflict, by=by, choice=choice, version=conflict.version)


# --- Drafts -------------------------------------------------------------------------------------------------------


@pytest.fixture
def clash(first, second, bo, draft) -> SyncConflict:
    first.save(bo, draft, 2, text="På ettan.")
    second.save(bo, draft, 2, text="På tvåan.", wished="Kaffe")
    first.send()
    said = answer(second)
    assert (said.result, said.code, said.version) == ("conflict", "draft_changed", 2)
    return SyncConflict.objects.get()


def test_the_same_field_changed_on_two_tablets_keeps_both_and_the_rest_is_merged(clash, draft):
    assert content(draft) == {"text": "På ettan.", "wished": "Kaffe"}
    assert (clash.kind, clash.fields, clash.content) == (ConflictKind.HARD, ["text"], {"text": "På tvåan."})


def test_the_same_words_on_both_are_no_conflict(first, second, bo, draft):
    first.save(bo, draft, 2, text="Lika.")
    second.save(bo, draft, 2, text="Lika.")
    first.send()
    assert answer(second).result == "applied"
    assert not SyncConflict.objects.exists()


def test_different_fields_are_merged_and_both_can_see_it(first, second, bo, draft):
    first.save(bo, draft, 2, text="På ettan.")
    second.save(bo, draft, 2, wished="Kaffe")
    first.send()
    said = answer(second)
    assert (said.result, said.code, said.version) == ("applied", "merged", 2)
    assert content(draft) == {"text": "På ettan.", "wished": "Kaffe"}
    conflict = SyncConflict.objects.get()
    assert (conflict.kind, conflict.content) == (ConflictKind.SOFT, {"wished": "Kaffe"})
    for choice in (ConflictChoice.SERVER, ConflictChoice.TABLET):
        with pytest.raises(RuleBroken) as refused:
            choose(conflict, bo, choice)
        assert refused.value.code == "merged_already"
    assert choose(conflict, bo, ConflictChoice.BOTH).resolved_by == bo
    assert content(draft) == {"text": "På ettan.", "wished": "Kaffe"}


def test_what_has_been_seen_is_no_conflict(first, second, bo, draft):
    first.save(bo, draft, 2, text="På ettan.")
    first.send()
    second.save(bo, draft, 3, text="Efter ettan.")
    assert answer(second).version == 4
    assert content(draft) == {"text": "Efter ettan."}
    assert not SyncConflict.objects.exists()


def test_one_tablet_that_goes_on_writing_never_clashes_with_itself(first, bo, draft):
    for text in ("Ett", "Ett två", "Ett två tre"):
        first.save(bo, draft, 2, text=text)
    assert [said.result for said in first.send()] == ["applied"] * 3
    assert content(draft) == {"text": "Ett två tre"}


def test_what_the_tablet_goes_on_writing_is_the_same_question(second, bo, draft, clash):
    second.save(bo, draft, 2, text="På tvåan, mera.")
    assert answer(second).result == "conflict"
    asked = SyncConflict.objects.get()
    assert asked.content == {"text": "På tvåan, mera."}
    assert asked.history.filter(content__text="På tvåan.").exists()


@pytest.mark.parametrize(
    ("choice", "text"),
    [
        (ConflictChoice.SERVER, "På ettan."),
        (ConflictChoice.TABLET, "På tvåan."),
        (ConflictChoice.BOTH, "På ettan.\n\nPå tvåan."),
    ],
)
def test_the_chosen_words_are_written_in_the_draft_and_both_versions_stay(cast, draft, clash, choice, text):
    resolved = choose(clash, cast.coordinator, choice)
    assert content(draft)["text"] == text
    assert (resolved.choice, resolved.resolved_by, resolved.content) == (
        choice,
        cast.coordinator,
        {"text": "På tvåan."},
    )
    assert VisitDraft.history.filter(content__text="På ettan.").exists()


def test_two_times_cannot_both_hold(first, second, bo, draft):
    first.save(bo, draft, 2, timed=True)
    second.save(bo, draft, 2, timed=False)
    first.send()
    second.send()
    with pytest.raises(RuleBroken) as refused:
        choose(SyncConflict.objects.get(), bo, ConflictChoice.BOTH)
    assert refused.value.code == "both_impossible"


def test_what_was_written_on_the_other_tablet_after_the_signing_is_kept(first, second, bo, order, draft):
    second.save(bo, draft, 2, text="Hann inte med.")
    first.sign(bo, order, MORNING, visit=draft, text="Signerat.")
    first.send()
    assert answer(second).code == "draft_closed"
    conflict = SyncConflict.objects.get()
    assert (conflict.visit_id, conflict.content) == (draft, {"text": "Hann inte med."})
    choose(conflict, bo, ConflictChoice.TABLET)
    assert DayNote.objects.get().text == "Signerat."
    assert Correction.objects.get().text == "Hann inte med."


def test_what_was_written_on_the_other_tablet_after_it_was_dropped_takes_it_back_if_chosen(
    first, second, bo, draft
):
    second.save(bo, draft, 2, text="Den ska vara kvar.")
    first.drop(bo, draft)
    first.send()
    assert answer(second).code == "draft_closed"
    choose(SyncConflict.objects.get(), bo, ConflictChoice.TABLET)
    assert VisitDraft.objects.get().closed_at is None
    assert content(draft) == {"text": "Den ska vara kvar."}


# --- Visits and notes ---------------------------------------------------------------------------------------------


@pytest.fixture
def planned(cast, order, bo):
    visit = PlannedVisit(
        municipality=order.municipality,
        case=order.case,
        order=order,
        starts_at=MORNING,
        ends_at=MORNING + timedelta(hours=1),
        support_worker=bo,
        second_worker=cast.coordinator,
    )
    visit.save_change(by=None, reason="test")
    return visit


@pytest.fixture
def double(cast, first, bo, order, planned) -> SyncConflict:
    """Two who came together both sign the visit."""
    first.sign(cast.coordinator, order, MORNING, planned=str(planned.pk), text="Sofias ord.")
    first.sign(bo, order, MORNING, planned=str(planned.pk), text="Bos ord.", wished="Kaffe")
    assert [said.result for said in first.send()] == ["applied", "conflict"]
    return SyncConflict.objects.get()


def test_a_visit_that_is_logged_already_keeps_all_of_the_second_version(double, bo):
    assert (double.author, double.kind, double.fields) == (bo, ConflictKind.HARD, ["text", "wished"])
    assert (double.content["text"], double.content["wished"]) == ("Bos ord.", "Kaffe")
    assert Visit.objects.count() == DayNote.objects.count() == 1


def test_the_tablets_text_becomes_a_correction_beside_the_signed_note(cast, double, bo):
    choose(double, cast.unit_manager, ConflictChoice.TABLET)
    correction = Correction.objects.get()
    assert (correction.text, correction.author, correction.reason) == ("Bos ord.", bo, "Från surfplattan")
    assert correction.history.get().history_user == cast.unit_manager
    assert DayNote.objects.get().text == "Sofias ord."


def test_both_make_a_note_of_its_own(double, bo):
    choose(double, bo, ConflictChoice.BOTH)
    own = DayNote.objects.get(visit=None)
    assert (own.text, own.author, own.event_at) == ("Bos ord.", bo, MORNING)
    assert own.device_at == at(TODAY, 12)
    assert Visit.objects.count() == 1


def test_the_servers_leaves_all_as_it_is(double, bo):
    choose(double, bo, ConflictChoice.SERVER)
    assert DayNote.objects.count() == 1
    assert not Correction.objects.exists()


def test_a_note_written_on_the_web_meanwhile_is_kept_and_so_is_the_tablets(first, bo, order):
    visit = uuid4()
    first.sign(bo, order, MORNING, visit=visit, text="", note_later=True)
    first.send()
    first.note(bo, order, visit=str(visit), text="Från plattan.")
    actions.write_missing_note(Visit.objects.get(), by=bo, text="Från webben.")
    assert answer(first).code == "note_exists"
    assert SyncConflict.objects.get().content["text"] == "Från plattan."
    assert DayNote.objects.get().text == "Från webben."


def test_a_visit_taken_out_of_the_schedule_is_logged_all_the_same(
    cast, first, bo, order, planned, time_machine
):
    time_machine.move_to(MORNING - timedelta(hours=1), tick=False)
    actions.remove_visit(planned, by=cast.coordinator, version=planned.version, because="Ledig")
    time_machine.move_to(NOON, tick=False)
    first.sign(bo, order, MORNING, planned=str(planned.pk))
    said = answer(first)
    assert (said.result, said.code) == ("applied", "planned_removed")
    assert Visit.objects.get().planned is None


# --- Who chooses --------------------------------------------------------------------------------------------------


def test_one_chooses_once(cast, double, bo):
    seen = SyncConflict.objects.get()
    choose(double, bo, ConflictChoice.SERVER)
    with pytest.raises(StaleVersion):
        choose(seen, cast.coordinator, ConflictChoice.TABLET)
    with pytest.raises(RuleBroken) as refused:
        choose(SyncConflict.objects.get(), cast.coordinator, ConflictChoice.TABLET)
    assert refused.value.code == "resolved_already"
    assert not Correction.objects.exists()


def test_a_colleague_does_not_choose_for_the_author(cast, double):
    for other in (cast.colleague, cast.caseworker, cast.reviewer):
        with pytest.raises(NotPermitted):
            choose(double, other, ConflictChoice.SERVER)


def test_the_page_shows_both_side_by_side_and_takes_the_choice(cast, double, bo):
    url = reverse("conflict", args=[double.pk])
    page = browser(bo).get(url)
    text = page.content.decode()
    for said in ("Sofias ord.", "Bos ord.", "Kaffe", "Skiljer sig", "genomfört"):
        assert said in text
    assert send(browser(bo), url, choice="tablet").status_code == 302
    assert Correction.objects.get().text == "Bos ord."
    assert "det från surfplattan gäller" in browser(bo).get(url).content.decode()
    assert AccessLog.objects.filter(model="syncconflict", record_id=str(double.pk), user=bo).exists()


def test_the_page_wants_a_choice_and_counts_it_once(double, bo):
    url = reverse("conflict", args=[double.pk])
    client = browser(bo)
    page = client.get(url)
    assert errors(client.post(url, filled(page)))["choice"]
    form = filled(page, choice="both")
    client.post(url, form)
    client.post(url, form)
    assert DayNote.objects.count() == 2


def test_a_merged_draft_is_only_seen(first, second, bo, draft):
    first.save(bo, draft, 2, text="På ettan.")
    second.save(bo, draft, 2, wished="Kaffe")
    first.send()
    second.send()
    url = reverse("conflict", args=[SyncConflict.objects.get().pk])
    assert "Jag har sett det" in browser(bo).get(url).content.decode()
    send(browser(bo), url)
    assert SyncConflict.objects.get().choice == ConflictChoice.BOTH


def test_the_list_is_the_authors_own_or_the_providers(cast, double, bo):
    url = reverse("conflicts")
    for user, sees in (
        (bo, True),
        (cast.unit_manager, True),
        (cast.colleague, False),
        (cast.other_coordinator, False),
    ):
        assert ("Berg" in browser(user).get(url).content.decode().split("<main")[1]) is sees, user
    assert browser(cast.caseworker).get(url).status_code == 403


def test_somebody_elses_conflict_is_not_there(cast, double):
    url = reverse("conflict", args=[double.pk])
    for user in (cast.colleague, cast.other_coordinator, cast.other_support_worker):
        assert browser(user).get(url).status_code == 404


# --- What was refused ---------------------------------------------------------------------------------------------


@pytest.fixture
def refused(first, bo, order) -> SyncOperation:
    first.sign(bo, order, MORNING, text="", note_later=False, wished="Kaffe")
    first.send()
    return SyncOperation.objects.get()


def test_the_list_shows_what_was_refused_and_what_tablets_have_not_sent(cast, first, refused, bo):
    first.device.users.filter(user=bo).update(unsent=3, oldest_unsent_at=MORNING)
    text = browser(cast.unit_manager).get(reverse("sync_waiting")).content.decode()
    for said in ("Besök signerat", "Berg", "Skriv en anteckning om besöket.", "Platta 1", "3 saker"):
        assert said in text
    own = browser(bo).get(reverse("sync_waiting")).content.decode()
    assert "Besök signerat" in own
    assert "3 händelser" not in own
    for other in (cast.colleague, cast.other_coordinator):
        assert "Berg" not in browser(other).get(reverse("sync_waiting")).content.decode()
    assert browser(cast.caseworker).get(reverse("sync_waiting")).status_code == 403


def test_what_waits_for_long_is_told_and_what_has_just_come_is_not(cast, first, bo, time_machine):
    first.save(bo, uuid4(), 1, text="Hej")
    first.send()
    url = reverse("sync_waiting")
    assert "Allt är infört" in browser(cast.coordinator).get(url).content.decode()
    time_machine.shift(timedelta(days=1))
    assert "Påbörjat besök sparat" in browser(cast.coordinator).get(url).content.decode()


def test_its_content_is_read_by_the_author_and_who_leads_and_the_reading_is_logged(cast, refused, bo):
    url = reverse("sync_operation", args=[refused.pk])
    for reader in (bo, cast.coordinator):
        assert "Kaffe" in browser(reader).get(url).content.decode()
        log = AccessLog.objects.get(user=reader, model="syncoperation", record_id=str(refused.pk))
        assert log.client_id == refused.case.client_id
    for other in (cast.colleague, cast.other_coordinator, cast.caseworker):
        assert browser(other).get(url).status_code == 404


def test_it_is_closed_with_words_and_stays_to_be_read(cast, refused):
    url = reverse("sync_operation", args=[refused.pk])
    client = browser(cast.coordinator)
    assert errors(send(client, url, verb="discard"))["how"]
    send(client, url, verb="discard", how="Bo skrev in det på datorn")
    closed = SyncOperation.objects.get()
    assert (closed.result, closed.handled_by, closed.handled_how) == (
        "quarantined",
        cast.coordinator,
        "Bo skrev in det på datorn",
    )
    assert "Kaffe" in client.get(url).content.decode()
    assert not Visit.objects.exists()
    with pytest.raises(RuleBroken) as again:
        actions.release(closed, by=cast.coordinator)
    assert again.value.code == "handled"


def test_what_still_stands_in_the_way_is_told_at_the_release(cast, refused):
    page = send(browser(cast.coordinator), reverse("sync_operation", args=[refused.pk]), verb="release")
    assert "Skriv en anteckning om besöket." in page.content.decode()
    assert SyncOperation.objects.to_handle().count() == 1


def test_the_author_does_not_release_her_own(cast, refused, bo):
    for verb in (lambda: actions.release(refused, by=bo), lambda: actions.discard(refused, by=bo, how="x")):
        with pytest.raises(NotPermitted):
            verb()
    assert (
        "Släpp igenom" not in browser(bo).get(reverse("sync_operation", args=[refused.pk])).content.decode()
    )


def test_what_nobody_can_read_says_so(cast, first):
    actions.receive_all(first.device, [{"op_id": str(uuid4()), "seq": 1, "sealed": None}])
    operation = SyncOperation.objects.get()
    page = browser(cast.coordinator).get(reverse("sync_operation", args=[operation.pk])).content.decode()
    assert "Går inte att läsa" in page
    assert "Släpp igenom" not in page
