"""The registry: every module of the catalogue is in the list, and each report is whole."""

from importlib import import_module
from pathlib import Path

import pytest
from django.utils import translation

from provinces.permissions import ROLES, Permission
from reports import catalogue
from reports.catalogue import REPORTS, report_of
from reports.models import ReportRun
from reports.question import Format

FOLDER = Path(catalogue.__file__).parent
each = pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.kind)


def test_every_module_is_in_the_list_under_its_own_name():
    modules = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    assert {report.kind for report in REPORTS} == modules
    assert len(REPORTS) == len(modules)


@each
def test_a_report_is_found_by_its_kind_and_lives_in_the_module_of_that_name(report):
    assert report_of(report.kind) is report
    assert type(report).__module__ == f"reports.catalogue.{report.kind}"


def test_a_kind_that_nobody_offers_is_none():
    assert [report_of(kind) for kind in ("", "all", "../attendance")] == [None] * 3


@each
def test_its_kind_fits_the_column(report):
    assert len(report.kind) <= ReportRun._meta.get_field("kind").max_length


@each
def test_it_has_a_name_and_a_heading_in_both_languages(report):
    thai = (str(report.title), str(report.heading))
    with translation.override("en"):
        english = (str(report.title), str(report.heading))
    assert all(text and not text.isascii() for text in thai) and all(text.isascii() for text in english)


@each
def test_its_paper_exists(report):
    app, name = report.paper.split("/")
    assert (Path(import_module(app).__file__).parent / "papers" / f"{name}.typ").is_file()


@each
def test_it_is_made_in_a_known_format(report):
    assert set(report.formats) <= set(Format) and report.formats


@each
def test_names_take_another_permission_than_totals(report):
    assert report.permission_to_ask(with_names=False) == Permission.REPORTS_TOTALS
    assert report.permission_to_ask(with_names=True) in (None, Permission.REPORTS_ASK)


@each
def test_its_own_fields_may_be_left_open_and_take_no_name_of_the_form(report):
    fields = report.fields()
    assert [name for name, field in fields.items() if field.required] == []
    assert not set(fields) & {"kind", "province", "as_of", "fiscal_year", "known_on", "format", "with_names"}


@each
def test_every_role_that_may_ask_for_names_may_ask_for_totals(report):
    named = {role for role, permissions in ROLES.items() if report.permission_for_names in permissions}
    assert named <= {role for role, permissions in ROLES.items() if report.permission in permissions} != set()


def test_what_is_asked_is_told_in_words_and_what_is_open_is_not():
    report = report_of("terms_ending")
    told = [report.answers(asked) for asked in ({}, {"within": 60}, {"within": 45})]
    assert told == [[], *([("ช่วงเวลาที่จะครบวาระ", f"ภายใน {days} วัน")] for days in (60, 45))]
