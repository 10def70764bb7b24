import uuid

from django.db import IntegrityError, models, transaction

from boendestod import dates
from boendestod.errors import refuse_if

from .user import User

SENT_BY_ANOTHER = (
    "Formuläret skickades av en annan användare på den här datorn. Ladda om sidan och skriv igen."
)


class FormDraft(models.Model):
    """What a user has typed into a long form and not yet saved. Only that user ever gets it back."""

    user = models.ForeignKey(User, models.CASCADE, related_name="form_drafts")
    page = models.CharField("sida", max_length=200)
    data = models.JSONField("fält")
    saved_at = models.DateTimeField("sparat", default=dates.now)

    class Meta:
        verbose_name = "utkast"
        verbose_name_plural = "utkast"
        constraints = [models.UniqueConstraint(fields=["user", "page"], name="form_draft_one_a_page")]

    def __str__(self):
        return f"{self.user} {self.page}"


class FormSubmissionQuerySet(models.QuerySet):
    def claim(self, token: uuid.UUID, user: User) -> "tuple[FormSubmission, bool]":
        """The form's submission and whether this is the first. A rival that holds the token is waited for."""
        try:
            with transaction.atomic():
                return self.create(token=token, user=user), True
        except IntegrityError:
            submission = self.filter(token=token, user=user).first()
            refuse_if(submission is None, SENT_BY_ANOTHER, "sent_by_another")
            return submission, False


class FormSubmission(models.Model):
    """A form that has been received, so that sending it twice makes one record."""

    token = models.UUIDField(primary_key=True)
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    result_url = models.CharField(max_length=200, blank=True)
    submitted_at = models.DateTimeField(default=dates.now)

    objects = FormSubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = "inskickat formulär"
        verbose_name_plural = "inskickade formulär"

    def __str__(self):
        return str(self.token)
