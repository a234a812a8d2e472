"""The page of one roster: progress while it is read, then what each line would do, and why."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEntry, SeenPerson
from intake import services
from intake.tests.corpus.clashes import spoilt_by
from intake.tests.corpus.draft import PEOPLE, Draft, fake_id
from jobs.models import LeasedJob


@pytest.fixture
def page(handed_in, narathiwat_officer, signed_in):
    """The page of a roster after it was read, as its officer sees it: ``page(draft, "?verdict=wrong")``."""

    def see(draft=None, asked=""):
        batch = handed_in(draft)
        return signed_in(narathiwat_officer).get(f"{batch.get_absolute_url()}{asked}")

    return see


def test_while_it_waits_it_shows_progress(narathiwat, narathiwat_officer, seats, signed_in):
    batch = services.hand_in(by=narathiwat_officer, office=narathiwat, content=Draft().build())
    client = signed_in(narathiwat_officer)
    assert "<progress" in client.get(batch.get_absolute_url()).content.decode()
    part = client.get(batch.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()
    assert ("<progress" in part, "<html" in part) == (True, False)


def test_when_it_was_read_the_part_that_asks_leads_to_the_lines(handed_in, narathiwat_officer, signed_in):
    batch = handed_in()
    part = signed_in(narathiwat_officer).get(batch.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()
    assert ("<html" in part, f'href="{batch.get_absolute_url()}"' in part, "hx-get" in part) == (False, True, False)


def test_what_could_not_be_read_says_what_to_do(handed_in, narathiwat_officer, signed_in):
    batch = handed_in(content=b"<html></html>")
    html = signed_in(narathiwat_officer).get(batch.get_absolute_url()).content.decode()
    assert "กรุณาเปิดด้วย Excel บันทึกเป็น .xlsx" in html
    assert batch.state == LeasedJob.State.FAILED


def test_counts_by_verdict_are_filters(page):
    shown = page(spoilt_by("ID 3.96E+12"))
    assert [(chip.value, chip.number, chip.on) for chip in shown.context["filter"].chips] == [
        ("", 4, True),
        ("wrong", 1, False),
        ("conflict", 0, False),
        ("changed", 0, False),
        ("new", 3, False),
        ("same", 0, False),
    ]


@pytest.mark.parametrize(
    ("asked", "lines"), [("?verdict=wrong", 1), ("?verdict=new", 3), ("?verdict=same", 0), ("?verdict=x", 4)]
)
def test_a_filter_shows_its_lines(page, asked, lines):
    assert len(page(spoilt_by("ID 3.96E+12"), asked).context["lines"]) == lines


def test_a_reason_is_told_with_row_column_and_the_files_own_words(page):
    html = page(spoilt_by("ID 3.96E+12"), "?verdict=wrong").content.decode()
    assert [words in html for words in ("3.96E+12", "คอลัมน์ E", "แถว 3", "ระบบจึงไม่เดา")] == [True] * 4


def test_old_and_new_stand_side_by_side(page, enter):
    enter(PEOPLE[0], last_name="นามสกุลเดิม", phone="0899990001")
    [line] = page(asked="?verdict=changed").context["lines"]
    assert [tuple(change) for change in line.changes] == [
        ("นามสกุล", "สมมติคง", "นามสกุลเดิม"),
        ("โทรศัพท์", "08x xxx 3451", "08x xxx 0001"),
    ]


def test_no_whole_number_of_anybody_is_on_the_page(page, enter):
    enter(PEOPLE[0], phone="0899990001", national_id="")
    draft = Draft()
    draft.replaced[1, "national_id"] = fake_id(7)[:-1]
    html = page(draft).content.decode()
    numbers = [PEOPLE[0].national_id, PEOPLE[0].phone, "0899990001", fake_id(7)[:-1]]
    assert [number in html for number in numbers] == [False] * 4


def test_what_the_file_says_of_itself_stands_above(page):
    html = page(spoilt_by("title rows", "own columns")).content.decode()
    assert [words in html for words in ("31 ตุลาคม 2569", "ขนาดเสื้อ", "เลขที่บัญชีธนาคาร")] == [True] * 3
    assert page(spoilt_by("title rows")).context["batch"].skipped == 3


def test_a_look_at_the_lines_is_written_down_with_whom_it_showed(page, enter):
    person = enter(PEOPLE[0])
    page()
    entry = AuditEntry.objects.get(act="intake.view_roster")
    assert list(SeenPerson.objects.filter(entry=entry).values_list("person", flat=True)) == [person.pk]


def test_after_its_time_the_lines_are_gone_and_the_page_says_so(handed_in, narathiwat_officer, signed_in):
    batch = handed_in()
    batch.file.expire()
    shown = signed_in(narathiwat_officer).get(batch.get_absolute_url())
    assert (shown.context["lines"], "เก็บไว้ 90 วัน" in shown.content.decode()) == ([], True)


def test_another_office_does_not_find_it(handed_in, songkhla_officer, signed_in):
    assert signed_in(songkhla_officer).get(handed_in().get_absolute_url()).status_code == 404


def test_four_lines_and_five_make_as_many_queries(page, enter):
    enter(PEOPLE[0])
    counts = []
    for traps in ((), ("empty seat: ว่าง",)):
        shown = page(spoilt_by(*traps))
        with CaptureQueriesContext(connection) as asked:
            shown.client.get(shown.request["PATH_INFO"])
        counts.append(len(asked))
    assert counts[0] == counts[1]
