"""The audit trail of the register in words: who looked at a person's record, who changed it, and what was done."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.audit import entries_about
from accounts.models import SeenPerson, User
from provinces.trail import Named, Names, visible_rows
from volunteers.acts.kinds import Kind as KindOfAct
from volunteers.models import Appointment, AppointmentOrder, Death, GraduatePosting, Person, PersonPhone, Seat

SHOWN = 20
LOOKS = {"volunteers.view_person": _("looked at the record")}
TAKEN = {
    "volunteers.export_trail": _("took the trail as a file"),
    "volunteers.take_scan": _("took the scan of an order"),
}
OF_PEOPLE = {
    "volunteers.register_person": _("entered the person"),
    "volunteers.update_person": _("changed the record"),
    "volunteers.tell_death": _("recorded, corrected or took back a death"),
}
WORDS = LOOKS | OF_PEOPLE
CHANGES = {
    **OF_PEOPLE,
    **{f"volunteers.{kind}": kind.label for kind in KindOfAct},
    "volunteers.record_order": _("entered an order"),
    "volunteers.update_order": _("changed an order"),
    "volunteers.remove_order": _("deleted an order"),
    "volunteers.join_orders": _("joined orders that are one paper"),
    "volunteers.separate_order": _("separated an order again"),
    "volunteers.post_graduate": _("posted a labour graduate"),
    "volunteers.end_posting": _("ended a posting"),
    "volunteers.correct_posting": _("corrected a posting"),
    "volunteers.void_posting": _("took back a posting entered by mistake"),
    "volunteers.restore_posting": _("put back a posting"),
    "volunteers.set_validity": _("set since when a seat is there"),
    "volunteers.rewrap": _("sealed personal values under a new key"),
}


@dataclass(frozen=True)
class Deed:
    """One line of the trail; ``fields`` are the names of what was changed, never its values."""

    at: datetime
    by: str
    words: str
    fields: list[str]


def naming() -> dict[type, Names]:
    """Who names the rows of the register in the trail."""
    return {
        Person: visible_rows(Person),
        Seat: visible_rows(Seat),
        AppointmentOrder: visible_rows(AppointmentOrder),
        Appointment: _holders(Appointment),
        GraduatePosting: _holders(GraduatePosting),
    }


def _holders(model: type[Appointment | GraduatePosting]) -> Names:
    """An appointment or posting is told by whose it is."""

    def find(user: User, keys: Collection[str]) -> dict[str, Named]:
        rows = model.objects.visible_to(user).filter(pk__in=keys).select_related("person")
        return {str(row.pk): Named(row.person.name, row.person.get_absolute_url()) for row in rows}

    return find


def about(people: Collection[int]) -> Q:
    """Entries that showed one of these people, or are about them, an appointment or a posting of theirs."""
    found = Q(pk__in=SeenPerson.objects.filter(person__in=people).values("entry"))
    rows = {
        Person: people,
        Appointment: Appointment.objects.filter(person__in=people).values_list("pk", flat=True),
        GraduatePosting: GraduatePosting.objects.filter(person__in=people).values_list("pk", flat=True),
    }
    for model, keys in rows.items():
        found |= Q(target_type=model._meta.label_lower, target_id__in=[str(key) for key in keys])
    return found


def trail_of(person: Person) -> list[Deed]:
    """The newest deeds on a person's record."""
    return [
        Deed(entry.at, str(entry.by or ""), str(WORDS[entry.act]), _labels(entry.details.get("fields", [])))
        for entry in entries_about(person).filter(act__in=WORDS)[:SHOWN]
    ]


def _labels(names: list[str]) -> list[str]:
    words = {
        field.name: field.verbose_name
        for model in (PersonPhone, Death, Person)
        for field in model._meta.concrete_fields
    }
    words["phone"] = words["number"]
    return [str(words[name]) for name in names]
