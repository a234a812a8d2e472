"""Who did what and why, written once."""

import pytest

from accounts.audit import entries_about, record, record_all
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


def test_many_deeds_are_written_in_one_query_and_read_like_one(
    narathiwat_officer, narathiwat, songkhla, django_assert_num_queries
):
    deeds = [
        {"act": "provinces.rename", "target": narathiwat, "province_code": "96", "reason": "ทดสอบ", "field": "x"},
        {"act": "provinces.rename", "target": songkhla},
    ]
    with django_assert_num_queries(1):
        record_all(by=narathiwat_officer, deeds=deeds)
    single = record(by=narathiwat_officer, **deeds[0])
    many = entries_about(narathiwat).exclude(pk=single.pk).get()
    told = ("by", "act", "target_type", "target_id", "province_code", "reason", "details")
    assert [getattr(many, name) for name in told] == [getattr(single, name) for name in told]
    assert (entries_about(songkhla).get().province_code, many.at <= single.at) == ("", True)


def test_no_deeds_write_nothing(narathiwat_officer):
    assert record_all(by=narathiwat_officer, deeds=[]) == []
    assert AuditEntry.objects.exists() is False
