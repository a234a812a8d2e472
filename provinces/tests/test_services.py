"""Since when an office keeps records and which rules hold: what was known before stays known as it was."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import IntegrityError, transaction

from accounts.audit import entries_about
from accounts.tests.races import overtake
from provinces import services
from provinces.models import DatedSetting, Office, OfficeRecords, records_kept
from thai.days import Days

MONDAY, TUESDAY = datetime(2026, 3, 2, 3, tzinfo=UTC), datetime(2026, 3, 3, 3, tzinfo=UTC)
NOON, NOON_OF_TUESDAY = datetime(2026, 3, 2, 12, tzinfo=UTC), datetime(2026, 3, 3, 12, tzinfo=UTC)
DAY = date(2026, 1, 1)


@pytest.fixture
def on(ministry_admin):
    """Do something at a moment: ``on(MONDAY, services.set_setting, key=…)``."""

    def do(moment, verb, **arguments):
        with time_machine.travel(moment, tick=False):
            return verb(by=ministry_admin, **arguments)

    return do


def value(key, *, as_of=DAY, known_at=None, office=None, default=None):
    """The rule as a page would read it."""
    return DatedSetting.objects.value(key, Days(as_of, known_at), default=default, office=office)


def recorded(as_of, known_at=None) -> list[str]:
    """The provinces whose offices keep records on a day."""
    offices = Office.objects.filter(records_kept(Days(as_of, known_at)), province__isnull=False)
    return sorted(offices.values_list("province_id", flat=True))


def test_records_that_begin_earlier_than_thought_are_known_from_now_on(narathiwat, on):
    on(MONDAY, services.begin_records, office=narathiwat, first_day=date(2020, 1, 1))
    on(TUESDAY, services.begin_records, office=narathiwat, first_day=date(2018, 1, 1))
    assert narathiwat.records_from() == date(2018, 1, 1)
    assert narathiwat.records_from(known_at=NOON) == date(2020, 1, 1)
    assert (recorded(date(2019, 1, 1)), recorded(date(2019, 1, 1), NOON)) == (["90", "96"], ["90"])


def test_who_waits_for_the_office_is_known_from_when_the_wait_is_over(narathiwat, ministry_admin, monkeypatch):
    waited = []
    locked = Office.objects.select_for_update

    def quicker_colleague():
        with time_machine.travel(TUESDAY, tick=False):
            if not waited:
                waited.append(True)
                services.begin_records(by=ministry_admin, office=narathiwat, first_day=date(2018, 1, 1))
        clock.move_to(NOON_OF_TUESDAY)
        return locked()

    with time_machine.travel(MONDAY, tick=False) as clock:
        monkeypatch.setattr(Office.objects, "select_for_update", quicker_colleague)
        services.begin_records(by=ministry_admin, office=narathiwat, first_day=date(2019, 1, 1))
    rows = list(OfficeRecords.objects.filter(office=narathiwat).order_by("known_from"))
    assert [row.known_until for row in rows] == [*(row.known_from for row in rows[1:]), None]


def test_an_office_that_never_began_keeps_none(narathiwat, records_from):
    records_from(narathiwat, None)
    assert (narathiwat.records_from(), recorded(date(2026, 1, 1))) == (None, ["90"])


def test_the_first_day_itself_is_recorded(narathiwat, records_from):
    records_from(narathiwat, DAY)
    assert recorded(DAY) == ["90", "96"]
    assert recorded(date(2025, 12, 31)) == ["90"]


def test_the_database_keeps_one_beginning_known(narathiwat):
    with pytest.raises(IntegrityError), transaction.atomic():
        OfficeRecords.objects.create(office=narathiwat, first_day=DAY)


def test_a_rule_holds_from_its_day_on(on):
    on(MONDAY, services.set_setting, key="term_years", value=2, valid_from=date(2020, 1, 1))
    on(MONDAY, services.set_setting, key="term_years", value=4, valid_from=date(2024, 1, 1))
    days = (date(2019, 12, 31), date(2020, 1, 1), date(2023, 12, 31), date(2024, 1, 1))
    assert [value("term_years", as_of=day, default=3) for day in days] == [3, 2, 2, 4]


def test_an_office_has_its_own_rule_before_the_nations(on, narathiwat, songkhla):
    on(MONDAY, services.set_setting, key="term_years", value=2, valid_from=date(2025, 1, 1))
    on(MONDAY, services.set_setting, key="term_years", value=4, valid_from=date(2020, 1, 1), office=narathiwat)
    assert [value("term_years", office=office) for office in (narathiwat, songkhla, None)] == [4, 2, 2]


def test_a_changed_rule_leaves_what_was_known_before(on):
    on(MONDAY, services.set_setting, key="ending_soon_days", value=60, valid_from=date(2020, 1, 1))
    on(TUESDAY, services.set_setting, key="ending_soon_days", value=30, valid_from=date(2020, 1, 1))
    before = datetime(2026, 3, 1, tzinfo=UTC)
    known = [value("ending_soon_days", known_at=at, default=90) for at in (before, MONDAY, NOON, TUESDAY, None)]
    assert known == [90, 60, 60, 30, 30]


def test_what_follows_from_a_rule_is_told_in_the_same_transaction(on, narathiwat, monkeypatch):
    told = []
    monkeypatch.setattr(services.rules, "after_setting", [told.append])
    on(MONDAY, services.set_setting, key="holder_acts_on", value=True, valid_from=DAY, office=narathiwat)
    assert told == [services.SettingChange("holder_acts_on", narathiwat, DAY, MONDAY)]


def test_a_rule_whose_consequences_fail_is_not_set(on, monkeypatch):
    def fails(change):
        raise RuntimeError("cannot be derived")

    monkeypatch.setattr(services.rules, "after_setting", [fails])
    with pytest.raises(RuntimeError):
        on(MONDAY, services.set_setting, key="holder_acts_on", value=True, valid_from=DAY)
    assert not DatedSetting.objects.exists()


def test_each_deed_is_in_the_trail(on, narathiwat, ministry_admin):
    on(MONDAY, services.begin_records, office=narathiwat, first_day=DAY)
    row = on(MONDAY, services.set_setting, key="term_years", value=2, valid_from=DAY, office=narathiwat)
    entries = [entries_about(narathiwat).get(), entries_about(row).get()]
    assert [(e.act, e.by, e.province_code) for e in entries] == [
        ("provinces.begin_records", ministry_admin, "96"),
        ("provinces.set_setting", ministry_admin, "96"),
    ]


@pytest.mark.parametrize("at_an_office", [True, False])
def test_the_database_keeps_one_rule_of_a_day_known(at_an_office, narathiwat):
    facts = {"key": "term_years", "value": 3, "valid_from": DAY, "office": narathiwat if at_an_office else None}
    DatedSetting.objects.create(**facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        DatedSetting.objects.create(**facts)


def hold_the_office(office):
    """Lock it, as another desk would."""
    return lambda: Office.objects.select_for_update().get(pk=office.pk)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_beginning_that_waited_is_known_after_the_one_it_waited_for(narathiwat, ministry_admin):
    def begins(year):
        return lambda: services.begin_records(by=ministry_admin, office=narathiwat, first_day=date(year, 1, 1))

    overtake(hold=hold_the_office(narathiwat), first=begins(2018), second=begins(2019))
    rows = narathiwat.records.order_by("known_from")
    assert [row.first_day.year for row in rows] == [2015, 2018, 2019]
    assert [row.known_until for row in rows] == [*(row.known_from for row in rows[1:]), None]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("at_an_office", [True, False])
def test_of_two_desks_that_set_one_rule_the_second_has_the_last_word(at_an_office, narathiwat, ministry_admin):
    office = narathiwat if at_an_office else None

    def sets(years):
        return lambda: services.set_setting(
            by=ministry_admin, key="term_years", value=years, valid_from=DAY, office=office
        )

    overtake(hold=sets(2), first=lambda: None, second=sets(4))
    earlier, later = DatedSetting.objects.order_by("known_from")
    assert (earlier.value, earlier.known_until, later.value, later.known_until) == (2, later.known_from, 4, None)


def test_the_database_refuses_what_was_no_longer_known_before_it_was_known(narathiwat):
    with pytest.raises(IntegrityError), transaction.atomic():
        narathiwat.records.update(known_until=datetime(2014, 12, 30, tzinfo=UTC))
