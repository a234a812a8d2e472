"""What the sign-in sheet prints, as data: always Thai, in the order of the list."""

from datetime import date, time

import pytest

from events.models import Session
from events.papers.sign_in_sheet import NO_GROUP, ROWS, sign_in_sheet_data


@pytest.mark.parametrize(
    "times, printed",
    [
        ({"start_time": time(9), "end_time": time(16)}, "09.00–16.00 น."),
        ({"start_time": time(9)}, "09.00 น."),
        ({"end_time": time(16)}, None),
        ({}, None),
    ],
)
def test_times_are_printed_where_the_start_is_known(times, printed, make_event):
    assert sign_in_sheet_data(make_event(**times))["time"] == printed


@pytest.mark.parametrize(
    "facts, place",
    [
        ({}, "จังหวัดนราธิวาส"),
        ({"venue_name": "ศาลากลาง"}, "ศาลากลาง จังหวัดนราธิวาส"),
        (
            {"venue_room": "ห้อง 1", "venue_name": "ศาลากลาง", "venue_district_id": "9601"},
            "ห้อง 1 ศาลากลาง อำเภอเมืองนราธิวาส จังหวัดนราธิวาส",
        ),
    ],
)
def test_the_place_is_one_line(facts, place, make_event):
    assert sign_in_sheet_data(make_event(**facts))["place"] == place


def test_who_invites_is_printed_as_announced(make_event, narathiwat):
    offices = [sign_in_sheet_data(make_event(organiser_name=name))["office"] for name in ("", "กระทรวงแรงงาน")]
    assert offices == [narathiwat.name, "กระทรวงแรงงาน"]


def test_each_day_says_which_half_days_are_signed(make_event):
    event = make_event(sessions=("afternoon",), last_day=date(2026, 3, 13))
    Session.objects.create(event=event, day=date(2026, 3, 13), half="morning")
    days = sign_in_sheet_data(event)["days"]
    assert [(day["morning"], day["afternoon"]) for day in days] == [(False, True), (True, False)]
    assert [day["label"] for day in days] == ["วันพฤหัสบดีที่ 12 มีนาคม พ.ศ. 2569", "วันศุกร์ที่ 13 มีนาคม พ.ศ. 2569"]


def test_groups_and_people_keep_the_order_of_the_list(event, guests):
    for name, group in (("ก", "แขก"), ("ข", ""), ("ค", "แขก"), ("ง", "อสร.")):
        guests(event, name, group=group)
    groups = sign_in_sheet_data(event)["groups"]
    assert [(group["name"], [row["name"] for row in group["sheets"][0] if row["name"]]) for group in groups] == [
        ("แขก", ["ก", "ค"]), (NO_GROUP, ["ข"]), ("อสร.", ["ง"]),
    ]  # fmt: skip


def test_a_row_holds_name_place_and_note_and_nothing_else(event, guests):
    guests(event, "สมชาย", place="จัดหางานจังหวัด")
    (group,) = sign_in_sheet_data(event)["groups"]
    assert group["sheets"][0][0] == {"number": 1, "name": "สมชาย", "place": "จัดหางานจังหวัด", "note": ""}


def test_prefixes_are_printed_in_full_also_of_whom_a_substitute_stands_in_for(event, guests):
    (principal,) = guests(event, "น.ส.สมหญิง ใจดี")
    guests(event, "รศ.ดร.จักษ์ พันธ์ชูเพชร", substitute_for=principal)
    first, second, *_empty = sign_in_sheet_data(event)["groups"][0]["sheets"][0]
    assert (first["name"], first["note"]) == ("นางสาวสมหญิง ใจดี", "")
    assert (second["name"], second["note"]) == ("รองศาสตราจารย์ ดร.จักษ์ พันธ์ชูเพชร", "แทน นางสาวสมหญิง ใจดี")


def test_without_a_list_there_are_rows_to_write_in(event):
    data = sign_in_sheet_data(event)
    (group,) = data["groups"]
    assert (group["name"], data["total"], [row["name"] for row in group["sheets"][0]]) == (NO_GROUP, 0, [""] * ROWS)


@pytest.mark.parametrize("listed, sheets", [(0, 1), (22, 1), (23, 2), (47, 2), (48, 3)])
def test_every_sheet_is_full_and_the_last_leaves_rows_for_who_comes_unlisted(listed, sheets, event, guests):
    guests(event, *[f"คนที่ {n}" for n in range(listed)])
    data = sign_in_sheet_data(event)
    (group,) = data["groups"]
    assert ([len(sheet) for sheet in group["sheets"]], data["total"]) == ([ROWS] * sheets, listed)
    numbers = [row["number"] for sheet in group["sheets"] for row in sheet]
    spare = sheets * ROWS - listed
    assert (numbers, spare >= 3) == ([*range(1, listed + 1), *[""] * spare], True)


def test_a_number_is_that_of_the_list_in_every_group(event, guests):
    for group in ("ก", "ข", "ก"):
        guests(event, f"คนของ {group}", group=group)
    told = {g["name"]: [row["number"] for row in g["sheets"][0][:2]] for g in sign_in_sheet_data(event)["groups"]}
    assert told == {"ก": [1, 3], "ข": [2, ""]}


def test_the_list_is_read_in_few_queries(event, guests, django_assert_num_queries):
    one, *_more = guests(event, *[f"คนที่ {n}" for n in range(9)])
    guests(event, "ผู้แทน", substitute_for=one)
    # The province of the place, the half-days, the list with whom each stands in for.
    with django_assert_num_queries(3):
        sign_in_sheet_data(event)
