import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai import spelling
from thai.spelling import tidy

THAI_TEXT = st.text(alphabet=[chr(code) for code in range(0x0E01, 0x0E5C)] + list(" .-aZ\u200b\u00a0\ufeff\u0301"))

SARA_AM_SPELLINGS = [
    "น้ำ",  # as it should be
    "น้ํา",  # tone, ring, SARA AA
    "นํ้า",  # ring, tone, SARA AA
    "นำ้",  # tone typed last
    "นํา้",  # in pieces, tone typed last
]


@pytest.mark.parametrize("typed", SARA_AM_SPELLINGS)
def test_every_spelling_of_sara_am_is_one(typed):
    assert tidy(typed) == "น้ำ"


def test_sara_am_without_a_tone():
    assert tidy("ทํางาน") == "ทำงาน"


def test_two_sara_e_are_one_sara_ae():
    assert tidy("เเดง เเละ เแ") == "แดง และ เแ"


def test_what_cannot_be_seen_is_gone():
    assert tidy("\ufeffสม\u200bชาย\u00a0\u00a0ใจ\u00adดี\x00\r\n") == "สมชาย ใจดี"


@pytest.mark.parametrize("name", ["มูฮัมหมัด", "มูฮำหมัด", "เจ๊ะอาแซ", "นิ สุไลมาน", "หะยีสุหลง", "แรงงานงานจังหวัด"])
def test_letters_are_never_corrected(name):
    assert tidy(name) == name


@pytest.mark.parametrize("run", ["ำ้", "เ", "ํ้า", "ำ", "ํ"])
def test_a_long_hostile_line_is_tidied_in_few_steps(run, monkeypatch):
    steps = []
    once = spelling._tidy_once
    monkeypatch.setattr(spelling, "_tidy_once", lambda text: steps.append(text) or once(text))
    spelling.tidy(run * 500 + "้า")
    assert len(steps) <= 4


@given(THAI_TEXT)
def test_tidying_twice_is_tidying_once(text):
    assert tidy(tidy(text)) == tidy(text)


@given(st.text())
def test_any_text_comes_out_as_one_visible_line(text):
    tidied = tidy(text)
    assert tidied == " ".join(tidied.split())
    assert tidy(tidied) == tidied
