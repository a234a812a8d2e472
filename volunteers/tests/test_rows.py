"""A seat by the name of its tambon; of several seats in one khwaeng the later ones say their number."""

import pytest

from volunteers.figures.rows import Place


@pytest.mark.parametrize(("number", "name"), [(1, "ลุมพินี"), (2, "ลุมพินี (2)"), (3, "ลุมพินี (3)")])
def test_a_later_seat_of_a_khwaeng_says_its_number(number, name):
    assert Place(1, number, "ลุมพินี", "ปทุมวัน", "1007", "10").name == name
