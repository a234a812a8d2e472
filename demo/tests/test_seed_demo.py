"""The command: only in the demonstration mode, and alive on whatever day it is run."""

from datetime import date

import pytest
import time_machine
from django.core.management import CommandError, call_command

from accounts.models import User
from demo.moments import at
from events.models import Event
from thai.days import Days
from volunteers.figures import coverage_of
from volunteers.models import Seat

WORKSHOP_DAY = date(2019, 11, 28)


@pytest.mark.django_db
def test_outside_the_demonstration_it_refuses(settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="only in the demonstration mode"):
        call_command("seed_demo")

    assert (User.objects.count(), Seat.objects.count()) == (0, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("day", [date(2027, 3, 1), date(2028, 6, 11), date(2028, 6, 20), date(2029, 1, 15)])
def test_it_is_alive_on_a_later_day_too(settings, day):
    settings.DEMO = True
    call_command("load_gazetteer", only=["96"], verbosity=0)

    with time_machine.travel(at(day, 10), tick=False):
        call_command("seed_demo", verbosity=0)
        figures = coverage_of("96", Days(day))

    assert figures.seats == 77
    assert 60 <= figures.appointed <= 77
    assert coverage_of("96", Days(WORKSHOP_DAY)).appointed == 74
    assert Event.objects.filter(first_day__gt=day).count() >= 4


@pytest.mark.django_db
def test_without_the_gazetteer_it_says_what_to_do(settings):
    settings.DEMO = True

    with pytest.raises(CommandError, match="Run load_gazetteer first"):
        call_command("seed_demo")


@pytest.mark.django_db
def test_it_tells_its_stages_with_seconds(gazetteer, settings, capsys):
    settings.DEMO = True

    call_command("seed_demo", only=["90"])

    stages = [line.split(":")[0] for line in capsys.readouterr().out.splitlines()]
    assert stages == ["accounts", "seats, people, appointments", "spells", "graduates", "events"]
    assert set(Seat.objects.values_list("province", flat=True)) == {"90"}
