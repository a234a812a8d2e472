"""Telephone numbers as offices keep them: several in a cell, with extensions, typed and copied from anywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.digits import FULL_WIDTH, to_thai_digits
from thai.identity import PhoneError, clean_national_id, clean_phone, format_phone, mask_phone
from thai.links import dialled

MOBILES = st.from_regex(r"0[689][0-9]{8}", fullmatch=True)
LANDLINES = st.from_regex(r"0[23457][0-9]{7}", fullmatch=True)
HOTLINES = st.from_regex(r"1[0-9]{3}", fullmatch=True)
NUMBERS = MOBILES | LANDLINES | HOTLINES
EXTENSIONS = st.from_regex(r"[0-9]{1,6}(-[0-9]{1,6})?", fullmatch=True)
DASHES = "-‐‑‒–—−"


@pytest.mark.parametrize("dash", DASHES)
def test_every_dash_that_a_word_processor_makes_is_a_dash(dash):
    assert clean_phone(dash.join(["081", "234", "5678"])) == "0812345678"
    assert clean_national_id(dash.join(["1", "2345", "67890", "12", "1"])) == "1234567890121"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0812345678;0898765432", "0812345678, 0898765432"),
        ("0812345678/073531234", "0812345678, 073531234"),
        ("0812345678 และ 073531234", "0812345678, 073531234"),
        ("0812345678และ073531234 ต่อ 5", "0812345678, 073531234 ต่อ 5"),
        ("1506, 1546", "1506, 1546"),
    ],
)
def test_several_numbers_in_one_cell_are_all_kept(typed, stored):
    assert clean_phone(typed) == stored


@pytest.mark.parametrize("typed", ["0812345678,,073531234", "/0812345678", "0812345678 และ", ";"])
def test_an_empty_place_between_numbers_is_refused_rather_than_dropped(typed):
    with pytest.raises(PhoneError):
        clean_phone(typed)


@pytest.mark.parametrize(
    "typed", ["+66812345678", "0066812345678", "66812345678", "(+66) 81-234-5678", "+66 (0) 81 234 5678", "๖๖๘๑๒๓๔๕๖๗๘"]
)
def test_a_number_as_it_is_dialled_from_abroad(typed):
    assert clean_phone(typed) == "0812345678"


def test_a_number_that_lost_its_zero_is_not_taken_for_one_from_abroad():
    assert clean_phone("661234567") == "0661234567"
    assert clean_phone("6621234567") == "021234567"


@pytest.mark.parametrize(
    "typed", ["+60812345678", "+668123456", "0112345678", "0512345678", "191", "08l2345678", "tel:1506"]
)
def test_what_only_resembles_a_thai_number_is_refused(typed):
    with pytest.raises(PhoneError):
        clean_phone(typed)


@given(st.lists(NUMBERS, min_size=1, max_size=4))
def test_a_cell_of_numbers_reads_back_from_the_shown_form(numbers):
    stored = ", ".join(numbers)
    assert clean_phone(stored) == stored
    assert clean_phone(format_phone(stored)) == stored


@given(MOBILES | LANDLINES, EXTENSIONS, st.sampled_from(["ต่อ", "ต่อ ", " ต่อ ", " ext. ", " EXT ", "#", " # "]))
def test_an_extension_is_kept_however_it_is_announced(number, extension, word):
    stored = f"{number} ต่อ {extension}"
    assert clean_phone(f"{number}{word}{extension}") == stored
    assert clean_phone(format_phone(stored)) == stored


@given(NUMBERS, st.sampled_from([to_thai_digits, lambda n: n.translate(str.maketrans("0123456789", FULL_WIDTH))]))
def test_digits_of_another_keyboard_are_the_same_number(number, digits):
    assert clean_phone(digits(number)) == number


@given(NUMBERS, st.sampled_from(["\u200b", "\ufeff", "\u00a0", "\t", "\u2060"]), st.data())
def test_signs_that_came_along_when_copying_change_no_number(number, sign, data):
    place = data.draw(st.integers(0, len(number)))
    assert clean_phone(number[:place] + sign + number[place:]) == number


@given(st.lists(MOBILES | LANDLINES, min_size=1, max_size=3), EXTENSIONS)
def test_a_hidden_number_keeps_its_middle_and_extension_to_itself(numbers, extension):
    hidden = mask_phone(", ".join(f"{number} ต่อ {extension}" for number in numbers)).split(", ")
    assert [(shown[:2], shown[-4:]) for shown in hidden] == [(number[:2], number[-4:]) for number in numbers]
    assert [sum(sign.isdigit() for sign in shown) for shown in hidden] == [6] * len(numbers)


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_a_sentence_that_does_not_repeat_it(text):
    try:
        cleaned = clean_phone(text)
    except PhoneError as refused:
        assert len(text) < 5 or text not in str(refused)
    else:
        assert clean_phone(cleaned) == cleaned


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("0812345678", "tel:0812345678"),
        ("0 7353 1234 ต่อ 12", "tel:073531234;ext=12"),
        ("073531234 ต่อ 12-15", "tel:073531234;ext=12"),
        ("1506", "tel:1506"),
        ("ติดต่อที่สำนักงาน", ""),
    ],
)
def test_a_telephone_dials_the_digits_and_the_first_extension(number, address):
    assert dialled(number) == address
