"""What the pages of a plan share: what they load, the way back, where they lead, and the page of one question."""

from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.models import working_as
from accounts.pages import attempt
from accounts.rules import Role

from ..models import Plan
from ..rules import MOVES

PLANS = Plan.objects.select_related("case__client", "order__provider", "order__key_worker", "order__decision")


def plan_trail(case, *steps):
    return [(f"{case.client.list_name}, {case.case_ref}", reverse("case", args=[case.pk])), *steps]


def writing_trail(plan) -> list[tuple[str, str]]:
    return plan_trail(plan.case, ("Plan", plan_url(plan)), ("Skriv planen", edit_url(plan)))


def plan_url(plan) -> str:
    return reverse("plan", args=[plan.pk])


def edit_url(plan, part="") -> str:
    return reverse("plan_edit", args=[plan.pk]) + (f"#{part}" if part else "")


def workers_of(plan):
    return working_as(Role.SUPPORT_WORKER, provider=plan.order.provider_id)


def moved_on(request, plan, verb: str):
    """Away from a page whose verb the plan has no use for any longer. What was sent is never thrown away."""
    if request.method == "POST" or plan.state in MOVES[verb][0]:
        return None
    return redirect(plan_url(plan))


def sent(request, form, verb, *, to):
    """Run the verb of a form that holds, and go on; None when the page is to be shown."""
    if request.method == "POST" and form.is_valid():
        return attempt(request, form, verb, to=to)
    return None


def question(request, order, form, **words):
    """The page of one question: `title`, `text`, what the button says, the way `back`, the `trail`, and whether it is
    `danger` to say yes."""
    return render(request, "plans/question.html", {"order": order, "form": form, "danger": False} | words)
