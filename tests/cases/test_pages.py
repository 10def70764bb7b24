"""Every page of cases opens, and its form tells what is wrong where it is wrong."""

import uuid

import pytest
from django.urls import reverse

from accounts.models import AccessLog, FormDraft
from cases.models import Case, Client, Decision
from tests.cast import NUMBERS
from tests.web import browser, errors, filled, send


@pytest.fixture
def desk(cast):
    return browser(cast.caseworker)


def test_every_page_opens(cast, desk):
    decision = cast.decision(cast.case())
    pages = [
        reverse("search"),
        reverse("client_new"),
        reverse("client", args=[decision.client_id]),
        reverse("client_edit", args=[decision.client_id]),
        reverse("case_new", args=[decision.client_id]),
        reverse("case_assign", args=[decision.case_id]),
        reverse("decision_new", args=[decision.case_id]),
        reverse("decision", args=[decision.pk]),
        reverse("decision_end", args=[decision.pk]),
    ]
    for url in pages:
        assert desk.get(url).status_code == 200, url
