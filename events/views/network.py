"""The network's figures on the day of an event, as the page of the event names them."""

from collections.abc import Sequence
from dataclasses import dataclass

from events.models import Event
from provinces.kept import kept, key_of
from provinces.models import Province
from thai.days import Days
from volunteers.figures import UNKNOWN, Coverage, coverage_by_province, sum_coverage


@dataclass(frozen=True)
class Network:
    """Coverage of the provinces of an event on its first day: ``lines`` by province, ``total`` of those known."""

    days: Days
    lines: list[tuple[Province, Coverage]]
    total: Coverage

    @property
    def is_partly_unknown(self) -> bool:
        """Whether the total leaves a province out."""
        return self.total.seats is not None and any(coverage.seats is None for _province, coverage in self.lines)

    @property
    def has_graduates(self) -> bool:
        """Whether labour graduates are worth a column: some serve there, or nothing is known."""
        return self.total.graduates != 0


def network_of(event: Event, provinces: Sequence[Province]) -> Network:
    """The figures as known now of the provinces that take part; unknown where no records were kept."""
    days, codes = Days(event.first_day), sorted(province.pk for province in provinces)
    alone = codes[0] if len(codes) == 1 else None
    found = kept(key_of("network", alone, days, codes), lambda: coverage_by_province(days, codes))
    lines = [(province, found.get(province.pk, UNKNOWN)) for province in provinces]
    return Network(days, lines, sum_coverage(coverage for _province, coverage in lines))
