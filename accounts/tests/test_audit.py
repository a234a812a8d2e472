"""Who did what and why, written once."""

import pytest

from accounts.audit import entries_about, record
from accounts.models import AuditEntry


def test_a_deed_is_written_with_actor_reason_and_place(narathiwat_officer, narathiwat):
    record(
        by=narathiwat_officer, act="provinces.rename", target=narathiwat, reason="ทดสอบ", province_code="96", field="x"
    )
    entry = entries_about(narathiwat).get()
    assert (entry.by, entry.act, entry.reason, entry.province_code, entry.details) == (
        narathiwat_officer,
        "provinces.rename",
        "ทดสอบ",
        "96",
        {"field": "x"},
    )


def test_an_entry_can_neither_be_changed_nor_deleted(narathiwat_officer, narathiwat):
    entry = record(by=narathiwat_officer, act="provinces.rename", target=narathiwat)
    entry.reason = "แก้ไข"
    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        entry.delete()
    assert AuditEntry.objects.get().reason == ""
