"""What the server says to what a tablet sends in, and what it keeps of it."""

from followup.models import SyncOperation, Visit


def one(answers):
    (answer,) = answers
    return answer


def results(answers) -> list[str]:
    return [answer.result for answer in answers]


def kept(operation) -> SyncOperation:
    return SyncOperation.objects.get(pk=operation["op_id"])


def refused(tablet) -> str:
    """Why what waits is kept for somebody to look at."""
    answer = one(tablet.send())
    assert answer.result == "quarantined"
    assert answer.message
    row = SyncOperation.objects.get(pk=answer.op_id)
    assert (row.result, row.code, row.handled_at) == ("quarantined", answer.code, None)
    assert row.sealed is not None
    assert not Visit.objects.exists()
    return answer.code
