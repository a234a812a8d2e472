"""Making a report: rights looked at again, one file, names only where they belong, nothing written too late."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from accounts.rules import RuleBroken
from documents.pdf import PDFFailed
from jobs.models import StoredFile
from jobs.services import LeaseLost, claim, work
from jobs.tests.leases import lose
from provinces.models import Membership
from reports import files, services
from reports.models import ReportRun
from reports.tasks import make_report
from reports.tests.reading import sheets

NAMES = ("อยู่ ตัวอย่าง", "ลาออก ตัวอย่าง", "รอ ตัวอย่าง", "ตรวจ ตัวอย่าง")


def text(run) -> str:
    return str(sheets(run))


def test_the_list_of_seats_with_names_orders_and_waits(made):
    header, *rows = sheets(made())["รายการตำแหน่ง"]
    lines = [dict(zip(header, row, strict=True)) for row in rows]
    held, _leaves, pending, nominated, vacant, _vacant = lines
    assert (held["สถานะ"], held["วาระถึง"]) == ("แต่งตั้งแล้ว", date(2022, 6, 10))
    assert (pending["สถานะ"], pending["รอการแต่งตั้ง (วัน)"]) == ("รอการแต่งตั้ง", 59)
    who = "ผู้ดำรงตำแหน่งหรือผู้ได้รับการเสนอชื่อ"
    assert [line[who] for line in (held, pending, nominated, vacant)] == [NAMES[0], NAMES[2], NAMES[3], ""]


def test_without_names_no_name_is_anywhere_in_the_file(made):
    named, plain = text(made()), text(made(with_names=False))
    assert [name in named for name in NAMES] == [True] * 4
    assert [name in plain for name in NAMES] == [False] * 4


def test_the_nation_is_listed_by_province(made, ministry_admin):
    sheet = sheets(made(by=ministry_admin, province=None))["รายการตำแหน่ง"]
    assert (sheet[0][0], {row[0] for row in sheet[1:]}) == ("จังหวัด", {"นราธิวาส"})


def test_paper_and_spreadsheet_hold_the_same_sheets(made):
    paper, sheet = made(format="pdf"), made()
    assert b"".join(paper.file.chunks()).startswith(b"%PDF-")
    assert paper.cell_hash == sheet.cell_hash != ""


def test_attendance_counts_persons_and_half_days_with_denominators(made, workshop):
    book = sheets(made(kind="attendance", as_of=None, fiscal_year=2563))
    header, event, total = book["กิจกรรม"]
    for row in (event, total):
        # Expected, persons, late, and the rate with its numerator and base.
        assert row[header.index("เป้าหมาย") :][:6] == [3, 2, 0, 2, 3, pytest.approx(2 / 3)]
    assert [row[-2:] for row in book["ผู้เข้าร่วม"][1:]] == [[2, 2], [1, 2], [0, 2]]


def test_attendance_without_names_lists_no_participant(made, workshop):
    run = made(kind="attendance", as_of=None, fiscal_year=2563, with_names=False)
    assert "ผู้เข้าร่วม 1" not in text(run) and "ประชุมตัวอย่าง" in text(run)


def test_attendance_on_paper(made, workshop):
    run = made(kind="attendance", format="pdf", as_of=None, fiscal_year=2563)
    assert (run.state, b"".join(run.file.chunks())[:5]) == ("done", b"%PDF-")


def test_a_quiet_day_makes_a_paper_too(made):
    assert made(kind="attendance", format="pdf").state == "done"


def test_a_right_taken_away_before_the_worker_starts(asked, narathiwat_officer, network):
    run = asked()
    Membership.objects.filter(user=narathiwat_officer).update(valid_until=date(2020, 1, 1))
    make_report(run.pk)
    run.refresh_from_db()
    assert (run.state, run.failure, run.file) == ("failed", services.NO_LONGER_ALLOWED, None)


def test_an_account_closed_before_the_worker_starts(asked, narathiwat_officer, network):
    run = asked()
    type(narathiwat_officer).objects.filter(pk=narathiwat_officer.pk).update(is_active=False)
    make_report(run.pk)
    run.refresh_from_db()
    assert (run.state, run.failure, run.file) == ("failed", services.NO_LONGER_ALLOWED, None)


def test_nobody_asks_beyond_their_rights(asked, songkhla_officer, advisor, outsider):
    for user in (songkhla_officer, advisor, outsider):
        with pytest.raises(PermissionDenied):
            asked(by=user)
    assert ReportRun.objects.count() == 0


@pytest.mark.parametrize("wrong", [{"kind": "horoscope"}, {"format": "docx"}])
def test_what_is_not_offered_is_refused_in_words(wrong, asked):
    with pytest.raises(RuleBroken) as refusal:
        asked(**wrong)
    assert (refusal.value.codes, ReportRun.objects.count()) == (["no_such_report"], 0)


def test_ringing_three_times_makes_one_file(asked, network):
    run = asked()
    for _ in range(3):
        make_report(run.pk)
    run.refresh_from_db()
    assert (run.attempts, StoredFile.objects.count()) == (1, 1)


def test_a_worker_that_lost_its_lease_writes_nothing(asked, network):
    run = asked()
    slow = claim(ReportRun, run.pk)
    lose(run)
    make_report(run.pk)
    with pytest.raises(LeaseLost):
        services.make(slow)
    assert StoredFile.objects.count() == 1


def test_too_long_for_paper_is_said_not_tried_again(made, monkeypatch):
    monkeypatch.setattr(files, "PDF_ROWS", 3)
    run = made(format="pdf")
    assert (run.state, run.failure, run.attempts) == ("failed", services.TOO_LONG, 1)


def test_a_paper_that_breaks_goes_back_to_the_queue(asked, network, monkeypatch):
    def broken(*args, **kwargs):
        raise PDFFailed("stopped by signal 9")

    monkeypatch.setattr(files, "render_pdf", broken)
    run = asked(format="pdf")
    with pytest.raises(PDFFailed):
        work(ReportRun, run.pk, make=services.make)
    assert ReportRun.objects.claimable().get() == run
