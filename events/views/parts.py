"""The parts of an event: add, change, put in order, delete."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import SignedInRequest
from accounts.rules import RuleBroken, refusals_on, refusals_told
from events import services
from events.forms import PART_FORMS
from events.forms.order import MoveRowForm, movable
from events.models import Event
from events.views.editing import editable_event
from provinces.bin import goes_with
from provinces.gone import already_deleted, tell_deleted
from provinces.permissions import Permission, requires


@requires(Permission.EVENTS_WRITE)
def event_part(request: SignedInRequest, event_id: int, part: str) -> HttpResponse:
    """The rows of one part of an event, and the form that adds another."""
    event = editable_event(request, event_id)
    form_class = part_form(part)
    form = form_class(request.POST or None, event=event, user=request.user)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            typed = {"row": form.row(), "speaker": form.speaker(), "principal": form.principal()}
            services.add_part(by=request.user, event=event, form_key=form.cleaned_data["form_key"], **typed)
            messages.success(request, _("Added."))
            return redirect("events:event_part", event.pk, part)
    rows = list(services.rows_of(event, form_class.Meta.model))
    context = {
        "event": event,
        "part": part,
        "heading": form.heading,
        "form": form,
        "rows": movable(rows, lambda row: row.pk, services.group_of),
        "ordered": len(rows) > 1 and hasattr(rows[0], "order"),
        "public": set(event.press_releases.published()) if part == "news" else set(),
    }
    return render(request, "events/event_part.html", context)


@requires(Permission.EVENTS_WRITE)
def event_part_edit(request: SignedInRequest, event_id: int, part: str, row_id: int) -> HttpResponse:
    """Change one row, in the form that added it."""
    event = editable_event(request, event_id)
    row = row_of_part(event, part, row_id)
    name, form = str(row), part_form(part)(request.POST or None, event=event, user=request.user, row=row)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            changed = set(form.changed_data).intersection(form.edited())
            typed = {"row": form.row(), "speaker": form.speaker(), "principal": form.principal(), "changed": changed}
            services.update_part(by=request.user, event=event, version=form.cleaned_data["version"], **typed)
            messages.success(request, form.and_merged(_("The changes were saved.")))
            return redirect("events:event_part", event.pk, part)
    context = {"event": event, "part": part, "heading": form.heading, "form": form, "row": row, "name": name}
    return render(request, form.page("events/event_part_edit.html"), context)


@requires(Permission.EVENTS_WRITE)
def event_part_remove(request: SignedInRequest, event_id: int, part: str, row_id: int) -> HttpResponse:
    """Ask whether a row shall go, then put it into the bin."""
    event = editable_event(request, event_id)
    row = row_of_part(event, part, row_id)
    if request.method == "POST":
        with refusals_told(request), already_deleted():
            services.remove_part(by=request.user, event=event, row=row)
            tell_deleted(request)
        return redirect("events:event_part", event.pk, part)
    context = {"event": event, "part": part, "heading": part_form(part).heading, "row": row}
    context["staying"] = goes_with(row)[1]
    return render(request, "events/event_part_remove.html", context)


@requires(Permission.EVENTS_WRITE)
@require_POST
def event_part_move(request: SignedInRequest, event_id: int, part: str) -> HttpResponse:
    """Put a row beside the neighbour that the button or the drop named; sent twice it moves once."""
    event = editable_event(request, event_id)
    model, form = part_form(part).Meta.model, MoveRowForm(request.POST)
    back = after = reverse("events:event_part", args=[event.pk, part])
    with refusals_told(request):
        if not form.is_valid() or not hasattr(model, "order"):
            raise RuleBroken(_("Please move a line with its buttons."), code="no_such_move")
        row = services.move_part(by=request.user, event=event, model=model, **form.wish())
        messages.success(request, _("Moved: %(name)s") % {"name": row})
        after = f"{back}?moved={row.pk}#row-{row.pk}"
    return redirect(after)


def part_form(part: str):
    """The form of a part, or 404."""
    if part not in PART_FORMS:
        raise Http404
    return PART_FORMS[part]


def row_of_part(event: Event, part: str, row_id: int) -> Any:
    """A row of a part of the event, or 404."""
    rows = services.rows_of(event, part_form(part).Meta.model)
    return get_object_or_404(rows, pk=row_id)
