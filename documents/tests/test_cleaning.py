import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from documents.cleaning import BREAK, MAX_LENGTH, clean, printable
from documents.tests.specimen import printed, text_of

pytestmark = pytest.mark.usefixtures("font_dir")


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ("น้ำ\x00ใจ\x07", "น้ำใจ"),
        ("\ufeffชื่อ", "ชื่อ"),
        ("abc\u202edef\u2066", "abcdef"),
        ("a\ud800b", "ab"),
        ("หนึ่ง\u2028สอง\r\nสาม\rสี่\tห้า", "หนึ่ง\nสอง\nสาม\nสี่ ห้า"),
        ("ดี😀มาก", "ดี?มาก"),
        ("❤\ufe0f", "?"),
        ("อาสา\u200bสมัคร\u00ad", "อาสาสมัคร"),
        ("e\u0301", "é"),
        ("漢字", "??"),
        ("", ""),
    ],
)
def test_clean_makes_text_printable(dirty, expected):
    assert clean(dirty) == expected


def test_clean_keeps_the_shape_and_other_values():
    data = {"a": ["x\x00", None, 1, 2.5, True], "b": ("y",), 3: {"c": gettext_lazy("z\x00")}}
    assert clean(data) == {"a": ["x", None, 1, 2.5, True], "b": ["y"], "3": {"c": "z"}}


def test_clean_refuses_what_is_not_text():
    with pytest.raises(TypeError, match="cannot take a bytes"):
        clean({"a": b"bytes"})


def test_long_tokens_may_break_but_thai_sentences_are_left_to_the_line_breaker():
    thai = "อาสาสมัครแรงงาน" * 10
    assert clean("a" * 45 + f" {thai}") == BREAK.join(["a" * 20, "a" * 20, "a" * 5]) + f" {thai}"
    assert clean("a" * 40) == "a" * 40


def test_text_has_an_end():
    assert clean("ก" * (MAX_LENGTH + 5)) == "ก" * MAX_LENGTH


@given(st.text(alphabet=st.characters(), max_size=200))
def test_clean_leaves_only_printable_characters_and_is_settled_after_once(text):
    once = clean(text)
    assert set(once) <= {"\n", BREAK, "?"} | _known()
    assert clean(once) == once


def test_the_oddest_string_does_not_stop_a_paper():
    odd = "".join(map(chr, [*range(0x20, 0x3000, 7), 0xD800, 0xFFFE, 0x1F600, 0xE0001, 0x0E3A, 0x0E4E]))
    assert "จบ" in text_of(printed(text=odd + " จบ"))


def test_missing_fonts_are_named_with_the_way_out(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="Run ./portal setup"):
        printable(str(tmp_path))


def _known() -> frozenset:
    return printable(str(settings.FONT_DIR))
