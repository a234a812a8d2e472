"""Days of the register that are rare are asked about once; what cannot be is refused."""

from datetime import date, timedelta

import pytest

from thai.calendar import format_date, today
from volunteers import services
from volunteers.models import AppointmentOrder, Person
from volunteers.tests.test_act import do

PAPER = {"authority": "คำสั่งกระทรวงแรงงาน", "number": "1204", "be_year": "2569"}


@pytest.fixture
def office(signed_in, narathiwat_officer):
    """The officer of Narathiwat at the desk."""
    return signed_in(narathiwat_officer)


def asked(response) -> dict[str, str]:
    """The marks of what the page asks, with the words beside the boxes."""
    return dict(response.context["form"].asks.field.choices)


def test_a_child_is_asked_about_and_then_entered(office):
    born = today().replace(year=today().year - 8, day=1)
    sent = {"first_name": "สมศรี", "birth_date": format_date(born)}
    response = office.post("/volunteers/new/", sent)
    assert (list(asked(response).values()), Person.objects.count()) == (["อายุ 8 ปี"], 0)
    assert "อายุ 8 ปี ใช่หรือไม่" in response.content.decode()
    office.post("/volunteers/new/", sent | {"confirmed": [*asked(response)]})
    assert Person.objects.get().private.birth_date == born


def test_another_day_of_birth_is_asked_about_again(office):
    sent = {"first_name": "สมศรี", "birth_date": "1 พ.ค. 2562"}
    yes = [*asked(office.post("/volunteers/new/", sent))]
    response = office.post("/volunteers/new/", sent | {"birth_date": "1 พ.ค. 2563", "confirmed": yes})
    assert (len(asked(response)), Person.objects.count()) == (1, 0)


def test_a_corrected_day_is_saved_without_a_question(office):
    yes = [*asked(office.post("/volunteers/new/", {"first_name": "สมศรี", "birth_date": "1 พ.ค. 2562"}))]
    office.post("/volunteers/new/", {"first_name": "สมศรี", "birth_date": "1 พ.ค. 2512", "confirmed": yes})
    assert Person.objects.count() == 1


def test_a_long_term_is_asked_about_with_the_usual_one(office, pending):
    term = {"term_start": "1/2/2569", "term_end": "31/1/2575", "no_order_reason": "ตามหนังสือ"}
    response = do(office, pending, "appoint", **term)
    assert list(asked(response).values()) == ["วาระถึง 31 ม.ค. 2575 ยาวกว่าวาระปกติซึ่งมี 3 ปี"]
    do(office, pending, "appoint", **term, confirmed=[*asked(response)])
    pending.refresh_from_db()
    assert pending.term_end == date(2032, 1, 31)


def test_the_usual_term_to_the_day_is_not_asked_about(office, pending):
    do(office, pending, "appoint", term_start="1/2/2569", term_end="31/1/2572", no_order_reason="ตามหนังสือ")
    pending.refresh_from_db()
    assert pending.term_end == date(2029, 1, 31)


def test_a_late_order_is_asked_about_once(office, pending, narathiwat, narathiwat_officer):
    issued = {"issued_on": date(2026, 3, 1)}
    order = services.record_order(by=narathiwat_officer, office=narathiwat, **PAPER | {"be_year": 2569} | issued)
    term = {"term_start": "1/2/2569", "order": order.pk}
    response = do(office, pending, "appoint", **term)
    assert list(asked(response).values()) == ["คำสั่งลงนามวันที่ 1 มี.ค. 2569 หลังวันเริ่มวาระ 1 ก.พ. 2569"]
    do(office, pending, "appoint", **term, confirmed=[*asked(response)])
    pending.refresh_from_db()
    assert pending.order == order


def test_a_corrected_term_is_looked_at_too(office, appointed, seat):
    holder = appointed(seat, start=date(2026, 2, 1), end=date(2029, 1, 31))
    entered = holder.acts.get(kind="appoint")
    response = do(office, holder, "correct", act=entered.pk, effective_on="1/12/2568", reason="ลงวันผิด")
    assert list(asked(response).values()) == ["วาระถึง 31 ม.ค. 2572 ยาวกว่าวาระปกติซึ่งมี 3 ปี"]


@pytest.mark.parametrize(("kind", "day"), [("check", "8 ม.ค. 2496"), ("withdraw", "8 ม.ค. 2499")])
def test_a_step_in_a_far_year_is_asked_about(kind, day, office, nominated, seat):
    held, year = nominated(seat, on=date(2026, 1, 5)), int(day[-4:])
    response = do(office, held, kind, on=day, reason="ครบ")
    assert list(asked(response).values()) == [f"ปี {year} ห่างจากวันนี้ {abs(year - 543 - today().year)} ปี"]
    assert held.acts.count() == 1


def test_a_step_that_cannot_have_happened_yet_is_refused_and_not_asked_about(office, nominated, seat):
    form = do(office, nominated(seat, on=date(2026, 1, 5)), "check", on="8 ม.ค. 2596").context["form"]
    assert ([error.code for error in form.errors.as_data()["__all__"]][:1], form.asks) == (["day_in_future"], None)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ({"issued_on": "1 มิ.ย. 2569", "effective_on": "30 พ.ค. 2569"}, ["มีผลก่อนวันลงนาม 2 วัน"]),
        ({"issued_on": "30 ธ.ค. 2568"}, ["คำสั่งปี 2569 แต่ลงนามในปี 2568"]),
        ({"effective_on": "1 ม.ค. 2499"}, [f"ปี 2499 ห่างจากวันนี้ {today().year - 1956} ปี"]),
    ],
)
def test_days_of_an_order_that_seldom_fit_are_asked_about(days, told, office):
    response = office.post("/volunteers/orders/new/", PAPER | days)
    assert (list(asked(response).values()), AppointmentOrder.objects.count()) == (told, 0)
    office.post("/volunteers/orders/new/", PAPER | days | {"confirmed": [*asked(response)]})
    assert AppointmentOrder.objects.count() == 1


def test_an_order_of_tomorrow_is_refused(office, narathiwat, narathiwat_officer):
    tomorrow = today() + timedelta(days=1)
    response = office.post("/volunteers/orders/new/", PAPER | {"issued_on": format_date(tomorrow)})
    form = response.context["form"]
    assert (list(form.errors), form.asks, AppointmentOrder.objects.count()) == (["issued_on"], None, 0)
    with pytest.raises(services.RuleBroken) as refused:
        services.record_order(by=narathiwat_officer, office=narathiwat, **PAPER, issued_on=tomorrow)
    assert refused.value.codes == ["not_issued_yet"]


def test_a_term_that_is_over_before_its_last_day_is_asked_about(office, appointed, seat):
    holder = appointed(seat, start=date(2023, 12, 1), end=date(2026, 11, 30))
    early, due = ({"last_day": day, "end_reason": "term"} for day in ("28/11/2569", "30/11/2569"))
    questions = asked(do(office, holder, "end", **early))
    assert [*questions.values()] == ["สาเหตุคือ “ครบวาระ” แต่วาระสิ้นสุดวันที่ 30 พ.ย. 2569"]
    assert do(office, holder, "end", **due).status_code == 302
    wrong = {"act": holder.acts.get(kind="end").pk, "effective_on": "1/5/2569", "reason": "พิมพ์ผิด"}
    again = asked(do(office, holder, "correct", **wrong))
    assert [*again.values()] == [*questions.values()]
    do(office, holder, "correct", **wrong, confirmed=[*again])
    assert holder.acts.order_by("pk").last().effective_on == date(2026, 5, 1)
