"""A person's whole life is looked at: nobody dead holds office next month because a renewal was already appointed."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEntry
from accounts.tests.races import overtake
from provinces.models import District, Subdistrict
from thai.calendar import ONE_DAY
from volunteers import services
from volunteers.acts.store import finals_of
from volunteers.answers import own_record
from volunteers.models import Appointment, AppointmentAct, Person, SeatSpell
from volunteers.tests.reading import states, words

DIED, AHEAD = date(2026, 10, 20), date(2026, 12, 15)
FURTHER = {"term_start": date(2026, 12, 1), "term_end": date(2029, 11, 30), "no_order_reason": "ทดสอบ"}


@pytest.fixture
def holder(seat, appointed):
    """Somebody whose term ends on 30 November 2026."""
    return appointed(seat, start=date(2023, 12, 1), end=date(2026, 11, 30))


@pytest.fixture
def further(holder, narathiwat, narathiwat_officer):
    """The further term of the same person, appointed already."""
    put = {"person": holder.person, "office": narathiwat, "seat": holder.seat, "renews": holder}
    appointment = services.nominate(by=narathiwat_officer, on=date(2026, 10, 1), **put)
    services.appoint(by=narathiwat_officer, appointment=appointment, **FURTHER)
    return appointment


@pytest.fixture
def ends(narathiwat_officer):
    """End a term: ``ends(holder)`` by death."""

    def leave(appointment, end_reason="died", last_day=DIED):
        services.end(by=narathiwat_officer, appointment=appointment, last_day=last_day, end_reason=end_reason)

    return leave


def codes(verb, **arguments) -> list[str]:
    """The codes by which a verb refuses."""
    with pytest.raises(services.RuleBroken) as refusal:
        verb(**arguments)
    return refusal.value.codes


@pytest.mark.parametrize("reason", ["died", "disqualified", "dismissed"])
def test_nobody_gone_for_good_holds_office_next_month(holder, further, ends, seat, reason):
    ends(holder, end_reason=reason)
    assert states([seat], AHEAD) == {seat.pk: "vacant"}
    further.refresh_from_db()
    assert (further.ended_on, further.end_reason) == (DIED, reason)
    told = AuditEntry.objects.filter(act="volunteers.end").values_list("target_id", flat=True)
    assert sorted(told) == sorted([str(holder.pk), str(further.pk)])


def test_a_further_term_that_death_forestalled_never_began(holder, further, ends, signed_in, narathiwat_officer):
    ends(further)
    holder.refresh_from_db()
    assert (holder.ended_on, holder.end_reason) == (DIED, "died")
    page = signed_in(narathiwat_officer).get(holder.person.get_absolute_url())
    over = [term for term in words(page, "dt") if term in ("สิ้นสุดก่อนเริ่มวาระ", "วันสุดท้ายที่ดำรงตำแหน่ง")]
    assert over == ["สิ้นสุดก่อนเริ่มวาระ", "วันสุดท้ายที่ดำรงตำแหน่ง"]
    [terms] = [section.lines for section in own_record(holder.person) if section.title == "การแต่งตั้ง"]
    assert len(terms) == 1


def test_who_resigns_from_this_term_keeps_the_next(holder, further, ends, seat):
    ends(holder, end_reason="resigned")
    assert states([seat], AHEAD) == {seat.pk: "appointed"}


def test_an_undone_death_gives_the_further_term_back(holder, further, ends, seat, narathiwat_officer):
    ends(holder)
    services.undo(by=narathiwat_officer, appointment=holder)
    assert states([seat], AHEAD) == {seat.pk: "appointed"}
    further.refresh_from_db()
    assert (further.ended_on, further.end_reason, further.term_start) == (None, "", FURTHER["term_start"])


def test_a_corrected_death_moves_every_end_and_rebuilt_spells_agree(holder, further, ends, narathiwat_officer):
    ends(holder)
    death = holder.acts.get(kind="end")
    services.correct(by=narathiwat_officer, act=death, effective_on=date(2026, 11, 15), reason="มรณบัตร")
    further.refresh_from_db()
    assert further.ended_on == date(2026, 11, 15)
    columns = ("appointment_id", "state", "first_day", "last_day", "known_from", "known_until")
    before = sorted(SeatSpell.objects.values_list(*columns), key=str)
    services.rebuild_spells()
    assert sorted(SeatSpell.objects.values_list(*columns), key=str) == before


def test_the_dead_are_not_put_forward_again_nor_given_back_one_by_one(
    holder, further, ends, seats, narathiwat, narathiwat_officer
):
    ends(holder)
    put = {"person": holder.person, "office": narathiwat, "seat": seats[1], "on": date(2026, 11, 1)}
    assert codes(services.nominate, by=narathiwat_officer, **put) == ["person_died"]
    assert codes(services.undo, by=narathiwat_officer, appointment=further) == ["person_died"]
    assert Appointment.objects.count() == 2


def test_a_candidate_who_died_is_put_forward_nowhere_again(seats, nominated, person, narathiwat, narathiwat_officer):
    candidate = nominated(seats[0], on=date(2026, 10, 1))
    elsewhere = nominated(seats[1], on=date(2026, 10, 2), who=candidate.person)
    services.withdraw(by=narathiwat_officer, appointment=candidate, on=DIED, end_reason="died")
    assert states(seats[:2], DIED + ONE_DAY) == {seat.pk: "vacant" for seat in seats[:2]}
    again = {"person": candidate.person, "office": narathiwat, "seat": seats[2], "on": date(2026, 11, 1)}
    assert codes(services.nominate, by=narathiwat_officer, **again) == ["person_died"]
    services.undo(by=narathiwat_officer, appointment=candidate)
    assert states(seats[:2], DIED + ONE_DAY) == {seat.pk: "nominated" for seat in seats[:2]}
    elsewhere.refresh_from_db()
    assert elsewhere.closed_on is None


def test_whoever_is_asked_about_is_told_of_and_nobody_else(holder, ends, person, narathiwat_officer):
    dead, alive = person("สมศรี"), person("สมหมาย")
    ends(holder)
    services.tell_death(by=narathiwat_officer, person=dead, died_on=DIED)
    people = [holder.person_id, dead.pk, alive.pk]
    assert [[each.person_id for each in finals_of([pk])] for pk in people] == [[holder.person_id], [dead.pk], []]


def test_the_dead_are_not_posted_as_graduates(holder, ends, narathiwat_officer):
    ends(holder)
    facts = {"person": holder.person, "district": District.objects.get(pk="9602")}
    assert codes(services.post_graduate, by=narathiwat_officer, first_day=date(2026, 11, 1), **facts) == ["person_died"]
    earlier = {"first_day": date(2020, 1, 1), "last_day": date(2020, 12, 31)}
    assert services.post_graduate(by=narathiwat_officer, **facts, **earlier).pk


def test_a_candidacy_in_another_province_ends_too(holder, ends, songkhla, songkhla_officer, open_seats):
    there = open_seats(Subdistrict.objects.filter(district__province="90", valid_to=None)[:1])[0]
    put = {"person": holder.person, "office": songkhla, "seat": there}
    candidacy = services.nominate(by=songkhla_officer, on=date(2026, 10, 1), **put)
    ends(holder)
    candidacy.refresh_from_db()
    assert (candidacy.closed_on, candidacy.acts.last().because) == (date(2026, 10, 21), holder.acts.get(kind="end"))
    assert AuditEntry.objects.get(act="volunteers.withdraw").province_code == "90"


def test_seventy_seven_deaths_take_as_few_queries_as_one(narathiwat, narathiwat_officer, open_seats):
    seats = open_seats(Subdistrict.objects.filter(district__province="96", valid_to=None))
    people = Person.objects.bulk_create(Person(office=narathiwat, first_name=f"คนที่ {n}") for n in range(len(seats)))
    put = [
        {"person": w, "office": narathiwat, "seat": s, "on": date(2023, 1, 5)}
        for w, s in zip(people, seats, strict=True)
    ]
    held = services.nominate_all(by=narathiwat_officer, entries=put)
    term = {"term_start": date(2023, 12, 1), "term_end": date(2026, 11, 30), "no_order_reason": "ทดสอบ"}
    services.appoint_all(by=narathiwat_officer, entries=[{"appointment": one} | term for one in held])
    further = services.nominate_all(
        by=narathiwat_officer,
        entries=[each | {"on": date(2026, 9, 1), "renews": one} for each, one in zip(put, held, strict=True)],
    )
    ended = [services.step("end", appointment=one, on=DIED, end_reason="died") for one in held]
    with CaptureQueriesContext(connection) as seen:
        services.carry_out(by=narathiwat_officer, new_acts=ended)
    assert (len(held), len(seen) <= 30) == (77, True)
    assert set(Appointment.objects.filter(pk__in=[one.pk for one in further]).values_list("closed_on", flat=True)) == {
        date(2026, 10, 21)
    }


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_nomination_that_waits_for_a_death_is_refused(holder, ends, seats, narathiwat, narathiwat_officer):
    put = {"person": holder.person, "office": narathiwat, "seat": seats[1], "on": date(2026, 11, 1)}
    with pytest.raises(services.RuleBroken) as refusal:
        overtake(
            hold=lambda: ends(holder),
            first=lambda: None,
            second=lambda: services.nominate(by=narathiwat_officer, **put),
        )
    assert refusal.value.codes == ["person_died"]
    assert not AppointmentAct.objects.filter(appointment__seat=seats[1]).exists()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_death_that_waits_for_a_nomination_elsewhere_is_asked_again(
    holder, ends, seats, narathiwat, narathiwat_officer
):
    put = {"person": holder.person, "office": narathiwat, "seat": seats[1], "on": date(2026, 11, 1)}
    with pytest.raises(services.RuleBroken) as refusal:
        overtake(
            hold=lambda: services.nominate(by=narathiwat_officer, **put),
            first=lambda: None,
            second=lambda: ends(holder),
        )
    assert refusal.value.codes == ["quicker"]
    assert SeatSpell.objects.known().filter(appointment=holder, last_day=DIED).count() == 0
