"""What keeps somebody from being posted as a labour graduate: an office on the same days, a posting, death."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.rules import RuleBroken
from thai.calendar import ONE_DAY
from thai.display import local_date
from volunteers.acts.rules import days_in_words, is_graduate, person_died
from volunteers.acts.store import finals_of, postings_of
from volunteers.acts.timeline import meets
from volunteers.models import Person, SeatSpell, SeatState


def days_of_death(people: Iterable[int]) -> dict[int, date]:
    """The day of death, by person, of those among these people who died, as known now."""
    return {final.person_id: final.last_day for final in finals_of(people) if final.is_death}


def insist_on_a_life(birth: date | None, death: date | None) -> None:
    """Nobody dies before the birth. Raises RuleBroken ``died_before_birth``; the birth is read on the person's page,
    where who looks is noted."""
    if birth and death and death < birth:
        message = _("The day of death (%(death)s) lies before the date of birth on record. Please check both.")
        raise RuleBroken(message % {"death": local_date(death)}, code="died_before_birth")


def not_dead(person: Person, first: date, last: date | None) -> None:
    """Nobody is posted for days after their death."""
    for final in finals_of([person.pk]):
        if final.is_death and meets(first, last, final.last_day + ONE_DAY, None):
            raise person_died(final.last_day)


def overlapping(first: date, last: date | None) -> Q:
    """Rows whose ``first_day``–``last_day`` share a day with these days (None is open)."""
    return (Q(last_day=None) | Q(last_day__gte=first)) & (Q(first_day__lte=last) if last else Q())


def not_a_graduate(person: Person, first: date, last: date | None) -> None:
    """Nobody is posted twice on one day."""
    for span in postings_of([person.pk]):
        if meets(span.first_day, span.last_day, first, last):
            raise is_graduate(span.first_day, span.last_day)


def not_a_volunteer(person: Person, first: date, last: date | None) -> None:
    """Nobody is posted while in office as a volunteer."""
    spell = SeatSpell.objects.known().filter(overlapping(first, last), person=person, state=SeatState.APPOINTED).first()
    if spell:
        raise RuleBroken(
            _("This person is an appointed volunteer on these days (%(days)s). End the term first.")
            % {"days": days_in_words(spell.first_day, spell.last_day)},
            code="is_volunteer",
        )
