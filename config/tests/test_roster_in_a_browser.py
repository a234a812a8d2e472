"""A roster handed in by hand: the file alone leads to what each line would do, readable on a phone and on a desk."""

import pytest

from config.tests.test_accessibility import axe, violations  # noqa: F401 (a fixture)
from intake.models import ImportBatch
from intake.services import read_and_judge
from intake.tests.conftest import enter, seats  # noqa: F401 (fixtures)
from intake.tests.corpus.clashes import spoilt_by
from intake.tests.corpus.draft import PEOPLE
from jobs.services import work

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
TRAPS = ("title rows", "own columns", "ID 3.96E+12", "empty seat: ว่าง")


def test_from_the_file_to_its_lines(visit, complaints, axe, narathiwat_officer, enter):  # noqa: F811
    enter(PEOPLE[0], last_name="นามสกุลเดิม", phone="0899990001")
    page = visit(narathiwat_officer, bypass_csp=True)
    page.goto("/volunteers/import/")
    file = {"name": "รายชื่อ.xlsx", "mimeType": "application/octet-stream", "buffer": spoilt_by(*TRAPS).build()}
    page.set_input_files("#id_roster", file)
    page.click("#main-form button[type=submit]")
    page.wait_for_selector("#progress")
    assert violations(page, axe) == []
    work(ImportBatch, ImportBatch.objects.get().pk, make=read_and_judge)
    page.click("text=ดูรายการแถว")
    assert [" ".join(chip.inner_text().split()) for chip in page.locator(".chip").all()] == [
        "ทั้งหมด 5", "ผิด 1", "ขัดกัน 0", "เปลี่ยน 1", "ใหม่ 2", "เหมือนเดิม 1",
    ]  # fmt: skip
    assert violations(page, axe) == []
    page.click("text=ผิด")
    assert "3.96E+12" in page.locator("main").inner_text()
    assert complaints == []
