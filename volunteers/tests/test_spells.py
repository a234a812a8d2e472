"""Spells follow the rules they rest on: whoever acts on after the term, by day, by office and as known."""

from datetime import date

import pytest
from django.utils import timezone

from accounts.tests.races import overtake
from provinces.models import DatedSetting, Office, Stamp
from provinces.services import hold, set_setting
from provinces.stamps import stamp_of
from volunteers import services
from volunteers.models import SeatSpell
from volunteers.tests.reading import states

TERM_END = date(2023, 1, 31)
AFTER = date(2023, 6, 1)
DAY = date(2020, 2, 1)


@pytest.fixture
def act_on(narathiwat_officer):
    """Say whether holders act on after their term: ``act_on(True, since=date(2016, 1, 1), office=None)``."""

    def say(value, since=date(2016, 1, 1), office=None):
        set_setting(by=narathiwat_officer, key="holder_acts_on", value=value, valid_from=since, office=office)

    return say


def state(seat, day=AFTER, known_at=None):
    """The state of a seat on a day, as known at a moment."""
    return states([seat], day, known_at)[seat.pk]


def spell_rows():
    """All spells as comparable rows."""
    columns = ("appointment_id", "state", "first_day", "last_day", "known_from", "known_until")
    return sorted(SeatSpell.objects.values_list(*columns), key=str)


def test_a_rule_given_later_changes_what_is_known_from_then_on_only(seat, appointed, act_on):
    appointed(seat)
    before = timezone.now()
    act_on(True)
    assert (state(seat), state(seat, known_at=before)) == ("appointed", "vacant")
    since = timezone.now()
    act_on(False)
    assert (state(seat), state(seat, known_at=since), state(seat, known_at=before)) == ("vacant", "appointed", "vacant")


@pytest.mark.parametrize(("since", "expected"), [(TERM_END, "appointed"), (date(2023, 2, 1), "vacant")])
def test_a_rule_holds_for_terms_that_end_from_its_day_on(seat, appointed, act_on, since, expected):
    appointed(seat)
    act_on(True, since=since)
    assert state(seat) == expected


def test_an_office_s_own_rule_goes_before_the_nation_s(seat, appointed, act_on, narathiwat, songkhla):
    appointed(seat)
    act_on(True, office=songkhla)
    states = [state(seat)]
    act_on(True)
    states.append(state(seat))
    act_on(False, office=narathiwat)
    assert [*states, state(seat)] == ["vacant", "appointed", "vacant"]


def test_another_rule_touches_no_spell(seat, appointed, narathiwat_officer):
    appointed(seat)
    before = spell_rows()
    set_setting(by=narathiwat_officer, key="term_years", value=4, valid_from=date(2016, 1, 1))
    assert spell_rows() == before


def test_a_rule_of_the_nation_takes_one_stamp_and_puts_every_province_out_of_date(seat, appointed, act_on):
    appointed(seat)
    before, kept_under = dict(Stamp.objects.values_list()), stamp_of("96")
    act_on(True)
    # The provinces' own, taken batch by batch, would be waited for by whoever holds the nation's.
    assert [key for key, number in Stamp.objects.values_list() if before.get(key) != number] == [""]
    assert stamp_of("96") != kept_under


def test_rebuilt_spells_equal_those_written_step_by_step(seats, appointed, act_on, narathiwat, narathiwat_officer):
    first = appointed(seats[0])
    act_on(True, since=date(2022, 1, 1))
    appointed(seats[1], start=date(2020, 3, 1), end=date(2021, 2, 28))
    act_on(False, since=date(2023, 1, 1), office=narathiwat)
    services.end(by=narathiwat_officer, appointment=first, last_day=date(2021, 5, 1), end_reason="moved")
    act_on(True, since=date(2021, 1, 1))
    services.undo(by=narathiwat_officer, appointment=first)
    step_by_step = spell_rows()
    assert services.rebuild_spells() == len(step_by_step)
    assert spell_rows() == step_by_step


def test_some_seats_are_rebuilt_and_the_others_left_alone(seats, appointed):
    appointed(seats[0])
    appointed(seats[1])
    SeatSpell.objects.all().delete()
    services.rebuild_spells(seats[:1])
    assert set(SeatSpell.objects.values_list("seat_id", flat=True)) == {seats[0].pk}


def test_a_rule_that_would_put_somebody_on_two_seats_is_refused_and_not_kept(seats, appointed, act_on, person):
    who = person("สองแห่ง")
    appointed(seats[0], who=who)
    appointed(seats[1], start=date(2023, 3, 1), end=date(2026, 2, 28), who=who)
    before = spell_rows()
    with pytest.raises(services.RuleBroken) as refusal:
        act_on(True, since=date(2016, 1, 1))
    assert (set(refusal.value.codes), spell_rows()) == ({"person_taken"}, before)
    assert list(DatedSetting.objects.filter(key="holder_acts_on")) == []


def test_a_network_volunteer_without_a_seat_follows_the_rule_too(person, narathiwat, narathiwat_officer, act_on):
    appointment = services.nominate(
        by=narathiwat_officer, person=person(), office=narathiwat, seat=None, on=date(2020, 1, 5), category="network"
    )
    term = {"term_start": date(2020, 2, 1), "term_end": TERM_END, "no_order_reason": "ทดสอบ"}
    services.appoint(by=narathiwat_officer, appointment=appointment, **term)
    act_on(True)
    known = SeatSpell.objects.known().filter(state="appointed")
    assert list(known.values_list("seat_id", "last_day")) == [(None, None)]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_rule_that_waited_for_an_act_is_known_after_it(seat, appointed, narathiwat_officer, act_on):
    holder = appointed(seat)
    entered = {"act": holder.acts.latest("recorded_at"), "effective_on": date(2020, 2, 1), "reason": "พิมพ์ผิด"}

    def corrects():
        services.correct(by=narathiwat_officer, term_end=date(2023, 2, 28), **entered)

    overtake(hold=lambda: hold(Office.objects.all()), first=corrects, second=lambda: act_on(True))
    assert holder.acts.latest("recorded_at").recorded_at < DatedSetting.objects.get().known_from
    step_by_step = spell_rows()
    services.rebuild_spells()
    assert (state(seat), spell_rows()) == ("appointed", step_by_step)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("deed", ["appoint", "end"])
def test_an_act_that_is_not_committed_yet_is_not_passed_by_when_a_rule_changes(
    deed, person, narathiwat, narathiwat_officer, act_on
):
    by, category = narathiwat_officer, "network"
    member = services.nominate(by=by, person=person(), office=narathiwat, seat=None, on=DAY, category=category)
    term = {"term_start": DAY, "term_end": TERM_END, "no_order_reason": "ทดสอบ"}

    def acts():
        services.appoint(by=by, appointment=member, **term)
        if deed == "end":
            services.end(by=by, appointment=member, last_day=date(2021, 5, 1), end_reason="moved")

    overtake(hold=acts, first=lambda: None, second=lambda: act_on(True))
    step_by_step = spell_rows()
    services.rebuild_spells()
    assert spell_rows() == step_by_step
    last_days = SeatSpell.objects.known().filter(state="appointed").values_list("last_day", flat=True)
    assert list(last_days) == [None if deed == "appoint" else date(2021, 5, 1)]
