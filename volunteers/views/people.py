"""People: the page with the full history, entering and changing a record."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.audit import record
from accounts.requests import SignedInRequest
from accounts.rules import refusals_on
from provinces import recent
from provinces.last_change import LastChange, last_change
from provinces.permissions import Permission, requires
from thai.calendar import today
from thai.days import Days
from volunteers import access, figures, services
from volunteers.acts.lives import Final
from volunteers.acts.store import finals_of
from volunteers.forms import PersonForm
from volunteers.forms.searches import name_searched_for
from volunteers.histories import Career, person_history
from volunteers.models import Person, PostingFacts
from volunteers.trail import trail_of
from volunteers.views.readable import chosen_province, readable_person


def note_look(request: SignedInRequest, person: Person) -> None:
    """Write down that somebody looked at a person's record."""
    record(
        by=request.user,
        act="volunteers.view_person",
        target=person,
        province_code=person.office.province_code,
        seen=[person.pk],
    )


@requires(Permission.PEOPLE_READ)
@require_safe
def person(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Who this is, what they hold now and everything recorded about it. A look at values in full is recorded."""
    someone = readable_person(request, person_id)
    kept_in, day = someone.office.province_id, today()
    own_record = access.may_read(request.user, kept_in)
    if own_record:
        note_look(request, someone)
    recent.note(request.user, someone)
    soon = figures.ending_soon_days(Days(day))
    history = person_history(someone, on=day, soon=soon)
    careers = [each for each in history if access.may_read(request.user, each.appointment.office.province_id)]
    posted = list(PostingFacts.objects.known().filter(person=someone).select_related("district").order_by("-first_day"))
    postings = [each for each in posted if access.may_read(request.user, each.district.province_id)]
    context = {
        "person": someone,
        "careers": careers,
        "elsewhere": held_elsewhere(history, careers) or len(postings) < len(posted),
        "current": (current := [career for career in careers if career.spell]),
        "postings": postings,
        "posting_now": next((p for p in postings if p.first_day <= day <= (p.last_day or day)), None),
        "died": None if current else death_of(someone),
        "own_record": own_record,
        "may_edit": access.may_write(request.user, kept_in),
        # Opened here: a condition of a template would take a key that is missing for a number that is not there.
        "phone": someone.private.phone,
        "trail": trail_of(someone) if access.may_read_trail(request.user, kept_in) else [],
    }
    return render(request, "volunteers/person.html", context | what_next(request, someone, careers))


def what_next(request: SignedInRequest, person: Person, careers: list[Career]) -> dict:
    """Where the reader may write, the one appointment whose next step is the filled button, and the last change."""
    writable = access.writable(request.user)
    open_to = (each for each in careers if each.next_step and each.appointment.office.province_id in writable)
    acts = (LastChange(act.recorded_at, str(act.by or "")) for each in careers for act in each.acts)
    return {
        "writable": writable,
        "onward": next(open_to, None),
        "last_change": last_change(request.user, person, person.office.province_id, also=acts),
    }


def death_of(person: Person) -> Final | None:
    """How the register knows of a person's death: nobody is asked to put the dead forward."""
    return next((final for final in finals_of([person.pk]) if final.is_death), None)


def held_elsewhere(history: list[Career], shown: list[Career]) -> bool:
    """Whether the person holds or held an office that the reader may not know: of a nomination nothing is told."""
    hidden = [career for career in history if career not in shown]
    return any(career.appointment.term_start and career.standing not in ("void", "undone") for career in hidden)


@requires(Permission.PEOPLE_WRITE)
def person_new(request: SignedInRequest) -> HttpResponse:
    """Enter a person into the office's register."""
    province = chosen_province(request, access.readable_provinces(request.user))
    office = access.office_to_write(request.user, province)
    searched = name_searched_for(request.GET, session=request.session.session_key)
    form = PersonForm(request.POST or None, office=office, initial=searched)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            someone = services.register_person(by=request.user, office=office, **form.person_fields())
            messages.success(request, _("%(name)s is now in the register.") % {"name": someone})
            return redirect(someone)
    return render(request, "volunteers/person_new.html", {"form": form, "province": province, "office": office})


@requires(Permission.PEOPLE_WRITE)
def person_edit(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Change the record of a person whom the own office keeps."""
    someone = readable_person(request, person_id)
    access.must_write(request.user, someone.office.province_id)
    form = PersonForm(request.POST or None, office=someone.office, person=someone)
    if request.method == "GET":
        note_look(request, someone)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.update_person(by=request.user, person=someone, **form.person_fields())
            messages.success(request, form.and_merged(_("The record of %(name)s is saved.") % {"name": someone}))
            return redirect(someone)
    # After a refusal the person in hand has what was typed; the page shows what is stored.
    stored = readable_person(request, person_id) if form.is_bound else someone
    if form.meeting:
        # What a colleague saved meanwhile stands here in full.
        note_look(request, someone)
    return render(request, form.page("volunteers/person_edit.html"), {"form": form, "person": stored})
