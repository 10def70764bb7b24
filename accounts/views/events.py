"""Events to other systems: who is told, how it goes, and what is done when it does not. Only ids and kinds stand
here; whom they are about the administrator may not see."""

from functools import partial
from typing import NamedTuple

from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from .. import actions
from ..events import noun_of
from ..forms import PauseForm, SubscriptionForm, SubscriptionVerbForm, nouns_in_words
from ..models import ClientSystem, Delivery, Subscription
from ..pages import attempt, reads, writes
from ..permissions import require

A_PAGE = 50


class Ask(NamedTuple):
    """A verb's page: what is asked, what then happens, and the button."""

    title: str
    then: str
    button: str
    danger: bool = False


RENEW = Ask(
    "Ny nyckel",
    "Det som skickas från och med nu är signerat med den nya nyckeln. Ge den till mottagaren på en gång: med den "
    "gamla går det inte att se att händelserna kommer härifrån.",
    "Gör en ny nyckel",
)
PAUSE = Ask(
    "Pausa", "Inget skickas. Det som händer under tiden sparas i 90 dagar och skickas sedan.", "Pausa"
)
RESUME = Ask("Fortsätt", "Det som har väntat skickas i ordning.", "Fortsätt")
END = Ask(
    "Avsluta prenumerationen",
    "Inget mer skickas, inte heller det som väntar. Systemet kan läsa det i listan över händelser i stället.",
    "Avsluta",
    danger=True,
)
RESEND = Ask(
    "Skicka igen",
    "Händelsen skickas på en gång, och sedan det som har väntat på den i samma ärende.",
    "Skicka igen",
)
RESEND_ALL = Ask(
    "Skicka alla igen", "Allt som har getts upp skickas på en gång, i ordning.", "Skicka alla igen"
)
SKIP = Ask(
    "Hoppa över",
    "Händelsen skickas aldrig. Det som har väntat på den i samma ärende skickas.",
    "Hoppa över",
    danger=True,
)


@reads
def subscriptions(request):
    require(request.user, "systems.manage")
    found = Subscription.objects.visible_to(request.user).for_list()
    return render(request, "accounts/subscriptions.html", {"subscriptions": found, "trail": _trail()[:1]})


@writes
def subscription_new(request):
    require(request.user, "systems.manage")
    systems = ClientSystem.objects.visible_to(request.user).filter(
        account__isnull=False, blocked_at__isnull=True
    )
    form = SubscriptionForm.of(request, systems=systems.order_by("name"))
    if request.method == "POST" and form.is_valid():
        done = _with_key(request, form, partial(actions.subscribe, by=request.user, **form.content()))
        if done:
            return done
    return render(request, "accounts/subscription_new.html", {"form": form, "trail": _trail()})


def _with_key(request, form, verb):
    """The key stands on the page that answers and nowhere else: sent again, the form leads to the subscription."""
    made = []

    def make() -> Subscription:
        made.append(verb())
        return made[0][0]

    done = attempt(request, form, make, to=_url)
    if done is None or not made:
        return done
    subscription, key = made[0]
    context = {"subscription": subscription, "key": key, "trail": _trail(subscription)}
    return render(request, "accounts/subscription_key.html", context)


@reads
def subscription(request, pk):
    found = _own(request, pk)
    waiting = (
        found.deliveries.waiting().select_related("event").order_by(F("dead_at").asc(nulls_last=True), "pk")
    )
    page = Paginator(waiting, A_PAGE).get_page(request.GET.get("page"))
    words = dict(nouns_in_words())
    context = {
        "subscription": found,
        "nouns": [words.get(noun, noun) for noun in found.nouns],
        "page_obj": page,
        "rows": [{"delivery": each, "noun": noun_of(each.event.kind)} for each in page],
        "trail": _trail(),
    }
    return render(request, "accounts/subscription.html", context)


@writes
def subscription_key(request, pk):
    found = _own(request, pk)
    form = SubscriptionVerbForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = _with_key(request, form, partial(actions.renew_key, found, by=request.user))
        if done:
            return done
    return _asked(request, found, form, RENEW)


@writes
def subscription_pause(request, pk):
    return _done(request, _own(request, pk), PauseForm.of(request), actions.pause_subscription, PAUSE)


@writes
def subscription_resume(request, pk):
    return _done(
        request, _own(request, pk), SubscriptionVerbForm.of(request), actions.resume_subscription, RESUME
    )


@writes
def subscription_resend(request, pk):
    return _done(request, _own(request, pk), SubscriptionVerbForm.of(request), actions.resend_all, RESEND_ALL)


@writes
def subscription_end(request, pk):
    found, form = _own(request, pk), SubscriptionVerbForm.of(request)
    if request.method == "POST" and form.is_valid():
        verb = partial(actions.end_subscription, found, by=request.user)
        done = attempt(request, form, verb, to=lambda _: reverse("subscriptions"))
        if done:
            return done
    return _asked(request, found, form, END)


@writes
def delivery_resend(request, pk):
    return _about(request, pk, actions.resend, RESEND)


@writes
def delivery_skip(request, pk):
    return _about(request, pk, actions.skip_delivery, SKIP)


def _about(request, pk, verb, ask: Ask):
    require(request.user, "systems.manage")
    own = Delivery.objects.visible_to(request.user).select_related("event", "subscription__system")
    delivery, form = get_object_or_404(own, pk=pk), SubscriptionVerbForm.of(request)
    if request.method == "POST" and form.is_valid():
        to = partial(_url, delivery.subscription)
        done = attempt(request, form, partial(verb, delivery, by=request.user), to=lambda _: to())
        if done:
            return done
    return _asked(request, delivery.subscription, form, ask)


def _done(request, found: Subscription, form, verb, ask: Ask):
    if request.method == "POST" and form.is_valid():
        done = attempt(request, form, partial(verb, found, by=request.user, **form.content()), to=_url)
        if done:
            return done
    return _asked(request, found, form, ask)


def _asked(request, found: Subscription, form, ask: Ask):
    context = {"subscription": found, "form": form, "ask": ask, "trail": _trail(found)}
    return render(request, "accounts/subscription_verb.html", context)


def _own(request, pk) -> Subscription:
    require(request.user, "systems.manage")
    return get_object_or_404(Subscription.objects.visible_to(request.user).for_list(), pk=pk)


def _trail(*of: Subscription) -> list[tuple[str, str]]:
    return [
        ("System", reverse("systems")),
        ("Händelser", reverse("subscriptions")),
        *((str(each.system), _url(each)) for each in of),
    ]


def _url(found: Subscription) -> str:
    return reverse("subscription", args=[found.pk])
