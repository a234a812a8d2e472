"""The database itself refuses two holders, two seats and two pending papers."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from volunteers import overlaps
from volunteers.models import GraduatePosting, PostingFacts, SeatSpell


@pytest.fixture
def spell(seats, nominated):
    """Write a spell past every service: ``spell(seat, "appointed", first, last)``."""
    appointments = {}

    def write(seat, state, first, last, who=None):
        if seat.pk not in appointments:
            appointments[seat.pk] = nominated(seat)
        appointment = appointments[seat.pk]
        with transaction.atomic():
            return SeatSpell.objects.create(
                seat=seat,
                appointment=appointment,
                person=who or appointment.person,
                state=state,
                desk="office" if state == "pending" else "",
                first_day=first,
                last_day=last,
                since=first,
            )

    return write


def test_second_holder_of_a_seat_is_refused_on_a_shared_day(spell, seat, person):
    spell(seat, "appointed", date(2020, 1, 1), date(2020, 6, 30))
    with pytest.raises(IntegrityError):
        spell(seat, "appointed", date(2020, 6, 30), None, who=person("อื่น"))
    spell(seat, "appointed", date(2020, 7, 1), None, who=person("ถัดไป"))
    assert SeatSpell.objects.filter(seat=seat, state="appointed").count() == 2


def test_second_seat_of_a_person_is_refused_on_a_shared_day(spell, seats, person):
    who = person("หนึ่งเดียว")
    spell(seats[0], "appointed", date(2020, 1, 1), None, who=who)
    with pytest.raises(IntegrityError):
        spell(seats[1], "appointed", date(2025, 1, 1), None, who=who)


def test_second_pending_on_a_seat_is_refused(spell, seat, person):
    spell(seat, "pending", date(2020, 1, 1), None)
    with pytest.raises(IntegrityError):
        spell(seat, "pending", date(2019, 1, 1), date(2020, 1, 1), who=person("อื่น"))


def test_changing_a_spell_into_an_overlap_is_refused_too(spell, seat, person):
    spell(seat, "appointed", date(2020, 1, 1), date(2020, 6, 30))
    later = spell(seat, "appointed", date(2020, 7, 1), None, who=person("ถัดไป"))
    with pytest.raises(IntegrityError), transaction.atomic():
        SeatSpell.objects.filter(pk=later.pk).update(first_day=date(2020, 6, 1))


def test_what_is_no_longer_true_does_not_stand_in_the_way(spell, seat, person):
    old = spell(seat, "appointed", date(2020, 1, 1), None)
    SeatSpell.objects.filter(pk=old.pk).update(known_until=old.known_from)
    assert spell(seat, "appointed", date(2020, 1, 1), None, who=person("อื่น")).pk


@pytest.fixture
def post(person):
    """Write the facts of a posting past every service: ``post(who, first, last)``."""

    def write(who, first, last, posting=None):
        posting = posting or GraduatePosting.objects.create(person=who)
        with transaction.atomic():
            return PostingFacts.objects.create(
                posting=posting, person=who, district_id="9602", first_day=first, last_day=last
            )

    return write


def test_second_posting_of_a_graduate_is_refused_on_a_shared_day(post, person):
    who = person("บัณฑิต")
    post(who, date(2020, 1, 1), date(2020, 6, 30))
    for first, last in ((date(2020, 6, 30), None), (date(2019, 1, 1), date(2020, 1, 1))):
        with pytest.raises(IntegrityError):
            post(who, first, last)
    post(who, date(2020, 7, 1), None)
    post(person("อีกคน"), date(2020, 1, 1), None)
    assert PostingFacts.objects.count() == 3


def test_a_posting_is_known_in_one_row_only(post, person):
    first = post(person("บัณฑิต"), date(2020, 1, 1), date(2020, 6, 30))
    with pytest.raises(IntegrityError):
        post(first.person, date(2021, 1, 1), None, posting=first.posting)
    PostingFacts.objects.filter(pk=first.pk).update(known_until=first.known_from)
    assert post(first.person, date(2020, 1, 1), None, posting=first.posting).pk


def test_moving_a_posting_into_another_is_refused_too(post, person):
    who = person("บัณฑิต")
    post(who, date(2020, 1, 1), date(2020, 6, 30))
    later = post(who, date(2020, 7, 1), None)
    with pytest.raises(IntegrityError), transaction.atomic():
        PostingFacts.objects.filter(pk=later.pk).update(first_day=date(2020, 6, 1))


def test_rules_stand_in_the_database(db):
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%%_one_%%'")
            expected = {f"{rule}_{event}" for rule in overlaps.RULES for event in ("insert", "update")}
        else:
            cursor.execute("SELECT conname FROM pg_constraint WHERE contype = 'x'")
            expected = set(overlaps.RULES)
        assert {row[0] for row in cursor.fetchall()} == expected
