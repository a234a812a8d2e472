"""Opening a closed roll again: which half-days, and why."""

import pytest

from accounts.audit import entries_about
from events import services
from events.models import RollClosing


@pytest.fixture
def closed(event, guests, narathiwat_officer):
    """The workshop with both half-days closed."""
    guests(event, "สมชาย")
    services.close_sessions(by=narathiwat_officer, event=event, sessions=list(event.sessions.all()))
    return event


def still_closed() -> list[str]:
    return sorted(RollClosing.objects.known().values_list("session__half", flat=True))


def test_one_half_day_is_opened_with_its_reason(closed, signed_in, narathiwat_officer):
    afternoon = closed.sessions.get(half="afternoon")
    sent = {"sessions": [afternoon.pk], "reason": "ปิดก่อนกลุ่มสุดท้ายลงชื่อ"}
    response = signed_in(narathiwat_officer).post(f"/events/{closed.pk}/roll/reopen/", sent)
    assert (response["Location"], still_closed()) == (f"/events/{closed.pk}/roll/", ["morning"])
    entry = entries_about(closed).first()
    assert (entry.act, entry.reason, entry.details) == (
        "events.reopen_roll", "ปิดก่อนกลุ่มสุดท้ายลงชื่อ", {"sessions": [afternoon.pk]},
    )  # fmt: skip


@pytest.mark.parametrize(("left_out", "field"), [("reason", "reason"), ("sessions", "sessions")])
def test_without_a_reason_or_a_half_day_it_stays_closed_and_keeps_what_was_typed(
    left_out, field, closed, signed_in, narathiwat_officer
):
    sent = {"sessions": [str(s.pk) for s in closed.sessions.all()], "reason": "ลงผิดวัน"}
    kept = {name: value for name, value in sent.items() if name != left_out}
    form = signed_in(narathiwat_officer).post(f"/events/{closed.pk}/roll/reopen/", kept).context["form"]
    assert (list(form.errors), still_closed()) == ([field], ["afternoon", "morning"])
    assert {name: form[name].value() for name in kept} == kept


def test_another_event_s_half_day_is_not_on_offer(closed, make_event, signed_in, narathiwat_officer):
    other = make_event(title="อื่น").sessions.first()
    sent = {"sessions": [other.pk], "reason": "ลงผิดวัน"}
    form = signed_in(narathiwat_officer).post(f"/events/{closed.pk}/roll/reopen/", sent).context["form"]
    assert list(form.errors) == ["sessions"]


def test_the_only_closed_half_day_is_chosen_already(closed, signed_in, narathiwat_officer):
    morning = closed.sessions.get(half="morning")
    services.reopen_sessions(by=narathiwat_officer, event=closed, sessions=[morning], reason="ลงผิด")
    form = signed_in(narathiwat_officer).get(f"/events/{closed.pk}/roll/reopen/").context["form"]
    assert form["sessions"].value() == [str(closed.sessions.get(half="afternoon").pk)]


def test_the_roll_page_leads_here_only_while_something_is_closed(closed, signed_in, narathiwat_officer):
    client, link = signed_in(narathiwat_officer), f"/events/{closed.pk}/roll/reopen/"
    assert link in client.get(f"/events/{closed.pk}/roll/").content.decode()
    halves = list(closed.sessions.all())
    services.reopen_sessions(by=narathiwat_officer, event=closed, sessions=halves, reason="ลงผิด")
    assert link not in client.get(f"/events/{closed.pk}/roll/").content.decode()
    assert client.get(link).context["closed"] == []


@pytest.mark.parametrize("who", ["songkhla_officer", "auditor"])
def test_who_only_reads_the_roll_opens_nothing(who, joint_event, signed_in, request):
    address = f"/events/{joint_event.pk}/roll/reopen/"
    assert signed_in(request.getfixturevalue(who)).post(address, {"reason": "ลองดู"}).status_code == 403
