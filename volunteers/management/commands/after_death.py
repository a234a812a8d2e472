"""``manage.py after_death``: appointments that reach past the day on which their holder died."""

from collections.abc import Iterator

from django.core.management.base import BaseCommand

from thai.calendar import format_date
from volunteers.acts.store import finals_of
from volunteers.models import Appointment, AppointmentAct, EndReason, SeatSpell


class Command(BaseCommand):
    """Old rows only: since decision 21 a death ends every later term. Undoing the end and recording it again mends one.

    Names nobody: province, page of the person, last day in office and the day until which an appointment still reaches.
    """

    help = __doc__

    def handle(self, *args, **options) -> None:
        """Tell each of them and how many there are; 0 is usual."""
        found = list(after_death())
        for appointment, died_on, spell in found:
            until = format_date(spell.last_day) if spell.last_day else "-"
            where, page = appointment.office.province_id, appointment.person.get_absolute_url()
            self.stdout.write(f"{where} {page} {format_date(died_on)} < {until} ({spell.state})")
        self.stdout.write(f"{len(found)} appointments reach past a death.")


def after_death() -> Iterator[tuple]:
    """Each such appointment with the last day that was served and the last of its spells, by province and person."""
    told = AppointmentAct.objects.standing().filter(end_reason=EndReason.DIED, because=None)
    dead = {
        each.person_id: each.last_day
        for each in finals_of(told.values_list("appointment__person", flat=True))
        if each.is_death
    }
    spells = SeatSpell.objects.known().filter(person__in=dead).order_by("first_day", "pk")
    later = {s.appointment_id: s for s in spells if s.last_day is None or s.last_day > dead[s.person_id]}
    rows = Appointment.objects.filter(pk__in=later).select_related("office", "person")
    for row in rows.order_by("office__province_id", "person", "pk"):
        yield row, dead[row.person_id], later[row.pk]
