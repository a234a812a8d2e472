"""Names are invented, of all lengths, and in the way of their province."""

from random import Random

from stdnum.th import pin

from demo.national.names import LONGEST, impossible_national_id, name_of
from demo.people import FAKE_WORDS, SOUTHERN_BEGINNINGS

MANY = 4_000


def names(province_code):
    """Many names of one province."""
    rng = Random(1)
    return [name_of(rng, province_code) for _ in range(MANY)]


def test_they_are_of_all_lengths_up_to_forty_letters():
    lengths = [len(last) for _, _, last in names("30")]
    assert (min(lengths) < 10, max(lengths) <= LONGEST, sum(length > 34 for length in lengths) > 10) == (True,) * 3


def test_hardly_two_are_alike():
    assert len({(first, last) for _, first, last in names("30")}) > MANY * 0.98


def test_both_parts_say_that_they_are_invented():
    for _, first, last in names("96"):
        assert any(word in first for word in FAKE_WORDS) and last.startswith(FAKE_WORDS)


def test_southern_beginnings_belong_to_the_south():
    southern = sum(first.startswith(SOUTHERN_BEGINNINGS) for _, first, _ in names("96"))
    elsewhere = sum(first.startswith(SOUTHERN_BEGINNINGS) for _, first, _ in names("30"))
    assert (southern > MANY / 4, elsewhere) == (True, 0)


def test_a_national_id_is_nobodys():
    numbers = [impossible_national_id(serial) for serial in (1, 77, 80_000, 800_000)]
    assert {len(number) for number in numbers} == {13}
    assert [n for n in numbers if n[0] != "0" or pin.calc_check_digit(n[:-1]) == n[-1] or pin.is_valid(n)] == []
    assert len({impossible_national_id(serial) for serial in range(2_000)}) == 2_000
