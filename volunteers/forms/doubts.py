"""What is rare about an end, asked about once: its day, the words beside it, and what goes on all the same."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.asking import Question
from accounts.models import User
from provinces.models import Office
from thai.display import local_date
from volunteers import joins
from volunteers.acts.kinds import KINDS
from volunteers.acts.reasons import said
from volunteers.acts.rules import days_in_words
from volunteers.acts.store import effective_of
from volunteers.acts.timeline import ENDING, Effective
from volunteers.models import Appointment, PostingFacts, SeatSpell, SeatState
from volunteers.states import ENDS_EVERYTHING, EndReason

RESIGNED = "ลาออก"


def told_late(names: tuple[str, ...], end: Effective, appointment: Appointment) -> Iterator[Question]:
    """The day of an end of everything lies before a step that was recorded: late news, or a slip."""
    steps = [a for a in effective_of(appointment) if a.effect not in ENDING and a.effective_on > end.effective_on]
    if steps:
        fact = _("%(day)s lies before “%(step)s” of %(last)s, which then no longer counts")
        step = KINDS[steps[-1].kind].kind.label
        said_of = {"day": local_date(end.effective_on), "step": step, "last": local_date(steps[-1].effective_on)}
        yield Question("told_late", names, fact % said_of)


def term_goes_on(names: tuple[str, ...], end: Effective, appointment: Appointment) -> Iterator[Question]:
    """The reason says that the term is over, and the day is not its last: one of the two is a slip."""
    last = appointment.term_end
    if end.end_reason == EndReason.TERM and last and end.effective_on != last:
        fact = _("the reason is “%(reason)s”, but the term lasts until %(last)s")
        yield Question("term_goes_on", names, fact % {"reason": EndReason.TERM.label, "last": local_date(last)})


def in_words_alone(names: tuple[str, ...], text: str, chosen: str) -> Iterator[Question]:
    """The words name an end of everything, and another reason, or none, is chosen."""
    found = said(text)
    if found and chosen not in ENDS_EVERYTHING:
        fact = _("the words say “%(words)s”, but the reason “%(reason)s” is not chosen, which would end everything")
        yield Question("in_words_alone", names, fact % {"words": found[1], "reason": EndReason(found[0]).label})


def said_of_another_act(text: str) -> Iterator[Question]:
    """The words name an end of everything where no reason is asked for."""
    if found := said(text):
        fact = _("the words say “%(words)s”, which is recorded as leaving office or as withdrawing, with its reason")
        yield Question("said_of_another_act", ("reason",), fact % {"words": found[1]})


def resigned_from_what(text: str, appointment: Appointment, day: date) -> Iterator[Question]:
    """A candidate resigns who also holds a seat: that term goes on until its own end is recorded."""
    if RESIGNED not in "".join(text.split()):
        return
    held = SeatSpell.objects.known().filter(_reaching(day), person=appointment.person_id, state=SeatState.APPOINTED)
    for spell in held.exclude(appointment=appointment).order_by("first_day")[:1]:
        fact = _("the words say “%(words)s”, but the term (%(days)s) goes on until leaving office is recorded")
        days = days_in_words(spell.first_day, spell.last_day)
        yield Question("resigned_from_what", ("reason", "on"), fact % {"words": RESIGNED, "days": days})


def does_after(names: tuple[str, ...], user: User | None, person_id: int, day: date) -> Iterator[Question]:
    """Somebody died, and records that the user may see say that they did something afterwards, or are asked to."""
    done = [told for knows in joins.doings for told in knows(user, person_id, day)] if user else []
    if done:
        fact = _("the records go on after %(day)s: %(done)s")
        yield Question("does_after", names, fact % {"day": local_date(day), "done": " · ".join(done)})


def graduate_all_the_same(
    names: tuple[str, ...], end: Effective, posted: list[PostingFacts], office: Office
) -> Iterator[Question]:
    """Who is dismissed as a volunteer may stay a labour graduate, or the posting is to be ended by itself."""
    for posting in posted if end.end_reason != EndReason.DIED else ():
        mine = posting.district.province_id == office.province_id
        where = posting.district.title if mine else _("in the register of another office")
        fact = _("this person is also a labour graduate (%(where)s, %(days)s), and that posting goes on")
        days = days_in_words(posting.first_day, posting.last_day)
        yield Question("graduate_all_the_same", names, fact % {"where": where, "days": days})


def postings_after(appointment: Appointment, day: date) -> list[PostingFacts]:
    """The postings of the person that reach past a day, as known now."""
    rows = PostingFacts.objects.known().filter(Q(last_day=None) | Q(last_day__gt=day), person=appointment.person_id)
    return list(rows.select_related("district").order_by("first_day"))


def _reaching(day: date) -> Q:
    return Q(last_day=None) | Q(last_day__gte=day)
