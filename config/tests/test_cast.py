"""What the standing cast promises every test: on which stacks it runs, and what lies in the database before it."""

import pytest

from provinces.models import Office, Province


def test_what_asks_no_database_runs_on_one_stack(request):
    assert request.node.get_closest_marker("once")


def test_what_asks_the_settings_runs_on_both(request, settings):
    assert not request.node.get_closest_marker("once")


def test_what_asks_a_database_runs_on_both(request, db):
    assert not request.node.get_closest_marker("once")


def test_who_asks_for_the_areas_has_them(gazetteer):
    assert (list(Province.objects.values_list("pk", flat=True).order_by("pk")), Office.objects.count()) == (
        ["90", "96"],
        3,
    )


@pytest.mark.django_db
def test_who_does_not_ask_for_them_has_none(request):
    assert (Province.objects.exists(), "areas" in request.fixturenames) == (False, False)
