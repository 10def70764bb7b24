"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class PlanGoals:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        life_area: Literal[
            "communication",
            "community_life",
            "domestic_life",
            "general_tasks",
            "learning",
            "mobility",
            "relations",
            "self_care",
            "sense_of_security",
            "support_by_relative",
            "work_education_economy",
        ]
        | None = None,
        order_goal: str | None = None,
        page_size: int | None = None,
        plan: str | None = None,
        standing: Literal["false", "true"] | None = None,
        taken_up: Literal["adapted", "as_ordered", "drop_proposed", "postponed"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.PlanGoalRow]:
        """Mål i planer, som de är skrivna nu. Målet med personens ord står i det enskilda målet.
        Behörighet: plan-goal:read."""
        return cast(
            "Iterator[m.PlanGoalRow]",
            self._transport.pages(
                "/api/v1/plan-goals/",
                {
                    "case": case,
                    "life_area": life_area,
                    "order_goal": order_goal,
                    "page_size": page_size,
                    "plan": plan,
                    "standing": standing,
                    "taken_up": taken_up,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.PlanGoalRecord:
        """Mål i planer, som de är skrivna nu. Målet med personens ord står i det enskilda målet.
        Behörighet: plan-goal:read."""
        return cast("m.PlanGoalRecord", self._transport.get(at("/api/v1/plan-goals/{id}/", id=id)))

    def update(
        self, id: str, body: m.PlanGoalEditBody | None = None, *, version: int
    ) -> m.PlanGoalRecord | None:
        """Ändra ett mål. Ett beställt mål säger hur det tas upp, ett tillagt vad det är och varför.
        Behörighet: plan:edit."""
        return cast(
            "m.PlanGoalRecord | None",
            self._transport.do("PATCH", at("/api/v1/plan-goals/{id}/", id=id), body, version=version),
        )

    def delete(self, id: str, *, version: int) -> None:
        """Ta bort ett tillagt mål och dess aktiviteter ur planen. Behörighet: plan:edit."""
        self._transport.do("DELETE", at("/api/v1/plan-goals/{id}/", id=id), version=version)

    def plan_activity_new(
        self, id: str, body: m.PlanActivityNewBody, *, idempotency_key: str | None = None
    ) -> m.PlanActivityRecord | None:
        """Lägg till en aktivitet som inte är beställd. Behörighet: plan:edit."""
        return cast(
            "m.PlanActivityRecord | None",
            self._transport.do(
                "POST", at("/api/v1/plan-goals/{id}/activities/", id=id), body, key=idempotency_key
            ),
        )
