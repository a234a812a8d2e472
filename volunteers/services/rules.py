"""What keeps somebody from being posted as a labour graduate: an office on the same days, a posting, death."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.rules import RuleBroken
from thai.calendar import ONE_DAY
from volunteers.acts.rules import days_in_words, is_graduate, person_died
from volunteers.acts.store import finals_of, postings_of
from volunteers.acts.timeline import meets
from volunteers.models import Person, SeatSpell, SeatState


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
