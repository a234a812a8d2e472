"""What the register answers to the open lists (``volunteers.joins``)."""

from collections.abc import Iterator

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.paging import first_of
from thai.display import local_date
from volunteers import access
from volunteers.acts.reasons import said
from volunteers.joins import Card, Finding, Section, more_than
from volunteers.models import Appointment, AppointmentAct, AppointmentOrder, Death, Person, PersonPhone, PostingFacts
from volunteers.searching import order_matches, person_matches

MOST_FOUND = 25
NAME = ("prefix", "first_name", "last_name")


def find_people(user: User, text: str) -> Iterator[Finding]:
    """People whose record the user may see, by name, ID or telephone, in Thai order."""
    people = Person.objects.visible_to(user).filter(person_matches(text), merged_into=None)
    page = first_of(people.select_related("office"), MOST_FOUND)
    for person in page:
        yield Finding(_("person"), person.name, person.office.name, person.get_absolute_url())
    yield from more_than(page, _("person"), reverse("volunteers:roster"), search=text)


def find_orders(user: User, text: str) -> Iterator[Finding]:
    """Orders that the user may read, by number and year, authority or title, the newest first."""
    orders = AppointmentOrder.objects.visible_to(user).filter(order_matches(text)).newest_first()
    page = first_of(orders.select_related("office"), MOST_FOUND)
    for order in page:
        yield Finding(_("order"), str(order), order.office.name, order.get_absolute_url())
    yield from more_than(page, _("order"), reverse("volunteers:orders"), search=text)


def ends_in_words(user: User) -> Card:
    """Withdrawals of the offices where the user writes whose words name an end of everything, until it is recorded.

    Each is corrected: to that end or, if the words mean something else, to another reason. No query for who only reads.
    """
    offices = access.offices_written(user)
    if not offices:
        return Card("volunteers/_ends_in_words.html", [])
    mine = Appointment.objects.visible_to(user).filter(office__in=offices).exclude(closed_on=None)
    told = AppointmentAct.objects.closed_in_words().filter(appointment__in=mine).select_related("appointment__person")
    shown = told.only("effective_on", "reason", *(f"appointment__person__{name}" for name in NAME))
    rows = [act for act in shown.order_by("-effective_on", "-pk") if said(act.reason)]
    return Card("volunteers/_ends_in_words.html", rows)


def drop_personal_values(person: Person) -> None:
    """Without its data key no sealed value of a person opens any more, not in old copies of the database either."""
    PersonPhone.objects.filter(person=person).delete()
    # Who told of the death was typed freely.
    Death.objects.filter(person=person).update(source="")
    Person.objects.filter(pk=person.pk).update(
        wrapped_key="", national_id="", national_id_index=None, national_id_last4="", birth_date="",
        birth_date_index="", email="", line_id="", address="",
    )  # fmt: skip


def own_record(person: Person) -> Iterator[Section]:
    """Identity, appointments and postings."""
    private = person.private
    born = local_date(private.birth_date) if private.birth_date else ""
    identity = [
        (_("Name"), person.name),
        (_("kept by"), person.office.name),
        (_("national ID"), private.national_id),
        (_("date of birth"), born),
        (_("telephone"), private.phone),
        (_("e-mail"), private.email),
        (_("LINE"), private.line_id),
        (_("address"), private.address),
    ]
    yield Section(_("Record"), [(label, value) for label, value in identity if value])
    begun = person.appointments.exclude(term_start=None).exclude(ended_on__lt=F("term_start"))
    appointments = begun.select_related("seat__subdistrict__district")
    terms = [(_days(a.term_start, a.ended_on or a.term_end), _place(a.seat)) for a in appointments.order_by("pk")]
    yield Section(_("Appointments"), terms)
    postings = PostingFacts.objects.known().filter(person=person).select_related("district")
    yield Section(_("Postings"), [(_days(p.first_day, p.last_day), p.district.title) for p in postings])


def _days(first, last) -> str:
    return f"{local_date(first)} – {local_date(last) if last else ''}".strip()


def _place(seat) -> str:
    return f"{seat.subdistrict.title} {seat.subdistrict.district.title}" if seat else _("network volunteer")
