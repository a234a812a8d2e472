"""Numbers of orders as offices write them, and when two of them are the same paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.digits import to_thai_digits
from thai.orders import authority_key, number_key, read_order_number, year_it_may_say


@pytest.mark.parametrize(
    "typed",
    [
        *("1234/2569", "ที่ ๑๒๓๔/๒๕๖๙", "ที่ 1234 / 2569", "เลขที่ 1234/2569", "คำสั่งที่ 1234/พ.ศ. 2569"),
        "1234/2569/2569",
        *("\ufeffที่\u00a01234\u200b/2569", "คําสั่งที่ 1234/2569", "１２３４／２５６９", "No. 1234/2569"),
    ],
)
def test_a_year_behind_the_number_is_understood(typed):
    assert read_order_number(typed) == ("1234", 2569)


@pytest.mark.parametrize("typed", ["1234", "รง 0308/12", "1234/9999", "/2569", "12/62"])
def test_what_stands_behind_a_stroke_is_not_always_a_year(typed):
    assert read_order_number(typed) == (typed, None)


def test_two_digits_are_a_year_where_the_year_says_the_same():
    assert read_order_number("12/62", year=2562) == ("12", 2562)
    assert read_order_number("12/62", year=2563) == ("12/62", None)


@pytest.mark.parametrize(
    ("number", "said"),
    [("12/68", 2568), ("12/59", 2559), ("12/58", None), ("12/69", None), ("12/2568", None), ("12", None)],
)
def test_two_digits_may_be_a_year_near_the_paper_s_own(number, said):
    assert year_it_may_say(number, year=2569) == said


@pytest.mark.parametrize("other", ["ตย. 12", "ตย12", "ที่ ตย ๑๒", "ตย 012", "ตย\u00a0\u200b12", "ตย 12/2569", "ตย  12"])
def test_one_number_in_many_spellings(other):
    assert number_key(other) == number_key("ตย 12")


def test_other_numbers_are_others():
    assert len({number_key(text) for text in ("12", "120", "1.2", "1-2", "1/2", "ตย 12", "ก 12")}) == 7


@pytest.mark.parametrize(
    "other", ["กระทรวงแรงงาน", "คำสั่ง กระทรวงแรงงาน", "คําสั่งกระทรวงเเรงงาน", "คำสั่งกระทรวง\u200bแรงงาน\ufeff"]
)
def test_one_authority_with_or_without_the_word_for_order(other):
    assert authority_key(other) == authority_key("คำสั่งกระทรวงแรงงาน")


def test_the_word_alone_and_other_authorities_are_not_the_same():
    names = ("คำสั่ง", "คำสั่งกระทรวงแรงงาน", "กระทรวงมหาดไทย", "จังหวัดนราธิวาส")
    assert len({authority_key(name) for name in names}) == 4


@given(st.integers(1, 99999), st.integers(2400, 2700))
def test_any_number_is_read_with_its_year(number, year):
    assert read_order_number(to_thai_digits(f"ที่ {number}/{year}")) == (str(number), year)
