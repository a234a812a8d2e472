"""Any number of an order in any spelling that the grammar of officers allows, and texts made of its pieces."""

from hypothesis import given
from hypothesis import strategies as st

from thai.digits import to_thai_digits
from thai.orders import number_key, read_order_number

LETTERS = st.sampled_from(["", "ตย", "นธ", "ก.", "รง", "สรจ.นธ"])
NUMBERS = st.tuples(LETTERS, st.integers(1, 99999), st.none() | st.integers(100, 999), st.none() | st.integers(2, 20))
YEARS = st.integers(2500, 2569)
BEFORE = st.sampled_from(["", "ที่ ", "ที่", "ที่: ", "เลขที่ ", "เลขที่คำสั่ง ", "คำสั่งที่ ", "No. ", "no ", "หมายเลข ", "# "])
STROKES = st.sampled_from(["/", " / ", "//", "/ ", "\u2044", "\u2215", "\\", "／", "/."])
ERAS = st.sampled_from(["พ.ศ. ", "พ. ศ. ", "พศ", "ปี ", "ปี พ.ศ.", "ประจำปี ", "พุทธศักราช "])
BEHIND = st.sampled_from(["", ".", " .", "/", " ", ",", ".-", "*", "!", "ฯ"])
DIGITS = st.sampled_from([str, to_thai_digits])


@st.composite
def spellings(draw, numbers=NUMBERS, years=YEARS) -> tuple[tuple, int, str]:
    """A number (letters, number, its part, edition), its year, and how an officer may write the two."""
    (letters, number, part, edition), year = draw(numbers), draw(years)
    running = f"{letters} {'0' * draw(st.integers(0, 2))}{number}" + (f"/{part}" if part else "")
    joint = draw(STROKES) + draw(st.just("") | ERAS) if draw(st.booleans()) else " " + draw(ERAS)
    tail = draw(st.sampled_from([" (ฉบับที่ {})", " ฉบับที่ {}", "(ฉบับ {})"])).format(edition) if edition else ""
    ends = [tail, ""] if draw(st.booleans()) else ["", tail]
    text = draw(BEFORE) + running.strip() + ends[0] + joint + str(year) + ends[1] + draw(BEHIND)
    text = draw(st.sampled_from(["{}", "({})", "“{}”", " {} "])).format(text)
    return (letters.replace(".", ""), number, part, edition), year, draw(DIGITS)(text)


@given(spellings())
def test_any_number_is_read_with_its_year_in_any_spelling(written):
    (letters, number, part, edition), year, text = written
    plainly = f"{letters}{number}" + (f"/{part}" if part else "") + (f" ฉบับที่ {edition}" if edition else "")
    assert (number_key(text), read_order_number(text).year) == (number_key(plainly), year)


@given(st.lists(spellings(years=st.just(2569)), min_size=2, max_size=5))
def test_different_numbers_are_never_one_in_any_spelling(written):
    assert len({number_key(text) for _number, _year, text in written}) == len({number for number, _year, _ in written})


PIECES = [
    "1",
    "50",
    "2569",
    "68",
    "2026",
    "/",
    "-",
    " ",
    ".",
    "(",
    ")",
    "ที่",
    "พ.ศ.",
    "ปี",
    "ตย",
    "ก",
    "No",
    ",",
    ":",
    "=",
    "ฯ",
    "[",
    "«",
]
HEADINGS = st.lists(st.sampled_from(PIECES), max_size=10).map("".join)


def digits_of(text: str) -> str:
    return "".join(filter(str.isdigit, text))


@given(HEADINGS, st.none() | YEARS)
def test_no_digit_is_lost_but_those_of_the_year_behind(text, year):
    found = read_order_number(text, year=year)
    digits, kept = digits_of(text), digits_of(found.number)
    assert (digits.startswith(kept), digits == kept) == (True, found.year is None)
    assert read_order_number(found.number, year=found.year or year) == (found.number, None)
