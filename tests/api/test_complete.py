"""Everything that the pages can do has its endpoint, or a reason why not."""

from django.urls import URLResolver, get_resolver

from .left_out import LEFT_OUT
from .operations import OPERATIONS


def writing_pages(resolver) -> set[str]:
    found = set()
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            found |= writing_pages(pattern)
        elif getattr(pattern.callback, "writes", False):
            found.add(pattern.name)
    return found


def test_every_page_that_writes_has_its_operation_or_a_reason_why_not():
    pages, operations = writing_pages(get_resolver()), [operation.name for operation in OPERATIONS]
    assert len(operations) == len(set(operations))
    assert set(operations) | LEFT_OUT.keys() == pages
    assert not set(operations) & LEFT_OUT.keys()
    assert all(LEFT_OUT.values())
