"""One reader for every number that people type: amounts, counts, and what else is made of digits."""

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from thai.digits import to_thai_digits
from thai.numbers import UnreadableNumber, plain, read_amount, read_count, read_ordinal

INVISIBLE = ["\u200b", "\ufeff", "\u200e", "\u2060"]


@pytest.mark.parametrize(
    "typed",
    [
        *("1200", "1,200", "๑๒๐๐", "๑,๒๐๐", "１２００", "1 200", "1\u00a0200", "\ufeff1,\u200b200 ", "1，200"),
        *("1200.0", "1,200.00", "1,200 คน", "1200ท่าน", "๑,๒๐๐ ราย", "1,200 ครั้ง", "จำนวน 1,200 คน", "1,200 persons"),
    ],
)
def test_a_count_as_people_write_it(typed):
    assert read_count(typed) == 1200


@pytest.mark.parametrize(
    "typed", ["120,000.50", "๑๒๐,๐๐๐.๕๐", "120000.5", "120 000.50", "120,000.50 บาท", "จำนวนเงิน 120,000.50 บาท"]
)
def test_an_amount_as_people_write_it(typed):
    assert read_amount(typed) == Decimal("120000.50")


@pytest.mark.parametrize("typed", ["๑,๒๐๐ บาท", "1,200.-", "1,200.- บาท", "1200บาทถ้วน"])
def test_baht_are_an_amount_and_no_people(typed):
    assert read_amount(typed) == 1200
    with pytest.raises(UnreadableNumber):
        read_count(typed)


@pytest.mark.parametrize("typed", ["1,200 คน", "1,200 ราย"])
def test_people_are_no_amount_of_money(typed):
    with pytest.raises(UnreadableNumber):
        read_amount(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "1,20",
        "12,0000",
        "1.2.3",
        "สิบ",
        "1e5",
        "NaN",
        "Infinity",
        "--1",
        "1-2",
        "",
        "9" * 41,
        "100 50",
        "1 2 3",
        "1.000",
    ],
)
def test_what_is_no_number_is_refused_with_an_example(typed):
    with translation.override("en"), pytest.raises(UnreadableNumber, match="for example 120"):
        read_count(typed)
    with pytest.raises(UnreadableNumber):
        read_amount(typed)


def test_half_a_person_is_no_count():
    with pytest.raises(UnreadableNumber):
        read_count("1.5")


@given(st.integers(-(10**12), 10**12), st.lists(st.sampled_from(INVISIBLE), max_size=4), st.data())
def test_any_whole_number_is_read_in_any_dress(number, signs, data):
    text = data.draw(st.sampled_from([str, "{:,}".format, lambda n: to_thai_digits(f"{n:,}")]))(number)
    for sign in signs:
        place = data.draw(st.integers(0, len(text)))
        text = text[:place] + sign + text[place:]
    assert read_count(text) == number


@given(st.text(max_size=50), st.sampled_from([read_count, read_amount, read_ordinal]))
def test_any_text_is_a_number_or_a_sentence(text, read):
    try:
        assert read(text) == Decimal(read(text))
    except UnreadableNumber as refused:
        assert str(refused)


@pytest.mark.parametrize("dash", "-‐‑‒–—―−－")
def test_every_dash_is_one_and_invisible_letters_are_none(dash):
    assert plain(f"\ufeff๐๘๑{dash}๒๓๔\u200b５") == "081-2345"


@pytest.mark.parametrize("stroke", "/⁄∕⧸╱\\＼∖⧵／")
def test_every_stroke_is_one(stroke):
    assert plain(f"๕๐{stroke}๒๕๖๙") == "50/2569"


@pytest.mark.parametrize(
    "typed",
    [
        *("2", "๒", "กิจกรรมที่ ๒", "กิจกรรมที่2", "ที่ 2", "ลำดับที่ 2", "(2)", "2.", " ที่\u200b 2 ", "2.0", "02", "[2]"),
        *("กิจกรรม 2", "กิจกรรมย่อยที่ 2", "ข้อ 2", "ข้อ 2)", "ครั้งที่: 2", "รุ่นที่ 2", "No. 2", "2 ครั้ง"),
        *("ครั้งที่ 2/2569", "ครั้งที่ ๒ / ๒๕๖๙", "2/พ.ศ. 2569", "2\u22152569"),
    ],
)
def test_a_place_in_a_row_with_its_words(typed):
    assert read_ordinal(typed) == 2


@pytest.mark.parametrize("typed", ["กิจกรรม", "ที่", "2-3", "กิจกรรมที่ ๒ และ ๓", "2.5", "2/3", "2/2026", "ไม่ 2", "9" * 41])
def test_what_is_no_place_is_refused_with_a_place_for_an_example(typed):
    with translation.override("en"), pytest.raises(UnreadableNumber, match="for example 2"):
        read_ordinal(typed)
