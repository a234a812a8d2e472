"""The death of somebody who holds no seat: it ends nothing, and nobody is put forward or posted after it."""

from datetime import date

import pytest
import time_machine
from django.utils import timezone

from accounts.audit import entries_about
from provinces.models import District
from volunteers import services
from volunteers.acts.store import finals_of
from volunteers.answers import drop_personal_values
from volunteers.elsewhere import lives_of
from volunteers.models import Death, EndReason
from volunteers.tests.reading import told

DIED, LATER = date(2026, 2, 1), date(2026, 3, 1)


@pytest.fixture
def former(appointed, seat, narathiwat_officer):
    """Somebody who resigned long before the term was over."""
    held = appointed(seat, date(2024, 1, 10), date(2027, 1, 9))
    services.end(by=narathiwat_officer, appointment=held, last_day=date(2025, 5, 31), end_reason=EndReason.RESIGNED)
    return held.person


@pytest.fixture
def tell(narathiwat_officer):
    """Say that somebody died: ``tell(who)``, ``tell(who, None)`` takes it back."""
    return lambda who, day=DIED, **more: services.tell_death(by=narathiwat_officer, person=who, died_on=day, **more)


@pytest.fixture
def refused(tell):
    """With which codes it is refused."""

    def ask(who, day=DIED, verb=None):
        with pytest.raises(services.RuleBroken) as refusal:
            verb() if verb else tell(who, day)
        return refusal.value.codes

    return ask


def test_a_former_holder_who_died_is_never_put_forward_again(former, tell, refused, nominated, seats):
    tell(former)
    assert refused(former, verb=lambda: nominated(seats[1], on=LATER, who=former)) == ["person_died"]
    assert [(final.last_day, final.is_death) for final in finals_of([former.pk])] == [(DIED, True)]


def test_nor_posted_as_a_graduate(person, tell, refused, narathiwat_officer, gazetteer):
    tell(who := person("บัณฑิต"))
    place = {"district": District.objects.get(pk="9602"), "first_day": LATER}
    post = lambda: services.post_graduate(by=narathiwat_officer, person=who, **place)  # noqa: E731
    assert refused(who, verb=post) == ["person_died"]


def test_who_looks_for_a_nominee_reads_it(former, tell, narathiwat_officer, seats):
    tell(former)
    [life] = lives_of([former.pk], user=narathiwat_officer, on=LATER).values()
    assert (life.died, life.told) == (True, ["ถึงแก่กรรม (วันสุดท้าย 1 ก.พ. 2569)"])


def test_an_end_that_is_taken_back_does_not_raise_the_dead(former, tell, refused, narathiwat_officer):
    tell(former)
    held = former.appointments.get()
    undo = lambda: services.undo(by=narathiwat_officer, appointment=held)  # noqa: E731
    assert refused(former, verb=undo) == ["person_died"]


@pytest.mark.parametrize(("day", "codes"), [
    (date(2025, 5, 30), ["holds_or_awaits"]), (date(2025, 5, 31), []), (date(2026, 4, 2), ["day_in_future"]),
])  # fmt: skip
def test_the_day_lies_after_the_last_in_office_and_not_ahead(day, codes, former, tell, refused):
    with time_machine.travel("2026-04-01T09:00:00+07:00"):
        assert (refused(former, day) if codes else tell(former, day) or []) == codes


def test_who_is_put_forward_dies_by_the_nomination(nominated, seat, refused):
    who = nominated(seat, on=date(2026, 1, 5)).person
    assert (refused(who), Death.objects.count()) == (["holds_or_awaits"], 0)


def test_a_graduate_dies_after_the_posting(person, tell, refused, narathiwat_officer, gazetteer):
    who = person("บัณฑิต")
    place = {"district": District.objects.get(pk="9602"), "first_day": date(2025, 10, 1)}
    posting = services.post_graduate(by=narathiwat_officer, person=who, **place)
    assert refused(who) == ["is_graduate"]
    services.end_posting(by=narathiwat_officer, posting=posting, last_day=DIED)
    who.refresh_from_db()
    tell(who)
    assert who.deaths.known().get().died_on == DIED


def test_a_death_with_an_appointment_is_corrected_there(nominated, seat, refused, narathiwat_officer):
    held = nominated(seat, on=date(2026, 1, 5))
    services.withdraw(by=narathiwat_officer, appointment=held, on=DIED, end_reason=EndReason.DIED)
    assert refused(held.person, LATER) == ["death_by_act"]


def test_another_day_and_a_mistake_leave_what_was_known(former, tell):
    tell(former, source="ญาติแจ้ง")
    before = timezone.now()
    tell(former, LATER, source="ใบมรณบัตร")
    tell(former, None)
    assert list(former.deaths.known()) == []
    assert former.deaths.known(at=before).get().source == "ญาติแจ้ง"
    assert [entry.details["fields"] for entry in entries_about(former) if entry.act == "volunteers.tell_death"] == [
        ["died_on", "source"]] * 3  # fmt: skip


def test_an_officer_enters_it_from_the_persons_page(former, signed_in, narathiwat_officer):
    client, page = signed_in(narathiwat_officer), former.get_absolute_url()
    assert f'href="{page}death/"' in client.get(page).content.decode()
    sent = {"died_on": "1 ก.พ. 2569", "source": "ใบมรณบัตร", "version": former.version}
    assert client.post(f"{page}death/", sent)["Location"] == page
    shown = told(client.get(page))
    assert ("วันสุดท้ายที่บันทึกไว้คือ 1 ก.พ. 2569" in shown, "แก้ไขการถึงแก่กรรม" in shown, "ตำแหน่งว่าง" in shown) == (
        True,
        True,
        False,
    )


def test_the_page_tells_the_death_also_of_who_held_office_elsewhere(
    former, tell, signed_in, songkhla, narathiwat_officer
):
    former.appointments.update(office=songkhla)
    tell(former)
    shown = told(signed_in(narathiwat_officer).get(former.get_absolute_url()))
    assert "วันสุดท้ายที่บันทึกไว้คือ 1 ก.พ. 2569" in shown


def test_what_was_typed_about_it_goes_with_the_personal_values(former, tell):
    tell(former, source="ลูกสาวของผู้ตายแจ้ง")
    drop_personal_values(former)
    assert list(former.deaths.values_list("died_on", "source")) == [(DIED, "")]


def test_without_a_day_nothing_is_written(former, signed_in, narathiwat_officer):
    sent = {"died_on": "", "source": "ญาติแจ้ง", "version": former.version}
    page = signed_in(narathiwat_officer).post(f"{former.get_absolute_url()}death/", sent)
    assert (list(page.context["form"].errors), page.context["form"]["source"].value()) == (["died_on"], "ญาติแจ้ง")
    assert Death.objects.count() == 0


def test_a_day_to_come_is_refused_at_its_field(former, signed_in, narathiwat_officer):
    sent = {"died_on": "1 ก.พ. 2599", "source": "ญาติแจ้ง", "version": former.version}
    page = signed_in(narathiwat_officer).post(f"{former.get_absolute_url()}death/", sent)
    [error] = page.context["form"].errors.as_data()["died_on"]
    assert (error.code, page.context["form"]["source"].value()) == ("day_in_future", "ญาติแจ้ง")


def test_emptied_it_is_taken_back(former, tell, signed_in, narathiwat_officer):
    tell(former, source="ญาติแจ้ง")
    sent = {"died_on": "", "source": "ญาติแจ้ง", "version": former.version}
    signed_in(narathiwat_officer).post(f"{former.get_absolute_url()}death/", sent)
    assert (former.deaths.known().count(), former.deaths.count()) == (0, 1)


@pytest.mark.parametrize(("role", "status"), [("songkhla_officer", 404), ("auditor", 403), ("advisor", 403)])
def test_others_tell_nothing(role, status, former, signed_in, request):
    sent = {"died_on": "1 ก.พ. 2569", "version": former.version}
    client = signed_in(request.getfixturevalue(role))
    assert (client.post(f"{former.get_absolute_url()}death/", sent).status_code, Death.objects.count()) == (status, 0)


def test_nobody_dies_before_the_birth_nor_is_born_after_the_death(person, tell, refused, narathiwat_officer):
    services.update_person(by=narathiwat_officer, person=(who := person("สมศรี")), birth_date=date(1997, 6, 5))
    assert refused(who, date(1997, 1, 1)) == ["died_before_birth"]
    who.refresh_from_db()
    tell(who)
    who.refresh_from_db()
    born = lambda: services.update_person(by=narathiwat_officer, person=who, birth_date=LATER)  # noqa: E731
    assert (refused(who, verb=born), who.deaths.known().get().died_on) == (["died_before_birth"], DIED)


def test_who_dies_in_office_was_born_before(appointed, seat, signed_in, narathiwat_officer):
    held = appointed(seat, date(2024, 1, 10), date(2027, 1, 9))
    services.update_person(by=narathiwat_officer, person=held.person, birth_date=date(1966, 6, 5))
    sent = {"last_day": "1 ม.ค. 2509", "end_reason": "died", "version": held.version}
    answer = signed_in(narathiwat_officer).post(f"/volunteers/appointments/{held.pk}/end/", sent)
    told = [error.code for error in answer.context["form"].non_field_errors().as_data()]
    # The birth itself is read where who looks is noted.
    assert "2509 อยู่ก่อนวันเกิดที่บันทึกไว้" in answer.content.decode().replace("วันถึงแก่กรรม (1 ม.ค. 2509)", "2509")
    assert "5 มิ.ย. 2509" not in answer.content.decode()
    assert (told, held.acts.filter(kind="end").exists()) == (["died_before_birth"], False)
