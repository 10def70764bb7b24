"""Follow-up meetings: the time, the invitation, and what became of it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.access import open_record
from accounts.forms import VersionedForm
from accounts.pages import attempt, reads, writes
from accounts.permissions import may, require
from boendestod import pdf
from boendestod.dates import today
from cases.models import Case, Decision
from plans.models import Plan
from plans.views.opening import plan_trail

from .. import actions
from ..forms import BookMeetingForm, ChangeMeetingForm, InvitedForm, NotHeldForm
from ..invitation import invitation_values
from ..models import FollowUpMeeting, attempts_of
from ..rules import MeetingState, other_forms
from .opening import question

MEETINGS = FollowUpMeeting.objects.select_related(
    "case__client",
    "case__unit",
    "plan__order__provider",
    "decision",
    "support_worker",
    "caseworker",
    "booked_by",
    "municipality",
)


@writes
def meeting_new(request, pk):
    case = open_record(request, Case.objects.select_related("client"), pk)
    require(request.user, "meeting.book")
    plan, decision = _to_follow_up(case, request.user)
    form = BookMeetingForm.of(
        request, case=case, plan=plan, decision=decision, initial={"form": request.GET.get("hur")}
    )
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.book_meeting(case, by=request.user, **form.content()),
            to=meeting_url,
        )
        if done:
            return done
    context = {
        "case": case,
        "form": form,
        "nothing": plan is None and decision is None,
        "attempts": attempts_of(case, request.user),
        "trail": plan_trail(case),
    }
    return render(request, "followup/meeting_new.html", context)


def _to_follow_up(case: Case, user) -> tuple[Plan | None, Decision | None]:
    """The plan that runs and, for those who follow it up, the decision that is in force."""
    plans = Plan.objects.visible_to(user).current_on(today()).filter(case=case)
    plan = plans.select_related("order").order_by("-begun_on").first()
    if not may(user, "decision_follow_up.hold"):
        return plan, None
    decisions = Decision.objects.visible_to(user).running_on(today()).filter(case=case)
    return plan, decisions.order_by("-valid_from").first()


@reads
def meeting(request, pk):
    meeting = open_record(request, MEETINGS, pk)
    books = may(request.user, "meeting.book")
    context = {
        "meeting": meeting,
        "is_booked": meeting.state == MeetingState.BOOKED,
        "books": books,
        "holds": _holding_url(meeting, request.user),
        "others": other_forms(meeting.form, meeting.not_held_reason) if books else [],
        "attempts": attempts_of(meeting.case, request.user),
        "trail": plan_trail(meeting.case),
    }
    return render(request, "followup/meeting.html", context)


def _holding_url(meeting: FollowUpMeeting, user) -> str:
    """Where the follow-up is written: the plan's page takes the decision's too."""
    if meeting.plan_id and may(user, "plan_follow_up.hold"):
        return reverse("plan_follow_up_new", args=[meeting.plan_id])
    if not meeting.plan_id and may(user, "decision_follow_up.hold"):
        return reverse("decision_follow_up_new", args=[meeting.case_id])
    return ""


@writes
def meeting_change(request, pk):
    meeting = open_record(request, MEETINGS, pk)
    require(request.user, "meeting.book")
    if moved := _moved_on(request, meeting):
        return moved
    form = ChangeMeetingForm.of(request, instance=meeting)
    if request.method == "POST" and form.is_valid():
        done = _run(request, meeting, form, actions.change_meeting)
        if done:
            return done
    context = {"meeting": meeting, "form": form, "trail": _trail(meeting)}
    return render(request, "followup/meeting_change.html", context)


@writes
def meeting_not_held(request, pk):
    meeting = open_record(request, MEETINGS, pk)
    require(request.user, "meeting.book")
    if moved := _moved_on(request, meeting):
        return moved
    form = NotHeldForm.of(request, initial={"version": meeting.version})
    if request.method == "POST" and form.is_valid():
        done = _run(request, meeting, form, actions.meeting_not_held)
        if done:
            return done
    return question(
        request,
        form,
        title="Mötet blev inte av",
        text="Försöket finns kvar, så att det syns att ni försökte. Boka sedan en ny tid.",
        label="Spara",
        back=meeting_url(meeting),
        trail=_trail(meeting),
    )


@reads
def meeting_invitation(request, pk):
    """The invitation to read or print, with the question of when the person got it."""
    meeting = open_record(request, MEETINGS, pk)
    return _invitation(request, meeting, InvitedForm.of(request, initial={"version": meeting.version}))


@writes
def meeting_invited(request, pk):
    meeting = open_record(request, MEETINGS, pk)
    require(request.user, "meeting.book")
    form = InvitedForm.of(request, initial={"version": meeting.version})
    if request.method == "POST" and form.is_valid():
        done = _run(request, meeting, form, actions.invite_person)
        if done:
            return done
    return _invitation(request, meeting, form)


def _invitation(request, meeting: FollowUpMeeting, form):
    context = {
        "meeting": meeting,
        "form": form,
        "invites": may(request.user, "meeting.book") and meeting.state == MeetingState.BOOKED,
        "invitation": invitation_values(meeting),
        "trail": _trail(meeting),
    }
    return render(request, "followup/meeting_invitation.html", context)


@reads
def meeting_invitation_pdf(request, pk):
    meeting = open_record(request, MEETINGS, pk)
    content = pdf.html_to_pdf(pdf.render_html("pdf/meeting_invitation.html", invitation_values(meeting)))
    headers = {"Content-Disposition": 'attachment; filename="inbjudan.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _run(request, meeting: FollowUpMeeting, form: VersionedForm, verb):
    content = form.content() | {"version": form.cleaned_data["version"]}
    return attempt(request, form, lambda: verb(meeting, by=request.user, **content), to=meeting_url)


def _moved_on(request, meeting: FollowUpMeeting):
    """Away from the form of a meeting that is over. What was sent is never thrown away."""
    if request.method == "POST" or meeting.state == MeetingState.BOOKED:
        return None
    return redirect(meeting_url(meeting))


def meeting_url(meeting: FollowUpMeeting) -> str:
    return reverse("meeting", args=[meeting.pk])


def _trail(meeting: FollowUpMeeting):
    return plan_trail(meeting.case, ("Uppföljningsmöte", meeting_url(meeting)))
