"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


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
