"""What becomes of three texts of one thing."""

from hypothesis import given
from hypothesis import strategies as st

from accounts.merging import Outcome, Versions, groups

VALUES = st.lists(st.sampled_from("กขค"), min_size=1, max_size=2)


def outcome(before, theirs, mine) -> Outcome:
    return Versions(before and [before], [theirs], [mine]).outcome


def test_four_ways_to_meet():
    assert [outcome("ก", *both) for both in ("กก", "กข", "ขก", "ขข", "ขค")] == [
        Outcome.UNTOUCHED, Outcome.MINE, Outcome.THEIRS, Outcome.UNTOUCHED, Outcome.CLASH,
    ]  # fmt: skip


def test_where_nobody_knows_what_was_shown_every_difference_is_asked_about():
    assert [outcome(None, *both) for both in ("กก", "กข")] == [Outcome.UNTOUCHED, Outcome.CLASH]


@given(VALUES, VALUES, VALUES)
def test_what_one_left_alone_never_wins_over_what_the_other_changed(before, theirs, mine):
    found = Versions(before, theirs, mine).outcome
    assert (found == Outcome.CLASH) == (len({*map(tuple, (before, theirs, mine))}) == 3)
    assert found != Outcome.MINE or theirs == before
    assert found != Outcome.THEIRS or mine == before


def test_fields_that_mean_something_only_together_stand_where_the_first_of_them_stood():
    names = ["title", "first_day", "room", "last_day"]
    assert groups(names, (("first_day", "last_day"), ("start_time", "end_time"))) == [
        ("title",), ("first_day", "last_day"), ("room",),
    ]  # fmt: skip
    assert groups(["last_day"], (("first_day", "last_day"),)) == [("last_day",)]


def test_values_stand_in_no_trace():
    assert "ลับ" not in repr(Versions(["ลับ"], ["ลับ"], ["ลับ"]))
