"""The verbs of the register: what they write, and what they refuse."""

from datetime import date

import pytest

from accounts.models import AuditEntry
from provinces.models import District
from provinces.services import set_setting
from volunteers import services
from volunteers.models import Person
from volunteers.tests.reading import states


def state(seat, day):
    """The state of a seat on a day, as known now."""
    return states([seat], day)[seat.pk]


def test_from_nomination_to_office(seat, nominated, narathiwat_officer):
    appointment = nominated(seat, on=date(2020, 1, 5))
    services.propose(by=narathiwat_officer, appointment=appointment, on=date(2020, 1, 10))
    services.receive(by=narathiwat_officer, appointment=appointment, on=date(2020, 1, 20))
    services.appoint(
        by=narathiwat_officer,
        appointment=appointment,
        term_start=date(2020, 2, 1),
        term_end=date(2023, 1, 31),
        no_order_reason="ทดสอบ",
    )
    days = [date(2020, 1, 4), date(2020, 1, 5), date(2020, 1, 10), date(2020, 2, 1), date(2023, 2, 1)]
    assert [state(seat, day) for day in days] == ["vacant", "nominated", "pending", "appointed", "vacant"]
    assert list(AuditEntry.objects.order_by("pk").values_list("act", flat=True))[-4:] == [
        "volunteers.nominate",
        "volunteers.propose",
        "volunteers.receive",
        "volunteers.appoint",
    ]


def test_second_holder_is_refused_with_the_days(seat, appointed, nominated, narathiwat_officer, person):
    appointed(seat)
    second = nominated(seat, on=date(2020, 3, 1), who=person("อีกคน"))
    with pytest.raises(services.RuleBroken, match="2563"):
        services.appoint(
            by=narathiwat_officer,
            appointment=second,
            term_start=date(2022, 1, 1),
            term_end=date(2024, 12, 31),
            no_order_reason="ทดสอบ",
        )
    assert services.next_steps(second) == ["check", "propose", "appoint", "withdraw", "correct", "void", "undo"]


def test_nobody_holds_two_seats(seats, appointed, person):
    who = person("คนเดียว")
    appointed(seats[0], who=who)
    with pytest.raises(services.RuleBroken):
        appointed(seats[1], who=who)


def test_renewal_before_the_end_leaves_no_gap_and_no_overlap(seat, appointed, narathiwat_officer, nominated):
    first = appointed(seat)
    further = nominated(seat, on=date(2022, 11, 1), who=first.person, renews=first)
    services.appoint(
        by=narathiwat_officer,
        appointment=further,
        term_start=date(2022, 12, 1),
        term_end=date(2025, 11, 30),
        no_order_reason="ทดสอบ",
    )
    spells = seat.spells.known().filter(state="appointed").order_by("first_day")
    assert list(spells.values_list("first_day", "last_day")) == [
        (date(2020, 2, 1), date(2022, 11, 30)),
        (date(2022, 12, 1), date(2025, 11, 30)),
    ]


def test_undo_takes_back_the_last_step_only(seat, appointed, narathiwat_officer):
    appointment = appointed(seat)
    services.end(
        by=narathiwat_officer, appointment=appointment, last_day=date(2021, 6, 30), end_reason="resigned"
    )  # fmt: skip
    assert (appointment.ended_on, appointment.end_reason) == (date(2021, 6, 30), "resigned")
    services.undo(by=narathiwat_officer, appointment=appointment)
    assert (appointment.ended_on, appointment.end_reason) == (None, "")
    assert state(seat, date(2021, 7, 1)) == "appointed"


def test_correction_moves_the_term_and_keeps_the_wrong_day_readable(seat, appointed, narathiwat_officer):
    appointment = appointed(seat)
    act = appointment.acts.get(kind="appoint")
    services.correct(by=narathiwat_officer, act=act, effective_on=date(2020, 2, 11), reason="พิมพ์วันที่ผิด")
    assert appointment.acts.get(kind="appoint").effective_on == date(2020, 2, 1)
    appointment.refresh_from_db()
    assert (appointment.term_start, state(seat, date(2020, 2, 10))) == (date(2020, 2, 11), "nominated")


def test_correction_that_breaks_the_order_of_steps_is_refused(seat, nominated, narathiwat_officer):
    appointment = nominated(seat, on=date(2020, 1, 5))
    services.propose(by=narathiwat_officer, appointment=appointment, on=date(2020, 1, 10))
    act = appointment.acts.get(kind="nominate")
    with pytest.raises(services.RuleBroken):
        services.correct(by=narathiwat_officer, act=act, effective_on=date(2020, 1, 11), reason="ทดสอบ")


def test_second_editor_is_told_and_nothing_is_overwritten(seat, nominated, narathiwat_officer, narathiwat_head):
    appointment = nominated(seat)
    seen = appointment.version
    services.propose(by=narathiwat_officer, appointment=appointment, on=date(2020, 1, 10), version=seen)
    with pytest.raises(services.RuleBroken):
        services.withdraw(by=narathiwat_head, appointment=appointment, on=date(2020, 1, 11), version=seen)
    assert state(seat, date(2020, 1, 12)) == "pending"


def test_known_id_at_another_office_names_the_office_only(person, songkhla, songkhla_officer):
    person("เจ้าของเลข", national_id="1101700203451")
    with pytest.raises(services.RuleBroken) as refusal:
        services.register_person(
            by=songkhla_officer, office=songkhla, first_name="ใคร", last_name="ก็ได้", national_id="1101700203451"
        )
    assert "นราธิวาส" in str(refusal.value) and "เจ้าของเลข" not in str(refusal.value)
    assert Person.objects.filter(office=songkhla).count() == 0


def test_volunteer_and_graduate_at_once_is_refused(seat, appointed, narathiwat_officer, person):
    graduate = person("บัณฑิต")
    district = District.objects.get(code="9601")
    services.post_graduate(by=narathiwat_officer, person=graduate, district=district, first_day=date(2019, 10, 1))
    with pytest.raises(services.RuleBroken):
        appointed(seat, who=graduate)


def test_holder_acts_on_where_the_setting_says_so(seat, appointed):
    set_setting(by=None, key="holder_acts_on", value=True, valid_from=date(2016, 1, 1))
    appointed(seat)
    assert state(seat, date(2023, 6, 1)) == "appointed"
