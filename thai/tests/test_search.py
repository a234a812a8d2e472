import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.search import search_text


def test_the_parts_make_one_line_without_the_empty_ones():
    assert search_text("สมชาย", None, "", "ใจดี", 96) == "สมชาย ใจดี 96"


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("น้ำทิพย์", "นํ้าทิพย์"),
        ("แวอาแซ", "เเวอาเเซ"),
        ("คำสั่งที่ 12/2563", "คําสั่งที่ ๑๒/๒๕๖๓"),
        ("Narathiwat", "nARATHIWAT"),
        ("สม ชาย", " สม\u00a0 ชาย\u200b\n"),
    ],
)
def test_what_is_typed_finds_what_is_stored(stored, typed):
    assert search_text(typed) in search_text("นาย", stored, "ใจดี")


def test_two_spellings_of_a_southern_name_stay_two_people():
    assert search_text("มูฮัมหมัด") != search_text("มูฮำหมัด")


@given(st.text())
def test_a_search_text_is_its_own_search_text(text):
    assert search_text(search_text(text)) == search_text(text)
