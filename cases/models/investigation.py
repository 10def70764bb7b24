from django.db import models
from django.db.models import F, Q

from accounts.access import case_reach
from accounts.models import CaseRecord, RecordQuerySet, User
from boendestod import dates

from ..rules import (
    NO_LIMITATION,
    Applicant,
    Channel,
    ChildAsked,
    ChildLives,
    Chore,
    ChoreDoneBy,
    FunctionalState,
    HousingForm,
    LifeArea,
    Means,
    MetOtherwise,
    StatementKind,
    StatementSource,
    answer_request_by,
    counts_as_minor,
    decide_by,
    is_assessed,
)
from .person import Case


class AuthorityQuerySet(RecordQuerySet):
    """Records of the authority's own side: no provider ever sees them."""

    case_path = "case"

    def visible_to(self, user):
        return self.filter(**{f"{self.case_path}__in": Case.objects.filter(case_reach(user))})


class ApplicationQuerySet(AuthorityQuerySet):
    def undecided(self):
        return self.filter(decisions__isnull=True, withdrawn_on__isnull=True)

    def with_content(self):
        return self.select_related("case__client", "case__unit").prefetch_related(
            "decisions", "investigations"
        )


class Application(CaseRecord):
    """What somebody asked for, in the person's own words: by need, not by kind of support (report 001 §4.2.2)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="applications", verbose_name="ärende")
    received_on = models.DateField("inkom")
    channel = models.CharField("hur", max_length=20, choices=Channel)
    applicant = models.CharField("från", max_length=20, choices=Applicant, default=Applicant.PERSON)
    applicant_note = models.CharField("vem, om inte personen själv", max_length=200, blank=True)
    need = models.TextField("behovet, med personens egna ord")
    acknowledged_on = models.DateField("bekräftad", null=True, blank=True)
    acknowledged_how = models.CharField("bekräftad genom", max_length=20, choices=Means, blank=True)
    delay_told_on = models.DateField("underrättad om försening", null=True, blank=True)
    decision_requested_on = models.DateField("personen begärde avgörande", null=True, blank=True)
    withdrawn_on = models.DateField("återtagen", null=True, blank=True)
    withdrawn_reason = models.CharField("varför den togs tillbaka", max_length=200, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = "ansökan"
        verbose_name_plural = "ansökningar"
        ordering = ["received_on", "recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(acknowledged_on__isnull=True) | Q(acknowledged_on__gte=F("received_on")),
                name="application_acknowledged_after_received",
                violation_error_message="Ansökan kan inte bekräftas före den dag den kom in.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_reason="")
                | Q(withdrawn_on__isnull=False, withdrawn_on__gte=F("received_on")) & ~Q(withdrawn_reason=""),
                name="application_withdrawn_with_reason",
                violation_error_message="Skriv varför ansökan tas tillbaka.",
            ),
        ]

    def __str__(self):
        return f"Ansökan {self.received_on}"

    @property
    def days_late(self):
        """How long after the stated day it was recorded."""
        return dates.days_after(self.received_on, self.recorded_at)

    @property
    def decide_by(self):
        return decide_by(self.received_on)

    @property
    def answer_by(self):
        """By when the person's request for a decision is to be answered."""
        return answer_request_by(self.decision_requested_on) if self.decision_requested_on else None


class InvestigationQuerySet(AuthorityQuerySet):
    def open(self):
        return self.filter(closed_on__isnull=True)

    def with_content(self):
        return self.select_related("case__client", "case__unit", "application").prefetch_related(
            "needs__statements__objections",
            "needs__objections",
            "chores",
            "communications",
            "case__children",
        )


class Investigation(CaseRecord):
    """The investigation by life area. What it finds is kept in the rows below it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="investigations", verbose_name="ärende")
    application = models.ForeignKey(
        Application,
        models.PROTECT,
        related_name="investigations",
        null=True,
        blank=True,
        verbose_name="ansökan",
    )
    opened_on = models.DateField("inledd")
    closed_on = models.DateField("avslutad", null=True, blank=True)
    closed_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="avslutad av"
    )
    communication_need = models.TextField("så vill personen kommunicera", blank=True)
    interpreter_language = models.CharField("tolk i språk", max_length=100, blank=True)
    housing_form = models.CharField("boende", max_length=20, choices=HousingForm, blank=True)
    household = models.TextField("vilka som bor i hemmet", blank=True)
    expected_of_others = models.TextField("vad andra i hushållet kan förväntas göra", blank=True)
    no_children = models.BooleanField("personen har inga minderåriga barn", default=False)
    assessment = models.TextField("samlad bedömning", blank=True)
    not_communicated_reason = models.CharField(
        "varför uppgifterna inte behövde kommuniceras", max_length=200, blank=True
    )

    objects = InvestigationQuerySet.as_manager()

    class Meta:
        verbose_name = "utredning"
        verbose_name_plural = "utredningar"
        ordering = ["opened_on", "recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(closed_on__isnull=True),
                name="investigation_one_open_a_case",
                violation_error_message="Ärendet har redan en pågående utredning.",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, closed_by__isnull=True)
                | Q(closed_on__isnull=False, closed_by__isnull=False, closed_on__gte=F("opened_on")),
                name="investigation_closed_by_somebody",
                violation_error_message="Utredningen kan inte avslutas före den dag den inleddes.",
            ),
        ]

    def __str__(self):
        return f"Utredning {self.opened_on}"


class InvestigationPartQuerySet(AuthorityQuerySet):
    case_path = "investigation__case"


class NeedsAssessmentQuerySet(InvestigationPartQuerySet):
    def with_statements(self):
        return self.prefetch_related("statements__objections", "objections")


class NeedsAssessment(CaseRecord):
    """What the person needs in one life area, and where she is on IBIC's scale now and is to be."""

    investigation = models.ForeignKey(
        Investigation, models.PROTECT, related_name="needs", verbose_name="utredning"
    )
    life_area = models.CharField("livsområde", max_length=40, choices=LifeArea)
    current_state = models.PositiveSmallIntegerField("nu", choices=FunctionalState, null=True, blank=True)
    intended_state = models.PositiveSmallIntegerField(
        "avsett läge", choices=FunctionalState, null=True, blank=True
    )
    own_view = models.TextField("personens egen syn", blank=True)
    need = models.TextField("behovet, kort", blank=True)
    others_do = models.TextField("det här gör andra redan", blank=True)
    met_otherwise = models.CharField(
        "kan behovet mötas på annat sätt?", max_length=10, choices=MetOtherwise, blank=True
    )
    met_otherwise_how = models.TextField("hur", blank=True)

    objects = NeedsAssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = "behovsbedömning"
        verbose_name_plural = "behovsbedömningar"
        ordering = ["recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["investigation", "life_area"],
                name="needs_assessment_once_a_life_area",
                violation_error_message="Livsområdet finns redan i utredningen.",
            )
        ]

    def __str__(self):
        return self.get_life_area_display()

    @property
    def is_empty(self):
        chosen = self.current_state is not None or self.intended_state is not None or self.met_otherwise
        return not (chosen or self.own_view or self.need or self.others_do or self.met_otherwise_how)

    @property
    def has_no_need(self):
        return self.current_state in NO_LIMITATION and not self.need

    @property
    def is_assessed(self):
        return is_assessed(
            current_state=self.current_state, intended_state=self.intended_state, need=self.need
        )

    @property
    def case(self):
        return self.investigation.case


class StatementQuerySet(AuthorityQuerySet):
    case_path = "assessment__investigation__case"


class Statement(CaseRecord):
    """One thing that somebody has said or seen: whose it is, and whether it is a fact or an assessment."""

    assessment = models.ForeignKey(
        NeedsAssessment, models.PROTECT, related_name="statements", verbose_name="behovsbedömning"
    )
    text = models.TextField("uppgift")
    source = models.CharField("från", max_length=20, choices=StatementSource)
    source_note = models.CharField("vem", max_length=200, blank=True)
    kind = models.CharField("slag", max_length=20, choices=StatementKind)
    stated_on = models.DateField("lämnad", null=True, blank=True)

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = "uppgift"
        verbose_name_plural = "uppgifter"
        ordering = ["recorded_at"]

    def __str__(self):
        return self.text

    @property
    def case(self):
        return self.assessment.investigation.case


class Objection(CaseRecord):
    """The person thinks that something noted is wrong; that shall be noted beside it (SoL 14:6)."""

    assessment = models.ForeignKey(
        NeedsAssessment, models.PROTECT, related_name="objections", verbose_name="behovsbedömning"
    )
    statement = models.ForeignKey(
        Statement,
        models.PROTECT,
        related_name="objections",
        null=True,
        blank=True,
        verbose_name="uppgift",
    )
    text = models.TextField("så säger personen")
    stated_on = models.DateField("framfört")

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = "invändning"
        verbose_name_plural = "invändningar"
        ordering = ["recorded_at"]

    def __str__(self):
        return self.text

    @property
    def case(self):
        return self.assessment.investigation.case


class ChoreAnswer(CaseRecord):
    """Who does the chore at home now: the same question to everybody who shares a household."""

    investigation = models.ForeignKey(
        Investigation, models.PROTECT, related_name="chores", verbose_name="utredning"
    )
    chore = models.CharField("syssla", max_length=20, choices=Chore)
    done_by = models.CharField("görs av", max_length=20, choices=ChoreDoneBy, blank=True)
    note = models.CharField("kommentar", max_length=200, blank=True)

    objects = InvestigationPartQuerySet.as_manager()

    class Meta:
        verbose_name = "syssla i hushållet"
        verbose_name_plural = "sysslor i hushållet"
        ordering = ["recorded_at"]
        constraints = [
            models.UniqueConstraint(fields=["investigation", "chore"], name="chore_once_an_investigation")
        ]

    def __str__(self):
        return self.get_chore_display()

    @property
    def case(self):
        return self.investigation.case


class Communication(CaseRecord):
    """What the party was shown before the decision, and what she answered (FL 25 §)."""

    investigation = models.ForeignKey(
        Investigation, models.PROTECT, related_name="communications", verbose_name="utredning"
    )
    communicated_on = models.DateField("kommunicerat")
    how = models.CharField("hur", max_length=20, choices=Means)
    answer_by = models.DateField("svar senast")
    answer = models.TextField("svar", blank=True)
    answered_on = models.DateField("svarade", null=True, blank=True)

    objects = InvestigationPartQuerySet.as_manager()

    class Meta:
        verbose_name = "kommunicering"
        verbose_name_plural = "kommuniceringar"
        ordering = ["communicated_on", "recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer_by__gte=F("communicated_on")),
                name="communication_answer_by_later",
                violation_error_message="Sista dagen att svara kan inte ligga före kommuniceringen.",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("communicated_on")),
                name="communication_answered_later",
                violation_error_message="Svaret kan inte ha kommit före kommuniceringen.",
            ),
        ]

    def __str__(self):
        return f"Kommunicering {self.communicated_on}"

    @property
    def case(self):
        return self.investigation.case


class ChildQuerySet(AuthorityQuerySet):
    def review_due_on(self, day):
        return self.filter(review_on__lt=day)


class Child(CaseRecord):
    """A minor child of the person, never by name: what regard was taken, and when to look again (report 004)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="children", verbose_name="ärende")
    birth_year = models.PositiveSmallIntegerField("födelseår")
    lives = models.CharField("bor", max_length=20, choices=ChildLives, blank=True)
    asked = models.CharField("har barnet fått säga sitt?", max_length=20, choices=ChildAsked, blank=True)
    asked_note = models.TextField("vad barnet sade, eller varför inte", blank=True)
    regard = models.TextField("så tas hänsyn till barnet", blank=True)
    review_on = models.DateField("uppgifterna ses över senast", null=True, blank=True)

    objects = ChildQuerySet.as_manager()

    class Meta:
        verbose_name = "barn"
        verbose_name_plural = "barn"
        ordering = ["birth_year", "recorded_at"]

    def __str__(self):
        word = "väntas" if self.lives == ChildLives.EXPECTED else "fött"
        return f"Barn {word} {self.birth_year}"

    def counts_on(self, day):
        return counts_as_minor(self.birth_year, self.lives, day)
