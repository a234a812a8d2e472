"""Say that somebody died who holds nothing and awaits nothing, say it anew, or take it back."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.models import User
from accounts.records import take_turn
from accounts.rules import RuleBroken
from thai.calendar import ONE_DAY, today
from thai.display import local_date
from volunteers.acts.rules import day_in_future, days_in_words, is_graduate
from volunteers.acts.store import finals_of, postings_of
from volunteers.models import Death, Person, SeatSpell
from volunteers.services.rules import insist_on_a_life, overlapping

FACTS = ("died_on", "source")


def tell_death(*, by: User, person: Person, died_on: date | None, source: str = "", version: int | None = None) -> None:
    """Write the day of death, or another one; None: the entry was a mistake. What was known before stays readable.

    Raises RuleBroken ``day_in_future``, ``holds_or_awaits``, ``is_graduate`` or ``death_by_act``: who dies in office
    dies by the end of the term, which ends everything else too.
    """
    with transaction.atomic():
        take_turn(person, version)
        if died_on:
            _nothing_after(person, died_on)
        told = person.deaths.known().first()
        facts = {"died_on": died_on, "source": source if died_on else ""}
        changed = [name for name in FACTS if facts[name] != (getattr(told, name) if told else _NOTHING[name])]
        if changed:
            now = timezone.now()
            person.deaths.known().update(known_until=now)
            if died_on:
                Death.objects.create(person=person, known_from=now, died_on=died_on, source=source)
        act, at_home = "volunteers.tell_death", person.office.province_code
        record(by=by, act=act, target=person, province_code=at_home, fields=changed, version=person.version)


_NOTHING: dict[str, str | None] = {"died_on": None, "source": ""}


def _nothing_after(person: Person, day: date) -> None:
    """Nothing of the person reaches past the day; who reads it is told where the death belongs instead."""
    if day > today():
        raise RuleBroken({"died_on": day_in_future(day, today())})
    insist_on_a_life(person.private.birth_date, day)
    for final in finals_of([person.pk]):
        if final.is_death and final.act_id:
            message = _("The death is on record with an appointment (%(day)s). Please correct that entry.")
            raise RuleBroken(message % {"day": local_date(final.last_day)}, code="death_by_act")
    later = SeatSpell.objects.known().filter(overlapping(day + ONE_DAY, None), person=person).order_by("first_day")
    if spell := later.first():
        message = _(
            "This person holds a seat or is put forward after this day (%(days)s). Please record the death there, "
            "as the end of it: it ends everything else too."
        )
        days = {"days": days_in_words(spell.first_day, spell.last_day)}
        raise RuleBroken(message % days, code="holds_or_awaits")
    for span in postings_of([person.pk]):
        if span.last_day is None or span.last_day > day:
            raise is_graduate(span.first_day, span.last_day)
