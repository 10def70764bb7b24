"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class Plans:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        begun_from: str | None = None,
        begun_to: str | None = None,
        case: str | None = None,
        current_on: str | None = None,
        kind: Literal["contact", "mapping", "ordinary"] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        state: Literal["agreed", "begun", "declined", "ended", "proposed", "revising"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.PlanRow]:
        """Genomförandeplaner. Mål, aktiviteter, önskemål och versioner står i den enskilda planen.
        Behörighet: plan:read."""
        return cast(
            "Iterator[m.PlanRow]",
            self._transport.pages(
                "/api/v1/plans/",
                {
                    "begun_from": begun_from,
                    "begun_to": begun_to,
                    "case": case,
                    "current_on": current_on,
                    "kind": kind,
                    "order": order,
                    "page_size": page_size,
                    "state": state,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Plan:
        """Genomförandeplaner. Mål, aktiviteter, önskemål och versioner står i den enskilda planen.
        Behörighet: plan:read."""
        return cast("m.Plan", self._transport.get(at("/api/v1/plans/{id}/", id=id)))

    def update(self, id: str, body: m.PlanEditBody | None = None, *, version: int) -> m.Plan | None:
        """Ändra det som planen säger utöver mål, aktiviteter, önskemål och samarbete. Behörighet:
        plan:edit."""
        return cast(
            "m.Plan | None",
            self._transport.do("PATCH", at("/api/v1/plans/{id}/", id=id), body, version=version),
        )

    def agree(
        self, id: str, body: m.PlanAgreeBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Plan | None:
        """Registrera vad personen svarade på planen: underskrift, ett muntligt ja eller ett nej. Planen
        kommer sedan till handläggaren. Behörighet: plan:agree."""
        return cast(
            "m.Plan | None",
            self._transport.do(
                "POST", at("/api/v1/plans/{id}/agree/", id=id), body, version=version, key=idempotency_key
            ),
        )

    def kind(
        self, id: str, body: m.PlanKindBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Plan | None:
        """Byt slag på planen. Målet som hör till en kartläggning eller en kontaktplan går ut. Behörighet:
        plan:edit."""
        return cast(
            "m.Plan | None",
            self._transport.do(
                "POST",
                at("/api/v1/plans/{id}/change-kind/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def cooperation_new(
        self, id: str, body: m.PlanCooperationNewBody, *, idempotency_key: str | None = None
    ) -> m.PlanCooperationRecord | None:
        """Lägg till vem utföraren samarbetar med, om vad, var och när. Behörighet: plan:edit."""
        return cast(
            "m.PlanCooperationRecord | None",
            self._transport.do(
                "POST", at("/api/v1/plans/{id}/cooperation/", id=id), body, key=idempotency_key
            ),
        )

    def end(
        self, id: str, body: m.PlanEndBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Plan | None:
        """Avsluta planen och säg varför. Behörighet: plan:end."""
        return cast(
            "m.Plan | None",
            self._transport.do(
                "POST", at("/api/v1/plans/{id}/end/", id=id), body, version=version, key=idempotency_key
            ),
        )

    def follow_up_new(
        self, id: str, body: m.PlanFollowUpNewBody, *, idempotency_key: str | None = None
    ) -> m.FollowUp | None:
        """Skriv uppföljningen av en plan, med utfall för varje mål. Utföraren skriver workers_view.
        Handläggaren skriver caseworkers_view, och kan följa upp beslutet vid samma möte. Behörighet:
        plan_follow_up:hold."""
        return cast(
            "m.FollowUp | None",
            self._transport.do(
                "POST", at("/api/v1/plans/{id}/follow-ups/", id=id), body, key=idempotency_key
            ),
        )

    def goal_new(
        self, id: str, body: m.PlanGoalNewBody, *, idempotency_key: str | None = None
    ) -> m.PlanGoalRecord | None:
        """Lägg till ett mål som inte är beställt. När planen är överenskommen blir det ett förslag till
        handläggaren. Behörighet: plan:edit."""
        return cast(
            "m.PlanGoalRecord | None",
            self._transport.do("POST", at("/api/v1/plans/{id}/goals/", id=id), body, key=idempotency_key),
        )

    def propose(self, id: str, *, version: int, idempotency_key: str | None = None) -> m.Plan | None:
        """Föreslå planen för personen. Den sparas som en ny version. Behörighet: plan:edit."""
        return cast(
            "m.Plan | None",
            self._transport.do(
                "POST", at("/api/v1/plans/{id}/propose/", id=id), version=version, key=idempotency_key
            ),
        )

    def revise(
        self,
        id: str,
        body: m.PlanReviseBody | None = None,
        *,
        version: int,
        idempotency_key: str | None = None,
    ) -> m.Plan | None:
        """Revidera planen. Det som gäller nu följs tills personen har svarat på det nya. Behörighet:
        plan:edit."""
        return cast(
            "m.Plan | None",
            self._transport.do(
                "POST", at("/api/v1/plans/{id}/revise/", id=id), body, version=version, key=idempotency_key
            ),
        )

    def take_back(self, id: str, *, version: int, idempotency_key: str | None = None) -> m.Plan | None:
        """Ta tillbaka en föreslagen plan för att skriva vidare. Behörighet: plan:edit."""
        return cast(
            "m.Plan | None",
            self._transport.do(
                "POST", at("/api/v1/plans/{id}/take-back/", id=id), version=version, key=idempotency_key
            ),
        )

    def take_up(self, id: str, *, idempotency_key: str | None = None) -> m.Plan | None:
        """Ta in det som har ändrats i beställningen. Det som inte längre är beställt går ut. Behörighet:
        plan:edit."""
        return cast(
            "m.Plan | None",
            self._transport.do("POST", at("/api/v1/plans/{id}/take-up/", id=id), key=idempotency_key),
        )

    def wish_new(
        self, id: str, body: m.PlanWishNewBody, *, idempotency_key: str | None = None
    ) -> m.PlanWishRecord | None:
        """Lägg till vad personen önskade, och vad det ledde till. Behörighet: plan:edit."""
        return cast(
            "m.PlanWishRecord | None",
            self._transport.do("POST", at("/api/v1/plans/{id}/wishes/", id=id), body, key=idempotency_key),
        )
