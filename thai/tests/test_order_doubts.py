"""What the number of a paper may mean besides; most numbers mean themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.order_doubts import may_mean
from thai.orders import number_key
from thai.tests.test_order_spellings import HEADINGS, YEARS


@pytest.mark.parametrize(
    ("number", "said"),
    [("12/68", 2568), ("12/59", 2559), ("12-69", 2569), ("12/26", 2569), ("12/2568/1", 2568), ("12-2569", 2569),
     ("12-2025", 2568), ("12.2569", 2569), ("12 2569", 2569), ("12 (2569)", 2569), ("2568/12", 2568),
     ("12/2569/68", 2569), ("12/2569/2568", 2569)],
)  # fmt: skip
def test_a_year_left_in_a_number_may_be_its_year(number, said):
    assert may_mean(number, year=2569) == ("12", said)


@pytest.mark.parametrize(
    "number",
    ["12", "12/58", "12/1", "12-1", "12/2100", "2569", "นธ 0026/1", "นธ 0026/2100", "สรจ.นธ 12", "12 ก", "12/กพร 5",
     "12 (ฉบับที่ 2)", "1,204", "1 204", "ตย-12", "ที่", ""],
)  # fmt: skip
def test_most_numbers_mean_themselves(number):
    assert may_mean(number, year=2569) is None


@pytest.mark.parametrize(
    ("number", "other"),
    [("12 ลงวันที่ 5 มกราคม 2568", ("12", 2568)), ("12 ลงวันที่ 5/1/69", ("12", 2569)), ("ตย 12 แก้ไข", ("ตย 12", 2569)),
     ("12/2569 ลว 5 ม.ค. 69", ("12", 2569)), ("12 (ฉบับที่ 1)", ("12", 2569)), ("1 2", ("12", 2569)),
     ("กระทรวงมหาดไทย ที่ 12", ("12", 2569)), ("ตย ที่ 12", ("12", 2569)), ("จังหวัดนราธิวาส 12", ("12", 2569)),
     ("12-2569 (ฉบับที่ 2)", ("12 (ฉบับที่ 2)", 2569))],
)  # fmt: skip
def test_words_around_a_number_may_be_none_of_it(number, other):
    assert may_mean(number, year=2569) == other


def test_without_a_year_only_a_whole_one_is_found():
    assert [may_mean(number, year=None) for number in ("12-2569", "12-2026", "12-69", "12/68", "12")] == [
        ("12", 2569), ("12", 2569), None, None, None
    ]  # fmt: skip


@given(HEADINGS, st.none() | YEARS)
def test_whatever_a_number_may_mean_is_another_paper_with_a_number(text, year):
    other = may_mean(text, year=year)
    if other:
        assert any(letter.isdigit() for letter in other.number)
        assert (number_key(other.number), other.year) != (number_key(text), year)


JOINTS = st.sampled_from(["-", " ", ".", ":", ", ", " ("])


@given(st.sampled_from(["", "ตย ", "นธ "]), st.integers(1, 9999), st.integers(2560, 2569), JOINTS)
def test_a_year_behind_any_sign_is_never_passed_over(letters, number, year, joint):
    assert may_mean(f"{letters}{number}{joint}{year}", year=year) == (f"{letters}{number}", year)
