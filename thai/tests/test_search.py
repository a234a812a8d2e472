import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.search import gist, search_text


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


@pytest.mark.parametrize("typed", ["หมู่ ๒", "หมู่ 2", "หมู่\u00a0２", "\ufeffหมู่  2\n", "หม\u200bู่ 2"])
def test_a_place_is_found_whatever_its_digits_and_spaces(typed):
    assert search_text(typed) in search_text("บ้านเลขที่ 1", "หมู่ ๒ ต.ตัวอย่าง")


@pytest.mark.parametrize("typed", ["LINE-ID", "line-id", "Line-Id"])
def test_latin_letters_are_found_in_any_case(typed):
    assert search_text(typed) == "line-id"


def test_none_and_empty_parts_leave_no_double_space():
    assert search_text("แวอาแซ", None, "", "เจ๊ะแว") == "แวอาแซ เจ๊ะแว"
    assert search_text(None, "", "  ") == ""


def test_zero_is_a_part():
    assert search_text("ห้อง", 0) == "ห้อง 0"


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_whole_part_is_found_in_the_stored_line(one, other):
    assert search_text(one).strip() in search_text(one, other)


@pytest.mark.parametrize("one", ["ประชุม", "ประชุม (ใหญ่) ครั้งที่ 2", "การ", "...", "โครงการ"])
def test_a_title_of_signs_or_of_one_word_is_still_a_title(one):
    assert [bool(gist(one)), gist(one) == gist(f"“{one}”"), gist(f"{one} 3") == gist(one)] == [
        True,
        one != "...",
        False,
    ]


@given(st.text("กขค โครงาน(“”)."))
def test_a_gist_is_the_same_without_spaces(text):
    assert gist(text) == gist(text.replace(" ", ""))
