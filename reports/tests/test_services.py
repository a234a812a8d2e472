"""The verbs of reports: ask once and only where one may, hand out with an entry, refuse in words."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation

from accounts.models import AuditEntry
from accounts.rules import RuleBroken
from jobs.models import StoredFile
from jobs.services import claim, work
from reports import services
from reports.catalogue import REPORTS
from reports.models import ReportRun
from reports.report import Report
from reports.tests.conftest import DAY


@pytest.fixture
def may_ask(asked, narathiwat, songkhla):
    """Who may ask where: answers for home, neighbour and nation, with names and without."""
    areas = {"home": narathiwat.province, "neighbour": songkhla.province, "nation": None}

    def answers(user):
        allowed = set()
        for place, province in areas.items():
            for with_names in (True, False):
                try:
                    asked(by=user, province=province, with_names=with_names)
                except PermissionDenied:
                    continue
                allowed.add((place, with_names))
        return allowed

    return answers


EVERYWHERE = {(place, names) for place in ("home", "neighbour", "nation") for names in (True, False)}
TOTALS_EVERYWHERE = {(place, False) for place in ("home", "neighbour", "nation")}


def test_an_office_asks_about_its_own_province_alone(may_ask, narathiwat_officer, narathiwat_head):
    assert [may_ask(user) for user in (narathiwat_officer, narathiwat_head)] == [{("home", True), ("home", False)}] * 2


def test_the_neighbour_asks_about_the_neighbour(may_ask, songkhla_officer):
    assert may_ask(songkhla_officer) == {("neighbour", True), ("neighbour", False)}


def test_the_ministry_and_the_auditor_ask_everywhere(may_ask, ministry_admin, auditor):
    assert [may_ask(user) for user in (ministry_admin, auditor)] == [EVERYWHERE] * 2


def test_the_advisor_asks_everywhere_and_never_for_names(may_ask, advisor):
    assert may_ask(advisor) == TOTALS_EVERYWHERE


def test_without_a_role_there_is_no_report(may_ask, outsider):
    assert may_ask(outsider) == set()
    assert (ReportRun.objects.count(), AuditEntry.objects.filter(act="reports.ask").count()) == (0, 0)


def test_a_run_remembers_everything_that_was_asked(asked, narathiwat_officer, narathiwat):
    key, known = uuid4(), timezone.now()
    run = asked(kind="terms_ending", format="pdf", form_key=key, known_at=known, parameters={"within": 30})
    run.refresh_from_db()
    assert (run.kind, run.format, run.as_of, run.known_at) == ("terms_ending", "pdf", DAY, known)
    assert (run.province, run.requested_by, run.with_names) == (narathiwat.province, narathiwat_officer, True)
    assert (run.form_key, run.parameters, run.state) == (key, {"within": 30}, "queued")


def test_what_is_not_said_is_known_now(asked, on_day):
    with on_day(date(2020, 3, 2)):
        run = asked()
    assert timezone.localdate(run.known_at) == date(2020, 3, 2)


def test_the_trail_says_who_asked_for_names_of_which_province(asked, ministry_admin):
    asked(), asked(by=ministry_admin, province=None, with_names=False)
    entries = AuditEntry.objects.filter(act="reports.ask").order_by("pk")
    assert [(e.by.username, e.province_code, e.details) for e in entries] == [
        ("narathiwat-officer", "96", {"names": True}), ("ministry-admin", "", {"names": False}),
    ]  # fmt: skip


def test_the_same_key_is_one_run_one_entry_one_bell(asked, monkeypatch, django_capture_on_commit_callbacks):
    key = uuid4()
    with django_capture_on_commit_callbacks() as bells:
        first, second = asked(form_key=key), asked(form_key=key, format="pdf")
    assert (first, second.format, len(bells)) == (second, "xlsx", 1)
    assert AuditEntry.objects.filter(act="reports.ask").count() == 1


def test_without_a_key_each_is_a_run_of_its_own(asked):
    assert asked(form_key=None) != asked(form_key=None)


def test_a_key_that_somebody_else_used_is_refused(asked, narathiwat_head):
    key = uuid4()
    asked(form_key=key)
    with pytest.raises(RuleBroken) as refused:
        asked(by=narathiwat_head, form_key=key)
    assert (refused.value.codes, ReportRun.objects.count()) == (["form_used"], 1)


@pytest.mark.parametrize("changes", [{"kind": "everything"}, {"kind": ""}, {"format": "docx"}])
def test_what_nobody_offers_is_refused_in_words(asked, changes):
    with pytest.raises(RuleBroken, match="ไม่มีรายงานนี้ในรูปแบบที่เลือก") as refused:
        asked(**changes)
    assert refused.value.codes == ["no_such_report"]


def test_a_report_that_left_the_catalogue_fails_with_a_sentence(asked, narathiwat_officer):
    ReportRun.objects.filter(pk=asked().pk).update(kind="of_yesterday")
    run = claim(ReportRun, ReportRun.objects.get().pk)
    services.make(run)
    run.refresh_from_db()
    assert (run.state, run.failure, run.title) == ("failed", services.NO_LONGER_OFFERED, "of_yesterday")


class Poster(Report):
    """A report of the test's own, on paper alone and without names."""

    kind, title, heading = "poster", "ประกาศ", "ประกาศ"
    formats, permission_for_names = ("pdf",), None

    def compose(self, question, progress):
        return self.says(question, figures=[], tables=[], notes=[f"{question.parameters}"])


@pytest.fixture
def poster():
    """The catalogue with one report more."""
    REPORTS.append(Poster())
    yield
    REPORTS.pop()


def test_a_further_report_needs_nothing_but_its_class(poster, asked, network):
    run = asked(kind="poster", format="pdf", with_names=False)
    work(ReportRun, run.pk, make=services.make)
    run.refresh_from_db()
    assert (run.state, run.file.name) == ("done", "ประกาศ นราธิวาส 28 พ.ย. 2562.pdf")
    assert b"".join(run.file.chunks()).startswith(b"%PDF-")


@pytest.mark.parametrize("changes", [{"format": "xlsx", "with_names": False}, {"format": "pdf", "with_names": True}])
def test_it_is_asked_for_only_as_it_says(poster, asked, changes):
    with pytest.raises((RuleBroken, PermissionDenied)):
        asked(kind="poster", **changes)


def test_a_file_is_named_in_thai_whatever_the_page_spoke(asked, ministry_admin):
    with translation.override("en"):
        nation = asked(by=ministry_admin, province=None, as_of=None, fiscal_year=2563, kind="attendance")
        assert services.file_name(nation) == "การเข้าร่วมกิจกรรม ทั่วประเทศ 2563.xlsx"
        assert services.file_name(asked()) == "สถานะการแต่งตั้ง นราธิวาส 28 พ.ย. 2562.xlsx"


def test_handing_out_gives_the_file_and_writes_who_took_it(asked, narathiwat_head):
    file = StoredFile.objects.store(name="ก.xlsx", content=b"x", content_type="text/plain")
    run = asked()
    run.file = file
    assert services.hand_out(by=narathiwat_head, run=run) == file
    entry = AuditEntry.objects.get(act="reports.download")
    assert (entry.by, entry.target_id, entry.details) == (narathiwat_head, str(run.pk), {"names": True})


def test_what_is_not_made_yet_is_not_handed_out_and_nobody_took_it(asked, narathiwat_head):
    assert services.hand_out(by=narathiwat_head, run=asked()) is None
    assert not AuditEntry.objects.filter(act="reports.download").exists()
