"""What the editor says about the plan as it stands: what must be there, and how it differs from the order."""

from collections import defaultdict
from dataclasses import dataclass

from orders.rules import Remark
from orders.views.meter import SHOWN

from ..models import Plan
from ..rules import missing_for_proposal
from ..versions import Difference, planned_content, said_differences


@dataclass(frozen=True)
class Meter:
    missing: list[Remark]
    differences: list[Difference]

    @classmethod
    def of(cls, plan: Plan) -> "Meter":
        """Of a plan loaded by `with_content`."""
        return cls(missing_for_proposal(planned_content(plan)), said_differences(plan))

    @property
    def more_missing(self) -> int:
        return max(len(self.missing) - SHOWN, 0)

    def of_parts(self) -> dict[str, list[Remark]]:
        """What each part is told, beside its own fields."""
        told = defaultdict(list)
        for remark in self.missing:
            told[remark.id].append(remark)
        return told
