"""Something small that can lie in the bin here: a figure that a source printed."""

from datetime import date

import pytest

from provinces import bin as office_bin
from provinces.models import ReportedFigure
from provinces.permissions import Permission

KIND = "provinces.reportedfigure"


@pytest.fixture
def figure(narathiwat):
    """A figure of Narathiwat."""
    return ReportedFigure.objects.create(
        province_id="96", day=date(2019, 11, 28), figure="volunteers", value=77, source="ข่าวลับของจังหวัด"
    )


@pytest.fixture
def binned(figure, narathiwat, narathiwat_officer, monkeypatch):
    """The figure, deleted by the officer."""

    def bring_back(by, rows):
        return office_bin.restored(rows)[0]

    kind = office_bin.BinKind(KIND, "ตัวเลข", Permission.EVENTS_WRITE, bring_back, lambda row: "/news/")
    monkeypatch.setitem(office_bin.kinds, KIND, kind)
    rows = office_bin.rows_as_text([figure])
    made = office_bin.put_away(by=narathiwat_officer, office=narathiwat, thing=figure, title="ตัวเลขลับ", rows=rows)
    figure.delete()
    return made
