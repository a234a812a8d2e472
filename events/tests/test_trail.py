"""The trail names what was done to a part of an event by the event, to who may read it."""

import pytest

from accounts.audit import record
from events.models import AdvisorRemark, Dignitary, FollowUp, ProgrammeItem
from volunteers.tests.reading import table


@pytest.fixture
def rows(event):
    """A line of the programme and a thing taken on, which belongs to its event by a remark."""
    speaker = Dignitary.objects.create(first_name="สมชาย", last_name="ตัวอย่าง")
    remark = AdvisorRemark.objects.create(event=event, speaker=speaker, kind="policy", text="ร่วมมือกัน")
    line = ProgrammeItem.objects.create(
        event=event, day=event.first_day, phase="morning", kind="lecture", title="บรรยาย"
    )
    return [line, FollowUp.objects.create(remark=remark, text="ติดตาม", agency="สรจ.")]


def test_a_changed_part_is_told_by_its_event(rows, event, signed_in, auditor, narathiwat_officer):
    for row in rows:
        record(by=narathiwat_officer, act="events.update_part", target=row, province_code="96")
    told = table(signed_in(auditor).get("/audit/", {"what": "change"}))
    assert [row[2] for row in told] == [event.title] * 2


def test_nobody_reads_the_name_of_an_event_that_is_not_theirs(
    rows, make_event, songkhla_officer, member, songkhla, signed_in
):
    record(by=songkhla_officer, act="events.update_part", target=rows[0], province_code="90")
    told = table(signed_in(member("songkhla-head", songkhla, "head")).get("/audit/", {"what": "change"}))
    assert [row[2] for row in told] == ["–"]
