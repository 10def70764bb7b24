"""The shape that every form shares: sent once, tells of lost updates, keeps what was typed."""

import uuid
from datetime import date, datetime
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import BLANK_CHOICE_DASH
from django.forms.models import construct_instance

from boendestod import dates

from ..models import FormDraft
from ..sent import PLUMBING, ById, NotAccepted, Sent, told

DATE_FORMAT = "%Y-%m-%d"
MOMENT_FORMAT = "%Y-%m-%dT%H:%M"
# Django's own Swedish is the system's; these are said to a person.
REQUIRED = "Fyll i det här."
CHOOSE = "Välj ett alternativ."
INVALID = (
    (forms.DateTimeField, "Skriv dag och tid som ÅÅÅÅ-MM-DD TT:MM."),
    (forms.DateField, "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-03-02."),
    (forms.IntegerField, "Skriv ett tal med siffror."),
)
MOST = 2**31 - 1


class VerbForm(forms.Form):
    """A form for one verb. `of(request)` binds it or restores the user's draft of it."""

    form_token = forms.UUIDField(widget=forms.HiddenInput)
    draft: FormDraft | None = None
    sent = False
    current: list[tuple[str, str]] = ()
    by_id: ClassVar[dict[str, ById]] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["form_token"].initial = uuid.uuid4
        for field in self.fields.values():
            _use_native_widget(field)
            _name_the_empty_choice(field)

    def full_clean(self):
        for field in self.fields.values():
            _speak_plainly(field)
            _keep_within_reason(field)
        if isinstance(self.data, Sent):
            self.sent, self.data = True, self.data.fitted(self)
        super().full_clean()

    def is_valid(self):
        """To another system what is wrong is an answer; to a person it is shown beside what she typed."""
        valid = super().is_valid()
        if self.sent and not valid:
            raise NotAccepted(told(self))
        return valid

    @classmethod
    def described(cls) -> dict[str, forms.Field]:
        """The fields as the API's description has them, which knows no record: a form that makes fields for each of
        something fixed says them here."""
        return dict(cls.base_fields)

    @classmethod
    def page_of(cls, request) -> str:
        """The address that the user's draft of the form is kept under."""
        return request.path

    @classmethod
    def of(cls, request, *, initial=None, **kwargs):
        if request.method == "POST":
            return cls(request.POST, initial=initial, **kwargs)
        draft = FormDraft.objects.filter(user=request.user, page=cls.page_of(request)).first()
        form = cls(initial=initial, **kwargs)
        if draft is not None:
            form.initial |= _restored(form, draft.data)
            form.draft = draft
        return form

    def content(self) -> dict:
        """What the verb needs: the cleaned fields without the form's own plumbing."""
        return {name: value for name, value in self.cleaned_data.items() if name not in PLUMBING}

    def show_current(self, record) -> None:
        """After a lost update: list what now holds, and let the user's own text be saved over it knowingly."""
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = record.version
        self.current = [
            (field.label, str(_shown(record, name)))
            for name, field in self.fields.items()
            if name not in PLUMBING and hasattr(record, name) and self[name].value() != getattr(record, name)
        ]


class VersionedForm(VerbForm):
    """A form that changes a record and says which version of it the user has seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class RecordForm(VerbForm, forms.ModelForm):
    """Takes labels and fields from the model. It never saves: the verb does."""

    def _get_validation_exclusions(self):
        readable = self.fields.keys() - self._errors.keys()
        return {field.name for field in self._meta.model._meta.fields} - readable

    def _post_clean(self):
        # Field by field. The constraints are the verb's to explain: the form does not know the whole record.
        self.instance = construct_instance(self, self.instance, self._meta.fields)
        try:
            self.instance.clean_fields(exclude=self._get_validation_exclusions())
        except ValidationError as invalid:
            self._update_errors(invalid)


class VersionedRecordForm(VersionedForm, RecordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version


def _use_native_widget(field) -> None:
    if isinstance(field, forms.DateTimeField):
        field.widget = forms.DateTimeInput({"type": "datetime-local"}, format=MOMENT_FORMAT)
    elif isinstance(field, forms.DateField):
        field.widget = forms.DateInput({"type": "date"}, format=DATE_FORMAT)


def _name_the_empty_choice(field) -> None:
    """A model's field shows dashes, which say nothing."""
    if isinstance(field, forms.TypedChoiceField) and field.choices[:1] == BLANK_CHOICE_DASH:
        field.choices = [("", "Välj"), *field.choices[1:]]


def _speak_plainly(field) -> None:
    chosen = isinstance(field, forms.ChoiceField | forms.ModelChoiceField)
    field.error_messages["required"] = CHOOSE if chosen else REQUIRED
    if chosen:
        field.error_messages["invalid_choice"] = CHOOSE
    for kind, message in INVALID:
        if isinstance(field, kind):
            field.error_messages["invalid"] = message
            return


def _keep_within_reason(field) -> None:
    if isinstance(field, forms.DateField | forms.DateTimeField):
        field.validators.append(_is_in_years)
    elif type(field) is forms.IntegerField and field.max_value is None:
        field.validators.append(_is_countable)


def _is_in_years(day: date | datetime) -> None:
    if day.year not in dates.YEARS:
        raise ValidationError(f"Skriv ett år {dates.IN_YEARS}.", code="year_outside")


def _is_countable(number: int) -> None:
    if abs(number) > MOST:
        raise ValidationError("Talet är för stort.", code="too_large")


def _restored(form, data: dict[str, list[str]]) -> dict:
    restored = {}
    for name, field in form.fields.items():
        values = data.get(name)
        if name in PLUMBING or values is None:
            continue
        many = isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField)
        restored[name] = values if many else values[-1]
    return restored


def _shown(record, name: str):
    display = getattr(record, f"get_{name}_display", None)
    return display() if display else getattr(record, name)
