"""The person's own view: the code that opens it once, and what the person answers about a visit."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from accounts.actions import code_sum, drawn_code
from accounts.changes import case_changed
from accounts.permissions import require
from accounts.rules import CodeFor
from boendestod import dates
from boendestod.errors import refuse_if
from orders.models import Order
from orders.rules import OrderState

from ..models import DayNote, PersonLink, Visit, VisitAnswer
from ..rules import CODE_HOLDS, VIEW_HOLDS, check_answer
from .note import object_to_note

WRONG_CODE = "Koden stämmer inte, eller så har den gått ut. Be din boendestödjare om en ny kod."


@transaction.atomic
def make_person_link(order: Order, *, by, now: datetime) -> tuple[PersonLink, str]:
    """A new link and its code. What was open before for the order is closed."""
    require(by, "person_link.make")
    order = Order.objects.lock(order.pk)
    refuse_if(
        order.state != OrderState.ACCEPTED,
        "Personen kan titta när beställningen är mottagen och tills den avslutas.",
        "order_not_accepted",
    )
    for earlier in order.person_links.in_force():
        _close(earlier, by=by, reason="person_link.make")
    link_id = uuid4()
    code = drawn_code(CodeFor.PERSON_LINK, str(link_id))
    link = PersonLink(
        id=link_id,
        municipality=order.municipality,
        case=order.case,
        order=order,
        made_by=by,
        code_sha256=code_sum(CodeFor.PERSON_LINK, code),
        open_before=now + CODE_HOLDS,
        ends_at=now + CODE_HOLDS,
    )
    link.save_change(by=by, reason="person_link.make")
    return link, code


def code_to_show(link: PersonLink) -> str:
    """The code as long as it opens anything, for its maker to show again."""
    return drawn_code(CodeFor.PERSON_LINK, str(link.pk)) if link.waits else ""


@transaction.atomic
def open_link(code: str) -> PersonLink:
    """Open the view with the code, once."""
    found = PersonLink.objects.select_for_update(of=("self",))
    link = found.filter(code_sha256=code_sum(CodeFor.PERSON_LINK, code)).first()
    refuse_if(link is None or not link.waits, WRONG_CODE, "wrong_code", "code")
    now = dates.now()
    link.opened_at, link.ends_at = now, now + VIEW_HOLDS
    link.save_change(by=None, reason="person_link.open")
    return link


@transaction.atomic
def revoke_link(link: PersonLink, *, by) -> PersonLink:
    require(by, "person_link.make")
    return _close(link, by=by, reason="person_link.revoke")


@transaction.atomic
def leave_link(link: PersonLink) -> PersonLink:
    """The person has read what there was."""
    return _close(link, by=None, reason="person_link.leave")


def _close(link: PersonLink, *, by, reason: str) -> PersonLink:
    """What is closed or has ended stays as it is."""
    link = PersonLink.objects.lock(link.pk)
    if link.revoked_at is None and dates.now() < link.ends_at:
        link.revoked_at = dates.now()
        link.save_change(by=by, reason=reason)
    return link


@transaction.atomic
def answer_visit(link: PersonLink, visit: Visit, *, is_right: bool, words: str = "") -> VisitAnswer:
    """What the person says of a visit. The same said again counts once; another answer stands beside the first.
    That it was different is an objection to the visit's note too."""
    link = PersonLink.objects.lock(link.pk)
    refuse_if(not link.is_open, "Sidan är stängd. Be din boendestödjare om en ny kod.", "link_closed")
    refuse_if(visit.order_id != link.order_id, "Besöket finns inte här.", "visit_elsewhere")
    check_answer(is_right, words)
    words = "" if is_right else words.strip()
    last = VisitAnswer.objects.filter(link=link, visit=visit).last()
    if last is not None and (last.is_right, last.words) == (is_right, words):
        return last
    answer = VisitAnswer(
        municipality=visit.municipality, visit=visit, link=link, is_right=is_right, words=words
    )
    answer.save_change(by=None, reason="visit.answer")
    note = DayNote.objects.filter(visit=visit, imported=False).first()
    if note is not None and not is_right:
        object_to_note(note, by=None, words=words, stated_on=dates.today())
    case_changed(visit.case_id, today=dates.today(), event="visit.answer")
    return answer
