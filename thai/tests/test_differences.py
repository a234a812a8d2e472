"""Two texts are cut where they differ, and no mark is torn from its letter."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from thai.differences import differing

THAI = st.text("กขคนมาิีุ่้์ำะเแ 12", max_size=12)


def test_only_what_differs_stands_in_the_middle():
    mine, theirs = "ห้องประชุม 2 ชั้น 3 ศูนย์สมมติ", "ห้องประชุมใหญ่ ศูนย์สมมติ"
    assert differing(mine, theirs) == ("ห้องประชุม", " 2 ชั้น 3", " ศูนย์สมมติ")
    assert differing(theirs, mine) == ("ห้องประชุม", "ใหญ่", " ศูนย์สมมติ")


def test_a_text_that_only_lacks_something_has_nothing_in_the_middle():
    assert differing("ทุกตำบล", "ทุกตำบล และเขต") == ("ทุกตำบล", "", "")
    assert differing("", "ก") == ("", "", "")


def test_a_mark_stays_on_its_letter():
    assert differing("น้ำ", "น้า") == ("", "น้ำ", "")
    assert differing("ที่", "ที") == ("", "ที่", "")


@given(THAI, THAI)
def test_the_pieces_are_the_text_and_the_ends_are_common(one, other):
    head, middle, tail = differing(one, other)
    assert (head + middle + tail, other.startswith(head), other.endswith(tail)) == (one, True, True)
    assert len(head) + len(tail) <= len(other)


@given(THAI, THAI)
def test_no_piece_begins_with_a_mark_unless_the_text_does(one, other):
    begins = [piece[0] for piece in differing(one, other)[1:] if piece and not one.startswith(piece)]
    assert [letter for letter in begins if unicodedata.category(letter) == "Mn" or letter == "ำ"] == []


@given(THAI)
def test_equal_texts_differ_nowhere(text):
    assert differing(text, text) == (text, "", "")
