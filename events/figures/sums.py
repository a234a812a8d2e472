"""What is told of who came to many events: sums with their sources, rates with their bases, and what is left out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from events.figures.values import EventFigure, Rate, Source


@dataclass(frozen=True)
class EventTotals:
    """Sums over events; persons and attendances are of the events that know them, None when none does.

    ``persons`` sum closed rolls and reported totals; ``reported_persons`` are those of the latter. ``rated`` and
    ``half_days`` sum the rates of the events that have one; ``without_target`` know who came and not who was expected.
    Every event is from a roll, reported, open, ahead or unknown.
    """

    events: int = 0
    persons: int | None = 0
    attendances: int | None = 0
    expected: int | None = 0
    unknown_events: int = 0
    rated: Rate | None = None
    half_days: Rate | None = None
    late: int = 0
    reported_persons: int = 0
    from_rolls: int = 0
    from_reported: int = 0
    open_events: int = 0
    events_ahead: int = 0
    without_target: int = 0

    @property
    def share(self) -> float | None:
        """Persons of those expected, in percent points; None when no event knows both."""
        return self.rated.share if self.rated else None

    @property
    def roll_persons(self) -> int:
        """Persons by closed rolls."""
        return (self.persons or 0) - self.reported_persons

    @property
    def without_total(self) -> int:
        """Events without a number of persons, for whatever reason."""
        return self.unknown_events + self.open_events + self.events_ahead

    @property
    def left_out(self) -> list[tuple[str, int]]:
        """What the sums and the rate leave out, in words, and how many events: nothing where all have both."""
        reasons = (
            (Source.OPEN.label, self.open_events),
            (Source.AHEAD.label, self.events_ahead),
            (Source.UNKNOWN.label, self.unknown_events),
            (_("expected number not stated"), self.without_target),
        )
        return [(str(reason), number) for reason, number in reasons if number]


def sum_figures(figures: Iterable[EventFigure]) -> EventTotals:
    """The sums over some events; the source of each says where it is counted."""
    figures = list(figures)
    by_source = Counter(f.source for f in figures)
    return EventTotals(
        events=len(figures),
        persons=_sum_known(f.persons for f in figures),
        attendances=_sum_known(f.attendances for f in figures),
        expected=_sum_known(f.expected for f in figures),
        unknown_events=by_source[Source.UNKNOWN],
        rated=_sum_rates(f.rated for f in figures),
        half_days=_sum_rates(f.half_days for f in figures),
        late=sum(f.late for f in figures),
        reported_persons=sum(f.persons or 0 for f in figures if f.source == Source.REPORTED),
        from_rolls=by_source[Source.ROLL],
        from_reported=by_source[Source.REPORTED],
        open_events=by_source[Source.OPEN],
        events_ahead=by_source[Source.AHEAD],
        without_target=sum(f.persons is not None and f.rated is None for f in figures),
    )


def _sum_rates(rates: Iterable[Rate | None]) -> Rate | None:
    known = [rate for rate in rates if rate]
    return Rate(sum(rate.came for rate in known), sum(rate.base for rate in known)) if known else None


def _sum_known(values: Iterable[int | None]) -> int | None:
    """The sum of what is known: None when something was there and none of it is known."""
    values = list(values)
    known = [value for value in values if value is not None]
    return sum(known) if known or not values else None
