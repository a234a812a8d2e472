"""A roster is handed in once, read by the worker, and is nobody else's."""

import base64
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.encryption import CannotOpen
from accounts.models import AuditEntry
from accounts.rules import RuleBroken
from intake import services
from intake.models import ImportBatch, ImportRow
from intake.services import judging
from intake.tasks import read_roster
from intake.tests.corpus.clashes import spoilt_by
from intake.tests.corpus.draft import PEOPLE, Draft
from jobs.models import StoredFile
from jobs.services import claim, work
from jobs.services.leases import LeaseLost
from provinces.models import Membership
from volunteers.models import Person


def test_what_is_handed_in_is_read_and_judged(handed_in):
    batch = handed_in(spoilt_by("title rows", "own columns"))
    assert (batch.state, batch.as_of.isoformat(), batch.columns[0]) == ("done", "2026-10-31", "ขนาดเสื้อ")
    [sheet] = batch.sheets
    assert (sheet["name"], sheet["lines"], sheet["cells"]["title"], sheet["cells"]["own"]) == ("รายชื่อ", 4, 3, 12)
    assert [(row.sheet, row.row, row.seat is not None) for row in batch.rows.all()][:2] == [
        ("รายชื่อ", 6, True),
        ("รายชื่อ", 7, True),
    ]


def test_nothing_is_written_into_the_register(handed_in):
    handed_in()
    assert Person.objects.exists() is False


def test_the_cells_lie_sealed_and_go_with_the_file(handed_in):
    batch = handed_in()
    row = batch.rows.first()
    assert PEOPLE[0].first not in row.content
    assert row.opened(batch.key)["cells"]["B"] == "นายตัวอย่างเดช สมมติคง"
    batch.file.expire()
    with pytest.raises(CannotOpen):
        row.opened(ImportBatch.objects.get(pk=batch.pk).key)


def test_the_keys_of_rosters_turn_with_the_ring(handed_in, settings):
    batch = handed_in()
    fresh = f"new:{base64.b64encode(b'a new key in front of the ring..').decode()}"
    settings.PERSONAL_DATA_KEYS = [fresh, *settings.PERSONAL_DATA_KEYS]
    StoredFile.objects.rewrap()
    batch = ImportBatch.objects.get(pk=batch.pk)
    assert batch.file.wrapped_key.startswith("new:")
    assert batch.rows.first().opened(batch.key)["cells"]["A"] == "1"


def test_the_same_form_is_one_roster(narathiwat, narathiwat_officer):
    how = {"by": narathiwat_officer, "office": narathiwat, "content": Draft().build(), "form_key": uuid4()}
    assert services.hand_in(**how) == services.hand_in(**how)
    assert AuditEntry.objects.filter(act="intake.hand_in", province_code="96").count() == 1


@pytest.mark.parametrize("who", ["songkhla_officer", "advisor", "auditor", "outsider"])
def test_nobody_else_hands_in_or_sees_it(request, narathiwat, handed_in, who):
    user, batch = request.getfixturevalue(who), handed_in()
    with pytest.raises(PermissionDenied):
        services.hand_in(by=user, office=narathiwat, content=b"x")
    assert batch not in ImportBatch.objects.visible_to(user)


def test_the_office_and_the_centre_see_it(narathiwat_officer, ministry_admin, handed_in):
    batch = handed_in()
    assert [list(ImportBatch.objects.visible_to(user)) for user in (narathiwat_officer, ministry_admin)] == [
        [batch]
    ] * 2


def test_a_key_that_was_used_at_another_office_is_refused_in_a_sentence(
    narathiwat, narathiwat_officer, songkhla, songkhla_officer
):
    key = uuid4()
    services.hand_in(by=songkhla_officer, office=songkhla, content=Draft().build(), form_key=key)
    with pytest.raises(RuleBroken) as refused:
        services.hand_in(by=narathiwat_officer, office=narathiwat, content=Draft().build(), form_key=key)
    assert (refused.value.codes, ImportBatch.objects.count()) == (["form_used"], 1)


@pytest.mark.parametrize(("content", "why"), [(b"", "empty"), (b"x" * 101, "too_large")])
def test_what_cannot_be_kept_is_refused_at_once(narathiwat, narathiwat_officer, settings, content, why):
    settings.UPLOAD_BYTES = 100
    with pytest.raises(RuleBroken) as refused:
        services.hand_in(by=narathiwat_officer, office=narathiwat, content=content)
    assert (refused.value.codes, ImportBatch.objects.exists()) == ([why], False)


def test_a_full_disk_is_told(narathiwat, narathiwat_officer, monkeypatch):
    monkeypatch.setattr("jobs.disk.is_short", lambda: True)
    with pytest.raises(RuleBroken) as refused:
        services.hand_in(by=narathiwat_officer, office=narathiwat, content=b"x")
    assert refused.value.codes == ["no_room"]


def test_a_file_that_is_no_roster_fails_with_what_to_do(handed_in):
    batch = handed_in(content=b"%PDF-1.7")
    assert (batch.state, batch.refused) == ("failed", "kind")
    assert batch.reason.startswith("ไฟล์นี้ไม่ใช่ตารางข้อมูล")


def test_a_file_without_a_list_says_so(handed_in):
    batch = handed_in(content="ก,ข\nค,ง\n".encode())
    assert (batch.state, batch.rows.exists()) == ("failed", False)
    assert batch.reason.startswith("ไม่พบรายชื่อในไฟล์นี้")


def test_who_lost_the_right_meanwhile_gets_nothing(narathiwat, narathiwat_officer, seats, settings):
    settings.JOB_APART = False
    batch = services.hand_in(by=narathiwat_officer, office=narathiwat, content=Draft().build())
    Membership.objects.filter(user=narathiwat_officer).delete()
    read_roster(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.rows.exists()) == ("failed", False)


@pytest.mark.parametrize("killed_after", [0, 1, 3])
def test_killed_at_any_step_each_line_is_there_once(narathiwat, narathiwat_officer, seats, monkeypatch, killed_after):
    monkeypatch.setattr(judging, "STEP", 1)
    batch = services.hand_in(by=narathiwat_officer, office=narathiwat, content=Draft().build())
    first = claim(ImportBatch, batch.pk)
    steps = iter(range(killed_after + 1))
    monkeypatch.setattr(judging, "keep", lambda *_args, **_more: next(steps))
    with pytest.raises(StopIteration):
        services.read_and_judge(first)
    monkeypatch.undo()
    ImportBatch.objects.filter(pk=batch.pk).update(state="queued", token=None)
    second = claim(ImportBatch, batch.pk)
    services.read_and_judge(second)
    assert list(ImportRow.objects.values_list("position", "read_in")) == [
        (place, second.attempts) for place in range(4)
    ]


def test_who_lost_the_lease_writes_nothing_more(narathiwat, narathiwat_officer, seats):
    batch = services.hand_in(by=narathiwat_officer, office=narathiwat, content=Draft().build())
    lost = claim(ImportBatch, batch.pk)
    ImportBatch.objects.filter(pk=batch.pk).update(state="queued", token=None)
    with pytest.raises(LeaseLost):
        services.read_and_judge(lost)
    assert ImportRow.objects.exists() is False


def test_a_roster_of_four_and_of_five_take_as_many_queries(handed_in, narathiwat, narathiwat_officer):

    counts = []
    for traps in ((), ("empty seat: ว่าง",)):
        batch = services.hand_in(by=narathiwat_officer, office=narathiwat, content=spoilt_by(*traps).build())
        with CaptureQueriesContext(connection) as asked:
            work(ImportBatch, batch.pk, make=services.read_and_judge)
        counts.append(len(asked))
    assert counts[0] == counts[1]
