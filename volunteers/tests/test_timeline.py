"""From acts to days, one rule at a time."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from volunteers.acts import timeline
from volunteers.acts.timeline import Segment

NOON = datetime(2020, 1, 1, 5, tzinfo=UTC)


@dataclass(frozen=True)
class Act:
    """An act as the timeline needs it."""

    id: int
    kind: str
    effective_on: date
    appointment_id: int = 1
    term_end: date | None = None
    target_id: int | None = None
    undone_at: datetime | None = None

    @property
    def recorded_at(self):
        return NOON + timedelta(hours=self.id)


def jan(day):
    """A day of January 2020."""
    return date(2020, 1, day)


def days(*acts, renews=None, known_at=None, acts_on=False):
    """(appointment, state, desk, first, last) of each segment."""
    found = timeline.seat_segments(
        acts, renews=renews or {}, known_at=known_at or datetime.max.replace(tzinfo=UTC), acts_on=lambda day: acts_on
    )
    return [(s.appointment_id, s.state, s.desk, s.first_day, s.last_day) for s in found]


CAREER = (
    Act(1, "nominate", jan(2)),
    Act(2, "propose", jan(5)),
    Act(3, "receive", jan(9)),
    Act(4, "appoint", jan(15), term_end=jan(31)),
)


def test_a_career_without_gaps():
    assert days(*CAREER) == [
        (1, "nominated", "", jan(2), jan(4)),
        (1, "pending", "office", jan(5), jan(8)),
        (1, "pending", "ministry", jan(9), jan(14)),
        (1, "appointed", "", jan(15), jan(31)),
    ]


def test_appointment_without_a_nomination_has_its_days():
    assert days(CAREER[3]) == [(1, "appointed", "", jan(15), jan(31))]


def test_pending_keeps_its_age_across_desks():
    found = timeline.seat_segments(CAREER, renews={}, known_at=NOON + timedelta(days=9), acts_on=lambda day: False)
    assert [s.since for s in found] == [jan(2), jan(5), jan(5), jan(15)]


def test_order_with_an_earlier_day_swallows_the_waiting():
    early = Act(4, "appoint", jan(4), term_end=jan(31))
    assert days(*CAREER[:3], early) == [
        (1, "nominated", "", jan(2), jan(3)),
        (1, "appointed", "", jan(4), jan(31)),
    ]


def test_end_is_the_last_day_served_and_revocation_the_first_without():
    assert days(CAREER[3], Act(5, "end", jan(20)))[0][4] == jan(20)
    assert days(CAREER[3], Act(5, "revoke", jan(20)))[0][4] == jan(19)
    assert days(CAREER[3], Act(5, "revoke", jan(15))) == []


def test_renewal_before_the_term_ends_cuts_the_term_before_it():
    further = Act(6, "renew", jan(25), appointment_id=2, term_end=date(2020, 2, 28))
    assert days(CAREER[3], further, renews={2: 1}) == [
        (1, "appointed", "", jan(15), jan(24)),
        (2, "appointed", "", jan(25), date(2020, 2, 28)),
    ]


def test_revoked_renewal_gives_the_old_term_its_days_back():
    further = Act(6, "renew", jan(25), appointment_id=2, term_end=date(2020, 2, 28))
    revoked = Act(7, "revoke", jan(25), appointment_id=2)
    assert days(CAREER[3], further, revoked, renews={2: 1}) == [(1, "appointed", "", jan(15), jan(31))]


def test_acting_on_lasts_until_the_next_holder():
    after = Act(6, "appoint", date(2020, 2, 10), appointment_id=2, term_end=date(2020, 3, 1))
    assert days(CAREER[3], acts_on=True) == [(1, "appointed", "", jan(15), None)]
    assert days(CAREER[3], after, acts_on=True)[0] == (1, "appointed", "", jan(15), date(2020, 2, 9))


def test_correction_counts_from_the_moment_it_was_recorded():
    right = Act(5, "correct", jan(17), term_end=jan(31), target_id=4)
    assert days(CAREER[3], right, known_at=NOON + timedelta(hours=4)) == [(1, "appointed", "", jan(15), jan(31))]
    assert days(CAREER[3], right) == [(1, "appointed", "", jan(17), jan(31))]


def test_void_and_undone_void():
    void = Act(5, "void", jan(20))
    undone = Act(5, "void", jan(20), undone_at=NOON + timedelta(hours=6))
    assert days(*CAREER, void) == []
    assert days(*CAREER, undone) == days(*CAREER)


def test_withdrawal_ends_the_candidacy():
    assert days(*CAREER[:2], Act(5, "withdraw", jan(8))) == [
        (1, "nominated", "", jan(2), jan(4)),
        (1, "pending", "office", jan(5), jan(7)),
    ]


def test_replay_tells_between_which_moments_something_was_known():
    acts = [Act(1, "nominate", jan(2)), Act(2, "propose", jan(5), undone_at=NOON + timedelta(hours=3))]
    known = [(s.state, start.hour - 5, end and end.hour - 5) for s, start, end in replayed(acts)]
    assert known == [("nominated", 1, 2), ("nominated", 2, 3), ("nominated", 3, None), ("pending", 2, 3)]


def replayed(acts):
    """Spells in a fixed order."""
    spells = timeline.replay(acts, renews={}, acts_on=lambda day: False)
    return sorted(spells, key=lambda spell: (spell[0].state, spell[1]))


@pytest.mark.parametrize(("last", "expected"), [(jan(20), jan(20)), (None, jan(31)), (jan(31), jan(31))])
def test_segment_until(last, expected):
    segment = Segment(jan(15), 1, "appointed", "", jan(31), jan(15))
    assert segment.until(last).last_day == expected
    assert segment.until(jan(14)) is None
