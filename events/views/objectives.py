"""Put the objectives of an event or a project in order."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import SignedInRequest
from accounts.rules import RuleBroken, refusals_told
from events import access, services
from events.forms.order import MoveForm
from events.models import Event, Project
from events.views.editing import editable_event
from provinces.permissions import Permission, requires


@requires(Permission.EVENTS_WRITE)
@require_POST
def event_objectives(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Move one objective of an event beside another."""
    return move(request, editable_event(request, event_id))


@requires(Permission.EVENTS_WRITE)
@require_POST
def project_objectives(request: SignedInRequest, project_id: int) -> HttpResponse:
    """Move one objective of a project beside another."""
    project = get_object_or_404(Project.objects.visible_to(request.user), pk=project_id)
    access.insist_on_project(request.user, project)
    return move(request, project)


def move(request: SignedInRequest, owner: Event | Project) -> HttpResponse:
    """Do what the button named and go back to the list; sent twice it moves once."""
    form, moved = MoveForm(request.POST), ""
    with refusals_told(request):
        if not form.is_valid():
            raise RuleBroken(_("Please move a line with its buttons."), code="no_such_move")
        text = services.order_objectives(by=request.user, owner=owner, **form.wish())
        messages.success(request, _("Moved: %(name)s") % {"name": text})
        moved = f"?moved={services.key_of(text)}"
    return redirect(f"{owner.get_absolute_url()}{moved}#objectives")
