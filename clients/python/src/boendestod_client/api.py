"""Made by `make client` from docs/openapi.yaml: change it there."""

# ruff: noqa: A002

from collections.abc import Iterator
from typing import Any, Literal, cast

from . import models as m
from .transport import Transport, at


class Absences:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        away_from: str | None = None,
        away_to: str | None = None,
        kind: Literal["other", "sick", "vacation"] | None = None,
        page_size: int | None = None,
        worker: int | None = None,
    ) -> Iterator[m.Absence]:
        """Medarbetares frånvaro, för dem som lägger schemat. Behörighet: absence:read."""
        return cast(
            "Iterator[m.Absence]",
            self._transport.pages(
                "/api/v1/absences/",
                {
                    "away_from": away_from,
                    "away_to": away_to,
                    "kind": kind,
                    "page_size": page_size,
                    "worker": worker,
                },
            ),
        )

    def create(self, body: m.AbsenceNewBody, *, idempotency_key: str | None = None) -> m.Absence | None:
        """Skriv in en medarbetares frånvaro. Hennes besök de dagarna behöver då någon annan. Behörighet:
        absence:record."""
        return cast(
            "m.Absence | None", self._transport.do("POST", "/api/v1/absences/", body, key=idempotency_key)
        )

    def get(self, id: int) -> m.Absence:
        """Medarbetares frånvaro, för dem som lägger schemat. Behörighet: absence:read."""
        return cast("m.Absence", self._transport.get(at("/api/v1/absences/{id}/", id=id)))

    def end(self, id: int, body: m.AbsenceEndBody, *, idempotency_key: str | None = None) -> m.Absence | None:
        """Ändra sista dagen för en frånvaro. Ligger den före den första dagen tas frånvaron bort och svaret
        är tomt. Behörighet: absence:record."""
        return cast(
            "m.Absence | None",
            self._transport.do("POST", at("/api/v1/absences/{id}/end/", id=id), body, key=idempotency_key),
        )


class Appeals:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        decision: str | None = None,
        judged: Literal["dismissed", "granted", "partly_granted", "rejected", "returned", "written_off"]
        | None = None,
        page_size: int | None = None,
        received_from: str | None = None,
        received_to: str | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.AppealRow]:
        """Överklaganden. Vad personen vill ändra, och domarna, står i det enskilda överklagandet.
        Behörighet: appeal:read."""
        return cast(
            "Iterator[m.AppealRow]",
            self._transport.pages(
                "/api/v1/appeals/",
                {
                    "case": case,
                    "decision": decision,
                    "judged": judged,
                    "page_size": page_size,
                    "received_from": received_from,
                    "received_to": received_to,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Appeal:
        """Överklaganden. Vad personen vill ändra, och domarna, står i det enskilda överklagandet.
        Behörighet: appeal:read."""
        return cast("m.Appeal", self._transport.get(at("/api/v1/appeals/{id}/", id=id)))

    def update(self, id: str, body: m.AppealHandleBody | None = None, *, version: int) -> m.Appeal | None:
        """Skriv om överklagandet kom i rätt tid, och när det skickades till förvaltningsrätten. Behörighet:
        appeal:register."""
        return cast(
            "m.Appeal | None",
            self._transport.do("PATCH", at("/api/v1/appeals/{id}/", id=id), body, version=version),
        )

    def judgment_new(
        self, id: str, body: m.JudgmentNewBody, *, idempotency_key: str | None = None
    ) -> m.Appeal | None:
        """Registrera en dom. Svaret är överklagandet med alla sina domar. Behörighet: appeal:register."""
        return cast(
            "m.Appeal | None",
            self._transport.do(
                "POST", at("/api/v1/appeals/{id}/judgments/", id=id), body, key=idempotency_key
            ),
        )


class Applications:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        applicant: Literal["guardian", "person", "professional", "relative"] | None = None,
        case: str | None = None,
        channel: Literal["e_service", "form", "letter", "meeting", "other", "phone"] | None = None,
        page_size: int | None = None,
        received_from: str | None = None,
        received_to: str | None = None,
        state: Literal["decided", "undecided", "withdrawn"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.ApplicationRow]:
        """Ansökningar. Personens egna ord står i den enskilda ansökan. Behörighet: application:read."""
        return cast(
            "Iterator[m.ApplicationRow]",
            self._transport.pages(
                "/api/v1/applications/",
                {
                    "applicant": applicant,
                    "case": case,
                    "channel": channel,
                    "page_size": page_size,
                    "received_from": received_from,
                    "received_to": received_to,
                    "state": state,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Application:
        """Ansökningar. Personens egna ord står i den enskilda ansökan. Behörighet: application:read."""
        return cast("m.Application", self._transport.get(at("/api/v1/applications/{id}/", id=id)))

    def update(
        self, id: str, body: m.ApplicationEditBody | None = None, *, version: int
    ) -> m.Application | None:
        """Ändra ansökan. Behörighet: application:handle."""
        return cast(
            "m.Application | None",
            self._transport.do("PATCH", at("/api/v1/applications/{id}/", id=id), body, version=version),
        )

    def acknowledge(
        self, id: str, body: m.ApplicationAcknowledgeBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Application | None:
        """Skriv när och hur personen fick veta att ansökan har kommit in. Behörighet:
        application:handle."""
        return cast(
            "m.Application | None",
            self._transport.do(
                "POST",
                at("/api/v1/applications/{id}/acknowledge/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def delay(
        self, id: str, body: m.ApplicationDelayBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Application | None:
        """Skriv när personen fick veta att beslutet dröjer (11 § förvaltningslagen). Behörighet:
        application:handle."""
        return cast(
            "m.Application | None",
            self._transport.do(
                "POST",
                at("/api/v1/applications/{id}/delay/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def request(
        self, id: str, body: m.ApplicationRequestBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Application | None:
        """Personen begär att ärendet avgörs (12 § förvaltningslagen). Då har ni fyra veckor på er.
        Behörighet: application:handle."""
        return cast(
            "m.Application | None",
            self._transport.do(
                "POST",
                at("/api/v1/applications/{id}/request/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def withdraw(
        self, id: str, body: m.ApplicationWithdrawBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Application | None:
        """Personen tar tillbaka ansökan. Den finns kvar i ärendet. Behörighet: application:handle."""
        return cast(
            "m.Application | None",
            self._transport.do(
                "POST",
                at("/api/v1/applications/{id}/withdraw/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )


class AuditDraws:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        graded: Literal["false", "true"] | None = None,
        page_size: int | None = None,
        round: int | None = None,
    ) -> Iterator[m.AuditDrawRow]:
        """Ärenden som är dragna åt dig för granskning. Omdömena står i det enskilda. Behörighet:
        audit-draw:read."""
        return cast(
            "Iterator[m.AuditDrawRow]",
            self._transport.pages(
                "/api/v1/audit-draws/",
                {"case": case, "graded": graded, "page_size": page_size, "round": round},
            ),
        )

    def get(self, id: int) -> m.AuditDraw:
        """Ärenden som är dragna åt dig för granskning. Omdömena står i det enskilda. Behörighet:
        audit-draw:read."""
        return cast("m.AuditDraw", self._transport.get(at("/api/v1/audit-draws/{id}/", id=id)))

    def file_finish(self, id: int, *, idempotency_key: str | None = None) -> m.AuditDraw | None:
        """Säg att akten är färdig. Sedan går omdömena inte att ändra. Behörighet: file:grade."""
        return cast(
            "m.AuditDraw | None",
            self._transport.do("POST", at("/api/v1/audit-draws/{id}/finish/", id=id), key=idempotency_key),
        )

    def file_part(
        self, id: int, part: str, body: m.FilePartBody | None = None, *, idempotency_key: str | None = None
    ) -> m.AuditDraw | None:
        """Bedöm en del av mallen: decision, plan eller file. Det som inte skickas står kvar. Behörighet:
        file:grade."""
        return cast(
            "m.AuditDraw | None",
            self._transport.do(
                "POST",
                at("/api/v1/audit-draws/{id}/grades/{part}/", id=id, part=part),
                body,
                key=idempotency_key,
            ),
        )


class AuditRounds:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        drawn_from: str | None = None,
        drawn_to: str | None = None,
        open: Literal["false", "true"] | None = None,
        page_size: int | None = None,
    ) -> Iterator[m.AuditRoundRow]:
        """Granskningsomgångar med resultat. Resultatet är antal akter och säger inget om en person.
        Behörighet: audit-round:read."""
        return cast(
            "Iterator[m.AuditRoundRow]",
            self._transport.pages(
                "/api/v1/audit-rounds/",
                {"drawn_from": drawn_from, "drawn_to": drawn_to, "open": open, "page_size": page_size},
            ),
        )

    def create(self, body: m.AuditBody, *, idempotency_key: str | None = None) -> m.AuditRound | None:
        """Dra ärenden för granskning. Samma slumptal samma dag drar samma ärenden. Behörighet:
        audit:draw."""
        return cast(
            "m.AuditRound | None",
            self._transport.do("POST", "/api/v1/audit-rounds/", body, key=idempotency_key),
        )

    def get(self, id: int) -> m.AuditRound:
        """Granskningsomgångar med resultat. Resultatet är antal akter och säger inget om en person.
        Behörighet: audit-round:read."""
        return cast("m.AuditRound", self._transport.get(at("/api/v1/audit-rounds/{id}/", id=id)))

    def audit_hand_over(
        self, id: int, body: m.AuditHandOverBody, *, idempotency_key: str | None = None
    ) -> m.AuditRound | None:
        """Lämna över akter som en granskare inte har börjat med till en annan. Behörighet: audit:draw."""
        return cast(
            "m.AuditRound | None",
            self._transport.do(
                "POST", at("/api/v1/audit-rounds/{id}/hand-over/", id=id), body, key=idempotency_key
            ),
        )


class Budgets:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self, *, page_size: int | None = None, unit: int | None = None, year: int | None = None
    ) -> Iterator[m.Budget]:
        """Vad nämnden har avsatt för ett år: timmar, kronor eller båda. Behörighet: budget:read."""
        return cast(
            "Iterator[m.Budget]",
            self._transport.pages("/api/v1/budgets/", {"page_size": page_size, "unit": unit, "year": year}),
        )

    def create(self, body: m.BudgetsBody, *, idempotency_key: str | None = None) -> m.Budget | None:
        """Lägg till en budget för ett år. Behörighet: money:change."""
        return cast(
            "m.Budget | None", self._transport.do("POST", "/api/v1/budgets/", body, key=idempotency_key)
        )

    def get(self, id: int) -> m.Budget:
        """Vad nämnden har avsatt för ett år: timmar, kronor eller båda. Behörighet: budget:read."""
        return cast("m.Budget", self._transport.get(at("/api/v1/budgets/{id}/", id=id)))

    def delete(self, id: int) -> None:
        """Ta bort budgeten för ett år som inte har börjat. Behörighet: money:change."""
        self._transport.do("DELETE", at("/api/v1/budgets/{id}/", id=id))


class CaseDocuments:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create(
        self,
        body: dict[str, Any] | None = None,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> m.Arrived:
        """Läser in ett helt ärende från ett dokument, till din enhet. Har dokumentet fel sparas ingenting,
        och vart och ett av felen pekas ut. Högst 20 MB. Behörighet: case:import_document."""
        return cast(
            "m.Arrived", self._transport.do("POST", "/api/v1/case-documents/", body, key=idempotency_key)
        )


class Cases:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case_ref: str | None = None,
        client: str | None = None,
        opened_from: str | None = None,
        opened_to: str | None = None,
        page_size: int | None = None,
        state: Literal["closed", "open"] | None = None,
        target_area: str | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.CaseRow]:
        """Ärenden med en kort uppgift om personen. Behörighet: case:read."""
        return cast(
            "Iterator[m.CaseRow]",
            self._transport.pages(
                "/api/v1/cases/",
                {
                    "case_ref": case_ref,
                    "client": client,
                    "opened_from": opened_from,
                    "opened_to": opened_to,
                    "page_size": page_size,
                    "state": state,
                    "target_area": target_area,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Case:
        """Ärenden med en kort uppgift om personen. Behörighet: case:read."""
        return cast("m.Case", self._transport.get(at("/api/v1/cases/{id}/", id=id)))

    def application_new(
        self, id: str, body: m.ApplicationNewBody, *, idempotency_key: str | None = None
    ) -> m.Application | None:
        """Registrera en ansökan. Behörighet: application:handle."""
        return cast(
            "m.Application | None",
            self._transport.do(
                "POST", at("/api/v1/cases/{id}/applications/", id=id), body, key=idempotency_key
            ),
        )

    def assign(
        self, id: str, body: m.CaseAssignBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Case | None:
        """Ge ärendet till en handläggare. Behörighet: case:assign."""
        return cast(
            "m.Case | None",
            self._transport.do(
                "POST", at("/api/v1/cases/{id}/assign/", id=id), body, version=version, key=idempotency_key
            ),
        )

    def child_new(
        self, id: str, body: m.ChildNewBody, *, idempotency_key: str | None = None
    ) -> m.Child | None:
        """Skriv upp ett minderårigt barn, aldrig med namn. Behörighet: child:write."""
        return cast(
            "m.Child | None",
            self._transport.do("POST", at("/api/v1/cases/{id}/children/", id=id), body, key=idempotency_key),
        )

    def close(
        self, id: str, body: m.CaseCloseBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Case | None:
        """Avsluta ärendet. Behörighet: case:close."""
        return cast(
            "m.Case | None",
            self._transport.do(
                "POST", at("/api/v1/cases/{id}/close/", id=id), body, version=version, key=idempotency_key
            ),
        )

    def decision_new(
        self, id: str, body: m.DecisionNewBody, *, idempotency_key: str | None = None
    ) -> m.Decision | None:
        """Besluta om stöd. Kräver delegation. Handlingarna fryses som de är i samma stund. Behörighet:
        decision:decide."""
        return cast(
            "m.Decision | None",
            self._transport.do("POST", at("/api/v1/cases/{id}/decisions/", id=id), body, key=idempotency_key),
        )

    def document(
        self, id: str, *, purpose: Literal["archive", "own_extract", "system_change"] | None = None
    ) -> dict[str, Any]:
        """Ärendet med allt som hör till det, som ett dokument. Det visar bara det som du får läsa, och
        säger vad som är utelämnat och varför. Dokumentets schema heter urn:boendestod:case-document:1.
        Behörighet: case:extract."""
        return cast(
            "dict[str, Any]",
            self._transport.get(at("/api/v1/cases/{id}/document/", id=id), {"purpose": purpose}),
        )

    def decision_follow_up_new(
        self, id: str, body: m.DecisionFollowUpNewBody, *, idempotency_key: str | None = None
    ) -> m.FollowUp | None:
        """Skriv uppföljningen av ett beslut. Behörighet: decision_follow_up:hold."""
        return cast(
            "m.FollowUp | None",
            self._transport.do(
                "POST", at("/api/v1/cases/{id}/follow-ups/", id=id), body, key=idempotency_key
            ),
        )

    def investigation_new(
        self, id: str, body: m.InvestigationNewBody, *, idempotency_key: str | None = None
    ) -> m.Investigation | None:
        """Inled en utredning. Behörighet: investigation:write."""
        return cast(
            "m.Investigation | None",
            self._transport.do(
                "POST", at("/api/v1/cases/{id}/investigations/", id=id), body, key=idempotency_key
            ),
        )

    def meeting_new(
        self, id: str, body: m.MeetingNewBody, *, idempotency_key: str | None = None
    ) -> m.Meeting | None:
        """Boka ett möte för att följa upp planen, beslutet eller båda. Behörighet: meeting:book."""
        return cast(
            "m.Meeting | None",
            self._transport.do("POST", at("/api/v1/cases/{id}/meetings/", id=id), body, key=idempotency_key),
        )

    def order_new(
        self, id: str, body: m.OrderNewBody, *, idempotency_key: str | None = None
    ) -> m.Order | None:
        """Börja skriva en beställning. Varje behov som väljs blir ett mål. Behörighet: order:draft."""
        return cast(
            "m.Order | None",
            self._transport.do("POST", at("/api/v1/cases/{id}/orders/", id=id), body, key=idempotency_key),
        )


class ChildConcerns:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        made_from: str | None = None,
        made_to: str | None = None,
        order: str | None = None,
        page_size: int | None = None,
        to_whom: Literal["on_call", "police", "social_services"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.ChildConcern]:
        """Att en orosanmälan för ett barn är gjord (19 kap. 1 § SoL). Bara den som anmälde och enhetschefen
        ser det. Behörighet: child-concern:read."""
        return cast(
            "Iterator[m.ChildConcern]",
            self._transport.pages(
                "/api/v1/child-concerns/",
                {
                    "case": case,
                    "made_from": made_from,
                    "made_to": made_to,
                    "order": order,
                    "page_size": page_size,
                    "to_whom": to_whom,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.ChildConcern:
        """Att en orosanmälan för ett barn är gjord (19 kap. 1 § SoL). Bara den som anmälde och enhetschefen
        ser det. Behörighet: child-concern:read."""
        return cast("m.ChildConcern", self._transport.get(at("/api/v1/child-concerns/{id}/", id=id)))

    def concern_feedback(
        self, id: str, body: m.ConcernFeedbackBody, *, version: int, idempotency_key: str | None = None
    ) -> m.ChildConcern | None:
        """Skriv när återkopplingen på en orosanmälan kom. Behörighet: concern:record."""
        return cast(
            "m.ChildConcern | None",
            self._transport.do(
                "POST",
                at("/api/v1/child-concerns/{id}/feedback/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )


class Children:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        lives: Literal["contact", "elsewhere", "expected", "part_time", "with_person"] | None = None,
        page_size: int | None = None,
        review_to: str | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.ChildRow]:
        """Personens minderåriga barn, aldrig med namn. Vad barnet sade och hur ni tar hänsyn står i det
        enskilda barnet. Behörighet: child:read."""
        return cast(
            "Iterator[m.ChildRow]",
            self._transport.pages(
                "/api/v1/children/",
                {
                    "case": case,
                    "lives": lives,
                    "page_size": page_size,
                    "review_to": review_to,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Child:
        """Personens minderåriga barn, aldrig med namn. Vad barnet sade och hur ni tar hänsyn står i det
        enskilda barnet. Behörighet: child:read."""
        return cast("m.Child", self._transport.get(at("/api/v1/children/{id}/", id=id)))

    def update(self, id: str, body: m.ChildEditBody | None = None, *, version: int) -> m.Child | None:
        """Ändra uppgifterna om ett barn. Behörighet: child:write."""
        return cast(
            "m.Child | None",
            self._transport.do("PATCH", at("/api/v1/children/{id}/", id=id), body, version=version),
        )


class Clients:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self, *, case: str | None = None, page_size: int | None = None, updated_since: str | None = None
    ) -> Iterator[m.PersonRow]:
        """Personer. De hittas genom sina ärenden, aldrig genom namn eller personnummer. Behörighet:
        client:read."""
        return cast(
            "Iterator[m.PersonRow]",
            self._transport.pages(
                "/api/v1/clients/", {"case": case, "page_size": page_size, "updated_since": updated_since}
            ),
        )

    def create(self, body: m.ClientNewBody, *, idempotency_key: str | None = None) -> m.Person | None:
        """Registrera en person och öppna ett ärende på din enhet. Ärendets id står i svaret. Behörighet:
        client:register."""
        return cast(
            "m.Person | None", self._transport.do("POST", "/api/v1/clients/", body, key=idempotency_key)
        )

    def get(self, id: str) -> m.Person:
        """Personer. De hittas genom sina ärenden, aldrig genom namn eller personnummer. Behörighet:
        client:read."""
        return cast("m.Person", self._transport.get(at("/api/v1/clients/{id}/", id=id)))

    def update(self, id: str, body: m.ClientEditBody | None = None, *, version: int) -> m.Person | None:
        """Ändra personens uppgifter. Behörighet: client:change."""
        return cast(
            "m.Person | None",
            self._transport.do("PATCH", at("/api/v1/clients/{id}/", id=id), body, version=version),
        )

    def case_new(self, id: str, body: m.CaseNewBody, *, idempotency_key: str | None = None) -> m.Case | None:
        """Öppna ett nytt ärende för personen på din enhet. Behörighet: case:open."""
        return cast(
            "m.Case | None",
            self._transport.do("POST", at("/api/v1/clients/{id}/cases/", id=id), body, key=idempotency_key),
        )


class Communications:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        communicated_from: str | None = None,
        communicated_to: str | None = None,
        how: Literal["digital_post", "letter", "meeting", "other", "phone"] | None = None,
        investigation: str | None = None,
        page_size: int | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.CommunicationRow]:
        """Kommuniceringar: vad personen fick se före beslutet. Svaret står i den enskilda kommuniceringen.
        Behörighet: communication:read."""
        return cast(
            "Iterator[m.CommunicationRow]",
            self._transport.pages(
                "/api/v1/communications/",
                {
                    "case": case,
                    "communicated_from": communicated_from,
                    "communicated_to": communicated_to,
                    "how": how,
                    "investigation": investigation,
                    "page_size": page_size,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Communication:
        """Kommuniceringar: vad personen fick se före beslutet. Svaret står i den enskilda kommuniceringen.
        Behörighet: communication:read."""
        return cast("m.Communication", self._transport.get(at("/api/v1/communications/{id}/", id=id)))

    def update(
        self, id: str, body: m.CommunicationEditBody | None = None, *, version: int
    ) -> m.Communication | None:
        """Skriv personens svar, eller ändra dagarna. Behörighet: investigation:write."""
        return cast(
            "m.Communication | None",
            self._transport.do("PATCH", at("/api/v1/communications/{id}/", id=id), body, version=version),
        )


class ConferenceItems:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        conference: int | None = None,
        order: str | None = None,
        page_size: int | None = None,
        task_for: int | None = None,
        updated_since: str | None = None,
        waits: Literal["false", "true"] | None = None,
    ) -> Iterator[m.ConferenceItemRow]:
        """Ärenden på ärendekonferenser. Vad ni kom fram till och vem som gör vad står i det enskilda.
        Behörighet: conference-item:read."""
        return cast(
            "Iterator[m.ConferenceItemRow]",
            self._transport.pages(
                "/api/v1/conference-items/",
                {
                    "case": case,
                    "conference": conference,
                    "order": order,
                    "page_size": page_size,
                    "task_for": task_for,
                    "updated_since": updated_since,
                    "waits": waits,
                },
            ),
        )

    def get(self, id: str) -> m.ConferenceItem:
        """Ärenden på ärendekonferenser. Vad ni kom fram till och vem som gör vad står i det enskilda.
        Behörighet: conference-item:read."""
        return cast("m.ConferenceItem", self._transport.get(at("/api/v1/conference-items/{id}/", id=id)))

    def update(
        self, id: str, body: m.ConferenceItemWriteBody | None = None, *, version: int
    ) -> m.ConferenceItem | None:
        """Skriv vad ni kom fram till i ett ärende, och vem som gör vad till när. Behörighet:
        conference:call."""
        return cast(
            "m.ConferenceItem | None",
            self._transport.do("PATCH", at("/api/v1/conference-items/{id}/", id=id), body, version=version),
        )

    def conference_task_done(
        self, id: str, *, version: int, idempotency_key: str | None = None
    ) -> m.ConferenceItem | None:
        """Säg att uppgiften är gjord. Behörighet: conference:do_task."""
        return cast(
            "m.ConferenceItem | None",
            self._transport.do(
                "POST",
                at("/api/v1/conference-items/{id}/finish-task/", id=id),
                version=version,
                key=idempotency_key,
            ),
        )


class Conferences:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        held_from: str | None = None,
        held_to: str | None = None,
        open: Literal["false", "true"] | None = None,
        page_size: int | None = None,
        provider: int | None = None,
        unit: int | None = None,
    ) -> Iterator[m.ConferenceRow]:
        """Ärendekonferenser mellan en enhet och en utförare. Ärendena står i conference-items. Behörighet:
        conference:read."""
        return cast(
            "Iterator[m.ConferenceRow]",
            self._transport.pages(
                "/api/v1/conferences/",
                {
                    "held_from": held_from,
                    "held_to": held_to,
                    "open": open,
                    "page_size": page_size,
                    "provider": provider,
                    "unit": unit,
                },
            ),
        )

    def create(self, body: m.ConferenceNewBody, *, idempotency_key: str | None = None) -> m.Conference | None:
        """Kalla till en ärendekonferens. counterpart är utförarens id för en enhet, och enhetens id för en
        utförare. Ärendena som behöver talas om kommer med av sig själva. Behörighet: conference:call."""
        return cast(
            "m.Conference | None",
            self._transport.do("POST", "/api/v1/conferences/", body, key=idempotency_key),
        )

    def get(self, id: int) -> m.Conference:
        """Ärendekonferenser mellan en enhet och en utförare. Ärendena står i conference-items. Behörighet:
        conference:read."""
        return cast("m.Conference", self._transport.get(at("/api/v1/conferences/{id}/", id=id)))

    def close(
        self,
        id: int,
        body: m.ConferenceCloseBody | None = None,
        *,
        version: int,
        idempotency_key: str | None = None,
    ) -> m.Conference | None:
        """Avsluta ärendekonferensen. Uppgifterna finns kvar tills de är gjorda. Behörighet:
        conference:call."""
        return cast(
            "m.Conference | None",
            self._transport.do(
                "POST",
                at("/api/v1/conferences/{id}/close/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def add(
        self, id: int, body: m.ConferenceAddBody, *, idempotency_key: str | None = None
    ) -> m.ConferenceItem | None:
        """Lägg till ett ärende att tala om. order är beställningens id. Behörighet: conference:call."""
        return cast(
            "m.ConferenceItem | None",
            self._transport.do(
                "POST", at("/api/v1/conferences/{id}/items/", id=id), body, key=idempotency_key
            ),
        )

    def renew(self, id: int, *, idempotency_key: str | None = None) -> m.Conference | None:
        """Hämta det som har kommit till. Ärenden som är lösta och som ni inte har skrivit om tas bort.
        Behörighet: conference:call."""
        return cast(
            "m.Conference | None",
            self._transport.do("POST", at("/api/v1/conferences/{id}/renew/", id=id), key=idempotency_key),
        )


class DayNotes:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        event_from: str | None = None,
        event_to: str | None = None,
        for_caseworker: Literal["false", "true"] | None = None,
        goal: str | None = None,
        order: str | None = None,
        page_size: int | None = None,
        updated_since: str | None = None,
        visit: str | None = None,
    ) -> Iterator[m.DayNoteRow]:
        """Daganteckningar. Texten står i den enskilda anteckningen. Handläggaren ser dem som har förts
        vidare. Behörighet: day-note:read."""
        return cast(
            "Iterator[m.DayNoteRow]",
            self._transport.pages(
                "/api/v1/day-notes/",
                {
                    "case": case,
                    "event_from": event_from,
                    "event_to": event_to,
                    "for_caseworker": for_caseworker,
                    "goal": goal,
                    "order": order,
                    "page_size": page_size,
                    "updated_since": updated_since,
                    "visit": visit,
                },
            ),
        )

    def get(self, id: str) -> m.DayNote:
        """Daganteckningar. Texten står i den enskilda anteckningen. Handläggaren ser dem som har förts
        vidare. Behörighet: day-note:read."""
        return cast("m.DayNote", self._transport.get(at("/api/v1/day-notes/{id}/", id=id)))

    def note_correct(
        self, id: str, body: m.NoteCorrectBody, *, idempotency_key: str | None = None
    ) -> m.DayNote | None:
        """Rätta en anteckning. Rättelsen står bredvid, och anteckningen ändras inte. Behörighet:
        note:correct."""
        return cast(
            "m.DayNote | None",
            self._transport.do(
                "POST", at("/api/v1/day-notes/{id}/corrections/", id=id), body, key=idempotency_key
            ),
        )

    def note_object(
        self, id: str, body: m.NoteObjectBody, *, idempotency_key: str | None = None
    ) -> m.DayNote | None:
        """Skriv in vad personen säger är fel i en anteckning. Behörighet: note:object."""
        return cast(
            "m.DayNote | None",
            self._transport.do(
                "POST", at("/api/v1/day-notes/{id}/objections/", id=id), body, key=idempotency_key
            ),
        )


class Decisions:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        application: str | None = None,
        case: str | None = None,
        decided_from: str | None = None,
        decided_to: str | None = None,
        investigation: str | None = None,
        outcome: Literal["approval", "ended", "partial", "refusal"] | None = None,
        page_size: int | None = None,
        running_on: str | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.DecisionRow]:
        """Beslut om boendestöd. Bara myndighetens egna ser dem. Behörighet: decision:read."""
        return cast(
            "Iterator[m.DecisionRow]",
            self._transport.pages(
                "/api/v1/decisions/",
                {
                    "application": application,
                    "case": case,
                    "decided_from": decided_from,
                    "decided_to": decided_to,
                    "investigation": investigation,
                    "outcome": outcome,
                    "page_size": page_size,
                    "running_on": running_on,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Decision:
        """Beslut om boendestöd. Bara myndighetens egna ser dem. Behörighet: decision:read."""
        return cast("m.Decision", self._transport.get(at("/api/v1/decisions/{id}/", id=id)))

    def appeal_new(
        self, id: str, body: m.AppealNewBody, *, idempotency_key: str | None = None
    ) -> m.Appeal | None:
        """Registrera ett överklagande. Behörighet: appeal:register."""
        return cast(
            "m.Appeal | None",
            self._transport.do(
                "POST", at("/api/v1/decisions/{id}/appeals/", id=id), body, key=idempotency_key
            ),
        )

    def end(
        self, id: str, body: m.DecisionEndBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Decision | None:
        """Besluta att stödet upphör. Svaret är det nya beslutet om upphörande. Behörighet: decision:end."""
        return cast(
            "m.Decision | None",
            self._transport.do(
                "POST", at("/api/v1/decisions/{id}/end/", id=id), body, version=version, key=idempotency_key
            ),
        )

    def extend(
        self, id: str, body: m.DecisionExtendBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Extension | None:
        """Förläng beslutet administrativt, utan att pröva behovet. Behörighet: decision:extend."""
        return cast(
            "m.Extension | None",
            self._transport.do(
                "POST",
                at("/api/v1/decisions/{id}/extend/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def notify(
        self, id: str, body: m.DecisionNotifyBody, *, idempotency_key: str | None = None
    ) -> m.Notification | None:
        """Skriv när och hur personen underrättades om beslutet. Behörighet: decision:notify."""
        return cast(
            "m.Notification | None",
            self._transport.do(
                "POST", at("/api/v1/decisions/{id}/notifications/", id=id), body, key=idempotency_key
            ),
        )


class Deviations:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        happened_from: str | None = None,
        happened_to: str | None = None,
        is_complaint: Literal["false", "true"] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        severity: Literal[1, 2, 3, 4] | None = None,
        state: Literal["closed", "handled", "reported"] | None = None,
        updated_since: str | None = None,
        visit: str | None = None,
        what: Literal[
            "injury",
            "keys_money",
            "late",
            "missed_support",
            "other",
            "secrecy",
            "threat",
            "treatment",
            "wrong_support",
        ]
        | None = None,
    ) -> Iterator[m.DeviationRow]:
        """Avvikelser och klagomål (SOSFS 2011:9). Vad som hände och vad som görs står i den enskilda
        avvikelsen. Behörighet: deviation:read."""
        return cast(
            "Iterator[m.DeviationRow]",
            self._transport.pages(
                "/api/v1/deviations/",
                {
                    "case": case,
                    "happened_from": happened_from,
                    "happened_to": happened_to,
                    "is_complaint": is_complaint,
                    "order": order,
                    "page_size": page_size,
                    "severity": severity,
                    "state": state,
                    "updated_since": updated_since,
                    "visit": visit,
                    "what": what,
                },
            ),
        )

    def get(self, id: str) -> m.Deviation:
        """Avvikelser och klagomål (SOSFS 2011:9). Vad som hände och vad som görs står i den enskilda
        avvikelsen. Behörighet: deviation:read."""
        return cast("m.Deviation", self._transport.get(at("/api/v1/deviations/{id}/", id=id)))

    def update(
        self, id: str, body: m.DeviationHandleBody | None = None, *, version: int
    ) -> m.Deviation | None:
        """Skriv vad ni gör åt en avvikelse. Den tas då om hand av dig. Behörighet: deviation:handle."""
        return cast(
            "m.Deviation | None",
            self._transport.do("PATCH", at("/api/v1/deviations/{id}/", id=id), body, version=version),
        )

    def close(self, id: str, *, version: int, idempotency_key: str | None = None) -> m.Deviation | None:
        """Avsluta en avvikelse. Vad ni har gjort måste vara skrivet, och allvarliga bedöms av enhetschefen.
        Behörighet: deviation:handle."""
        return cast(
            "m.Deviation | None",
            self._transport.do(
                "POST", at("/api/v1/deviations/{id}/close/", id=id), version=version, key=idempotency_key
            ),
        )

    def take(self, id: str, *, version: int, idempotency_key: str | None = None) -> m.Deviation | None:
        """Ta om hand en avvikelse. Behörighet: deviation:handle."""
        return cast(
            "m.Deviation | None",
            self._transport.do(
                "POST", at("/api/v1/deviations/{id}/take/", id=id), version=version, key=idempotency_key
            ),
        )


class DevicePacks:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        device: str | None = None,
        made_from: str | None = None,
        made_to: str | None = None,
        page_size: int | None = None,
        user: int | None = None,
    ) -> Iterator[m.DevicePackRow]:
        """Vad en surfplatta har hämtat, för vem och vilka dagar. Behörighet: device-pack:read."""
        return cast(
            "Iterator[m.DevicePackRow]",
            self._transport.pages(
                "/api/v1/device-packs/",
                {
                    "device": device,
                    "made_from": made_from,
                    "made_to": made_to,
                    "page_size": page_size,
                    "user": user,
                },
            ),
        )

    def get(self, id: int) -> m.DevicePack:
        """Vad en surfplatta har hämtat, för vem och vilka dagar. Behörighet: device-pack:read."""
        return cast("m.DevicePack", self._transport.get(at("/api/v1/device-packs/{id}/", id=id)))


class Devices:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self, *, blocked: Literal["false", "true"] | None = None, page_size: int | None = None
    ) -> Iterator[m.DeviceRow]:
        """Utförarens surfplattor. Behörighet: device:read."""
        return cast(
            "Iterator[m.DeviceRow]",
            self._transport.pages("/api/v1/devices/", {"blocked": blocked, "page_size": page_size}),
        )

    def get(self, id: str) -> m.Device:
        """Utförarens surfplattor. Behörighet: device:read."""
        return cast("m.Device", self._transport.get(at("/api/v1/devices/{id}/", id=id)))

    def block(
        self, id: str, body: m.DeviceBlockBody, *, idempotency_key: str | None = None
    ) -> m.Device | None:
        """Spärra en surfplatta. Den töms nästa gång den har nät. Behörighet: device:manage."""
        return cast(
            "m.Device | None",
            self._transport.do("POST", at("/api/v1/devices/{id}/block/", id=id), body, key=idempotency_key),
        )


class Documents:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        decision: str | None = None,
        kind: Literal["decision", "letter"] | None = None,
        page_size: int | None = None,
    ) -> Iterator[m.Document]:
        """Handlingar i beslutet, utan innehållet: vilka de är, och kontrollsumman. Behörighet:
        document:read."""
        return cast(
            "Iterator[m.Document]",
            self._transport.pages(
                "/api/v1/documents/",
                {"case": case, "decision": decision, "kind": kind, "page_size": page_size},
            ),
        )

    def get(self, id: int) -> m.Document:
        """Handlingar i beslutet, utan innehållet: vilka de är, och kontrollsumman. Behörighet:
        document:read."""
        return cast("m.Document", self._transport.get(at("/api/v1/documents/{id}/", id=id)))


class Events:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        after: str | None = None,
        change: Literal["changed", "created", "removed"] | None = None,
        limit: int | None = None,
        noun: str | None = None,
        since: str | None = None,
    ) -> m.EventPage:
        """Det som har hänt med det du får läsa, i ordning. En händelse kommer inte förrän allt som började
        före den är klart, så att ingen hoppas över. Fråga efter change=removed för det som har tagits bort.
        Behörighet: event:read."""
        return cast(
            "m.EventPage",
            self._transport.get(
                "/api/v1/events/",
                {"after": after, "change": change, "limit": limit, "noun": noun, "since": since},
            ),
        )


class Extensions:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        decided_from: str | None = None,
        decided_to: str | None = None,
        decision: str | None = None,
        page_size: int | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.ExtensionRow]:
        """Administrativa förlängningar: beslut som fick löpa vidare utan att någon prövade behovet.
        Behörighet: extension:read."""
        return cast(
            "Iterator[m.ExtensionRow]",
            self._transport.pages(
                "/api/v1/extensions/",
                {
                    "case": case,
                    "decided_from": decided_from,
                    "decided_to": decided_to,
                    "decision": decision,
                    "page_size": page_size,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Extension:
        """Administrativa förlängningar: beslut som fick löpa vidare utan att någon prövade behovet.
        Behörighet: extension:read."""
        return cast("m.Extension", self._transport.get(at("/api/v1/extensions/{id}/", id=id)))


class Flags:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        caseworker: int | None = None,
        due_from: str | None = None,
        due_to: str | None = None,
        escalated: Literal["false", "true"] | None = None,
        key_worker: int | None = None,
        late_reason: Literal[
            "cancelled",
            "forgotten",
            "no_contact",
            "order_unclear",
            "other",
            "person_ill",
            "person_waits",
            "staff",
        ]
        | None = None,
        mine: Literal["true"] | None = None,
        open: Literal["false", "true"] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        rule: Literal[
            "application_undecided",
            "child_review_overdue",
            "decision_expired",
            "decision_followup_overdue",
            "decision_never_reviewed",
            "decision_not_executed",
            "execution_not_started",
            "meeting_not_written",
            "message_to_authority",
            "message_to_provider",
            "month_over_ordered",
            "month_under_ordered",
            "no_note",
            "order_unanswered",
            "plan_followup_new_decision",
            "plan_followup_overdue",
            "plan_not_begun",
            "plan_not_received",
            "plan_unread",
            "statement_unanswered",
            "support_interrupted",
            "visit_not_logged",
            "visit_without_note",
            "visits_missed",
        ]
        | None = None,
        snoozed: Literal["false", "true"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.FlagRow]:
        """Det som är försenat, en rad för varje regel och sak. Behörighet: flag:read."""
        return cast(
            "Iterator[m.FlagRow]",
            self._transport.pages(
                "/api/v1/flags/",
                {
                    "case": case,
                    "caseworker": caseworker,
                    "due_from": due_from,
                    "due_to": due_to,
                    "escalated": escalated,
                    "key_worker": key_worker,
                    "late_reason": late_reason,
                    "mine": mine,
                    "open": open,
                    "order": order,
                    "page_size": page_size,
                    "rule": rule,
                    "snoozed": snoozed,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: int) -> m.Flag:
        """Det som är försenat, en rad för varje regel och sak. Behörighet: flag:read."""
        return cast("m.Flag", self._transport.get(at("/api/v1/flags/{id}/", id=id)))

    def snooze(self, id: int, body: m.FlagSnoozeBody, *, idempotency_key: str | None = None) -> m.Flag | None:
        """Låt flaggan vänta till en dag, och säg varför. Sedan kommer den tillbaka av sig själv.
        Behörighet: flag:snooze."""
        return cast(
            "m.Flag | None",
            self._transport.do("POST", at("/api/v1/flags/{id}/snooze/", id=id), body, key=idempotency_key),
        )

    def wake(self, id: int, *, idempotency_key: str | None = None) -> m.Flag | None:
        """Låt flaggan inte vänta längre. Behörighet: flag:snooze."""
        return cast(
            "m.Flag | None",
            self._transport.do("POST", at("/api/v1/flags/{id}/wake/", id=id), key=idempotency_key),
        )

    def assign(self, body: m.FlagsAssignBody, *, idempotency_key: str | None = None) -> None:
        """Säg vem som ska lösa en eller flera flaggor. De ska vara din egen sidas. Behörighet:
        flag:assign."""
        self._transport.do("POST", "/api/v1/flags/assign/", body, key=idempotency_key)


class FollowUps:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        conclusion: Literal["change", "continue", "end", "investigate", "taper"] | None = None,
        held_from: str | None = None,
        held_to: str | None = None,
        kind: Literal["decision", "plan"] | None = None,
        page_size: int | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.FollowUpRow]:
        """Uppföljningar av planer och av beslut i samma lista. Utfallen står i den enskilda uppföljningen.
        Behörighet: follow-up:read."""
        return cast(
            "Iterator[m.FollowUpRow]",
            self._transport.pages(
                "/api/v1/follow-ups/",
                {
                    "case": case,
                    "conclusion": conclusion,
                    "held_from": held_from,
                    "held_to": held_to,
                    "kind": kind,
                    "page_size": page_size,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.FollowUp:
        """Uppföljningar av planer och av beslut i samma lista. Utfallen står i den enskilda uppföljningen.
        Behörighet: follow-up:read."""
        return cast("m.FollowUp", self._transport.get(at("/api/v1/follow-ups/{id}/", id=id)))

    def plan_follow_up_amend(self, id: str, *, idempotency_key: str | None = None) -> m.Order | None:
        """Börja den ändring av beställningen som en uppföljning av plan kom fram till. Svaret är utkastet.
        Behörighet: order:amend."""
        return cast(
            "m.Order | None",
            self._transport.do(
                "POST", at("/api/v1/follow-ups/{id}/amend-order/", id=id), key=idempotency_key
            ),
        )

    def decision_follow_up_amend(self, id: str, *, idempotency_key: str | None = None) -> m.Order | None:
        """Börja den ändring av beställningen som en uppföljning av beslut kom fram till. Svaret är
        utkastet. Behörighet: order:amend."""
        return cast(
            "m.Order | None",
            self._transport.do(
                "POST", at("/api/v1/follow-ups/{id}/amend-order-by-decision/", id=id), key=idempotency_key
            ),
        )

    def plan_follow_up_view(
        self, id: str, body: m.PlanFollowUpViewBody, *, idempotency_key: str | None = None
    ) -> m.FollowUp | None:
        """Skriv den andra sidans bild till en uppföljning av plan. Behörighet: plan_follow_up:hold."""
        return cast(
            "m.FollowUp | None",
            self._transport.do(
                "POST", at("/api/v1/follow-ups/{id}/own-view/", id=id), body, key=idempotency_key
            ),
        )


class ImportJobs:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        page_size: int | None = None,
        state: Literal["checked", "checking", "done", "refused", "waiting"] | None = None,
    ) -> Iterator[m.ImportJobRow]:
        """Filer med ärenden som har lästs in. Filens innehåll finns inte kvar när importen är klar.
        Behörighet: import-job:read."""
        return cast(
            "Iterator[m.ImportJobRow]",
            self._transport.pages("/api/v1/import-jobs/", {"page_size": page_size, "state": state}),
        )

    def get(self, id: int) -> m.ImportJob:
        """Filer med ärenden som har lästs in. Filens innehåll finns inte kvar när importen är klar.
        Behörighet: import-job:read."""
        return cast("m.ImportJob", self._transport.get(at("/api/v1/import-jobs/{id}/", id=id)))


class Interruptions:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        open_on: str | None = None,
        order: str | None = None,
        page_size: int | None = None,
        started_from: str | None = None,
        started_to: str | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.InterruptionRow]:
        """Avbrott i stödet. Skälet står i det enskilda avbrottet. Behörighet: interruption:read."""
        return cast(
            "Iterator[m.InterruptionRow]",
            self._transport.pages(
                "/api/v1/interruptions/",
                {
                    "case": case,
                    "open_on": open_on,
                    "order": order,
                    "page_size": page_size,
                    "started_from": started_from,
                    "started_to": started_to,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Interruption:
        """Avbrott i stödet. Skälet står i det enskilda avbrottet. Behörighet: interruption:read."""
        return cast("m.Interruption", self._transport.get(at("/api/v1/interruptions/{id}/", id=id)))

    def end(
        self, id: str, body: m.InterruptionEndBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Interruption | None:
        """Skriv vilken dag stödet återupptogs. Behörighet: order:execute."""
        return cast(
            "m.Interruption | None",
            self._transport.do(
                "POST",
                at("/api/v1/interruptions/{id}/end/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )


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


class LatePlans:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        due_from: str | None = None,
        due_to: str | None = None,
        order: str | None = None,
        page_size: int | None = None,
        reason: Literal[
            "cancelled",
            "forgotten",
            "no_contact",
            "order_unclear",
            "other",
            "person_ill",
            "person_waits",
            "staff",
        ]
        | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.LatePlanRow]:
        """Varför planer är sena, enligt utföraren. Den senaste för samma sak gäller. Behörighet:
        late-plan:read."""
        return cast(
            "Iterator[m.LatePlanRow]",
            self._transport.pages(
                "/api/v1/late-plans/",
                {
                    "case": case,
                    "due_from": due_from,
                    "due_to": due_to,
                    "order": order,
                    "page_size": page_size,
                    "reason": reason,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.LatePlan:
        """Varför planer är sena, enligt utföraren. Den senaste för samma sak gäller. Behörighet:
        late-plan:read."""
        return cast("m.LatePlan", self._transport.get(at("/api/v1/late-plans/{id}/", id=id)))


class Meetings:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        form: Literal["home", "office", "other", "phone", "video"] | None = None,
        meets_from: str | None = None,
        meets_to: str | None = None,
        not_held_reason: Literal[
            "moved", "other", "person_absent", "person_declined", "person_ill", "staff_ill", "staff_prevented"
        ]
        | None = None,
        page_size: int | None = None,
        plan: str | None = None,
        state: Literal["booked", "held", "not_held"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.MeetingRow]:
        """Uppföljningsmöten: bokade, hållna och de som inte blev av. Behörighet: meeting:read."""
        return cast(
            "Iterator[m.MeetingRow]",
            self._transport.pages(
                "/api/v1/meetings/",
                {
                    "case": case,
                    "form": form,
                    "meets_from": meets_from,
                    "meets_to": meets_to,
                    "not_held_reason": not_held_reason,
                    "page_size": page_size,
                    "plan": plan,
                    "state": state,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Meeting:
        """Uppföljningsmöten: bokade, hållna och de som inte blev av. Behörighet: meeting:read."""
        return cast("m.Meeting", self._transport.get(at("/api/v1/meetings/{id}/", id=id)))

    def update(self, id: str, body: m.MeetingChangeBody | None = None, *, version: int) -> m.Meeting | None:
        """Ändra ett bokat uppföljningsmöte. Behörighet: meeting:book."""
        return cast(
            "m.Meeting | None",
            self._transport.do("PATCH", at("/api/v1/meetings/{id}/", id=id), body, version=version),
        )

    def invited(
        self, id: str, body: m.MeetingInvitedBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Meeting | None:
        """Skriv vilken dag personen fick inbjudan. Behörighet: meeting:book."""
        return cast(
            "m.Meeting | None",
            self._transport.do(
                "POST",
                at("/api/v1/meetings/{id}/invited/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def not_held(
        self, id: str, body: m.MeetingNotHeldBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Meeting | None:
        """Skriv att ett uppföljningsmöte inte blev av. Försöket finns kvar. Behörighet: meeting:book."""
        return cast(
            "m.Meeting | None",
            self._transport.do(
                "POST",
                at("/api/v1/meetings/{id}/not-held/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )


class Messages:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        order: str | None = None,
        page_size: int | None = None,
        side: Literal["authority", "provider"] | None = None,
        state: Literal["read", "unread"] | None = None,
        updated_since: str | None = None,
        written_from: str | None = None,
        written_to: str | None = None,
    ) -> Iterator[m.OrderMessageRow]:
        """Meddelanden om beställningar. Texten står i det enskilda meddelandet. Att läsa det här markerar
        det inte som läst. Behörighet: message:read."""
        return cast(
            "Iterator[m.OrderMessageRow]",
            self._transport.pages(
                "/api/v1/messages/",
                {
                    "case": case,
                    "order": order,
                    "page_size": page_size,
                    "side": side,
                    "state": state,
                    "updated_since": updated_since,
                    "written_from": written_from,
                    "written_to": written_to,
                },
            ),
        )

    def get(self, id: str) -> m.OrderMessage:
        """Meddelanden om beställningar. Texten står i det enskilda meddelandet. Att läsa det här markerar
        det inte som läst. Behörighet: message:read."""
        return cast("m.OrderMessage", self._transport.get(at("/api/v1/messages/{id}/", id=id)))

    def read(self, id: str, *, idempotency_key: str | None = None) -> m.OrderMessage | None:
        """Markera meddelandet som läst. Behörighet: order:write_message."""
        return cast(
            "m.OrderMessage | None",
            self._transport.do("POST", at("/api/v1/messages/{id}/read/", id=id), key=idempotency_key),
        )


class NationalReports:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        from_day: str | None = None,
        kind: Literal["council_quarter", "ivo_quarter", "socialstyrelsen_month"] | None = None,
        page_size: int | None = None,
        to_day: str | None = None,
    ) -> Iterator[m.NationalReport]:
        """Filer till Socialstyrelsen, IVO och fullmäktige: när de togs fram, kontrollerades och lämnades.
        Själva filen hämtas på sidan. Behörighet: national-report:read."""
        return cast(
            "Iterator[m.NationalReport]",
            self._transport.pages(
                "/api/v1/national-reports/",
                {"from_day": from_day, "kind": kind, "page_size": page_size, "to_day": to_day},
            ),
        )

    def create(
        self, body: m.NationalReportsBody, *, idempotency_key: str | None = None
    ) -> m.NationalReport | None:
        """Ta fram en rapport. what är rapportens slag och periodens första dag, till exempel
        socialstyrelsen_month.2026-02-01. Behörighet: national_report:make."""
        return cast(
            "m.NationalReport | None",
            self._transport.do("POST", "/api/v1/national-reports/", body, key=idempotency_key),
        )

    def get(self, id: int) -> m.NationalReport:
        """Filer till Socialstyrelsen, IVO och fullmäktige: när de togs fram, kontrollerades och lämnades.
        Själva filen hämtas på sidan. Behörighet: national-report:read."""
        return cast("m.NationalReport", self._transport.get(at("/api/v1/national-reports/{id}/", id=id)))

    def national_report(
        self, id: int, body: m.NationalReportBody | None = None, *, idempotency_key: str | None = None
    ) -> m.NationalReport | None:
        """Säg först att rapporten är kontrollerad, och sedan när och hur den lämnades. Systemet skickar
        ingenting. Behörighet: national_report:make."""
        return cast(
            "m.NationalReport | None",
            self._transport.do(
                "POST", at("/api/v1/national-reports/{id}/proceed/", id=id), body, key=idempotency_key
            ),
        )


class Needs:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        current_state: Literal[0, 1, 2, 3, 4, 8, 9] | None = None,
        intended_state: Literal[0, 1, 2, 3, 4, 8, 9] | None = None,
        investigation: str | None = None,
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
        page_size: int | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.NeedRow]:
        """Utredningens livsområden. Det som har sagts och skrivits står i det enskilda livsområdet.
        Behörighet: need:read."""
        return cast(
            "Iterator[m.NeedRow]",
            self._transport.pages(
                "/api/v1/needs/",
                {
                    "case": case,
                    "current_state": current_state,
                    "intended_state": intended_state,
                    "investigation": investigation,
                    "life_area": life_area,
                    "page_size": page_size,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Need:
        """Utredningens livsområden. Det som har sagts och skrivits står i det enskilda livsområdet.
        Behörighet: need:read."""
        return cast("m.Need", self._transport.get(at("/api/v1/needs/{id}/", id=id)))

    def update(self, id: str, body: m.NeedEditBody | None = None, *, version: int) -> m.Need | None:
        """Ändra det som står om livsområdet. Behörighet: investigation:write."""
        return cast(
            "m.Need | None",
            self._transport.do("PATCH", at("/api/v1/needs/{id}/", id=id), body, version=version),
        )

    def delete(self, id: str) -> None:
        """Ta bort ett livsområde som inte har något skrivet. Behörighet: investigation:write."""
        self._transport.do("DELETE", at("/api/v1/needs/{id}/", id=id))

    def objection_new(
        self, id: str, body: m.ObjectionNewBody, *, idempotency_key: str | None = None
    ) -> m.Objection | None:
        """Skriv vad personen invänder mot det som står om livsområdet (14 kap. 6 § socialtjänstlagen).
        Behörighet: investigation:write."""
        return cast(
            "m.Objection | None",
            self._transport.do(
                "POST", at("/api/v1/needs/{id}/objections/", id=id), body, key=idempotency_key
            ),
        )

    def statement_new(
        self, id: str, body: m.StatementNewBody, *, idempotency_key: str | None = None
    ) -> m.Statement | None:
        """Lägg till en uppgift: vem som har sagt eller sett vad. Behörighet: investigation:write."""
        return cast(
            "m.Statement | None",
            self._transport.do(
                "POST", at("/api/v1/needs/{id}/statements/", id=id), body, key=idempotency_key
            ),
        )


class NonExecutionReports:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self, *, page_size: int | None = None, quarter: int | None = None, year: int | None = None
    ) -> Iterator[m.NonExecutionReport]:
        """Enhetens kvartalsrapporter om beslut som inte är verkställda, som de var när de frystes.
        Innehållet läses på sidan. Behörighet: non-execution-report:read."""
        return cast(
            "Iterator[m.NonExecutionReport]",
            self._transport.pages(
                "/api/v1/non-execution-reports/", {"page_size": page_size, "quarter": quarter, "year": year}
            ),
        )

    def get(self, id: int) -> m.NonExecutionReport:
        """Enhetens kvartalsrapporter om beslut som inte är verkställda, som de var när de frystes.
        Innehållet läses på sidan. Behörighet: non-execution-report:read."""
        return cast(
            "m.NonExecutionReport", self._transport.get(at("/api/v1/non-execution-reports/{id}/", id=id))
        )


class NoteAttachments:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        note: str | None = None,
        page_size: int | None = None,
        state: Literal["expected", "received", "refused"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.NoteAttachmentRow]:
        """Uppgifter om bilder till daganteckningar. Själva bilden visas på sidan, inte här. Behörighet:
        note-attachment:read."""
        return cast(
            "Iterator[m.NoteAttachmentRow]",
            self._transport.pages(
                "/api/v1/note-attachments/",
                {
                    "case": case,
                    "note": note,
                    "page_size": page_size,
                    "state": state,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.NoteAttachment:
        """Uppgifter om bilder till daganteckningar. Själva bilden visas på sidan, inte här. Behörighet:
        note-attachment:read."""
        return cast("m.NoteAttachment", self._transport.get(at("/api/v1/note-attachments/{id}/", id=id)))


class Notifications:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        decision: str | None = None,
        page_size: int | None = None,
        sent_from: str | None = None,
        sent_to: str | None = None,
        state: Literal["received", "waiting"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.Notification]:
        """Underrättelser: när personen fick veta vad som beslutades. Behörighet: notification:read."""
        return cast(
            "Iterator[m.Notification]",
            self._transport.pages(
                "/api/v1/notifications/",
                {
                    "case": case,
                    "decision": decision,
                    "page_size": page_size,
                    "sent_from": sent_from,
                    "sent_to": sent_to,
                    "state": state,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Notification:
        """Underrättelser: när personen fick veta vad som beslutades. Behörighet: notification:read."""
        return cast("m.Notification", self._transport.get(at("/api/v1/notifications/{id}/", id=id)))

    def received(
        self,
        id: str,
        body: m.NotificationReceivedBody | None = None,
        *,
        version: int,
        idempotency_key: str | None = None,
    ) -> m.Notification | None:
        """Skriv när personen fick beslutet. Tiden för att överklaga räknas från den dagen. Behörighet:
        decision:notify."""
        return cast(
            "m.Notification | None",
            self._transport.do(
                "POST",
                at("/api/v1/notifications/{id}/receive/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )


class Objections:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        investigation: str | None = None,
        need: str | None = None,
        page_size: int | None = None,
        statement: str | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.ObjectionRow]:
        """Personens invändningar mot det som står i utredningen (14 kap. 6 § socialtjänstlagen).
        Behörighet: objection:read."""
        return cast(
            "Iterator[m.ObjectionRow]",
            self._transport.pages(
                "/api/v1/objections/",
                {
                    "case": case,
                    "investigation": investigation,
                    "need": need,
                    "page_size": page_size,
                    "statement": statement,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Objection:
        """Personens invändningar mot det som står i utredningen (14 kap. 6 § socialtjänstlagen).
        Behörighet: objection:read."""
        return cast("m.Objection", self._transport.get(at("/api/v1/objections/{id}/", id=id)))


class Offers:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        offered_from: str | None = None,
        offered_to: str | None = None,
        order: str | None = None,
        page_size: int | None = None,
        state: Literal["accepted", "declined", "waiting"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.OfferRow]:
        """Erbjudanden om att börja. Vad som erbjöds, och varför personen tackade nej, står i det enskilda
        erbjudandet. Behörighet: offer:read."""
        return cast(
            "Iterator[m.OfferRow]",
            self._transport.pages(
                "/api/v1/offers/",
                {
                    "case": case,
                    "offered_from": offered_from,
                    "offered_to": offered_to,
                    "order": order,
                    "page_size": page_size,
                    "state": state,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Offer:
        """Erbjudanden om att börja. Vad som erbjöds, och varför personen tackade nej, står i det enskilda
        erbjudandet. Behörighet: offer:read."""
        return cast("m.Offer", self._transport.get(at("/api/v1/offers/{id}/", id=id)))

    def answer(
        self, id: str, body: m.OfferAnswerBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Offer | None:
        """Skriv vad personen svarade på erbjudandet. Behörighet: order:execute."""
        return cast(
            "m.Offer | None",
            self._transport.do(
                "POST", at("/api/v1/offers/{id}/answer/", id=id), body, version=version, key=idempotency_key
            ),
        )


class OrderActivities:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        goal: str | None = None,
        order: str | None = None,
        page_size: int | None = None,
        state: Literal["dropped", "standing"] | None = None,
        sub_goal: Literal["more_independently", "motivation", "with_support", "without_support"]
        | None = None,
        support_form: Literal["compensatory", "emotional", "practical", "skills_training"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.OrderActivityRow]:
        """Beställda aktiviteter. Utföraren läser dem i en återsänd eller avslutad beställning i
        beställningen själv. Behörighet: order-activity:read."""
        return cast(
            "Iterator[m.OrderActivityRow]",
            self._transport.pages(
                "/api/v1/order-activities/",
                {
                    "case": case,
                    "goal": goal,
                    "order": order,
                    "page_size": page_size,
                    "state": state,
                    "sub_goal": sub_goal,
                    "support_form": support_form,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.OrderActivityRecord:
        """Beställda aktiviteter. Utföraren läser dem i en återsänd eller avslutad beställning i
        beställningen själv. Behörighet: order-activity:read."""
        return cast("m.OrderActivityRecord", self._transport.get(at("/api/v1/order-activities/{id}/", id=id)))

    def update(
        self, id: str, body: m.ActivityEditBody | None = None, *, version: int
    ) -> m.OrderActivityRecord | None:
        """Ändra aktiviteten. Vilka fält som finns hänger på målmodellen. Behörighet: order:draft."""
        return cast(
            "m.OrderActivityRecord | None",
            self._transport.do("PATCH", at("/api/v1/order-activities/{id}/", id=id), body, version=version),
        )

    def delete(self, id: str) -> None:
        """Ta bort aktiviteten. Behörighet: order:draft."""
        self._transport.do("DELETE", at("/api/v1/order-activities/{id}/", id=id))

    def activity_move(
        self, id: str, body: m.ActivityMoveBody | None = None, *, idempotency_key: str | None = None
    ) -> None:
        """Flytta aktiviteten ett steg i ordningen. Behörighet: order:draft."""
        self._transport.do(
            "POST", at("/api/v1/order-activities/{id}/move/", id=id), body, key=idempotency_key
        )


class OrderGoals:
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
        order: str | None = None,
        page_size: int | None = None,
        reach_from: str | None = None,
        reach_to: str | None = None,
        state: Literal["dropped", "standing"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.OrderGoalRow]:
        """Beställda mål. Utföraren läser målen i en återsänd eller avslutad beställning i beställningen
        själv. Behörighet: order-goal:read."""
        return cast(
            "Iterator[m.OrderGoalRow]",
            self._transport.pages(
                "/api/v1/order-goals/",
                {
                    "case": case,
                    "life_area": life_area,
                    "order": order,
                    "page_size": page_size,
                    "reach_from": reach_from,
                    "reach_to": reach_to,
                    "state": state,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.OrderGoalRecord:
        """Beställda mål. Utföraren läser målen i en återsänd eller avslutad beställning i beställningen
        själv. Behörighet: order-goal:read."""
        return cast("m.OrderGoalRecord", self._transport.get(at("/api/v1/order-goals/{id}/", id=id)))

    def update(
        self, id: str, body: m.GoalEditBody | None = None, *, version: int
    ) -> m.OrderGoalRecord | None:
        """Ändra målet. Vilka fält som finns hänger på målmodellen. Behörighet: order:draft."""
        return cast(
            "m.OrderGoalRecord | None",
            self._transport.do("PATCH", at("/api/v1/order-goals/{id}/", id=id), body, version=version),
        )

    def delete(self, id: str) -> None:
        """Ta bort målet och alla dess aktiviteter. Behörighet: order:draft."""
        self._transport.do("DELETE", at("/api/v1/order-goals/{id}/", id=id))

    def activity_new(self, id: str, *, idempotency_key: str | None = None) -> m.OrderActivityRecord | None:
        """Lägg till en tom aktivitet, som du sedan skriver. Behörighet: order:draft."""
        return cast(
            "m.OrderActivityRecord | None",
            self._transport.do(
                "POST", at("/api/v1/order-goals/{id}/activities/", id=id), key=idempotency_key
            ),
        )

    def goal_move(
        self, id: str, body: m.GoalMoveBody | None = None, *, idempotency_key: str | None = None
    ) -> None:
        """Flytta målet ett steg i ordningen. Behörighet: order:draft."""
        self._transport.do("POST", at("/api/v1/order-goals/{id}/move/", id=id), body, key=idempotency_key)


class OrderGrades:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        aspect: Literal["activities", "goals", "needs", "scope"] | None = None,
        case: str | None = None,
        grade: Literal["clear", "mentioned", "not_at_all"] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.OrderGradeRow]:
        """Utförarens omdömen om hur tydlig beställningen är. Kommentaren står i det enskilda omdömet.
        Behörighet: order-grade:read."""
        return cast(
            "Iterator[m.OrderGradeRow]",
            self._transport.pages(
                "/api/v1/order-grades/",
                {
                    "aspect": aspect,
                    "case": case,
                    "grade": grade,
                    "order": order,
                    "page_size": page_size,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.OrderGrade:
        """Utförarens omdömen om hur tydlig beställningen är. Kommentaren står i det enskilda omdömet.
        Behörighet: order-grade:read."""
        return cast("m.OrderGrade", self._transport.get(at("/api/v1/order-grades/{id}/", id=id)))


class OrderVersions:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        order: str | None = None,
        page_size: int | None = None,
        sent_from: str | None = None,
        sent_to: str | None = None,
    ) -> Iterator[m.OrderVersionRow]:
        """Beställningar som de skickades. Innehållet står i den enskilda versionen. Behörighet:
        order-version:read."""
        return cast(
            "Iterator[m.OrderVersionRow]",
            self._transport.pages(
                "/api/v1/order-versions/",
                {
                    "case": case,
                    "order": order,
                    "page_size": page_size,
                    "sent_from": sent_from,
                    "sent_to": sent_to,
                },
            ),
        )

    def get(self, id: int) -> m.OrderVersion:
        """Beställningar som de skickades. Innehållet står i den enskilda versionen. Behörighet:
        order-version:read."""
        return cast("m.OrderVersion", self._transport.get(at("/api/v1/order-versions/{id}/", id=id)))


class Orders:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        amends: str | None = None,
        case: str | None = None,
        page_size: int | None = None,
        provider: int | None = None,
        received_from: str | None = None,
        received_to: str | None = None,
        running_on: str | None = None,
        sent_from: str | None = None,
        sent_to: str | None = None,
        state: Literal["accepted", "draft", "ended", "returned", "sent"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.OrderRow]:
        """Beställningar. Mål, aktiviteter och frågor står i den enskilda beställningen. Behörighet:
        order:read."""
        return cast(
            "Iterator[m.OrderRow]",
            self._transport.pages(
                "/api/v1/orders/",
                {
                    "amends": amends,
                    "case": case,
                    "page_size": page_size,
                    "provider": provider,
                    "received_from": received_from,
                    "received_to": received_to,
                    "running_on": running_on,
                    "sent_from": sent_from,
                    "sent_to": sent_to,
                    "state": state,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Order:
        """Beställningar. Mål, aktiviteter och frågor står i den enskilda beställningen. Behörighet:
        order:read."""
        return cast("m.Order", self._transport.get(at("/api/v1/orders/{id}/", id=id)))

    def update(self, id: str, body: m.OrderEditBody | None = None, *, version: int) -> m.Order | None:
        """Ändra det som står i beställningen, medan den skrivs. Behörighet: order:draft."""
        return cast(
            "m.Order | None",
            self._transport.do("PATCH", at("/api/v1/orders/{id}/", id=id), body, version=version),
        )

    def accept(
        self, id: str, body: m.OrderAcceptBody, *, idempotency_key: str | None = None
    ) -> m.Order | None:
        """Ta emot beställningen. En ändring förs in i beställningen, som blir svaret; där skickas bara
        received_on. Behörighet: order:accept."""
        return cast(
            "m.Order | None",
            self._transport.do("POST", at("/api/v1/orders/{id}/accept/", id=id), body, key=idempotency_key),
        )

    def amend(self, id: str, body: m.OrderAmendBody, *, idempotency_key: str | None = None) -> m.Order | None:
        """Börja skriva en ändring av beställningen. Svaret är ändringen, som skrivs och skickas som en
        beställning. Behörighet: order:amend."""
        return cast(
            "m.Order | None",
            self._transport.do("POST", at("/api/v1/orders/{id}/amend/", id=id), body, key=idempotency_key),
        )

    def assign(
        self, id: str, body: m.OrderAssignBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Order | None:
        """Byt stödperson. Behörighet: order:assign."""
        return cast(
            "m.Order | None",
            self._transport.do(
                "POST", at("/api/v1/orders/{id}/assign/", id=id), body, version=version, key=idempotency_key
            ),
        )

    def carry_on(
        self, id: str, body: m.OrderCarryOnBody, *, idempotency_key: str | None = None
    ) -> m.Order | None:
        """Låt beställningen fortsätta på ett senare beslut. Behörighet: order:amend."""
        return cast(
            "m.Order | None",
            self._transport.do("POST", at("/api/v1/orders/{id}/carry-on/", id=id), body, key=idempotency_key),
        )

    def concern_new(
        self, id: str, body: m.ConcernNewBody, *, idempotency_key: str | None = None
    ) -> m.ChildConcern | None:
        """Skriv att du har anmält oro för ett barn. Vad den gäller skrivs inte här. Behörighet:
        concern:record."""
        return cast(
            "m.ChildConcern | None",
            self._transport.do(
                "POST", at("/api/v1/orders/{id}/child-concerns/", id=id), body, key=idempotency_key
            ),
        )

    def plan_continue(self, id: str, *, idempotency_key: str | None = None) -> m.Plan | None:
        """Låt den förra planen fortsätta för en ny beställning som säger samma sak. Personen behöver inte
        svara igen. Behörighet: plan:begin."""
        return cast(
            "m.Plan | None",
            self._transport.do("POST", at("/api/v1/orders/{id}/continue-plan/", id=id), key=idempotency_key),
        )

    def note_new(
        self, id: str, body: m.NoteNewBody, *, idempotency_key: str | None = None
    ) -> m.DayNote | None:
        """Skriv och signera en anteckning om något som inte var ett besök. Behörighet: note:sign."""
        return cast(
            "m.DayNote | None",
            self._transport.do(
                "POST", at("/api/v1/orders/{id}/day-notes/", id=id), body, key=idempotency_key
            ),
        )

    def deviation_new(
        self, id: str, body: m.DeviationNewBody, *, idempotency_key: str | None = None
    ) -> m.Deviation | None:
        """Rapportera en avvikelse eller ett klagomål. Behörighet: deviation:report."""
        return cast(
            "m.Deviation | None",
            self._transport.do(
                "POST", at("/api/v1/orders/{id}/deviations/", id=id), body, key=idempotency_key
            ),
        )

    def end(
        self, id: str, body: m.OrderEndBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Order | None:
        """Avsluta stödet i förtid: beställningen, och planen om det finns en. Behörighet: order:end."""
        return cast(
            "m.Order | None",
            self._transport.do(
                "POST", at("/api/v1/orders/{id}/end/", id=id), body, version=version, key=idempotency_key
            ),
        )

    def goal_new(
        self, id: str, body: m.GoalNewBody, *, idempotency_key: str | None = None
    ) -> m.OrderGoalRecord | None:
        """Lägg till ett mål. start är area: och ett livsområde, till exempel area:mobility, eller need: och
        id för ett livsområde i utredningen, vars behov målet då börjar med. Behörighet: order:draft."""
        return cast(
            "m.OrderGoalRecord | None",
            self._transport.do("POST", at("/api/v1/orders/{id}/goals/", id=id), body, key=idempotency_key),
        )

    def grade(self, id: str, body: m.OrderGradeBody, *, idempotency_key: str | None = None) -> m.Order | None:
        """Bedöm hur tydlig beställningen är. Svaret är beställningen. Behörighet: order:grade."""
        return cast(
            "m.Order | None",
            self._transport.do("POST", at("/api/v1/orders/{id}/grades/", id=id), body, key=idempotency_key),
        )

    def interruption_new(
        self, id: str, body: m.InterruptionNewBody, *, idempotency_key: str | None = None
    ) -> m.Interruption | None:
        """Skriv att stödet är avbrutet, från vilken dag och varför. Behörighet: order:execute."""
        return cast(
            "m.Interruption | None",
            self._transport.do(
                "POST", at("/api/v1/orders/{id}/interruptions/", id=id), body, key=idempotency_key
            ),
        )

    def late_plan_new(
        self, id: str, body: m.LatePlanNewBody, *, idempotency_key: str | None = None
    ) -> m.LatePlan | None:
        """Säg varför planen är sen. Båda sidor ser det. rule är en flaggregel som gäller beställningen nu.
        Behörighet: plan:explain_late."""
        return cast(
            "m.LatePlan | None",
            self._transport.do(
                "POST", at("/api/v1/orders/{id}/late-plans/", id=id), body, key=idempotency_key
            ),
        )

    def message_new(
        self, id: str, body: m.MessageNewBody, *, idempotency_key: str | None = None
    ) -> m.OrderMessage | None:
        """Skriv ett meddelande om beställningen. De meddelanden som det svarar på blir lästa. Behörighet:
        order:write_message."""
        return cast(
            "m.OrderMessage | None",
            self._transport.do("POST", at("/api/v1/orders/{id}/messages/", id=id), body, key=idempotency_key),
        )

    def offer_new(
        self, id: str, body: m.OfferNewBody, *, idempotency_key: str | None = None
    ) -> m.Offer | None:
        """Skriv vad personen har erbjudits för att stödet ska börja. Behörighet: order:execute."""
        return cast(
            "m.Offer | None",
            self._transport.do("POST", at("/api/v1/orders/{id}/offers/", id=id), body, key=idempotency_key),
        )

    def planned_visit_new(
        self, id: str, body: m.PlannedVisitNewBody, *, idempotency_key: str | None = None
    ) -> m.PlannedVisit | None:
        """Planera ett enstaka besök. Behörighet: schedule:change."""
        return cast(
            "m.PlannedVisit | None",
            self._transport.do(
                "POST", at("/api/v1/orders/{id}/planned-visits/", id=id), body, key=idempotency_key
            ),
        )

    def plan_new(self, id: str, body: m.PlanNewBody, *, idempotency_key: str | None = None) -> m.Plan | None:
        """Påbörja en plan. Den får beställningens mål och aktiviteter. Behörighet: plan:begin."""
        return cast(
            "m.Plan | None",
            self._transport.do("POST", at("/api/v1/orders/{id}/plans/", id=id), body, key=idempotency_key),
        )

    def return_(
        self, id: str, body: m.OrderReturnBody, *, idempotency_key: str | None = None
    ) -> m.Order | None:
        """Sänd tillbaka beställningen med en fråga. Behörighet: order:return."""
        return cast(
            "m.Order | None",
            self._transport.do("POST", at("/api/v1/orders/{id}/return/", id=id), body, key=idempotency_key),
        )

    def send(
        self,
        id: str,
        body: m.OrderSendBody | None = None,
        *,
        version: int,
        idempotency_key: str | None = None,
    ) -> m.Order | None:
        """Skicka beställningen till utföraren. Har utföraren frågat något ska svaret följa med. Behörighet:
        order:send."""
        return cast(
            "m.Order | None",
            self._transport.do(
                "POST", at("/api/v1/orders/{id}/send/", id=id), body, version=version, key=idempotency_key
            ),
        )

    def start(self, id: str, body: m.OrderStartBody, *, idempotency_key: str | None = None) -> m.Order | None:
        """Skriv vilken dag stödet startade. Det första besöket sätter annars dagen. Behörighet:
        order:execute."""
        return cast(
            "m.Order | None",
            self._transport.do("POST", at("/api/v1/orders/{id}/start/", id=id), body, key=idempotency_key),
        )

    def statement_ask(
        self, id: str, body: m.StatementAskBody, *, idempotency_key: str | None = None
    ) -> m.StatementRequest | None:
        """Be utföraren om ett utlåtande inför uppföljningen (15 kap. 9 § SoL). Behörighet:
        statement:request."""
        return cast(
            "m.StatementRequest | None",
            self._transport.do(
                "POST", at("/api/v1/orders/{id}/statement-requests/", id=id), body, key=idempotency_key
            ),
        )

    def series_new(
        self, id: str, body: m.SeriesNewBody, *, idempotency_key: str | None = None
    ) -> m.VisitSeries | None:
        """Lägg upp ett återkommande besök. Planerade besök görs av det åtta veckor framåt. Behörighet:
        schedule:change."""
        return cast(
            "m.VisitSeries | None",
            self._transport.do(
                "POST", at("/api/v1/orders/{id}/visit-series/", id=id), body, key=idempotency_key
            ),
        )

    def schedule_series(
        self, id: str, body: m.ScheduleSeriesBody, *, idempotency_key: str | None = None
    ) -> None:
        """Lägg upp de återkommande besök som planen har och schemat saknar. Behörighet: schedule:change."""
        self._transport.do(
            "POST", at("/api/v1/orders/{id}/visit-series/from-plan/", id=id), body, key=idempotency_key
        )

    def visit_new(
        self, id: str, body: m.VisitNewBody, *, idempotency_key: str | None = None
    ) -> m.Visit | None:
        """Logga ett besök, också ett som inte blev av. Anteckningen signeras av dig och kan inte ändras
        sedan. Behörighet: visit:log."""
        return cast(
            "m.Visit | None",
            self._transport.do("POST", at("/api/v1/orders/{id}/visits/", id=id), body, key=idempotency_key),
        )

    def amendment_withdraw(
        self,
        id: str,
        body: m.AmendmentWithdrawBody | None = None,
        *,
        version: int,
        idempotency_key: str | None = None,
    ) -> m.Order | None:
        """Återta en ändring. Svaret är beställningen, som gäller som förut. Skriv varför om ändringen har
        skickats. Behörighet: order:amend."""
        return cast(
            "m.Order | None",
            self._transport.do(
                "POST", at("/api/v1/orders/{id}/withdraw/", id=id), body, version=version, key=idempotency_key
            ),
        )


class PaymentRules:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        model: Literal["grant", "ordered", "per_person", "performed", "with_missed"] | None = None,
        page_size: int | None = None,
        provider: int | None = None,
        valid_from_to: str | None = None,
    ) -> Iterator[m.PaymentRule]:
        """Kommunens ersättningsregler. För en utförare gäller den regel som började gälla senast.
        Behörighet: payment-rule:read."""
        return cast(
            "Iterator[m.PaymentRule]",
            self._transport.pages(
                "/api/v1/payment-rules/",
                {
                    "model": model,
                    "page_size": page_size,
                    "provider": provider,
                    "valid_from_to": valid_from_to,
                },
            ),
        )

    def create(self, body: m.PaymentRulesBody, *, idempotency_key: str | None = None) -> m.PaymentRule | None:
        """Lägg till en ersättningsregel från en dag. Behörighet: money:change."""
        return cast(
            "m.PaymentRule | None",
            self._transport.do("POST", "/api/v1/payment-rules/", body, key=idempotency_key),
        )

    def get(self, id: int) -> m.PaymentRule:
        """Kommunens ersättningsregler. För en utförare gäller den regel som började gälla senast.
        Behörighet: payment-rule:read."""
        return cast("m.PaymentRule", self._transport.get(at("/api/v1/payment-rules/{id}/", id=id)))

    def delete(self, id: int) -> None:
        """Ta bort en ersättningsregel som inte har börjat gälla. Behörighet: money:change."""
        self._transport.do("DELETE", at("/api/v1/payment-rules/{id}/", id=id))


class PersonLinks:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        order: str | None = None,
        page_size: int | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.PersonLink]:
        """När personens egen sida har varit öppen. Koden visas bara på sidan, för den som gjorde den.
        Behörighet: person-link:read."""
        return cast(
            "Iterator[m.PersonLink]",
            self._transport.pages(
                "/api/v1/person-links/",
                {"case": case, "order": order, "page_size": page_size, "updated_since": updated_since},
            ),
        )

    def get(self, id: str) -> m.PersonLink:
        """När personens egen sida har varit öppen. Koden visas bara på sidan, för den som gjorde den.
        Behörighet: person-link:read."""
        return cast("m.PersonLink", self._transport.get(at("/api/v1/person-links/{id}/", id=id)))


class PlanActivities:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        goal: str | None = None,
        order_activity: str | None = None,
        page_size: int | None = None,
        plan: str | None = None,
        responsible: int | None = None,
        standing: Literal["false", "true"] | None = None,
        taken_up: Literal["adapted", "as_ordered", "drop_proposed", "postponed"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.PlanActivityRow]:
        """Aktiviteter i planer, som de är skrivna nu. Vad, hur och var står i den enskilda aktiviteten.
        Behörighet: plan-activity:read."""
        return cast(
            "Iterator[m.PlanActivityRow]",
            self._transport.pages(
                "/api/v1/plan-activities/",
                {
                    "case": case,
                    "goal": goal,
                    "order_activity": order_activity,
                    "page_size": page_size,
                    "plan": plan,
                    "responsible": responsible,
                    "standing": standing,
                    "taken_up": taken_up,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.PlanActivityRecord:
        """Aktiviteter i planer, som de är skrivna nu. Vad, hur och var står i den enskilda aktiviteten.
        Behörighet: plan-activity:read."""
        return cast("m.PlanActivityRecord", self._transport.get(at("/api/v1/plan-activities/{id}/", id=id)))

    def update(
        self, id: str, body: m.PlanActivityEditBody | None = None, *, version: int
    ) -> m.PlanActivityRecord | None:
        """Ändra en aktivitet: hur, när, var och vem. Behörighet: plan:edit."""
        return cast(
            "m.PlanActivityRecord | None",
            self._transport.do("PATCH", at("/api/v1/plan-activities/{id}/", id=id), body, version=version),
        )

    def delete(self, id: str, *, version: int) -> None:
        """Ta bort en tillagd aktivitet ur planen. Behörighet: plan:edit."""
        self._transport.do("DELETE", at("/api/v1/plan-activities/{id}/", id=id), version=version)


class PlanAudits:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        audited_from: str | None = None,
        audited_to: str | None = None,
        case: str | None = None,
        page_size: int | None = None,
        plan: str | None = None,
        plan_version: int | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.PlanAudit]:
        """Planer som har bedömts efter mallen, här eller i en rapport som har lästs in. Vad andra har sagt
        om en akt som du själv granskar visas när alla är klara med omgången. Behörighet:
        plan-audit:read."""
        return cast(
            "Iterator[m.PlanAudit]",
            self._transport.pages(
                "/api/v1/plan-audits/",
                {
                    "audited_from": audited_from,
                    "audited_to": audited_to,
                    "case": case,
                    "page_size": page_size,
                    "plan": plan,
                    "plan_version": plan_version,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.PlanAudit:
        """Planer som har bedömts efter mallen, här eller i en rapport som har lästs in. Vad andra har sagt
        om en akt som du själv granskar visas när alla är klara med omgången. Behörighet:
        plan-audit:read."""
        return cast("m.PlanAudit", self._transport.get(at("/api/v1/plan-audits/{id}/", id=id)))


class PlanCooperation:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        page_size: int | None = None,
        plan: str | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.PlanCooperationRow]:
        """Samarbeten i planer. Med vem och om vad står i det enskilda samarbetet. Behörighet:
        plan-cooperation:read."""
        return cast(
            "Iterator[m.PlanCooperationRow]",
            self._transport.pages(
                "/api/v1/plan-cooperation/",
                {"case": case, "page_size": page_size, "plan": plan, "updated_since": updated_since},
            ),
        )

    def get(self, id: str) -> m.PlanCooperationRecord:
        """Samarbeten i planer. Med vem och om vad står i det enskilda samarbetet. Behörighet:
        plan-cooperation:read."""
        return cast(
            "m.PlanCooperationRecord", self._transport.get(at("/api/v1/plan-cooperation/{id}/", id=id))
        )

    def update(
        self, id: str, body: m.PlanCooperationEditBody | None = None, *, version: int
    ) -> m.PlanCooperationRecord | None:
        """Ändra ett samarbete. Behörighet: plan:edit."""
        return cast(
            "m.PlanCooperationRecord | None",
            self._transport.do("PATCH", at("/api/v1/plan-cooperation/{id}/", id=id), body, version=version),
        )

    def delete(self, id: str, *, version: int) -> None:
        """Ta bort ett samarbete. Behörighet: plan:edit."""
        self._transport.do("DELETE", at("/api/v1/plan-cooperation/{id}/", id=id), version=version)


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


class PlanProposals:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        kind: Literal["add_activity", "add_goal", "drop_activity", "drop_goal"] | None = None,
        page_size: int | None = None,
        plan: str | None = None,
        state: Literal["accepted", "declined", "open", "withdrawn"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.ProposalRow]:
        """Vad överenskomna planer ber handläggaren att ändra i beställningen. Målets och aktivitetens ord
        står i planen. Behörighet: plan-proposal:read."""
        return cast(
            "Iterator[m.ProposalRow]",
            self._transport.pages(
                "/api/v1/plan-proposals/",
                {
                    "case": case,
                    "kind": kind,
                    "page_size": page_size,
                    "plan": plan,
                    "state": state,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Proposal:
        """Vad överenskomna planer ber handläggaren att ändra i beställningen. Målets och aktivitetens ord
        står i planen. Behörighet: plan-proposal:read."""
        return cast("m.Proposal", self._transport.get(at("/api/v1/plan-proposals/{id}/", id=id)))

    def proposal_accept(
        self, id: str, *, version: int, idempotency_key: str | None = None
    ) -> m.Proposal | None:
        """Godta ett förslag. Beställningen ändras, eller så läggs förslaget i en ändring som du fyller i
        och skickar. Behörighet: plan:review."""
        return cast(
            "m.Proposal | None",
            self._transport.do(
                "POST", at("/api/v1/plan-proposals/{id}/accept/", id=id), version=version, key=idempotency_key
            ),
        )

    def proposal_decline(
        self, id: str, body: m.ProposalDeclineBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Proposal | None:
        """Avböj ett förslag och säg varför. Planen gäller som den är tills den ändras. Behörighet:
        plan:review."""
        return cast(
            "m.Proposal | None",
            self._transport.do(
                "POST",
                at("/api/v1/plan-proposals/{id}/decline/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )


class PlanReviews:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        answered: Literal["false", "true"] | None = None,
        arrived_from: str | None = None,
        arrived_to: str | None = None,
        case: str | None = None,
        outcome: Literal["accepted", "noted", "returned", "superseded"] | None = None,
        page_size: int | None = None,
        plan: str | None = None,
        plan_version: int | None = None,
        unread: Literal["false", "true"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.PlanReviewRow]:
        """Planer som har kommit till handläggaren, med svaret. Anmärkningarna står i det enskilda svaret.
        Att hämta den här gör inte planen läst. Behörighet: plan-review:read."""
        return cast(
            "Iterator[m.PlanReviewRow]",
            self._transport.pages(
                "/api/v1/plan-reviews/",
                {
                    "answered": answered,
                    "arrived_from": arrived_from,
                    "arrived_to": arrived_to,
                    "case": case,
                    "outcome": outcome,
                    "page_size": page_size,
                    "plan": plan,
                    "plan_version": plan_version,
                    "unread": unread,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.PlanReview:
        """Planer som har kommit till handläggaren, med svaret. Anmärkningarna står i det enskilda svaret.
        Att hämta den här gör inte planen läst. Behörighet: plan-review:read."""
        return cast("m.PlanReview", self._transport.get(at("/api/v1/plan-reviews/{id}/", id=id)))

    def plan_review(
        self, id: str, body: m.PlanReviewBody, *, version: int, idempotency_key: str | None = None
    ) -> m.PlanReview | None:
        """Godta planen, återsänd den med anmärkningar, eller säg att du har läst en plan som personen inte
        har sagt ja till. Behörighet: plan:review."""
        return cast(
            "m.PlanReview | None",
            self._transport.do(
                "POST",
                at("/api/v1/plan-reviews/{id}/answer/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def plan_read(self, id: str, *, idempotency_key: str | None = None) -> m.PlanReview | None:
        """Säg att planen är läst. Att hämta den räknas inte som att läsa den. Behörighet: plan:review."""
        return cast(
            "m.PlanReview | None",
            self._transport.do("POST", at("/api/v1/plan-reviews/{id}/read/", id=id), key=idempotency_key),
        )


class PlanVersions:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        agreement: Literal["declined", "oral", "signed"] | None = None,
        case: str | None = None,
        kind: Literal["contact", "mapping", "ordinary"] | None = None,
        page_size: int | None = None,
        plan: str | None = None,
        proposed_from: str | None = None,
        proposed_to: str | None = None,
    ) -> Iterator[m.PlanVersionRow]:
        """Planer som de har föreslagits för personen. Innehållet och personens svar står i den enskilda
        versionen. Behörighet: plan-version:read."""
        return cast(
            "Iterator[m.PlanVersionRow]",
            self._transport.pages(
                "/api/v1/plan-versions/",
                {
                    "agreement": agreement,
                    "case": case,
                    "kind": kind,
                    "page_size": page_size,
                    "plan": plan,
                    "proposed_from": proposed_from,
                    "proposed_to": proposed_to,
                },
            ),
        )

    def get(self, id: int) -> m.PlanVersionRecord:
        """Planer som de har föreslagits för personen. Innehållet och personens svar står i den enskilda
        versionen. Behörighet: plan-version:read."""
        return cast("m.PlanVersionRecord", self._transport.get(at("/api/v1/plan-versions/{id}/", id=id)))

    def plan_audit(
        self, id: int, body: m.PlanAuditBody, *, idempotency_key: str | None = None
    ) -> m.PlanAudit | None:
        """Bedöm en version av planen efter mallen. Har du bedömt den förut ersätts dina omdömen.
        Behörighet: plan:audit."""
        return cast(
            "m.PlanAudit | None",
            self._transport.do(
                "POST", at("/api/v1/plan-versions/{id}/audit/", id=id), body, key=idempotency_key
            ),
        )


class PlanWishes:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        met: Literal["no", "partly", "yes"] | None = None,
        page_size: int | None = None,
        plan: str | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.PlanWishRow]:
        """Personens önskemål i planer. Önskemålet och vad det ledde till står i det enskilda. Behörighet:
        plan-wish:read."""
        return cast(
            "Iterator[m.PlanWishRow]",
            self._transport.pages(
                "/api/v1/plan-wishes/",
                {
                    "case": case,
                    "met": met,
                    "page_size": page_size,
                    "plan": plan,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.PlanWishRecord:
        """Personens önskemål i planer. Önskemålet och vad det ledde till står i det enskilda. Behörighet:
        plan-wish:read."""
        return cast("m.PlanWishRecord", self._transport.get(at("/api/v1/plan-wishes/{id}/", id=id)))

    def update(
        self, id: str, body: m.PlanWishEditBody | None = None, *, version: int
    ) -> m.PlanWishRecord | None:
        """Ändra ett önskemål. Behörighet: plan:edit."""
        return cast(
            "m.PlanWishRecord | None",
            self._transport.do("PATCH", at("/api/v1/plan-wishes/{id}/", id=id), body, version=version),
        )

    def delete(self, id: str, *, version: int) -> None:
        """Ta bort ett önskemål. Behörighet: plan:edit."""
        self._transport.do("DELETE", at("/api/v1/plan-wishes/{id}/", id=id), version=version)


class PlannedVisits:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        logged: Literal["false", "true"] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        removed: Literal["false", "true"] | None = None,
        series: str | None = None,
        starts_from: str | None = None,
        starts_to: str | None = None,
        updated_since: str | None = None,
        worker: float | None = None,
    ) -> Iterator[m.PlannedVisitRow]:
        """Planerade besök, också de som har flyttats, loggats eller tagits bort. Behörighet:
        planned-visit:read."""
        return cast(
            "Iterator[m.PlannedVisitRow]",
            self._transport.pages(
                "/api/v1/planned-visits/",
                {
                    "case": case,
                    "logged": logged,
                    "order": order,
                    "page_size": page_size,
                    "removed": removed,
                    "series": series,
                    "starts_from": starts_from,
                    "starts_to": starts_to,
                    "updated_since": updated_since,
                    "worker": worker,
                },
            ),
        )

    def get(self, id: str) -> m.PlannedVisit:
        """Planerade besök, också de som har flyttats, loggats eller tagits bort. Behörighet:
        planned-visit:read."""
        return cast("m.PlannedVisit", self._transport.get(at("/api/v1/planned-visits/{id}/", id=id)))

    def update(
        self, id: str, body: m.PlannedVisitMoveBody | None = None, *, version: int
    ) -> m.PlannedVisit | None:
        """Flytta ett planerat besök. Boendestödjaren flyttar sina egna. Har personen fått veta tiden anges
        skälet. Behörighet: schedule:move_own."""
        return cast(
            "m.PlannedVisit | None",
            self._transport.do("PATCH", at("/api/v1/planned-visits/{id}/", id=id), body, version=version),
        )

    def assign(
        self,
        id: str,
        body: m.PlannedVisitAssignBody | None = None,
        *,
        version: int,
        idempotency_key: str | None = None,
    ) -> m.PlannedVisit | None:
        """Välj vem eller vilka som kommer. Den som du inte skickar kommer inte. Behörighet:
        schedule:change."""
        return cast(
            "m.PlannedVisit | None",
            self._transport.do(
                "POST",
                at("/api/v1/planned-visits/{id}/assign/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def remove(
        self, id: str, body: m.PlannedVisitRemoveBody, *, version: int, idempotency_key: str | None = None
    ) -> m.PlannedVisit | None:
        """Ta bort ett planerat besök ur schemat. Ett besök som blev inställt loggas i stället. Behörighet:
        schedule:change."""
        return cast(
            "m.PlannedVisit | None",
            self._transport.do(
                "POST",
                at("/api/v1/planned-visits/{id}/remove/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def told(
        self, id: str, body: m.PlannedVisitToldBody, *, version: int, idempotency_key: str | None = None
    ) -> m.PlannedVisit | None:
        """Skriv att personen har fått veta vem som kommer och när. Behörighet: schedule:move_own."""
        return cast(
            "m.PlannedVisit | None",
            self._transport.do(
                "POST",
                at("/api/v1/planned-visits/{id}/told/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )


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


class Reference:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
    ) -> list[m.ReferenceKind]:
        """Värden som andra uppgifter skrivs med: fasta värden, kommunens frister och gränser, och vem du
        kan ange. Behörighet: reference:read."""
        return cast("list[m.ReferenceKind]", self._transport.get("/api/v1/reference/"))

    def get(self, id: str) -> m.Reference:
        """Värden som andra uppgifter skrivs med: fasta värden, kommunens frister och gränser, och vem du
        kan ange. Behörighet: reference:read."""
        return cast("m.Reference", self._transport.get(at("/api/v1/reference/{id}/", id=id)))

    def deadline_remove(self, id: int, *, idempotency_key: str | None = None) -> None:
        """Ta bort en längd som inte har börjat gälla. Behörighet: settings:change."""
        self._transport.do("POST", at("/api/v1/reference/deadlines/{id}/remove/", id=id), key=idempotency_key)

    def deadlines(self, body: m.DeadlinesBody, *, idempotency_key: str | None = None) -> None:
        """Ge en frist en ny längd från en dag. Det som har börjat tidigare behåller sin längd. Behörighet:
        settings:change."""
        self._transport.do("POST", "/api/v1/reference/deadlines/change/", body, key=idempotency_key)

    def presets(self, body: m.PresetsBody, *, idempotency_key: str | None = None) -> None:
        """Ta en annan kommuns frister och gränser. Behörighet: settings:change."""
        self._transport.do("POST", "/api/v1/reference/deadlines/take-preset/", body, key=idempotency_key)

    def limit_remove(self, id: int, *, idempotency_key: str | None = None) -> None:
        """Ta bort ett värde som inte har börjat gälla. Behörighet: settings:change."""
        self._transport.do("POST", at("/api/v1/reference/limits/{id}/remove/", id=id), key=idempotency_key)

    def limits(self, body: m.LimitsBody, *, idempotency_key: str | None = None) -> None:
        """Ge en gräns ett nytt värde från en dag. Behörighet: settings:change."""
        self._transport.do("POST", "/api/v1/reference/limits/change/", body, key=idempotency_key)


class StatementRequests:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        answer_from: str | None = None,
        answer_to: str | None = None,
        case: str | None = None,
        order: str | None = None,
        page_size: int | None = None,
        state: Literal["answered", "asked", "withdrawn"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.StatementRequestRow]:
        """Begäranden om utlåtande inför en uppföljning (15 kap. 9 § SoL), med utförarens svar.
        Daganteckningar som begärdes läses bara på sidan, där begäran står som skäl i åtkomstloggen.
        Behörighet: statement-request:read."""
        return cast(
            "Iterator[m.StatementRequestRow]",
            self._transport.pages(
                "/api/v1/statement-requests/",
                {
                    "answer_from": answer_from,
                    "answer_to": answer_to,
                    "case": case,
                    "order": order,
                    "page_size": page_size,
                    "state": state,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.StatementRequest:
        """Begäranden om utlåtande inför en uppföljning (15 kap. 9 § SoL), med utförarens svar.
        Daganteckningar som begärdes läses bara på sidan, där begäran står som skäl i åtkomstloggen.
        Behörighet: statement-request:read."""
        return cast("m.StatementRequest", self._transport.get(at("/api/v1/statement-requests/{id}/", id=id)))

    def statement_give(
        self, id: str, body: m.StatementGiveBody, *, version: int, idempotency_key: str | None = None
    ) -> m.StatementRequest | None:
        """Lämna ert utlåtande. Det kan inte ändras sedan. Behörighet: statement:give."""
        return cast(
            "m.StatementRequest | None",
            self._transport.do(
                "POST",
                at("/api/v1/statement-requests/{id}/answer/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def statement_withdraw(
        self, id: str, *, version: int, idempotency_key: str | None = None
    ) -> m.StatementRequest | None:
        """Återkalla en begäran om utlåtande som inte är besvarad. Behörighet: statement:request."""
        return cast(
            "m.StatementRequest | None",
            self._transport.do(
                "POST",
                at("/api/v1/statement-requests/{id}/withdraw/", id=id),
                version=version,
                key=idempotency_key,
            ),
        )


class Statements:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        investigation: str | None = None,
        kind: Literal["assessment", "fact"] | None = None,
        need: str | None = None,
        page_size: int | None = None,
        source: Literal["care", "caseworker", "person", "relative"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.StatementRow]:
        """Uppgifter i utredningen: vem som har sagt eller sett något. Texten står i den enskilda uppgiften.
        Behörighet: statement:read."""
        return cast(
            "Iterator[m.StatementRow]",
            self._transport.pages(
                "/api/v1/statements/",
                {
                    "case": case,
                    "investigation": investigation,
                    "kind": kind,
                    "need": need,
                    "page_size": page_size,
                    "source": source,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Statement:
        """Uppgifter i utredningen: vem som har sagt eller sett något. Texten står i den enskilda uppgiften.
        Behörighet: statement:read."""
        return cast("m.Statement", self._transport.get(at("/api/v1/statements/{id}/", id=id)))

    def update(self, id: str, body: m.StatementEditBody | None = None, *, version: int) -> m.Statement | None:
        """Ändra uppgiften. Behörighet: investigation:write."""
        return cast(
            "m.Statement | None",
            self._transport.do("PATCH", at("/api/v1/statements/{id}/", id=id), body, version=version),
        )

    def delete(self, id: str) -> None:
        """Ta bort uppgiften. En uppgift som personen har invänt mot står kvar. Behörighet:
        investigation:write."""
        self._transport.do("DELETE", at("/api/v1/statements/{id}/", id=id))

    def objection_new(
        self, id: str, body: m.StatementObjectionNewBody, *, idempotency_key: str | None = None
    ) -> m.Objection | None:
        """Skriv vad personen invänder mot uppgiften (14 kap. 6 § socialtjänstlagen). Behörighet:
        investigation:write."""
        return cast(
            "m.Objection | None",
            self._transport.do(
                "POST", at("/api/v1/statements/{id}/objections/", id=id), body, key=idempotency_key
            ),
        )


class Statistics:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        alder: str | None = None,
        enhet: int | None = None,
        fran: str | None = None,
        kon: str | None = None,
        kvartal: str | None = None,
        malgrupp: str | None = None,
        per: str | None = None,
        team: int | None = None,
        till: str | None = None,
        utforare: int | None = None,
        visa: str | None = None,
    ) -> list[m.Figure]:
        """Kommunens siffror med samma filter, samma definitioner och samma dolda celler som på sidan
        Siffror. Behörighet: statistic:read."""
        return cast(
            "list[m.Figure]",
            self._transport.get(
                "/api/v1/statistics/",
                {
                    "alder": alder,
                    "enhet": enhet,
                    "fran": fran,
                    "kon": kon,
                    "kvartal": kvartal,
                    "malgrupp": malgrupp,
                    "per": per,
                    "team": team,
                    "till": till,
                    "utforare": utforare,
                    "visa": visa,
                },
            ),
        )

    def get(
        self,
        id: str,
        *,
        alder: str | None = None,
        enhet: int | None = None,
        fran: str | None = None,
        kon: str | None = None,
        kvartal: str | None = None,
        malgrupp: str | None = None,
        per: str | None = None,
        team: int | None = None,
        till: str | None = None,
        utforare: int | None = None,
        visa: str | None = None,
    ) -> m.Figure:
        """Kommunens siffror med samma filter, samma definitioner och samma dolda celler som på sidan
        Siffror. Behörighet: statistic:read."""
        return cast(
            "m.Figure",
            self._transport.get(
                at("/api/v1/statistics/{id}/", id=id),
                {
                    "alder": alder,
                    "enhet": enhet,
                    "fran": fran,
                    "kon": kon,
                    "kvartal": kvartal,
                    "malgrupp": malgrupp,
                    "per": per,
                    "team": team,
                    "till": till,
                    "utforare": utforare,
                    "visa": visa,
                },
            ),
        )


class SyncConflicts:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        kind: Literal["hard", "soft"] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        resolved: Literal["false", "true"] | None = None,
        updated_since: str | None = None,
        visit: str | None = None,
    ) -> Iterator[m.SyncConflictRow]:
        """Krockar: två versioner av samma sak. Båda finns kvar tills någon väljer. Behörighet:
        sync-conflict:read."""
        return cast(
            "Iterator[m.SyncConflictRow]",
            self._transport.pages(
                "/api/v1/sync-conflicts/",
                {
                    "case": case,
                    "kind": kind,
                    "order": order,
                    "page_size": page_size,
                    "resolved": resolved,
                    "updated_since": updated_since,
                    "visit": visit,
                },
            ),
        )

    def get(self, id: str) -> m.SyncConflict:
        """Krockar: två versioner av samma sak. Båda finns kvar tills någon väljer. Behörighet:
        sync-conflict:read."""
        return cast("m.SyncConflict", self._transport.get(at("/api/v1/sync-conflicts/{id}/", id=id)))

    def conflict(
        self, id: str, body: m.ConflictBody, *, version: int, idempotency_key: str | None = None
    ) -> m.SyncConflict | None:
        """Välj vad som gäller när samma sak har skrivits på två håll. Behörighet: conflict:resolve."""
        return cast(
            "m.SyncConflict | None",
            self._transport.do(
                "POST",
                at("/api/v1/sync-conflicts/{id}/resolve/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )


class SyncOperations:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        device: str | None = None,
        handled: Literal["false", "true"] | None = None,
        kind: Literal[
            "concern.record",
            "deviation.report",
            "draft.drop",
            "draft.save",
            "note.sign",
            "planned.told",
            "visit.sign",
            "visit.start",
        ]
        | None = None,
        page_size: int | None = None,
        result: Literal["quarantined", "retry"] | None = None,
    ) -> Iterator[m.SyncOperationRow]:
        """Det som surfplattor har skickat in och som inte är infört. Boendestödjaren ser det hon själv har
        skrivit. Behörighet: sync-operation:read."""
        return cast(
            "Iterator[m.SyncOperationRow]",
            self._transport.pages(
                "/api/v1/sync-operations/",
                {
                    "case": case,
                    "device": device,
                    "handled": handled,
                    "kind": kind,
                    "page_size": page_size,
                    "result": result,
                },
            ),
        )

    def retrieve(self, id: str, op_id: str) -> m.SyncOperation:
        """Det som surfplattor har skickat in och som inte är infört. Boendestödjaren ser det hon själv har
        skrivit. Behörighet: sync-operation:read."""
        return cast(
            "m.SyncOperation", self._transport.get(at("/api/v1/sync-operations/{op_id}/", id=id, op_id=op_id))
        )


class TaperSteps:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        follow_up: str | None = None,
        page_size: int | None = None,
        starts_from: str | None = None,
        starts_to: str | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.TaperStepRow]:
        """Steg i nedtrappning, som en uppföljning kom fram till. Behörighet: taper-step:read."""
        return cast(
            "Iterator[m.TaperStepRow]",
            self._transport.pages(
                "/api/v1/taper-steps/",
                {
                    "case": case,
                    "follow_up": follow_up,
                    "page_size": page_size,
                    "starts_from": starts_from,
                    "starts_to": starts_to,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.TaperStep:
        """Steg i nedtrappning, som en uppföljning kom fram till. Behörighet: taper-step:read."""
        return cast("m.TaperStep", self._transport.get(at("/api/v1/taper-steps/{id}/", id=id)))


class VisitSeries:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        activity: str | None = None,
        case: str | None = None,
        order: str | None = None,
        page_size: int | None = None,
        running_on: str | None = None,
        support_worker: int | None = None,
        updated_since: str | None = None,
        weekday: Literal[1, 2, 3, 4, 5, 6, 7] | None = None,
    ) -> Iterator[m.VisitSeries]:
        """Återkommande besök. De planerade besöken görs av dem åtta veckor framåt. Behörighet:
        visit-series:read."""
        return cast(
            "Iterator[m.VisitSeries]",
            self._transport.pages(
                "/api/v1/visit-series/",
                {
                    "activity": activity,
                    "case": case,
                    "order": order,
                    "page_size": page_size,
                    "running_on": running_on,
                    "support_worker": support_worker,
                    "updated_since": updated_since,
                    "weekday": weekday,
                },
            ),
        )

    def get(self, id: str) -> m.VisitSeries:
        """Återkommande besök. De planerade besöken görs av dem åtta veckor framåt. Behörighet:
        visit-series:read."""
        return cast("m.VisitSeries", self._transport.get(at("/api/v1/visit-series/{id}/", id=id)))

    def update(self, id: str, body: m.SeriesEditBody | None = None, *, version: int) -> m.VisitSeries | None:
        """Ändra ett återkommande besök från en dag. Besök som ni har flyttat eller gett till någon annan
        ligger kvar. Behörighet: schedule:change."""
        return cast(
            "m.VisitSeries | None",
            self._transport.do("PATCH", at("/api/v1/visit-series/{id}/", id=id), body, version=version),
        )

    def series_end(
        self, id: str, body: m.SeriesEndBody, *, version: int, idempotency_key: str | None = None
    ) -> m.VisitSeries | None:
        """Avsluta ett återkommande besök. Planerade besök efter den sista dagen tas bort ur schemat.
        Behörighet: schedule:change."""
        return cast(
            "m.VisitSeries | None",
            self._transport.do(
                "POST",
                at("/api/v1/visit-series/{id}/end/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )


class Visits:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        has_note: Literal["false", "true"] | None = None,
        order: str | None = None,
        outcome: Literal[
            "cancelled_by_person_in_time",
            "cancelled_by_person_late",
            "cancelled_by_provider",
            "no_show",
            "performed",
            "performed_partly",
            "performed_without_person",
            "refused_at_door",
            "refused_substitute",
            "rescheduled",
        ]
        | None = None,
        page_size: int | None = None,
        plan: str | None = None,
        planned: str | None = None,
        starts_from: str | None = None,
        starts_to: str | None = None,
        support_worker: int | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.VisitRow]:
        """Besök med markeringar för planens aktiviteter. Behörighet: visit:read."""
        return cast(
            "Iterator[m.VisitRow]",
            self._transport.pages(
                "/api/v1/visits/",
                {
                    "case": case,
                    "has_note": has_note,
                    "order": order,
                    "outcome": outcome,
                    "page_size": page_size,
                    "plan": plan,
                    "planned": planned,
                    "starts_from": starts_from,
                    "starts_to": starts_to,
                    "support_worker": support_worker,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Visit:
        """Besök med markeringar för planens aktiviteter. Behörighet: visit:read."""
        return cast("m.Visit", self._transport.get(at("/api/v1/visits/{id}/", id=id)))

    def note(self, id: str, body: m.VisitNoteBody, *, idempotency_key: str | None = None) -> m.DayNote | None:
        """Skriv och signera anteckningen till ett besök som saknar en. Behörighet: note:sign."""
        return cast(
            "m.DayNote | None",
            self._transport.do("POST", at("/api/v1/visits/{id}/note/", id=id), body, key=idempotency_key),
        )

    def log_visits(self, body: m.BulkVisitsBody, *, idempotency_key: str | None = None) -> m.BulkAnswer:
        """Logga upp till 1 000 besök som har gjorts. Varje besök får ett eget svar, och svaret på hela
        anropet är 200 också när något av dem inte gick att logga. Samordnare och enhetschefer, och system
        med en sådan roll, kan logga besök åt medarbetare. Anteckningen signeras av den som gjorde besöket
        och kan inte ändras sedan. Behörighet: visit:log."""
        return cast(
            "m.BulkAnswer", self._transport.do("POST", "/api/v1/visits/bulk/", body, key=idempotency_key)
        )


class WorkSlots:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        kind: Literal["admin", "meeting", "travel"] | None = None,
        page_size: int | None = None,
        starts_from: str | None = None,
        starts_to: str | None = None,
        worker: int | None = None,
    ) -> Iterator[m.WorkSlot]:
        """Tid i schemat som inte är besök. Boendestödjaren ser sin egen. Behörighet: work-slot:read."""
        return cast(
            "Iterator[m.WorkSlot]",
            self._transport.pages(
                "/api/v1/work-slots/",
                {
                    "kind": kind,
                    "page_size": page_size,
                    "starts_from": starts_from,
                    "starts_to": starts_to,
                    "worker": worker,
                },
            ),
        )

    def create(self, body: m.SlotNewBody, *, idempotency_key: str | None = None) -> m.WorkSlot | None:
        """Lägg restid, möte eller administration i schemat. Med flera veckor blir det en för varje vecka,
        och svaret är den första. Behörighet: schedule:change."""
        return cast(
            "m.WorkSlot | None", self._transport.do("POST", "/api/v1/work-slots/", body, key=idempotency_key)
        )

    def get(self, id: int) -> m.WorkSlot:
        """Tid i schemat som inte är besök. Boendestödjaren ser sin egen. Behörighet: work-slot:read."""
        return cast("m.WorkSlot", self._transport.get(at("/api/v1/work-slots/{id}/", id=id)))

    def delete(self, id: int) -> None:
        """Ta bort tid som inte är besök ur schemat. Behörighet: schedule:change."""
        self._transport.do("DELETE", at("/api/v1/work-slots/{id}/", id=id))


class Boendestod:
    def __init__(self, transport: Transport) -> None:
        self.absences = Absences(transport)
        self.appeals = Appeals(transport)
        self.applications = Applications(transport)
        self.audit_draws = AuditDraws(transport)
        self.audit_rounds = AuditRounds(transport)
        self.budgets = Budgets(transport)
        self.case_documents = CaseDocuments(transport)
        self.cases = Cases(transport)
        self.child_concerns = ChildConcerns(transport)
        self.children = Children(transport)
        self.clients = Clients(transport)
        self.communications = Communications(transport)
        self.conference_items = ConferenceItems(transport)
        self.conferences = Conferences(transport)
        self.day_notes = DayNotes(transport)
        self.decisions = Decisions(transport)
        self.deviations = Deviations(transport)
        self.device_packs = DevicePacks(transport)
        self.devices = Devices(transport)
        self.documents = Documents(transport)
        self.events = Events(transport)
        self.extensions = Extensions(transport)
        self.flags = Flags(transport)
        self.follow_ups = FollowUps(transport)
        self.import_jobs = ImportJobs(transport)
        self.interruptions = Interruptions(transport)
        self.investigations = Investigations(transport)
        self.late_plans = LatePlans(transport)
        self.meetings = Meetings(transport)
        self.messages = Messages(transport)
        self.national_reports = NationalReports(transport)
        self.needs = Needs(transport)
        self.non_execution_reports = NonExecutionReports(transport)
        self.note_attachments = NoteAttachments(transport)
        self.notifications = Notifications(transport)
        self.objections = Objections(transport)
        self.offers = Offers(transport)
        self.order_activities = OrderActivities(transport)
        self.order_goals = OrderGoals(transport)
        self.order_grades = OrderGrades(transport)
        self.order_versions = OrderVersions(transport)
        self.orders = Orders(transport)
        self.payment_rules = PaymentRules(transport)
        self.person_links = PersonLinks(transport)
        self.plan_activities = PlanActivities(transport)
        self.plan_audits = PlanAudits(transport)
        self.plan_cooperation = PlanCooperation(transport)
        self.plan_goals = PlanGoals(transport)
        self.plan_proposals = PlanProposals(transport)
        self.plan_reviews = PlanReviews(transport)
        self.plan_versions = PlanVersions(transport)
        self.plan_wishes = PlanWishes(transport)
        self.planned_visits = PlannedVisits(transport)
        self.plans = Plans(transport)
        self.reference = Reference(transport)
        self.statement_requests = StatementRequests(transport)
        self.statements = Statements(transport)
        self.statistics = Statistics(transport)
        self.sync_conflicts = SyncConflicts(transport)
        self.sync_operations = SyncOperations(transport)
        self.taper_steps = TaperSteps(transport)
        self.visit_series = VisitSeries(transport)
        self.visits = Visits(transport)
        self.work_slots = WorkSlots(transport)
