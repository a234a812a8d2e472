"""The command that finds what older versions left: a dead person with a later term."""

from datetime import date

import pytest
from django.core.management import call_command

from volunteers import services
from volunteers.acts import lives

DIED = date(2026, 10, 20)


@pytest.fixture
def told(capsys):
    """What the command says, line by line."""

    def tell() -> list[str]:
        call_command("after_death")
        return capsys.readouterr().out.splitlines()

    return tell


@pytest.fixture
def old_row(seat, appointed, narathiwat, narathiwat_officer, monkeypatch):
    """A holder whose death ended one term alone, as before decision 21; the further one goes on."""
    holder = appointed(seat, start=date(2023, 12, 1), end=date(2026, 11, 30))
    put = {"person": holder.person, "office": narathiwat, "seat": seat, "renews": holder}
    further = services.nominate(by=narathiwat_officer, on=date(2026, 10, 1), **put)
    term = {"term_start": date(2026, 12, 1), "term_end": date(2029, 11, 30), "no_order_reason": "ทดสอบ"}
    services.appoint(by=narathiwat_officer, appointment=further, **term)
    with monkeypatch.context() as before:
        before.setattr(lives, "brought_along", lambda *_: None)
        services.end(by=narathiwat_officer, appointment=holder, last_day=DIED, end_reason="died")
    return holder


def test_an_old_row_is_told_by_its_page_and_without_a_name(old_row, told):
    page, name = old_row.person.get_absolute_url(), old_row.person.first_name
    lines = told()
    assert lines == [f"96 {page} 20 ต.ค. 2569 < 30 พ.ย. 2572 (appointed)", "1 appointments reach past a death."]
    assert name not in "".join(lines)


def test_recording_the_end_again_mends_it(old_row, told, narathiwat_officer):
    services.undo(by=narathiwat_officer, appointment=old_row)
    old_row.refresh_from_db()
    services.end(by=narathiwat_officer, appointment=old_row, last_day=DIED, end_reason="died")
    assert told() == ["0 appointments reach past a death."]


def test_who_resigned_or_serves_is_not_told(seats, appointed, told, narathiwat_officer):
    resigned, _serving = appointed(seats[0]), appointed(seats[1])
    services.end(by=narathiwat_officer, appointment=resigned, last_day=date(2022, 1, 1), end_reason="resigned")
    assert told() == ["0 appointments reach past a death."]
