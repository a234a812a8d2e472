"""A run as a row: who may see it, what it is called, how to ask again."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from provinces.models import Membership
from reports.models import ReportRun
from thai.days import end_of_day


@pytest.fixture
def runs(asked, ministry_admin, songkhla):
    """A run of each kind of reach, by name."""
    return {
        "home with names": asked(),
        "home totals": asked(with_names=False),
        "neighbour with names": asked(by=ministry_admin, province=songkhla.province),
        "nation with names": asked(by=ministry_admin, province=None),
        "nation totals": asked(by=ministry_admin, province=None, with_names=False, kind="terms_ending"),
    }


@pytest.fixture
def seen(runs):
    """The names of the runs that somebody sees."""
    return lambda user: {name for name, run in runs.items() if run in ReportRun.objects.visible_to(user)}


def test_an_office_sees_what_it_might_ask_for_whoever_asked(seen, narathiwat_head, songkhla_officer):
    assert seen(narathiwat_head) == {"home with names", "home totals"}
    assert seen(songkhla_officer) == {"neighbour with names"}


def test_the_ministry_sees_all_and_the_advisor_what_names_nobody(seen, runs, ministry_admin, auditor, advisor):
    assert seen(ministry_admin) == seen(auditor) == set(runs)
    assert seen(advisor) == {"home totals", "nation totals"}


def test_who_has_no_role_sees_nothing_without_asking_the_database(seen, outsider, django_assert_num_queries):
    assert seen(outsider) == set()
    with django_assert_num_queries(0):
        assert list(ReportRun.objects.visible_to(outsider)) == []


def test_the_own_run_goes_with_the_role(runs, narathiwat_officer):
    Membership.objects.filter(user=narathiwat_officer).delete()
    del narathiwat_officer._access
    assert not ReportRun.objects.visible_to(narathiwat_officer).exists()


def test_a_report_that_left_the_catalogue_is_seen_by_nobody(runs, ministry_admin):
    ReportRun.objects.update(kind="of_yesterday")
    assert not ReportRun.objects.visible_to(ministry_admin).exists()


def test_its_name_speaks_the_language_of_the_page(asked):
    run = asked()
    with translation.override("en"):
        assert run.title == "appointment status"
    assert (run.title, str(run)) == ("สถานะการแต่งตั้ง", "appointment_status 96 2019-11-28")


@pytest.mark.parametrize(("changes", "expected"), [
    ({}, {"kind": ["appointment_status"], "as_of": ["2019-11-28"]}),
    ({"kind": "attendance", "as_of": None, "fiscal_year": 2563}, {"kind": ["attendance"], "fiscal_year": ["2563"]}),
    ({"kind": "terms_ending", "parameters": {"within": 60}},
     {"kind": ["terms_ending"], "as_of": ["2019-11-28"], "within": ["60"]}),
    ({"known_at": end_of_day(date(2019, 12, 31)), "with_names": False},
     {"kind": ["appointment_status"], "as_of": ["2019-11-28"], "known_on": ["2019-12-31"], "with_names": ["no"]}),
])  # fmt: skip
def test_asking_again_repeats_what_was_asked(asked, changes, expected):
    address = urlsplit(asked(**changes).get_again_url())
    assert address.path == "/reports/"
    assert parse_qs(address.query) == {"province": ["96"], "format": ["xlsx"]} | expected


@pytest.mark.parametrize("changes", [{"fiscal_year": 2563}, {"as_of": None}])
def test_it_is_about_a_day_or_a_year_and_never_both(asked, changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportRun.objects.filter(pk=asked().pk).update(**changes)


def test_what_was_asked_is_handed_on_whole(asked):
    run = asked(kind="terms_ending", parameters={"within": 30})
    question = run.question
    assert (question.province, question.as_of, question.known_at) == (run.province, run.as_of, run.known_at)
    assert (question.with_names, question.format, question.parameters) == (True, "xlsx", {"within": 30})
    assert question.asked_by == str(run.requested_by)


def test_a_stage_has_words_and_none_before_the_first(asked):
    run = asked()
    assert run.stage_name == ""
    run.stage = "writing"
    assert run.stage_name == "กำลังเขียนไฟล์"
