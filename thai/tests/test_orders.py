"""Numbers of orders as offices write them, and when two of them are the same paper."""

import pytest

from thai.orders import authority_key, names_a_paper, number_key, read_order_number


@pytest.mark.parametrize(
    "typed",
    [
        *("1234/2569", "ที่ ๑๒๓๔/๒๕๖๙", "ที่ 1234 / 2569", "เลขที่ 1234/2569", "คำสั่งที่ 1234/พ.ศ. 2569"),
        "1234/2569/2569",
        *("\ufeffที่\u00a01234\u200b/2569", "คําสั่งที่ 1234/2569", "１２３４／２５６９", "No. 1234/2569"),
    ],
)
def test_a_year_behind_the_number_is_understood(typed):
    assert read_order_number(typed) == ("1234", 2569)


@pytest.mark.parametrize("typed", ["1234", "รง 0308/12", "1234/9999", "/2569", "12/62"])
def test_what_stands_behind_a_stroke_is_not_always_a_year(typed):
    assert read_order_number(typed) == (typed, None)


def test_two_digits_are_a_year_where_the_year_says_the_same():
    assert read_order_number("12/62", year=2562) == ("12", 2562)
    assert read_order_number("12/62", year=2563) == ("12/62", None)


@pytest.mark.parametrize("typed", ["12/2569/68", "12/2569/2568", "12-2569", "12 2569", "12/2026"])
def test_what_no_grammar_says_is_left_whole(typed):
    assert read_order_number(typed, year=2568) == (typed, None)


def test_a_year_of_the_common_era_is_one_where_the_year_says_the_same():
    assert read_order_number("12/2026", year=2569) == read_order_number("12/ค.ศ. 2026", year=2569) == ("12", 2569)


@pytest.mark.parametrize("typed", ["เลขา 5", "เลขาธิการ 5", "Nov 5", "No-5", "ordered 5"])
def test_what_only_begins_like_a_name_is_none(typed):
    assert read_order_number(typed) == (typed, None)


@pytest.mark.parametrize("typed", ["คำสั่งกระทรวงแรงงาน ที่ ตย 12/2569", "กระทรวงเเรงงาน ตย 12/2569", "ที่ ตย 12/2569"])
def test_the_authority_before_a_number_is_none_of_it(typed):
    assert read_order_number(typed, authority="คำสั่งกระทรวงแรงงาน") == ("ตย 12", 2569)


@pytest.mark.parametrize("typed", ["กระทรวงแรงงานจังหวัด 12", "กระทรวงมหาดไทย ที่ 12", "กระทรวงแรงงาน"])
def test_another_authority_stays_where_it_was_typed(typed):
    assert read_order_number(typed, authority="คำสั่งกระทรวงแรงงาน").number == typed


@pytest.mark.parametrize(
    "typed", ["17/2569 (ฉบับที่ 2)", "17 (ฉบับที่ ๒)/2569", "17 ฉบับที่ 02 พ.ศ. 2569", "17(ฉบับ 2)/2569", "(17/2569 ฉบับที่ 2)"]
)
def test_a_second_edition_is_a_paper_of_its_own(typed):
    assert read_order_number(typed) == ("17 (ฉบับที่ 2)", 2569)


def test_a_heading_of_hostile_length_is_no_number():
    typed = "1" + "/2569" * 2000
    assert (read_order_number(typed), names_a_paper("(" * 5000 + "1")) == ((typed, None), True)


@pytest.mark.parametrize("typed", ["", "ที่", "-", "()", "/2569", "ปี 2569", "พ.ศ. 2569", "ก/2569"])
def test_a_year_alone_names_no_paper(typed):
    assert names_a_paper(typed) is False


@pytest.mark.parametrize("typed", ["1", "(1)", "1/2569", "2569", "ก 1", "1/62", "/1", "นธ/1234"])
def test_a_digit_beside_the_year_names_one(typed):
    assert names_a_paper(typed) is True


@pytest.mark.parametrize(
    "other",
    [
        "ตย. 12",
        "ตย12",
        "ที่ ตย ๑๒",
        "ตย 012",
        "ตย\u00a0\u200b12",
        "ตย 12/2569",
        "ตย  12",
        "(ตย 12)",
        "ตย. (12).",
        "ตย-12",
    ],
)
def test_one_number_in_many_spellings(other):
    assert number_key(other) == number_key("ตย 12")


def test_other_numbers_are_others():
    others = ("12", "120", "1.2", "1-2", "1/2", "1 2", "1(2)", "ตย 12", "ก 12", "12 ก", "12 (ฉบับที่ 2)", "12 (ฉบับที่ 3)")
    assert len({number_key(text) for text in others}) == len(others)


def test_thousands_are_one_number_however_they_are_parted():
    assert {number_key(text) for text in ("1204", "1,204", "1 204", "01,204", "๑,๒๐๔/๒๕๖๙")} == {"1204"}


@pytest.mark.parametrize(
    "other",
    [
        "กระทรวงแรงงาน",
        "คำสั่ง กระทรวงแรงงาน",
        "คําสั่งกระทรวงเเรงงาน",
        "คำสั่งกระทรวง\u200bแรงงาน\ufeff",
        "คำสั่งกระทรวงแรงงาน ที่",
        "คำสั่งของกระทรวงแรงงาน",
        "คำสั่ง ของ กระทรวงแรงงาน ที่ 50/2569",
        "คำสั่งกระทรวงแรงงาน ที่ 50/2569",
        "“กระทรวงแรงงาน”",
        "คำสั่ง (กระทรวงแรงงาน)",
        "คำสั่ง – กระทรวงแรงงาน",
        "รง.",
        "คำสั่ง ก.แรงงาน",
    ],
)
def test_one_authority_with_or_without_the_word_for_order(other):
    assert authority_key(other) == authority_key("คำสั่งกระทรวงแรงงาน")


@pytest.mark.parametrize(
    "short", ["สนง.แรงงานจังหวัดนราธิวาส", "สนง. แรงงานจังหวัดนราธิวาส", "สรจ.นราธิวาส", "คำสั่ง สรจ. นราธิวาส"]
)
def test_an_office_in_short_is_the_office(short):
    assert authority_key(short) == authority_key("สำนักงานแรงงานจังหวัดนราธิวาส")


def test_a_place_in_a_row_belongs_to_a_name():
    assert len({authority_key(name) for name in ("สำนักงานเขต ที่ 3", "สำนักงานเขต", "สำนักงานพื้นที่", "สำนักงานพื้น")}) == 4


def test_the_word_alone_and_other_authorities_are_not_the_same():
    names = ("คำสั่ง", "คำสั่งกระทรวงแรงงาน", "กระทรวงมหาดไทย", "จังหวัดนราธิวาส")
    assert len({authority_key(name) for name in names}) == 4
