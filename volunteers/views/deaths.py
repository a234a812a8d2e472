"""The death of somebody who holds no seat."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from accounts.rules import refusals_on
from provinces.permissions import Permission, requires
from volunteers import access, services
from volunteers.forms import DeathForm
from volunteers.views.readable import readable_person


@requires(Permission.PEOPLE_WRITE)
def death(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Say that somebody died whom the own office keeps, say it anew, or take it back."""
    someone = readable_person(request, person_id)
    access.must_write(request.user, someone.office.province_id)
    form = DeathForm(request.POST or None, person=someone, user=request.user)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.tell_death(by=request.user, person=someone, **form.facts())
            messages.success(request, form.and_merged(_("The record of %(name)s is saved.") % {"name": someone}))
            return redirect(someone)
    return render(request, form.page("volunteers/death.html"), {"form": form, "person": someone})
