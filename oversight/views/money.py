"""What the support costs, for those who answer for the money; and the rules and budgets that it is reckoned by."""

from datetime import date

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.access import note_access
from accounts.pages import attempt, reads, writes
from accounts.permissions import may, require
from boendestod.dates import today

from ..money import actions, comparison, tapering
from ..money.forms import (
    BudgetForm,
    OwnFiguresForm,
    PaymentRuleForm,
    PeriodFilter,
    RemoveBudgetForm,
    RemovePaymentRuleForm,
)
from ..money.hours import Scope
from ..money.orders import order_rows, with_persons
from ..money.payment import budgets_of, may_be_removed, rules_of, units_of
from ..rules.money import readings
from .removal import removal

ROWS_A_PAGE = 50
REPORT_003 = "bestallda=98360&utforda=68137&pris=436&bomtid=30&budget=32494000&summa=41386745"


def _scope(request) -> tuple[PeriodFilter, Scope]:
    form = PeriodFilter.of(request, today())
    return form, Scope(request.user, *form.days, form.provider)


@reads
def money(request):
    require(request.user, "money.see")
    form, scope = _scope(request)
    note_access(request, model="order", action="list")
    context = {
        "form": form,
        "scope": scope,
        "money": comparison.money(scope),
        "names_persons": may(request.user, "money.see_persons"),
    }
    return render(request, "oversight/money.html", context)


@reads
def money_orders(request):
    """The orders that the sums are reckoned on, those that took most of their time first."""
    require(request.user, "money.see_persons")
    form, scope = _scope(request)
    page = Paginator(order_rows(scope), ROWS_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = with_persons(request.user, page.object_list)
    note_access(request, model="order", action="list")
    return render(request, "oversight/money_orders.html", {"form": form, "scope": scope, "page_obj": page})


@reads
def money_tapering(request):
    require(request.user, "money.see")
    form, scope = _scope(request)
    rows = tapering.groups(scope)
    context = {"form": form, "scope": scope, "groups": rows}
    chosen = [row for row in rows if row.group == request.GET.get("grupp")]
    context["chosen"] = next((row for row in [*chosen, *rows] if row.count or chosen), rows[0])
    context["names_persons"] = may(request.user, "money.see_persons")
    if context["names_persons"]:
        page = Paginator(context["chosen"].persons, ROWS_A_PAGE).get_page(request.GET.get("page"))
        page.object_list = tapering.with_names(request.user, page.object_list)
        context["page_obj"] = page
    note_access(request, model="case", action="list")
    return render(request, "oversight/money_tapering.html", context)


@reads
def money_figures(request):
    """Report 003's comparison, on figures that stand in the address and nowhere else."""
    require(request.user, "money.see")
    form = OwnFiguresForm(request.GET or None)
    found = readings(**form.content()) if form.is_valid() else []
    example = f"{reverse('money_figures')}?{REPORT_003}"
    return render(
        request, "oversight/money_figures.html", {"form": form, "readings": found, "example": example}
    )


@writes
def payment_rules(request):
    require(request.user, "money.change")
    form = PaymentRuleForm.of(request, user=request.user)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.add_payment_rule(by=request.user, today=today(), **form.content()),
            to=lambda rule: reverse("payment_rules"),
        )
        if done:
            return done
    return render(
        request, "oversight/payment_rules.html", {"form": form, "rules": _over_time(rules_of(request.user))}
    )


def _over_time(rules) -> list[dict]:
    """Everything that has held, holds or will hold, newest first for each provider."""
    found, holding = [], set()
    for rule in rules:
        ahead = rule.valid_from > today()
        holds = not ahead and rule.provider_id not in holding
        if holds:
            holding.add(rule.provider_id)
        removable = may_be_removed(rule.valid_from, rule.recorded_at, today())
        found.append({"rule": rule, "ahead": ahead, "holds": holds, "removable": removable})
    return found


@writes
def payment_rule_remove(request, pk):
    require(request.user, "money.change")
    rule = get_object_or_404(rules_of(request.user), pk=pk)
    return removal(
        request,
        RemovePaymentRuleForm,
        actions.remove_payment_rule,
        "oversight/payment_rule_remove.html",
        to="payment_rules",
        rule=rule,
    )


@writes
def budgets(request):
    require(request.user, "money.change")
    form = BudgetForm.of(request, units=units_of(request.user))
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.add_budget(by=request.user, **form.content()),
            to=lambda budget: reverse("budgets"),
        )
        if done:
            return done
    rows = [
        (budget, may_be_removed(date(budget.year, 1, 1), budget.recorded_at, today()))
        for budget in budgets_of(request.user)
    ]
    return render(request, "oversight/budgets.html", {"form": form, "rows": rows})


@writes
def budget_remove(request, pk):
    require(request.user, "money.change")
    budget = get_object_or_404(budgets_of(request.user), pk=pk)
    return removal(
        request,
        RemoveBudgetForm,
        actions.remove_budget,
        "oversight/budget_remove.html",
        to="budgets",
        budget=budget,
    )
