"""The places in the top bar: where one is, and where a page further in belongs."""

import pytest
from django.urls import reverse

from tests.web import browser


@pytest.mark.parametrize(
    ("route", "marked"),
    [
        ("start", {"Start": "page"}),
        ("schedule", {"Schema": "page"}),
        ("uncovered", {"Schema": "true"}),
        ("order_messages", {"Meddelanden": "page"}),
        ("devices", {}),
    ],
)
def test_one_place_is_marked(cast, route, marked):
    nav = browser(cast.coordinator).get(reverse(route)).context["nav"]
    assert {label: current for label, _, current in nav if current} == marked
