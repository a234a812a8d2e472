"""What a size says, and which ones are refused."""

from datetime import date

import pytest

from demo.national.plans import share_out
from demo.national.size import Size, WrongSize


@pytest.mark.parametrize("scale", [0, -1, 0.0001, 11, float("nan")])
def test_a_scale_that_is_none_is_refused_in_a_sentence(scale):
    with pytest.raises(WrongSize, match=r"--scale \S+ is no size: use a number from 0.001 to 10\."):
        Size(scale=scale)


@pytest.mark.parametrize("name", ["people", "events"])
def test_numbers_below_one_are_refused_in_a_sentence(name):
    with pytest.raises(WrongSize, match=f"--{name} 0 is no size: use a whole number from 1 on."):
        Size(**{name: 0})


def test_the_usual_set_is_the_nation():
    size = Size(until=date(2026, 11, 27))

    assert (size.wanted_people, size.wanted_events, size.wanted_participants) == (80_000, 9_240, 924_000)
    assert (list(size.years), size.first_day) == (list(range(2561, 2571)), date(2017, 10, 1))
    assert size.share(7_796) == 1


def test_a_tenth_fills_a_tenth_of_the_seats_and_ten_times_as_many_people_fill_no_more():
    assert round(Size(scale=0.1).share(7_796), 2) == 0.1
    assert Size(scale=10).share(7_796) == 1


def test_each_part_has_a_generator_of_its_own_that_the_seed_decides():
    assert Size().generator("people").random() == Size().generator("people").random()
    assert Size().generator("people").random() != Size().generator("events").random()
    assert Size(seed=1).generator("people").random() != Size(seed=2).generator("people").random()


def test_lines_are_shared_out_to_the_last_one():
    shares = share_out([1.0, 0.0, 2.5, 0.3], 1_000)
    assert (sum(shares), shares[1]) == (1_000, 0)
    assert shares[2] > shares[0] > shares[3]
    assert share_out([0.0, 0.0], 0) == [0, 0]
