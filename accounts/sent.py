"""What another system has sent as JSON, made to what a page's form reads: so that the endpoint is the page's own
view, with its form, its rules and its words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django import forms
from django.db.models import Model, QuerySet
from django.http import HttpResponse, QueryDict

PLUMBING = ("form_token", "version")
UNKNOWN = "Fältet finns inte."


class Wrong(NamedTuple):
    """What is wrong with one place of the body, which `pointer` (RFC 6901) names."""

    pointer: str
    detail: str
    code: str


class NotAccepted(Exception):
    """The body cannot be used; nothing was changed."""

    def __init__(self, wrong: list[Wrong]):
        super().__init__("not accepted")
        self.wrong = wrong


@dataclass(frozen=True)
class ById:
    """Fields of a form that are one for each of something, sent as an object by id: {"<id>": value}."""

    name: str  # of the form's field, as in "mark_{.hex}"
    field: forms.Field  # what each of them is like


class Done(HttpResponse):
    """A page's view has run its verb for another system; `result` is what the verb gave."""

    def __init__(self, result):
        super().__init__()
        self.result = result


class Sent(QueryDict):
    """The body, with what the page adds by itself: the form's plumbing, and what its address and buttons say."""

    def __init__(self, body: dict, *, plumbing: dict[str, str], partial: bool = False):
        super().__init__(mutable=True)
        self.body, self.plumbing, self.partial = body, plumbing, partial
        for name, value in plumbing.items():
            self[name] = value

    def fitted(self, form) -> QueryDict:
        """As the form's own fields would have been posted. Raise NotAccepted for what no field reads, or reads as
        another type. Of a partial body what is not said stays as it is."""
        posted, wrong = QueryDict(mutable=True), []
        for pointer, name, value in _flat(self.body, form.by_id):
            field = form.fields.get(name) if name not in PLUMBING else None
            if field is None:
                wrong.append(Wrong(pointer, UNKNOWN, "unknown_field"))
                continue
            try:
                posted.setlist(name, as_posted(field, value))
            except WrongType as mistyped:
                wrong.append(Wrong(pointer, str(mistyped), "wrong_type"))
        if wrong:
            raise NotAccepted(wrong)
        for name, value in self.plumbing.items():
            posted[name] = value
        if self.partial:
            for name in form.fields.keys() - posted.keys():
                posted.setlist(name, _as_it_is(form, name))
        return posted


def _flat(body: dict, by_id: dict[str, ById]) -> Iterator[tuple[str, str, Any]]:
    for name, value in body.items():
        many = by_id.get(name)
        if many is None:
            yield pointer_to(name), name, value
        elif isinstance(value, dict):
            for key, one in value.items():
                yield pointer_to(name, key), _named(many, key), one
        else:
            raise NotAccepted(
                [Wrong(pointer_to(name), "Skicka ett objekt med ett värde för varje id.", "wrong_type")]
            )


def _named(many: ById, key: str) -> str:
    try:
        return many.name.format(UUID(key))
    except ValueError:
        return ""


def pointer_to(*steps: str) -> str:
    return "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in steps)


class WrongType(Exception):
    pass


def _is_bool(value) -> bool:
    return isinstance(value, bool)


def _is_integer(value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_text(value) -> bool:
    return isinstance(value, str)


def _is_choice(value) -> bool:
    """An empty text chooses nothing: leave the field out, or send null."""
    return _is_integer(value) or (isinstance(value, str) and value != "")


# The first that fits: a field of decimals is to Django one of integers too.
TYPES: tuple[tuple[type[forms.Field], Callable[[Any], bool], str], ...] = (
    (forms.BooleanField, _is_bool, "Skicka true eller false."),
    (forms.DecimalField, _is_number, "Skicka ett tal."),
    (forms.FloatField, _is_number, "Skicka ett tal."),
    (forms.IntegerField, _is_integer, "Skicka ett heltal."),
    (forms.ChoiceField, _is_choice, "Skicka ett av värdena."),
    (forms.Field, _is_text, "Skicka en text."),
)


# How a page writes a question of yes or no, which in JSON is true or false as in the records that are read.
NO_QUESTIONS = (forms.ModelChoiceField, forms.MultipleChoiceField)
YES_NO = ({True: "yes", False: "no"}, {True: "True", False: "False"})


def yes_no(field: forms.Field) -> dict[bool, str] | None:
    """What the page's field posts for true and for false; None for what is no such question."""
    if not isinstance(field, forms.ChoiceField) or isinstance(field, NO_QUESTIONS):
        return None
    values = {str(value) for value, _ in field.choices if value not in ("", None)}
    return next((words for words in YES_NO if values == set(words.values())), None)


def as_posted(field: forms.Field, value) -> list[str]:
    """What the form's field would have been posted as. Raise WrongType, in words."""
    if value is None:
        return []
    if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        if not isinstance(value, list):
            raise WrongType("Skicka en lista.")
        return [_posted(field, one) for one in value]
    return [_posted(field, value)]


def _posted(field: forms.Field, value) -> str:
    if words := yes_no(field):
        if not _is_bool(value):
            raise WrongType("Skicka true eller false.")
        return words[value]
    fits, words = next((fits, words) for kind, fits, words in TYPES if isinstance(field, kind))
    if not fits(value):
        raise WrongType(words)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise WrongType("Texten har tecken som inte finns.")
    return text


def _as_it_is(form, name: str) -> list[str]:
    """What the page's field would have shown and sent back."""
    field = form.fields[name]
    value = form.get_initial_for_field(field, name)
    if isinstance(value, QuerySet | list | tuple | set):
        return [str(field.prepare_value(one) if isinstance(one, Model) else one) for one in value]
    value = field.prepare_value(value)
    if value is None:
        return []
    if isinstance(value, bool):
        return [str(value).lower()]
    shown = field.widget.format_value(value)
    return [str(one) for one in shown] if isinstance(shown, list) else [str(shown)]


def told(form) -> list[Wrong]:
    """What the form says is wrong, at the places of the body."""
    return [
        Wrong(_place(form, name), error["message"], error["code"] or "invalid")
        for name, errors in form.errors.get_json_data().items()
        for error in errors
    ]


def _place(form, name: str) -> str:
    if name == "__all__":
        return ""
    for many, by_id in form.by_id.items():
        before = by_id.name.partition("{")[0]
        if name.startswith(before) and name not in type(form).base_fields:
            return pointer_to(many, str(UUID(name.removeprefix(before))))
    return pointer_to(name)
