"""A signatory entered by mistake goes into the bin and comes back as before."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from accounts.audit import entries_about
from provinces import bin as office_bin
from provinces import services
from provinces.models import BinnedRow, Signatory


@pytest.fixture
def row(narathiwat):
    """Somebody entered by mistake."""
    facts = {"name": "นายสมชาย ตัวอย่าง", "position": "แรงงานจังหวัด", "first_day": date(2025, 10, 1)}
    return Signatory.objects.create(office=narathiwat, **facts)


def test_it_goes_and_comes_back_with_every_value(row, signed_in, narathiwat_officer):
    before, client = list(Signatory.objects.values()), signed_in(narathiwat_officer)
    asked = client.get(f"/offices/{row.office_id}/signatories/{row.pk}/remove/").content.decode()
    assert ("ให้ระบุวันสุดท้ายที่ลงนาม" in asked, Signatory.objects.count()) == (True, 1)
    gone = client.post(f"/offices/{row.office_id}/signatories/{row.pk}/remove/")
    assert (gone["Location"], Signatory.objects.count()) == (row.get_absolute_url(), 0)
    back = client.post(f"/bin/{BinnedRow.objects.get().pk}/put-back/")
    assert (back["Location"], list(Signatory.objects.values())) == (row.get_absolute_url(), before)


def test_the_deed_is_written_down(row, narathiwat_officer):
    services.remove_signatory(by=narathiwat_officer, row=row)
    assert [entry.act for entry in entries_about(row)] == ["provinces.remove_signatory"]


def test_the_neighbour_neither_removes_nor_puts_back(row, narathiwat_officer, songkhla_officer):
    with pytest.raises(PermissionDenied):
        services.remove_signatory(by=songkhla_officer, row=row)
    services.remove_signatory(by=narathiwat_officer, row=row)
    kind = office_bin.kinds["provinces.signatory"]
    with pytest.raises(PermissionDenied):
        kind.bring_back(songkhla_officer, office_bin.content_of(BinnedRow.objects.get())["rows"])
