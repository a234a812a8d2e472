"""What is told of who came to one event, and from which source. A rate never stands without its own base."""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.figures.kept import Facts
from events.figures.rolls import NOTHING_CLOSED, Counts, Covered
from events.models import Event
from thai.days import Days
from thai.templatetags.thai import count


class Source(models.TextChoices):
    """Where the number of an event comes from, or why there is none."""

    ROLL = "roll", _("closed roll")
    REPORTED = "reported", _("as reported")
    OPEN = "open", _("roll not closed yet")
    AHEAD = "ahead", _("not held yet")
    UNKNOWN = "unknown", _("not stated")
    CANCELLED = "cancelled", _("cancelled")
    DRAFT = "draft", _("not approved yet")


# Events whose state has no roll; `events.access.why_no_roll` says it of the event itself.
NO_ROLL: dict[str, Source] = {Event.State.CANCELLED: Source.CANCELLED, Event.State.DRAFT: Source.DRAFT}


class Rate(NamedTuple):
    """Those who came of those who could: each of the first stands among the second, but where a target was passed."""

    came: int
    base: int

    @property
    def share(self) -> float:
        """In percent points."""
        return self.came * 100 / self.base


@dataclass(frozen=True)
class EventFigure:
    """Who came to one event; None is unknown, never zero.

    ``persons`` are places that somebody filled, ``late`` those of them who were put on the list after the closing.
    ``attendances`` are filled half-days of the closed roll, also beside a reported number. ``expected`` is the target;
    without one the places on the list when the roll was closed, and before a closing those on the list now.
    ``half_days`` rates the half-days: places × closed ones. ``covered`` says of how many half-days the roll is closed,
    also where the number is a reported one. ``by_list`` says what ``expected`` is called: the list, not a target;
    ``awaits_roll`` that a list stands beside a reported number, of which nothing is closed yet.
    """

    persons: int | None = None
    attendances: int | None = None
    expected: int | None = None
    source: Source = Source.UNKNOWN
    late: int = 0
    half_days: Rate | None = None
    covered: Covered = NOTHING_CLOSED
    by_list: bool = field(default=False, kw_only=True, compare=False)
    awaits_roll: bool = field(default=False, kw_only=True, compare=False)

    @property
    def has_no_roll(self) -> bool:
        """Whether the state of the event is why nobody is counted."""
        return self.source in NO_ROLL.values()

    @property
    def source_in_words(self) -> str:
        """The source; of a roll that is closed in part also of how many half-days."""
        if self.source != Source.ROLL or not self.covered.is_part:
            return str(self.source.label)
        said = {"closed": count(self.covered.closed), "of": count(self.covered.half_days)}
        return gettext("roll of %(closed)s of %(of)s half-days") % said

    @property
    def rated(self) -> Rate | None:
        """Persons of those expected, without the late ones; None where either is unknown."""
        if self.persons is None or not self.expected:
            return None
        return Rate(self.persons - self.late, self.expected)

    @property
    def late_half_days(self) -> int:
        """Attendances that stand above the base of the half-days: their places came on the list after a closing."""
        if self.half_days is None or self.attendances is None:
            return 0
        return self.attendances - self.half_days.came

    @property
    def share(self) -> float | None:
        """That rate in percent points."""
        return self.rated.share if self.rated else None


@dataclass(frozen=True)
class EventRow:
    """An event of a report with its figure."""

    event: Event
    figure: EventFigure


def figure_of(facts: Facts, counts: Counts, days: Days) -> EventFigure:
    """The one rule: the whole roll, else what was reported, else the part of the roll that is closed, else nothing,
    with the reason.

    What a source reported is of the whole event and as of now; a part of a roll does not stand above it. A list whose
    roll nobody closed is open; without a list the source is silent.
    """
    covered, reported = counts.covered, facts.reported_total
    gives_way = covered.is_part and reported is not None and facts.state not in NO_ROLL
    if counts.closed_places is not None and not gives_way:
        return _of_a_roll(counts)
    if facts.state in NO_ROLL:
        return _expected(counts, NO_ROLL[facts.state])
    if max(facts.first_day, days.since or facts.first_day) > days.told_until:
        return _expected(counts, Source.AHEAD)
    if reported is not None:
        awaited = bool(counts.places) and counts.closed_places is None
        half_days = replace(_half_days_of(counts), awaits_roll=awaited)
        return replace(half_days, persons=reported, expected=counts.targets, source=Source.REPORTED)
    return _expected(counts, Source.OPEN if counts.places else Source.UNKNOWN)


def _expected(counts: Counts, source: Source) -> EventFigure:
    """Nobody is counted for this reason; the target, or those on the list now, are told all the same."""
    if source == Source.CANCELLED:
        return EventFigure(source=source)
    by_list = counts.targets is None
    return EventFigure(expected=counts.places or None if by_list else counts.targets, source=source, by_list=by_list)


def _of_a_roll(counts: Counts) -> EventFigure:
    by_list = counts.targets is None
    return replace(
        _half_days_of(counts),
        persons=counts.persons,
        expected=counts.closed_places if by_list else counts.targets,
        source=Source.ROLL,
        late=counts.late_persons,
        by_list=by_list,
    )


def _half_days_of(counts: Counts) -> EventFigure:
    """The half-days that are closed: they count from the roll, whoever tells of the persons."""
    if counts.closed_places is None:
        return EventFigure(covered=counts.covered)
    came, base = counts.attendances - counts.late_attendances, counts.half_day_places
    return EventFigure(
        attendances=counts.attendances, half_days=Rate(came, base) if base else None, covered=counts.covered
    )  # fmt: skip
