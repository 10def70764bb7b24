"""Every list page, with how many times it asks the database: the same at one row of a kind as at three.

A page that is in neither table fails, so a new list gets its line here."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from tests.rows import add_rows
from tests.web import browser

# Four are the session, the user, the membership and the session's saving. No list asks more
# than seventeen times, but the schedule and the figures, which are many lists on one page.
LISTS = {
    ("start", "caseworker"): 14,
    ("start", "section_leader"): 19,
    ("start", "coordinator"): 17,
    ("start", "support_worker"): 17,
    ("cases", "caseworker"): 14,
    ("cases", "section_leader"): 15,
    ("cases", "support_worker"): 12,
    ("cases", "unit_manager"): 12,
    ("cases", "reviewer"): 14,
    ("flags", "caseworker"): 8,
    ("flags", "unit_manager"): 10,
    ("overview", "unit_manager"): 17,
    ("overview", "section_leader"): 13,
    ("orders", "caseworker"): 8,
    ("orders", "coordinator"): 8,
    ("visits", "support_worker"): 11,
    ("visits", "caseworker"): 8,
    ("imports", "system_admin"): 6,
    ("deadlines", "system_admin"): 6,
    ("access_log", "system_admin"): 8,
    ("audit", "reviewer"): 10,
    ("audit_rounds", "section_leader"): 7,
    ("appeals", "caseworker"): 9,
    ("delegations", "section_leader"): 9,
    ("units", "system_admin"): 5,
    ("systems", "system_admin"): 5,
    ("subscriptions", "system_admin"): 5,
    ("order_messages", "caseworker"): 9,
    ("order_messages", "coordinator"): 9,
    ("order_messages", "support_worker"): 9,
    ("statements", "caseworker"): 7,
    ("statements", "coordinator"): 7,
    ("conferences", "caseworker"): 10,
    ("conferences", "coordinator"): 10,
    ("conference_tasks", "support_worker"): 7,
    ("grades", "caseworker"): 10,
    ("non_execution", "section_leader"): 6,
    ("plan_inbox", "caseworker"): 7,
    ("plan_inbox", "section_leader"): 7,
    ("plan_audits", "caseworker"): 10,
    ("plan_audits", "unit_manager"): 10,
    ("plan_audits", "system_admin"): 10,
    ("schedule", "coordinator"): 22,
    ("schedule", "support_worker"): 20,
    ("uncovered", "coordinator"): 13,
    ("absences", "coordinator"): 7,
    ("devices", "coordinator"): 8,
    ("sync_waiting", "coordinator"): 8,
    ("sync_waiting", "support_worker"): 7,
    ("conflicts", "coordinator"): 7,
    ("conflicts", "support_worker"): 7,
    ("deviations", "unit_manager"): 8,
    ("deviations", "caseworker"): 8,
    ("concerns", "unit_manager"): 7,
    ("limits", "system_admin"): 6,
    ("figures", "section_leader"): 20,
    ("figures", "unit_manager"): 22,
    ("figures", "reviewer"): 19,
    ("money", "section_leader"): 17,
    ("money", "unit_manager"): 15,
    ("money_orders", "section_leader"): 11,
    ("money_tapering", "section_leader"): 12,
    ("payment_rules", "system_admin"): 7,
    ("budgets", "system_admin"): 7,
    ("national_reports", "section_leader"): 9,
}
# Pages of one record, forms, and what is no page.
NOT_LISTS = set(
    """
    login logout save_draft handbook accessibility search case client client_new client_edit case_new case_assign
    decision decision_new decision_end order order_new order_edit order_send order_accept order_return order_assign
    order_end goal_new goal_edit goal_remove activity_new activity_edit activity_remove order_carry_on
    plan plan_new plan_continue plan_edit plan_kind plan_take_up plan_propose plan_take_back plan_agree plan_revise
    plan_end plan_goal_new plan_goal_edit plan_goal_remove plan_activity_new plan_activity_edit plan_activity_remove
    plan_wish_new plan_wish_edit plan_wish_remove plan_cooperation_new plan_cooperation_edit plan_cooperation_remove
    plan_versions plan_version plan_pdf plan_draft_pdf plan_easy plan_easy_pdf plan_read plan_review proposal_accept
    file_grade file_part file_finish audit_round audit_hand_over audit_round_csv audit_round_xlsx
    proposal_decline plan_audit late_plan_new todays_plan visit visit_new visit_note note_correct
    plan_follow_up plan_follow_up_new decision_follow_up decision_follow_up_new import deadline_remove
    plan_follow_up_view plan_follow_up_amend decision_follow_up_amend
    application_start application_new application application_edit application_acknowledge application_delay
    application_request application_withdraw children child_new child_edit case_close
    case_document case_document_read
    investigation_new investigation investigation_home investigation_chores investigation_language
    investigation_no_children investigation_assessment investigation_not_communicated investigation_close
    need_new need_edit need_remove statement_new statement_edit statement_remove statement_objection_new
    objection_new communication_new communication_edit
    decision_check decision_next decision_extend decision_document decision_notify notification_received
    appeal_new appeal_handle judgment_new delegation_end unit_edit
    order_preview goal_move activity_move order_version order_amend amendment_withdraw order_grade
    meeting_new meeting meeting_change meeting_not_held meeting_invitation meeting_invited meeting_invitation_pdf
    statement_ask statement statement_give statement_withdraw statement_notes
    conference_new conference conference_renew conference_add conference_close conference_item conference_item_write
    conference_task_done message_new message_read order_start offer_new offer_answer interruption_new interruption_end
    non_execution_quarter non_execution_csv
    money_figures payment_rule_remove budget_remove national_report national_report_csv
    limit_remove note_new note_object day_notes
    subscription_new subscription subscription_key subscription_pause subscription_resume subscription_resend
    subscription_end delivery_resend delivery_skip
    system_new system system_change system_secret system_block system_revoke_all system_revoke
    schedule_series series_new series_edit series_end planned_visit planned_visit_new planned_visit_move
    planned_visit_assign planned_visit_told planned_visit_remove slot_new slot_remove absence_new absence_end
    calendar_link calendar_feed device device_new device_code device_block tablet_settings sync_operation conflict
    deviation deviation_take deviation_new deviation_handle deviation_close concern_new concern_feedback
    person_link person_open person_page person_answer person_leave
    falt falt_sw falt_manifest tablet_pair tablet_session tablet_enrol tablet_pack tablet_erased sync
    tablet_attachment note_attachment
    flags_assign flag flag_snooze flag_wake presets my_settings
    figures_file board_report
    schema api_docs api_docs_of api_unknown api_case_document api_case_documents
    """.split()
)
TRANSACTIONS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def routes(resolver=None, namespace: str = ""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern, pattern.namespace or namespace)
        elif not namespace:
            yield pattern.name


def test_every_page_is_a_list_with_a_line_or_no_list():
    assert set(routes()) == {route for route, _ in LISTS} | NOT_LISTS


def asked(cast) -> dict[tuple[str, str], int]:
    """How often each list asks, by its second visit: the first may fill what Django keeps."""
    return {(route, role): _asked(browser(getattr(cast, role)), reverse(route)) for route, role in LISTS}


def _asked(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return sum(not query["sql"].startswith(TRANSACTIONS) for query in queries.captured_queries)


def test_every_list_asks_as_often_at_one_row_as_at_three(cast):
    add_rows(cast)
    at_one = asked(cast)
    add_rows(cast)
    add_rows(cast)
    assert at_one == LISTS
    assert asked(cast) == LISTS
