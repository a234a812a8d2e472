"""What a line would do to the register: new, same, changed, conflict or wrong, and why."""

from datetime import date

import pytest

from intake.reading.columns import Field
from intake.reasons import REASONS
from intake.tests.corpus.clashes import spoilt_by
from intake.tests.corpus.draft import PEOPLE, Draft, Somebody, fake_id
from intake.verdicts import COMPARED
from volunteers import services as register

F = Field
NEW = ("new", [])
FIRST = PEOPLE[0]


def with_first(**other) -> Draft:
    """A roster whose first line says something else."""
    draft = Draft()
    for column, value in other.items():
        draft.replaced[0, column] = value
    return draft


def test_a_first_roster_is_all_new(verdicts):
    assert verdicts() == [NEW] * 4


def test_who_is_there_already_is_the_same(verdicts, enter):
    enter(FIRST)
    assert verdicts() == [("same", []), NEW, NEW, NEW]


def test_an_empty_cell_changes_nothing(verdicts, enter):
    enter(FIRST)
    assert verdicts(with_first(phone="-", birth=None))[0] == ("same", [])


@pytest.mark.parametrize(
    ("column", "value", "field"),
    [
        ("phone", "0899999999", "phone"),
        ("birth", "5 พ.ค. 2513", "birth_date"),
        ("name", "นายตัวอย่างเดช เปลี่ยนใหม่", "last_name"),
    ],
)
def test_what_differs_is_told_with_what_the_register_says(handed_in, enter, column, value, field):
    enter(FIRST)
    batch = handed_in(with_first(**{column: value}))
    row = batch.rows.first()
    kept = {"phone": FIRST.phone, "birth_date": FIRST.birth.isoformat(), "last_name": FIRST.last}
    assert (row.verdict, row.opened(batch.key)["kept"]) == ("changed", {field: kept[field]})


def test_another_term_of_the_holder_is_a_change(verdicts, enter):
    enter(FIRST, start=date(2022, 6, 11), end=date(2025, 6, 10))
    assert verdicts()[0] == ("changed", [])


def test_who_has_no_id_in_the_register_is_known_by_the_exact_name(handed_in, enter):
    person = enter(FIRST, national_id="")
    row = handed_in().rows.first()
    assert (row.verdict, row.person_id) == ("changed", person.pk)


def test_the_same_name_with_another_id_is_asked_about(verdicts, enter):
    enter(FIRST, national_id="3909901999991", seat=False)
    assert verdicts()[0] == ("conflict", ["same_name_other_id"])


def test_a_name_that_is_only_alike_is_never_enough(verdicts, enter):
    enter(FIRST, national_id="", last_name="สมมติ คง", seat=False)
    assert verdicts()[0] == ("conflict", ["name_likely"])


def test_a_seat_that_somebody_else_holds(verdicts, enter, seats):
    enter(Somebody("mr", "นาย", "คนเดิม", "ครองอยู่", 9, "บางปอ", "", date(1980, 1, 1)))
    assert verdicts()[0] == ("conflict", ["seat_held"])


def test_who_holds_another_seat(verdicts, enter, seats):
    enter(FIRST, seat=seats["กาลิซา"])
    assert verdicts()[0] == ("conflict", ["person_seated"])


def test_an_id_of_another_office_names_nobody(handed_in, enter, songkhla):
    enter(FIRST, office=songkhla, seat=False)
    row = handed_in().rows.first()
    assert (row.verdict, row.reasons, row.person_id) == ("conflict", [["id_elsewhere", "national_id"]], None)


def test_who_died_is_asked_about(verdicts, enter, narathiwat_officer):
    person = enter(FIRST, seat=False)
    register.tell_death(by=narathiwat_officer, person=person, died_on=date(2024, 1, 1))
    assert "died" in verdicts()[0][1]


def test_one_id_on_two_lines(verdicts):
    draft = Draft()
    draft.replaced[1, "national_id"] = FIRST.national_id
    assert verdicts(draft)[:2] == [NEW, ("conflict", ["twice"])]


@pytest.mark.parametrize(
    ("tambon", "district", "why"),
    [
        ("ไม่มีตำบลนี้", "ระแงะ", "place_unknown"),
        ("บองอ", "ตากใบ", "place_elsewhere"),
        ("ศาลาใหม่", "ตากใบ", "no_seat"),
        ("-", "", "no_place"),
    ],
)
def test_a_place_that_is_no_seat(verdicts, tambon, district, why):
    assert verdicts(with_first(tambon=tambon, district=district))[0] == ("wrong", [why])


def test_another_province_is_refused_line_by_line(verdicts):
    draft = spoilt_by("place in one cell")
    draft.replaced[0, "tambon"] = "ต.สะกอม อ.เทพา จ.สงขลา"
    assert verdicts(draft)[:2] == [("wrong", ["other_province"]), NEW]


def test_the_capital_is_called_mueang(verdicts):
    assert verdicts(with_first(district="เมือง"))[0] == NEW


def test_a_term_that_ends_before_it_starts(verdicts):
    assert verdicts(with_first(end="10 มิ.ย. 2567"))[0] == ("wrong", ["term_order"])


def test_a_cell_that_could_not_be_read_makes_its_line_wrong(verdicts):
    assert verdicts(spoilt_by("ID 3.96E+12"))[1] == ("wrong", ["id_shortened"])


def test_the_demonstration_takes_invented_ids_alone(verdicts, settings):
    settings.DEMO = True
    assert verdicts(with_first(national_id=fake_id(1, district="9601")))[0] == ("wrong", ["id_real"])


def test_a_vacant_seat_is_the_same_and_a_held_one_a_conflict(verdicts, enter, seats):
    draft = spoilt_by("empty seat: ว่าง")
    assert verdicts(draft)[4] == ("same", [])
    enter(FIRST, seat=seats["กาลิซา"])
    assert verdicts(draft)[4] == ("conflict", ["seat_not_vacant"])


def test_everything_that_the_register_keeps_is_compared():
    from volunteers.models.private import NAMES
    from volunteers.services.people import NAME_FIELDS

    assert {field.value for field in COMPARED} == {*NAMES, *NAME_FIELDS}


def test_every_reason_is_told_in_thai():
    from django.utils import translation

    for sentence in REASONS.values():
        with translation.override("en"):
            english = str(sentence)
        assert str(sentence) != english
