"""Made by `make client` from docs/openapi.yaml: change it there."""

from ..transport import Transport
from .absences import Absences
from .appeals import Appeals
from .applications import Applications
from .audit_draws import AuditDraws
from .audit_rounds import AuditRounds
from .budgets import Budgets
from .case_documents import CaseDocuments
from .cases import Cases
from .child_concerns import ChildConcerns
from .children import Children
from .clients import Clients
from .communications import Communications
from .conference_items import ConferenceItems
from .conferences import Conferences
from .day_notes import DayNotes
from .decisions import Decisions
from .deviations import Deviations
from .device_packs import DevicePacks
from .devices import Devices
from .documents import Documents
from .events import Events
from .extensions import Extensions
from .flags import Flags
from .follow_ups import FollowUps
from .import_jobs import ImportJobs
from .interruptions import Interruptions
from .investigations import Investigations
from .late_plans import LatePlans
from .meetings import Meetings
from .messages import Messages
from .national_reports import NationalReports
from .needs import Needs
from .non_execution_reports import NonExecutionReports
from .note_attachments import NoteAttachments
from .notifications import Notifications
from .objections import Objections
from .offers import Offers
from .order_activities import OrderActivities
from .order_goals import OrderGoals
from .order_grades import OrderGrades
from .order_versions import OrderVersions
from .orders import Orders
from .payment_rules import PaymentRules
from .person_links import PersonLinks
from .plan_activities import PlanActivities
from .plan_audits import PlanAudits
from .plan_cooperation import PlanCooperation
from .plan_goals import PlanGoals
from .plan_proposals import PlanProposals
from .plan_reviews import PlanReviews
from .plan_versions import PlanVersions
from .plan_wishes import PlanWishes
from .planned_visits import PlannedVisits
from .plans import Plans
from .reference import Reference
from .statement_requests import StatementRequests
from .statements import Statements
from .statistics import Statistics
from .sync_conflicts import SyncConflicts
from .sync_operations import SyncOperations
from .taper_steps import TaperSteps
from .visit_series import VisitSeries
from .visits import Visits
from .work_slots import WorkSlots


class Boendestod:
    def __init__(self, transport: Transport) -> None:
        self.absences = Absences(transport)
        self.appeals = Appeals(transport)
        self.applications = Applications(transport)
        self.audit_draws = AuditDraws(transport)
        self.audit_rounds = AuditRounds(transport)
        self.budgets = Budgets(transport)
        self.case_documents = CaseDocuments(transport)
        self.cases = Cases(transport)
        self.child_concerns = ChildConcerns(transport)
        self.children = Children(transport)
        self.clients = Clients(transport)
        self.communications = Communications(transport)
        self.conference_items = ConferenceItems(transport)
        self.conferences = Conferences(transport)
        self.day_notes = DayNotes(transport)
        self.decisions = Decisions(transport)
        self.deviations = Deviations(transport)
        self.device_packs = DevicePacks(transport)
        self.devices = Devices(transport)
        self.documents = Documents(transport)
        self.events = Events(transport)
        self.extensions = Extensions(transport)
        self.flags = Flags(transport)
        self.follow_ups = FollowUps(transport)
        self.import_jobs = ImportJobs(transport)
        self.interruptions = Interruptions(transport)
        self.investigations = Investigations(transport)
        self.late_plans = LatePlans(transport)
        self.meetings = Meetings(transport)
        self.messages = Messages(transport)
        self.national_reports = NationalReports(transport)
        self.needs = Needs(transport)
        self.non_execution_reports = NonExecutionReports(transport)
        self.note_attachments = NoteAttachments(transport)
        self.notifications = Notifications(transport)
        self.objections = Objections(transport)
        self.offers = Offers(transport)
        self.order_activities = OrderActivities(transport)
        self.order_goals = OrderGoals(transport)
        self.order_grades = OrderGrades(transport)
        self.order_versions = OrderVersions(transport)
        self.orders = Orders(transport)
        self.payment_rules = PaymentRules(transport)
        self.person_links = PersonLinks(transport)
        self.plan_activities = PlanActivities(transport)
        self.plan_audits = PlanAudits(transport)
        self.plan_cooperation = PlanCooperation(transport)
        self.plan_goals = PlanGoals(transport)
        self.plan_proposals = PlanProposals(transport)
        self.plan_reviews = PlanReviews(transport)
        self.plan_versions = PlanVersions(transport)
        self.plan_wishes = PlanWishes(transport)
        self.planned_visits = PlannedVisits(transport)
        self.plans = Plans(transport)
        self.reference = Reference(transport)
        self.statement_requests = StatementRequests(transport)
        self.statements = Statements(transport)
        self.statistics = Statistics(transport)
        self.sync_conflicts = SyncConflicts(transport)
        self.sync_operations = SyncOperations(transport)
        self.taper_steps = TaperSteps(transport)
        self.visit_series = VisitSeries(transport)
        self.visits = Visits(transport)
        self.work_slots = WorkSlots(transport)
