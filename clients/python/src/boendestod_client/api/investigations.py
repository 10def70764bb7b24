"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class Investigations:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        application: str | None = None,
        case: str | None = None,
        opened_from: str | None = None,
        opened_to: str | None = None,
        page_size: int | None = None,
        state: Literal["closed", "open"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.InvestigationRow]:
        """Utredningar. Livsområden, uppgifter, invändningar och sysslor står i den enskilda utredningen.
        Uppgifterna om barn läses för sig. Behörighet: investigation:read."""
        return cast(
            "Iterator[m.InvestigationRow]",
            self._transport.pages(
                "/api/v1/investigations/",
                {
                    "application": application,
                    "case": case,
                    "opened_from": opened_from,
                    "opened_to": opened_to,
                    "page_size": page_size,
                    "state": state,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Investigation:
        """Utredningar. Livsområden, uppgifter, invändningar och sysslor står i den enskilda utredningen.
        Uppgifterna om barn läses för sig. Behörighet: investigation:read."""
        return cast("m.Investigation", self._transport.get(at("/api/v1/investigations/{id}/", id=id)))

    def assessment(
        self,
        id: str,
        body: m.InvestigationAssessmentBody | None = None,
        *,
        version: int,
        idempotency_key: str | None = None,
    ) -> m.Investigation | None:
        """Skriv den samlade bedömningen. Hela avsnittet skrivs på nytt: det du inte skickar töms.
        Behörighet: investigation:write."""
        return cast(
            "m.Investigation | None",
            self._transport.do(
                "POST",
                at("/api/v1/investigations/{id}/assessment/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def chores(
        self,
        id: str,
        body: m.InvestigationChoresBody | None = None,
        *,
        version: int,
        idempotency_key: str | None = None,
    ) -> m.Investigation | None:
        """Skriv vem som gör hemmets sysslor. Hela avsnittet skrivs på nytt: det du inte skickar töms.
        Behörighet: investigation:write."""
        return cast(
            "m.Investigation | None",
            self._transport.do(
                "POST",
                at("/api/v1/investigations/{id}/chores/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def close(self, id: str, *, idempotency_key: str | None = None) -> m.Investigation | None:
        """Avsluta utredningen. Sedan kan ingen ändra den. Behörighet: investigation:write."""
        return cast(
            "m.Investigation | None",
            self._transport.do("POST", at("/api/v1/investigations/{id}/close/", id=id), key=idempotency_key),
        )

    def communication_new(
        self, id: str, body: m.CommunicationNewBody, *, idempotency_key: str | None = None
    ) -> m.Communication | None:
        """Skriv att personen har fått uppgifterna i utredningen (25 § förvaltningslagen). Behörighet:
        investigation:write."""
        return cast(
            "m.Communication | None",
            self._transport.do(
                "POST", at("/api/v1/investigations/{id}/communications/", id=id), body, key=idempotency_key
            ),
        )

    def home(
        self,
        id: str,
        body: m.InvestigationHomeBody | None = None,
        *,
        version: int,
        idempotency_key: str | None = None,
    ) -> m.Investigation | None:
        """Skriv hur personen bor, och med vilka. Hela avsnittet skrivs på nytt: det du inte skickar töms.
        Behörighet: investigation:write."""
        return cast(
            "m.Investigation | None",
            self._transport.do(
                "POST",
                at("/api/v1/investigations/{id}/home/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def language(
        self,
        id: str,
        body: m.InvestigationLanguageBody | None = None,
        *,
        version: int,
        idempotency_key: str | None = None,
    ) -> m.Investigation | None:
        """Skriv hur personen vill kommunicera. Hela avsnittet skrivs på nytt: det du inte skickar töms.
        Behörighet: investigation:write."""
        return cast(
            "m.Investigation | None",
            self._transport.do(
                "POST",
                at("/api/v1/investigations/{id}/language/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def need_new(self, id: str, body: m.NeedNewBody, *, idempotency_key: str | None = None) -> m.Need | None:
        """Lägg till ett livsområde. Finns det redan är det svaret. Behörighet: investigation:write."""
        return cast(
            "m.Need | None",
            self._transport.do(
                "POST", at("/api/v1/investigations/{id}/needs/", id=id), body, key=idempotency_key
            ),
        )

    def no_children(
        self,
        id: str,
        body: m.InvestigationNoChildrenBody | None = None,
        *,
        version: int,
        idempotency_key: str | None = None,
    ) -> m.Investigation | None:
        """Skriv om personen saknar minderåriga barn. Hela avsnittet skrivs på nytt: det du inte skickar
        töms. Behörighet: investigation:write."""
        return cast(
            "m.Investigation | None",
            self._transport.do(
                "POST",
                at("/api/v1/investigations/{id}/no-children/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def not_communicated(
        self,
        id: str,
        body: m.InvestigationNotCommunicatedBody | None = None,
        *,
        version: int,
        idempotency_key: str | None = None,
    ) -> m.Investigation | None:
        """Skriv varför uppgifterna inte behövde kommuniceras (25 § förvaltningslagen). Hela avsnittet
        skrivs på nytt: det du inte skickar töms. Behörighet: investigation:write."""
        return cast(
            "m.Investigation | None",
            self._transport.do(
                "POST",
                at("/api/v1/investigations/{id}/not-communicated/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )
