"""The command that counts all kept totals anew."""

from django.core.management import call_command

from events import services
from events.models import KeptTotals


def told(capsys) -> str:
    call_command("recount_totals")
    return capsys.readouterr().out


def test_it_says_how_many_were_wrong(make_event, capsys):
    services.recount(make_event())
    make_event(title="ไม่เคยนับ")
    assert told(capsys) == "2 events counted, 1 had other totals.\n"
    assert told(capsys) == "2 events counted, 0 had other totals.\n"
    assert KeptTotals.objects.count() == 2
