"""Whether a holder acts on after the term: by day, by office, and as known at a moment."""

import pytest

from volunteers.acts.acting_on import ActingOn, Rule
from volunteers.tests.sketches import hour, jan

NATION = Rule(None, True, jan(10), known_from=hour(1))
OURS = Rule(5, False, jan(20), known_from=hour(2))


@pytest.mark.parametrize(("day", "expected"), [(9, False), (10, True), (31, True)])
def test_the_nation_s_rule_holds_from_its_day_on(day, expected):
    assert ActingOn([NATION])(jan(day), hour(1), 5) is expected


def test_the_office_s_own_rule_goes_before_the_nation_s():
    acts_on = ActingOn([OURS, NATION, Rule(None, True, jan(25), known_from=hour(2))])
    assert [acts_on(jan(day), hour(2), 5) for day in (19, 20, 31)] == [True, False, False]
    assert acts_on(jan(31), hour(2), 6) is True


def test_the_later_of_two_rules_of_one_office_holds():
    acts_on = ActingOn([Rule(None, False, jan(20), known_from=hour(1)), NATION])
    assert [acts_on(jan(day), hour(1), None) for day in (19, 20)] == [True, False]


def test_a_rule_counts_only_while_it_was_known():
    told = Rule(None, True, jan(1), known_from=hour(2), known_until=hour(4))
    assert [ActingOn([told])(jan(5), hour(h), 5) for h in (1, 2, 3, 4)] == [False, True, True, False]


def test_the_moments_are_those_of_the_nation_and_of_the_offices_asked_about():
    elsewhere = Rule(6, True, jan(1), known_from=hour(7))
    told = Rule(None, True, jan(1), known_from=hour(3), known_until=hour(4))
    assert ActingOn([NATION, OURS, elsewhere, told]).moments({5}) == {hour(1), hour(2), hour(3), hour(4)}
    assert ActingOn().moments({5}) == set()
