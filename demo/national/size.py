"""How large the national data set is, and over which days it reaches."""

from dataclasses import asdict, dataclass, field
from datetime import date
from random import Random

from django.utils import timezone

from thai.calendar import fiscal_year, fiscal_year_bounds

PEOPLE, EVENTS, SEED = 80_000, 9_240, 2562
YEARS = 10
PARTICIPANTS_PER_EVENT = 100
# 80,000 people on 7,796 seats and beside them.
PEOPLE_PER_SEAT = 10.2
SMALLEST, LARGEST = 0.001, 10


class WrongSize(ValueError):
    """A size that cannot be made; its message is a sentence."""


@dataclass(frozen=True)
class Size:
    """The numbers everything follows from. Raises WrongSize for numbers that make no set."""

    people: int = PEOPLE
    events: int = EVENTS
    scale: float = 1.0
    seed: int = SEED
    until: date = field(default_factory=timezone.localdate)

    def __post_init__(self) -> None:
        if not SMALLEST <= self.scale <= LARGEST:
            raise WrongSize(f"--scale {self.scale:g} is no size: use a number from {SMALLEST:g} to {LARGEST}.")
        for name in ("people", "events"):
            if getattr(self, name) < 1:
                raise WrongSize(f"--{name} {getattr(self, name)} is no size: use a whole number from 1 on.")

    @property
    def wanted_people(self) -> int:
        """How many people the set has."""
        return max(1, round(self.people * self.scale))

    @property
    def wanted_events(self) -> int:
        """How many events the set has."""
        return max(1, round(self.events * self.scale))

    @property
    def wanted_participants(self) -> int:
        """How many lines stand on the lists of all events."""
        return self.wanted_events * PARTICIPANTS_PER_EVENT

    def share(self, seats: int) -> float:
        """The share of so many seats, and of all else that exists once, that the people fill; more fill no more."""
        return min(1.0, self.wanted_people / (PEOPLE_PER_SEAT * seats))

    @property
    def first_year(self) -> int:
        """The first of ten fiscal years (B.E.); the last one holds ``until``."""
        return fiscal_year(self.until) - YEARS + 1

    @property
    def years(self) -> range:
        """The ten fiscal years (B.E.)."""
        return range(self.first_year, self.first_year + YEARS)

    @property
    def first_day(self) -> date:
        """The first day anything is known of."""
        return fiscal_year_bounds(self.first_year)[0]

    def generator(self, *names: object) -> Random:
        """The random generator of one part of the set: every part follows from the one seed, whatever the others do."""
        return Random("-".join(map(str, (self.seed, *names))))

    def as_words(self) -> dict[str, object]:
        """The parameters, as they are kept beside the data."""
        return asdict(self) | {"until": self.until.isoformat()}
