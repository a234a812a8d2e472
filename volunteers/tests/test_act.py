"""Acts on an appointment: what is typed happens, what the rules forbid is said at the form."""

from datetime import date

import pytest

from provinces.services import set_setting
from volunteers import services
from volunteers.acts.kinds import KINDS
from volunteers.models import Appointment, AppointmentAct, AppointmentOrder
from volunteers.tests.reading import words


@pytest.fixture
def office(signed_in, narathiwat_officer):
    """The officer of Narathiwat at the desk."""
    return signed_in(narathiwat_officer)


@pytest.fixture
def holder(appointed, seat):
    """Somebody in office."""
    return appointed(seat, start=date(2026, 2, 1), end=date(2029, 1, 31))


def page(appointment: Appointment, kind: str) -> str:
    return f"/volunteers/appointments/{appointment.pk}/{kind}/"


def do(client, appointment: Appointment, kind: str, **typed):
    """Send the form of an act as the officer sees it now."""
    appointment.refresh_from_db()
    return client.post(page(appointment, kind), {"version": appointment.version} | typed)


def last_act(appointment: Appointment) -> AppointmentAct:
    return appointment.acts.order_by("pk").last()


def test_each_possible_step_has_a_page_that_says_what_will_happen(office, pending):
    for kind in services.next_steps(pending):
        response = office.get(page(pending, kind))
        assert words(response, "h1") == [str(KINDS[kind].title)]
        # Below the form a hidden notice waits for who comes back to it.
        assert words(response, ".notice")[0] == str(KINDS[kind].what_happens)


@pytest.mark.parametrize("kind", ["check", "propose"])
def test_a_step_on_the_way_is_recorded_on_its_day(office, nominated, seat, kind):
    appointment = nominated(seat, on=date(2026, 1, 5))
    response = do(office, appointment, kind, on="8 ม.ค. 2569", reason="ครบ")
    assert response.url == appointment.person.get_absolute_url()
    act = last_act(appointment)
    assert (act.kind, act.effective_on, act.reason, act.by.username) == (
        kind, date(2026, 1, 8), "ครบ", "narathiwat-officer",
    )  # fmt: skip


def test_the_usual_term_is_the_one_that_the_office_has_set(office, pending, narathiwat, songkhla):
    for where, years in ((narathiwat, 4), (songkhla, 2)):
        set_setting(by=None, key="term_years", value=years, valid_from=date(2020, 1, 1), office=where)
    do(office, pending, "appoint", term_start="1/2/2569", no_order_reason="ตามหนังสือของผู้ว่าราชการจังหวัด")
    assert last_act(pending).term_end == date(2030, 1, 31)


def test_the_ministry_receives_and_returns(office, pending):
    do(office, pending, "receive", on="15/1/2569")
    refused = do(office, pending, "return", on="20/1/2569")
    assert list(refused.context["form"].errors) == ["reason"]
    do(office, pending, "return", on="20/1/2569", reason="ขาดใบตรวจ")
    assert [a.kind for a in pending.acts.order_by("pk")] == ["nominate", "propose", "receive", "return"]


def test_an_order_typed_here_appoints_for_the_usual_three_years(office, pending, narathiwat):
    do(
        office,
        pending,
        "appoint",
        term_start="1 ก.พ. 2569",
        authority="คำสั่งกระทรวงแรงงาน",
        number="ที่ ๑๒๐๔",
        be_year="๒๕๖๙",
    )
    pending.refresh_from_db()
    assert (pending.term_start, pending.term_end) == (date(2026, 2, 1), date(2029, 1, 31))
    assert (pending.order.office, str(pending.order)) == (narathiwat, "คำสั่งกระทรวงแรงงาน 1204/2569")


def test_an_order_from_the_list_appoints(office, pending, narathiwat, narathiwat_officer):
    order = services.record_order(
        by=narathiwat_officer, office=narathiwat, authority="คำสั่งกระทรวงแรงงาน", number="7", be_year=2569
    )
    do(office, pending, "appoint", term_start="1/2/2569", term_end="30/6/2569", order=order.pk)
    pending.refresh_from_db()
    assert (pending.order, pending.term_end) == (order, date(2026, 6, 30))


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({}, ["evidence"]),
        ({"number": "5", "no_order_reason": "x", "be_year": "2569", "authority": "ก"}, ["evidence"]),
        ({"number": "5"}, ["be_year"]),
        ({"evidence": "order", "no_order_reason": "x"}, ["order"]),
        ({"evidence": "new", "no_order_reason": "x"}, ["number"]),
        ({"evidence": "none", "number": "5"}, ["no_order_reason"]),
        ({"number": "5", "be_year": "69", "authority": "ก"}, ["be_year"]),
        ({"no_order_reason": "x", "term_end": "1/1/2560"}, ["__all__"]),
    ],
)
def test_an_appointment_needs_one_one_evidence_and_a_term_in_order(office, pending, typed, wrong):
    response = do(office, pending, "appoint", term_start="1/2/2569", **typed)
    assert list(response.context["form"].errors) == wrong
    pending.refresh_from_db()
    assert (pending.term_start, AppointmentOrder.objects.count()) == (None, 0)


def test_every_reason_is_said_at_once_each_with_its_code(office, holder, nominated, seat):
    rival = nominated(seat, on=date(2026, 3, 1), who=holder.person)
    typed = {"term_start": "1/4/2569", "term_end": "31/3/2569", "no_order_reason": "x"}
    response = do(office, rival, "appoint", **typed)
    errors = response.context["form"].errors.as_data()["__all__"]
    assert [error.code for error in errors] == ["term_ends_before_start"]
    response = do(office, rival, "appoint", **typed | {"term_end": "31/3/2570"})
    assert [e.code for e in response.context["form"].errors.as_data()["__all__"]] == ["seat_taken"]


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        ("end", {"last_day": "31/3/2569", "end_reason": "moved"}, "31 มี.ค. 2569 (ค.ศ. 2026)"),
        ("revoke", {"from_day": "1/5/2569", "reason": "x"}, "1 พ.ค. 2569 (ค.ศ. 2026)"),
        ("void", {"reason": "x", "confirm": "on"}, ""),
    ],
)
def test_afterwards_the_page_says_what_was_recorded(office, holder, kind, typed, said):
    typed |= {"version": Appointment.objects.get().version}
    answer = office.post(page(holder, kind), typed, follow=True)
    told, name = words(answer, ".messages")[0].replace(" ", ""), holder.person.name
    title, end = (text.replace(" ", "") for text in (str(KINDS[kind].kind.label), f"{name}{said}"))
    assert (title in told, told.endswith(end)) == (True, True)


def test_an_order_that_is_there_already_appoints_nobody_twice(office, pending, narathiwat, narathiwat_officer):
    services.record_order(by=narathiwat_officer, office=narathiwat, authority="ก", number="7", be_year=2569)
    response = do(office, pending, "appoint", term_start="1/2/2569", authority="ก", number="7", be_year="2569")
    assert list(response.context["form"].errors) == ["__all__"]
    assert last_act(pending).kind == "propose"


def test_a_taken_seat_is_refused_in_words_and_the_new_order_is_not_kept(office, holder, nominated, seat):
    rival = nominated(seat, on=date(2026, 3, 1))
    typed = {"authority": "ก", "number": "9", "be_year": "2569"}
    response = do(office, rival, "appoint", term_start="1/4/2569", **typed)
    assert "1 ก.พ. 2569 – 31 ม.ค. 2572" in words(response, ".errors")[0]
    assert AppointmentOrder.objects.count() == 0


def test_the_end_is_the_last_day_in_office(office, holder):
    do(office, holder, "end", last_day="31/3/2569", end_reason="resigned")
    holder.refresh_from_db()
    assert (holder.ended_on, holder.end_reason) == (date(2026, 3, 31), "resigned")


def test_an_end_before_the_term_is_refused_and_what_was_typed_stays(office, holder):
    response = do(office, holder, "end", last_day="๑ ม.ค. ๒๕๖๘", end_reason="resigned", reason="ย้ายบ้าน")
    shown = response.content.decode()
    assert list(response.context["form"].errors) == ["__all__"]
    assert [text in shown for text in ("๑ ม.ค. ๒๕๖๘", "ย้ายบ้าน")] == [True, True]
    holder.refresh_from_db()
    assert holder.ended_on is None


def test_a_revocation_names_the_first_day_out_of_office(office, holder):
    do(office, holder, "revoke", from_day="1/5/2569", reason="คำสั่งผิด")
    holder.refresh_from_db()
    assert (holder.ended_on, holder.end_reason) == (date(2026, 4, 30), "revoked")


def test_a_date_is_corrected_and_the_wrong_one_stays_readable(office, holder):
    appoint = holder.acts.get(kind="appoint")
    do(office, holder, "correct", act=appoint.pk, effective_on="15/2/2569", term_end="14/2/2572", reason="พิมพ์ผิด")
    holder.refresh_from_db()
    assert (holder.term_start, holder.term_end) == (date(2026, 2, 15), date(2029, 2, 14))
    history = words(office.get(holder.person.get_absolute_url()), ".timeline")[0]
    assert "1 ก.พ. 2569" in history and "15 ก.พ. 2569" in history


def test_an_entry_of_somebody_else_cannot_be_corrected_here(office, holder, nominated, seats):
    other = nominated(seats[1], on=date(2026, 1, 5)).acts.get()
    response = do(office, holder, "correct", act=other.pk, effective_on="15/2/2569", reason="x")
    assert list(response.context["form"].errors) == ["act"]


def test_a_mistake_is_declared_void_only_when_confirmed_and_can_be_undone(office, holder):
    refused = do(office, holder, "void", reason="ผิดคน")
    assert list(refused.context["form"].errors) == ["confirm"]
    do(office, holder, "void", reason="ผิดคน", confirm="on")
    assert last_act(holder).kind == "void"
    answer = office.post(
        page(holder, "undo"), {"version": Appointment.objects.get().version, "confirm": "on"}, follow=True
    )
    assert words(answer, ".messages")[0].endswith(holder.person.name)
    assert holder.acts.standing().order_by("pk").last().kind == "appoint"


def test_a_second_editor_is_told_and_keeps_what_was_typed(office, pending, narathiwat_head, signed_in):
    seen = Appointment.objects.get().version
    do(signed_in(narathiwat_head), pending, "receive", on="15/1/2569")
    typed = {"version": seen, "on": "16/1/2569", "reason": "ถอนตัว"}
    refused = office.post(page(pending, "withdraw"), typed)
    assert list(refused.context["form"].errors) == ["__all__"]
    assert "ถอนตัว" in refused.content.decode()
    assert "15 ม.ค. 2569" in words(refused, ".sides")[0]
    assert last_act(pending).kind == "receive"
    office.post(page(pending, "withdraw"), typed | {"shown": shown_by(refused), "pick-on": "mine"})
    assert last_act(pending).kind == "withdraw"


def shown_by(response) -> str:
    """The sealed field that tells what a page showed."""
    return response.context["form"]["shown"].value()


def test_who_gives_way_adds_nothing_whatever_was_typed(office, pending, narathiwat_head, signed_in):
    shown = shown_by(office.get(page(pending, "withdraw")))
    do(signed_in(narathiwat_head), pending, "receive", on="15/1/2569")
    typed = {"version": "1", "on": "เมื่อวาน", "reason": ""}
    refused = office.post(page(pending, "withdraw"), typed | {"shown": shown})
    answer = office.post(page(pending, "withdraw"), typed | {"shown": shown_by(refused), "pick-on": "theirs"})
    assert (answer.status_code, last_act(pending).kind) == (302, "receive")


def test_a_double_click_acts_once(office, holder):
    typed = {"version": Appointment.objects.get().version, "last_day": "31/3/2569", "end_reason": "resigned"}
    first, second = (office.post(page(holder, "end"), typed) for _click in range(2))
    assert (first.status_code, list(second.context["form"].errors)) == (302, ["__all__"])
    assert holder.acts.filter(kind="end").count() == 1


def test_a_step_that_is_not_possible_now_shows_no_form(office, holder):
    response = office.get(page(holder, "propose"))
    assert (words(response, ".form"), len(words(response, ".empty"))) == ([], 1)


@pytest.mark.parametrize("typed", [{"on": "31/13/2569"}, {"on": "เมื่อวาน"}, {"on": ""}, {"on": "1/1/2590"}])
def test_an_impossible_day_is_refused(office, nominated, seat, typed):
    appointment = nominated(seat, on=date(2026, 1, 5))
    response = do(office, appointment, "propose", **typed)
    assert response.status_code == 200 and response.context["form"].errors
    assert last_act(appointment).kind == "nominate"


def test_a_form_without_its_version_is_refused(office, holder):
    for version in ("", "x", "99999999999999999999"):
        response = office.post(page(holder, "void"), {"version": version, "reason": "x", "confirm": "on"})
        assert response.status_code == 200 and response.context["form"].errors
    assert last_act(holder).kind == "appoint"


def test_reading_a_page_changes_nothing(office, holder):
    for kind in [row.kind.value for row in KINDS.values() if row.form]:
        assert office.get(page(holder, kind)).status_code == 200
    assert last_act(holder).kind == "appoint"


def test_an_unknown_act_is_not_found(office, holder):
    assert [office.get(page(holder, kind)).status_code for kind in ("promote", "nominate", "renewal")] == [404] * 3


@pytest.mark.parametrize(("role", "status"), [("songkhla_officer", 404), ("auditor", 403), ("advisor", 403)])
def test_others_may_not(signed_in, request, holder, role, status):
    response = do(signed_in(request.getfixturevalue(role)), holder, "void", reason="x", confirm="on")
    assert (response.status_code, last_act(holder).kind) == (status, "appoint")


def test_an_end_of_everything_names_once_what_else_it_ends(office, holder, seats, nominated):
    other = nominated(seats[1], on=date(2026, 3, 1), who=holder.person)
    typed = {"last_day": "1 เม.ย. 2569", "end_reason": "dismissed"}
    asked = do(office, holder, "end", **typed)
    (error,) = asked.context["form"].errors.as_data()["__all__"]
    place = f"{seats[1].subdistrict.title} {seats[1].subdistrict.district.title}"
    assert (error.code, error.params, last_act(holder).kind) == ("ends_everything", {"others": place}, "appoint")
    done = do(office, holder, "end", **typed, everything="on")
    assert (done.url, last_act(other).kind) == (holder.person.get_absolute_url(), "withdraw")
    page_after = office.get(done.url)
    for told in ("ตำแหน่งหรือการเสนอชื่ออื่นของบุคคลนี้เปลี่ยนตามด้วย 1 รายการ", "สิ้นสุดพร้อมกับตำแหน่งอื่น"):
        assert told in page_after.content.decode()


def test_who_has_nothing_else_is_ended_without_a_question(office, holder):
    done = do(office, holder, "end", last_day="1 เม.ย. 2569", end_reason="died")
    assert (done.status_code, last_act(holder).end_reason) == (302, "died")
