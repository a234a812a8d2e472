"""A printed figure goes into the bin and comes back as it was."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from accounts.audit import entries_about
from provinces import bin as office_bin
from provinces import services
from provinces.models import BinnedRow, ReportedFigure
from provinces.stamps import stamp_of


@pytest.fixture
def figure(narathiwat):
    """What a source printed of Narathiwat."""
    facts = {"province_id": "96", "day": date(2019, 11, 28), "figure": "seats", "value": 77, "source": "ข่าวจังหวัด"}
    return ReportedFigure.objects.create(**facts, source_url="https://example.go.th/1")


def test_it_goes_and_comes_back_with_every_value(figure, signed_in, narathiwat_officer, narathiwat_head):
    before = list(ReportedFigure.objects.values())
    answer = signed_in(narathiwat_officer).post(f"/reported-figures/{figure.pk}/remove/")
    assert (answer["Location"], ReportedFigure.objects.count()) == ("/reported-figures/", 0)
    stamp, page = stamp_of("96"), signed_in(narathiwat_head)
    assert "ข่าวจังหวัด" in page.get("/bin/").content.decode()
    back = page.post(f"/bin/{BinnedRow.objects.get().pk}/put-back/")
    assert (back["Location"], list(ReportedFigure.objects.values())) == (figure.get_absolute_url(), before)
    assert stamp_of("96") != stamp


def test_the_deed_is_written_down_and_the_kept_dashboard_is_stale(figure, narathiwat_officer):
    stamp = stamp_of("96")
    services.remove_reported_figure(by=narathiwat_officer, row=figure)
    assert [entry.act for entry in entries_about(figure)] == ["provinces.remove_reported_figure"]
    assert stamp_of("96") != stamp


def test_looking_asks_and_removes_nothing(figure, signed_in, narathiwat_officer):
    page = signed_in(narathiwat_officer).get(f"/reported-figures/{figure.pk}/remove/").content.decode()
    assert ("ข่าวจังหวัด" in page, ReportedFigure.objects.count()) == (True, 1)


def test_who_lost_the_right_meanwhile_puts_nothing_back(figure, narathiwat_officer, songkhla_officer):
    services.remove_reported_figure(by=narathiwat_officer, row=figure)
    kind = office_bin.kinds["provinces.reportedfigure"]
    with pytest.raises(PermissionDenied):
        kind.bring_back(songkhla_officer, office_bin.content_of(BinnedRow.objects.get())["rows"])


def test_entered_anew_meanwhile_it_is_not_doubled(figure, signed_in, narathiwat_officer):
    services.remove_reported_figure(by=narathiwat_officer, row=figure)
    facts = {"province_id": "96", "day": date(2019, 11, 28), "figure": "seats", "value": 78, "source": "ข่าวจังหวัด"}
    ReportedFigure.objects.create(**facts)
    signed_in(narathiwat_officer).post(f"/bin/{BinnedRow.objects.get().pk}/put-back/")
    assert [row.value for row in ReportedFigure.objects.all()] == [78]
