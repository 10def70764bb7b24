from uuid import UUID

from django import forms
from django.db.models import BigIntegerField

from .visit import MARK, SaidOfVisit

OWN = {"order": "order", "support_worker": "support_worker", "id": "visit_id", "planned": "planned"}
TOLD = ("timed", "note_later")


def _staff(label: str, **kwargs) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=1, max_value=BigIntegerField.MAX_BIGINT, **kwargs
    )


class BulkVisitForm(SaidOfVisit):
    """One of many visits that another system sends. It asks the database nothing: what it names is looked for
    afterwards, for all of them at once."""

    order = forms.UUIDField(label="Beställning")
    id = forms.UUIDField(
        label="Id",
        required=False,
        help_text="Besökets id, som du väljer själv. Samma id igen med samma innehåll loggas inte igen.",
    )
    support_worker = _staff(
        "Boendestödjare",
        help_text="Användarens id för den som gjorde besöket. Utan det är det du som gjorde det.",
    )
    second_worker = _staff("Boendestödjare nummer två", help_text="Användarens id.")
    planned = forms.UUIDField(label="Det planerade besöket", required=False)
    timed = forms.BooleanField(label="Tiden är tagen med start och stopp", required=False)
    note_later = forms.BooleanField(label="Anteckningen skrivs senare", required=False)

    def __init__(self, *args, marked: list[str], **kwargs):
        """`marked` is what is said to be the ids of the activities."""
        super().__init__(*args, client=None, activities=dict(_ids(marked)), **kwargs)

    def content(self):
        said = self.cleaned_data
        own = {name: said[field] for field, name in OWN.items()} | {name: said[name] for name in TOLD}
        return super().content() | own


def _ids(marked: list[str]):
    for text in marked:
        try:
            activity = UUID(text)
        except ValueError:
            continue
        yield MARK.format(activity), activity
