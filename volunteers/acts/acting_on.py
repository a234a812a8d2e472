"""Whether a holder acts on after the term until the next order: a dated setting, as known at any moment. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

KEY = "holder_acts_on"


@dataclass(frozen=True)
class Rule:
    """One row of the setting: for an office (None: the nation), from a day on, known between two moments."""

    office_id: int | None
    value: bool
    valid_from: date
    known_from: datetime
    known_until: datetime | None = None

    def known(self, at: datetime) -> bool:
        """The register held it true at a moment."""
        return self.known_from <= at and (self.known_until is None or self.known_until > at)


class ActingOn:
    """The rules together. Called with a day, a moment and an office it answers as ``timeline.ActsOn``."""

    def __init__(self, rules: Iterable[Rule] = ()):
        self.rules = list(rules)

    def __call__(self, day: date, known_at: datetime, office_id: int | None) -> bool:
        """The office's own rule goes before the nation's, and of its rules the latest that holds on the day."""
        told = [
            rule
            for rule in self.rules
            if rule.office_id in (None, office_id) and rule.valid_from <= day and rule.known(known_at)
        ]
        latest = max(told, key=lambda rule: (rule.office_id is not None, rule.valid_from), default=None)
        return latest is not None and latest.value

    def moments(self, offices: Iterable[int | None]) -> set[datetime]:
        """When what is known of these offices' rules, or of the nation's, changed."""
        concerned = {None, *offices}
        mine = [rule for rule in self.rules if rule.office_id in concerned]
        return {rule.known_from for rule in mine} | {rule.known_until for rule in mine if rule.known_until}
