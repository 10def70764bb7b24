"""What should become of what tablets send in, as a plain model: sets and dictionaries, no database."""

from dataclasses import dataclass, field
from datetime import timedelta

WAITS_AT_MOST = timedelta(days=5)


@dataclass
class Written:
    """One operation as its author wrote it."""

    op_id: str
    tablet: str
    seq: int
    user: int
    kind: str
    entity: str
    text: str = ""
    # Of a draft, the field that the text is in.
    part: str = ""
    planned: str | None = None
    visit: str | None = None


@dataclass
class Model:
    """`settled` is what became of each operation for good, `waiting` since when the others wait."""

    settled: dict[str, str] = field(default_factory=dict)
    waiting: dict[str, object] = field(default_factory=dict)
    drafts: set[str] = field(default_factory=set)
    # By visit, who logged it; which of them has a note; what in the schedule has become a visit.
    visits: dict[str, int] = field(default_factory=dict)
    noted: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    loose_notes: int = 0
    # By visit or draft and tablet, the number of the last signing of it that has come.
    ended: dict[tuple[str, str], int] = field(default_factory=dict)
    written: dict[str, Written] = field(default_factory=dict)

    def log(self, visit: str, user: int, planned: str | None, *, noted: bool) -> None:
        self.visits[visit] = user
        if planned:
            self.taken.add(planned)
        if noted:
            self.noted.add(visit)

    def receive(self, operation: Written, now) -> str:
        """The answer to one operation that has come to the server, maybe again."""
        self.written[operation.op_id] = operation
        if operation.op_id in self.settled:
            return "duplicate"
        self.waiting.setdefault(operation.op_id, now)
        if self._try(operation, now):
            self._wake(now)
            return self.settled[operation.op_id]
        return "retry"

    def sweep(self, now) -> None:
        for op_id in self._in_order():
            if op_id in self.waiting and self._try(self.written[op_id], now):
                self._wake(now)

    def _wake(self, now) -> None:
        """Until nothing more can be done."""
        while any(self._try(self.written[op_id], now, wake=True) for op_id in self._in_order()):
            pass

    def _in_order(self) -> list[str]:
        return sorted(self.waiting, key=lambda op_id: (self.waiting[op_id], self.written[op_id].seq, op_id))

    def _try(self, operation: Written, now, *, wake: bool = False) -> bool:
        became = "retry" if self._earlier_waits(operation) else getattr(self, "_" + operation.kind)(operation)
        is_old = now - self.waiting[operation.op_id] >= WAITS_AT_MOST
        if became == "retry" and is_old and not wake:
            became = "quarantined"
        if became == "retry":
            return False
        del self.waiting[operation.op_id]
        self.settled[operation.op_id] = became
        return True

    def _earlier_waits(self, operation: Written) -> bool:
        return any(
            (other.tablet, other.user, other.entity) == (operation.tablet, operation.user, operation.entity)
            and other.seq < operation.seq
            for other in map(self.written.get, self.waiting)
        )

    def _is_over(self, operation: Written) -> bool:
        """The same tablet has ended it since, or it is a visit."""
        ended = self.ended.get((operation.entity, operation.tablet), 0)
        return operation.entity in self.visits or ended > operation.seq

    def _start(self, operation: Written) -> str:
        if not self._is_over(operation):
            self.drafts.add(operation.entity)
        return "applied"

    def _save(self, operation: Written) -> str:
        """Applied or in conflict: that both texts are kept is looked at by itself."""
        return "taken in" if operation.entity in self.drafts or self._is_over(operation) else "retry"

    def _drop(self, operation: Written) -> str:
        return "applied" if operation.entity in self.drafts or self._is_over(operation) else "retry"

    def _sign(self, operation: Written) -> str:
        place = (operation.entity, operation.tablet)
        self.ended[place] = max(self.ended.get(place, 0), operation.seq)
        if operation.entity in self.visits or operation.planned in self.taken:
            return "conflict"
        self.log(operation.entity, operation.user, operation.planned, noted=bool(operation.text))
        return "applied"

    def _note(self, operation: Written) -> str:
        if operation.visit is None:
            self.loose_notes += 1
            return "applied"
        if operation.visit not in self.visits:
            return "retry"
        if self.visits[operation.visit] != operation.user:
            return "quarantined"
        if operation.visit in self.noted:
            return "conflict"
        self.noted.add(operation.visit)
        return "applied"
