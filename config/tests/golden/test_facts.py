"""Facts as text: written and read back, compared, told."""

import pytest

from config.tests.golden.facts import FILE, HEAD, add, beside, differences, digest, read_back, shortened, written

PAGE = "page events:list for officer"


@pytest.fixture
def picture():
    """A figure, a page, a name with an equals sign in its text, and a fact that is empty."""
    return {
        "seats 96 on 2019-11-28": "seats 77, appointed 74",
        PAGE: "กิจกรรม\n  สองแถว\nประชุม (ตัวอย่าง) | 9 ธ.ค. 2569",
        "page help for officer": "โทร = 1506\n# ไม่ใช่หมายเหตุ",
        "groups 2019-11-28": "",
    }


def test_what_was_written_is_read_back(picture):
    assert read_back(written(picture)) == picture


def test_the_file_is_sorted_and_says_where_it_comes_from(picture):
    text = written(picture)
    names = [line.partition(" =")[0] for line in text.splitlines() if line[0] not in " #"]
    assert (text.startswith(HEAD), names) == (True, sorted(picture))


def test_the_kept_file_is_as_the_command_would_write_it():
    text = FILE.read_text("utf-8")
    assert written(read_back(text)) == text


def test_the_same_picture_has_no_differences(picture):
    assert differences(picture, dict(picture)) == []


def test_a_changed_figure_is_told_with_what_it_was_and_what_it_is(picture):
    found = picture | {"seats 96 on 2019-11-28": "seats 77, appointed 73"}
    assert differences(picture, found) == [
        "seats 96 on 2019-11-28: was 'seats 77, appointed 74', is 'seats 77, appointed 73'"
    ]


def test_of_a_changed_page_only_the_changed_blocks_are_told(picture):
    found = picture | {PAGE: picture[PAGE].replace("9 ธ.ค.", "8 ธ.ค.")}
    assert differences(picture, found) == [
        f"{PAGE}: \n    - ประชุม (ตัวอย่าง) | 9 ธ.ค. 2569\n    + ประชุม (ตัวอย่าง) | 8 ธ.ค. 2569"
    ]


def test_a_fact_that_went_and_a_fact_that_came_are_told(picture):
    kept, found = picture | {"a": "1\n2\n3"}, picture | {"b": "2"}
    assert differences(kept, found) == [
        "a: no longer shown (was '1' and 2 more lines)",
        "b: not in the file (is '2')",
    ]


def test_a_name_is_used_once():
    picture = {}
    add(picture, "seats 96", "77")
    with pytest.raises(AssertionError, match="two facts are called seats 96"):
        add(picture, "seats 96", "78")


@pytest.mark.parametrize("name", ["a = b", "a\nb"])
def test_a_name_that_could_not_be_read_back_is_refused(name):
    with pytest.raises(AssertionError, match="not a name for a fact"):
        add({}, name, "1")


def test_lines_inside_a_text_become_lines_of_the_fact():
    picture = {}
    add(picture, "page", ["หนึ่ง  \nสอง", "สาม"])
    assert picture == {"page": "หนึ่ง\nสอง\nสาม"}


def test_another_reader_is_told_by_what_is_missing_and_what_is_added():
    assert beside(["หัวเรื่อง", "แก้ไข", "ท้าย"], ["หัวเรื่อง", "อ่านอย่างเดียว", "ท้าย"]) == ["- แก้ไข", "+ อ่านอย่างเดียว"]


def test_a_digest_changes_with_the_ten_rows_that_changed():
    rows = [f"แถว {number}" for number in range(25)]
    before, after = digest(rows), digest([*rows[:12], "อื่น", *rows[13:]])
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False, True]
    assert [line.partition(" ")[2] for line in before] == ["แถว 0", "แถว 10", "แถว 20"]


def test_a_long_text_keeps_its_beginning():
    rows = [f"แถว {number}" for number in range(7)]
    assert shortened(rows, 7) == rows
    assert shortened(rows, 6) == [*rows[:3], "and 4 more blocks:", *digest(rows[3:])]
