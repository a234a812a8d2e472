import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from thai.identity import clean_national_id, clean_phone
from thai.parsing import parse_date, parse_time

CATALOGUE = Path(__file__).parents[1] / "locale/th/LC_MESSAGES/django.po"


@pytest.fixture(scope="module")
def thai_texts():
    """The Thai text of each English one."""
    with CATALOGUE.open("rb") as file:
        told = [message for message in read_po(file, locale="th") if message.id]
    # Of a sentence in singular and plural the plural; Thai has one form.
    plural = [(m.id[-1], m.string[0]) for m in told if isinstance(m.id, tuple)]
    return dict([*((m.id, m.string) for m in told if isinstance(m.id, str)), *plural])


def test_the_fixed_words_of_the_screen(thai_texts):
    assert thai_texts["not stated"] == "ไม่ระบุ"
    assert thai_texts["Fiscal year %(year)s"] == "ปีงบประมาณ พ.ศ. %(year)s"
    assert thai_texts["%(amount)s baht"] == "%(amount)s บาท"


def test_every_error_is_a_polite_request(thai_texts):
    errors = {english: thai for english, thai in thai_texts.items() if "Please" in english}
    assert len(errors) == 24
    assert [english for english, thai in errors.items() if "กรุณา" not in thai] == []


@pytest.mark.parametrize(
    ("pattern", "read", "meant"),
    [
        (r"\d+ พ\.ย\. \d{4}|\d+/\d+/\d{4}|\d+ Nov \d{4}", lambda text: str(parse_date(text)), {"2019-11-28"}),
        (r"\d-\d{4}-\d{5}-\d\d-\d", clean_national_id, {"1234567890121"}),
        (r"\d{1,2} \d{4} \d{4}(?: (?:ต่อ|ext\.) \d+)?", clean_phone, {"0812345678", "073531234", "073531234 ต่อ 12"}),
        (r"เช่น (\d\d\.\d\d)", lambda text: str(parse_time(text)), {"09:30:00"}),
    ],
)
def test_every_example_in_the_sentences_is_one_that_is_accepted(thai_texts, pattern, read, meant):
    for texts in (thai_texts.values(), [english.replace("example", "เช่น") for english in thai_texts]):
        assert {read(found) for text in texts for found in re.findall(pattern, text)} == meant
