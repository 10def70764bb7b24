"""What htmx gets when a part of a page has been saved as one types: only what stands around the fields, so that
nobody who types is interrupted."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.pages import save_part
from accounts.sent import Done
from boendestod.dates import now


def save_typed(request, form, verb):
    """Run the part's verb for what has been typed; None when it was refused, or when nothing was sent."""
    if request.method != "POST" or not form.is_valid():
        return None
    return save_part(
        form, lambda: verb(by=request.user, version=form.cleaned_data["version"], **form.content())
    )


def back(form, saved, place: str) -> HttpResponse:
    """To where the part stands on its page; another system gets what was saved."""
    return Done(saved) if form.sent else redirect(place)


def part_answer(request, form, saved, **swaps):
    """`swaps` is what else on the page must be drawn anew."""
    current = dict(form.current)
    context = {
        "form": form,
        "notes": [
            (field, field.label in current, current.get(field.label)) for field in form.visible_fields()
        ],
        "version": saved.version if saved else form["version"].value(),
        "forms_to_tell": _forms_to_tell(form, saved),
        "saved_at": now() if saved else None,
        "swaps": swaps,
    }
    return render(request, "cases/_part_answer.html", context)


def _forms_to_tell(form, saved) -> str:
    """Which of the page's forms learn the new version: all that were as new as this one. A form that is older
    has not seen somebody else's change and must be told of it when it is saved."""
    seen = form.cleaned_data["version"] if saved else None
    if saved and saved.version - seen in (0, 1):
        return f"[data-version-of='{form.instance.pk}'][value='{seen}']"
    return f"#part-{form.name} [name=version]"
