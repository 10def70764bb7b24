"""The first part of a person's story: the application, the investigation, and telling the person of the decision."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import cycle

from boendestod import dates
from cases import actions
from cases.models import Application, Case, Decision, Investigation
from cases.rules import Applicant, Channel, ChildAsked, ChildLives, HousingForm, Means, MetOtherwise

from .clock import at, moment, working_day
from .findings import finding
from .themes import Theme

CHANNELS = (Channel.FORM, Channel.PHONE, Channel.E_SERVICE, Channel.MEETING)
HOUSING = (HousingForm.OWN, HousingForm.OWN, HousingForm.TRIAL_FLAT, HousingForm.OWN)
REASONABLE_DAYS_TO_ANSWER = 7


@dataclass(frozen=True)
class Inquiry:
    case: Case
    caseworker: object
    themes: list[Theme]
    number: int
    children: int

    def apply(self, days: int) -> Application:
        """The application comes in, and is acknowledged the day after."""
        by_relative = self.number % 7 == 3
        with at(moment(working_day(days), 9, 10)) as today:
            application = actions.register_application(
                self.case,
                by=self.caseworker,
                today=today,
                received_on=today,
                channel=CHANNELS[self.number % len(CHANNELS)],
                applicant=Applicant.RELATIVE if by_relative else Applicant.PERSON,
                applicant_note="syster" if by_relative else "",
                need=" ".join(finding(theme).application for theme in self.themes),
            )
        if days == 0:
            return application
        with at(moment(working_day(days - 1), 8, 20)) as today:
            return actions.acknowledge(
                application,
                by=self.caseworker,
                today=today,
                version=application.version,
                acknowledged_on=today,
                acknowledged_how=Means.LETTER,
            )

    def begin(self, application: Application, days: int) -> Investigation:
        with at(moment(working_day(days), 13)) as today:
            investigation = actions.begin_investigation(
                self.case, by=self.caseworker, today=today, opened_on=today, application=application
            )
            self._assess(investigation, self.themes[0])
            return investigation

    def finish(self, investigation: Investigation, days: int) -> Investigation:
        """What is left of it, so that it can be closed on the day."""
        with at(moment(working_day(days), 8, 30)) as today:
            for theme in self.themes[1:]:
                self._assess(investigation, theme)
            self._describe_home(investigation)
            self._describe_children(today)
            self._communicate(investigation, today)
            investigation.refresh_from_db()
            return actions.close_investigation(investigation, by=self.caseworker, today=today)

    def _assess(self, investigation: Investigation, theme: Theme) -> None:
        found = finding(theme)
        need = actions.add_need(investigation, by=self.caseworker, life_area=theme.life_area)
        actions.edit_need(
            need,
            by=self.caseworker,
            version=need.version,
            current_state=found.current,
            intended_state=found.intended,
            own_view=found.own_view,
            need=f"Personen {theme.need}.",
            others_do=found.others_do,
            met_otherwise=MetOtherwise.NO,
            met_otherwise_how="",
        )
        for source, who, kind, text in found.statements:
            actions.add_statement(
                need,
                by=self.caseworker,
                today=dates.today(),
                text=text,
                source=source,
                source_note=who,
                kind=kind,
                stated_on=dates.today(),
            )

    def _describe_home(self, investigation: Investigation) -> None:
        actions.edit_investigation(
            investigation,
            by=self.caseworker,
            version=investigation.version,
            housing_form=HOUSING[self.number % len(HOUSING)],
            household="Bor ensam." if not self.children else "Barnen bor här varannan vecka.",
            no_children=not self.children,
            assessment="Stödet behövs för att personen ska klara vardagen i sitt eget hem. "
            "Behovet kan inte mötas på annat sätt.",
        )

    def _describe_children(self, today) -> None:
        asked = cycle((ChildAsked.YES, ChildAsked.NOT_SUITABLE))
        for number in range(self.children):
            was_asked = next(asked)
            actions.add_child(
                self.case,
                by=self.caseworker,
                today=today,
                birth_year=today.year - 6 - 2 * number,
                lives=ChildLives.PART_TIME,
                asked=was_asked,
                asked_note="Vill vara i fred efter skolan."
                if was_asked == ChildAsked.YES
                else "Föräldern ville berätta själv först.",
                regard="Besök läggs de veckor då barnen inte är hemma.",
                review_on=dates.add_months(today, 3),
            )

    def _communicate(self, investigation: Investigation, today) -> None:
        shown_on = max(investigation.opened_on, today - timedelta(days=REASONABLE_DAYS_TO_ANSWER))
        communication = actions.communicate(
            investigation,
            by=self.caseworker,
            today=today,
            communicated_on=shown_on,
            how=Means.MEETING,
            answer_by=shown_on + timedelta(days=REASONABLE_DAYS_TO_ANSWER),
        )
        actions.edit_communication(
            communication,
            by=self.caseworker,
            today=today,
            version=communication.version,
            answered_on=today,
            answer="Det stämmer. Jag vill ha besök på förmiddagen.",
        )

    def tell(self, decision: Decision, days: int) -> None:
        with at(moment(working_day(days), 15, 30)) as today:
            actions.notify_person(
                decision,
                by=self.caseworker,
                today=today,
                sent_on=today,
                how=Means.LETTER,
                appeal_notice=True,
                received_on=None if self.number % 5 == 2 else today,
            )
