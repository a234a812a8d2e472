"""Other public visits of the same advisor in fiscal year 2563: day, province, a total where one was published.

Nothing else about them is stated here, so times, places, programmes and rolls stay open.
"""

from datetime import date
from typing import NamedTuple

from events.models import Dignitary, Event, EventProject, EventRole, Project
from provinces.models import Office

PROJECT = "เสริมสร้างศักยภาพเครือข่ายอาสาสมัครแรงงานเพื่อบูรณาการภารกิจของกระทรวงแรงงาน"


class Visit(NamedTuple):
    """One visit; ``total`` is None where the source gives none."""

    province: str
    day: date
    source: str
    district: str | None = None
    subdistrict: str | None = None
    total: int | None = None
    of_project: bool = True


VISITS = (
    Visit("95", date(2019, 11, 26), "สำนักงานแรงงานจังหวัดนราธิวาส (nlc.go.th)", "9501", "950111", of_project=False),
    Visit("14", date(2020, 1, 15), "สำนักงานแรงงานจังหวัดพระนครศรีอยุธยา", total=209),
    Visit("92", date(2020, 1, 16), "newstawanooxtv.com/16954"),
    Visit("58", date(2020, 1, 30), "newstawanooxtv.com/18020", district="5803"),
    Visit("48", date(2020, 2, 24), "กระทรวงแรงงาน (mol.go.th)", total=117),
    Visit("35", date(2020, 2, 26), "กระทรวงแรงงาน (mol.go.th)"),
)


def tell(offices: dict[str, Office], centre: Office, advisor: Dignitary) -> None:
    """Write the visits to the provinces that are loaded, each with its source."""
    visits = [visit for visit in VISITS if visit.province in offices]
    if not visits:
        return
    project = Project.objects.create(title=PROJECT, fiscal_year=2563, office=centre)
    for visit in visits:
        event = _event(visit, offices[visit.province])
        EventRole.objects.create(
            event=event,
            dignitary=advisor,
            role=EventRole.Role.GUEST_OF_HONOUR,
            position_that_day=advisor.position,
            order=1,
        )
        if visit.of_project:
            EventProject.objects.create(event=event, project=project)


def _event(visit: Visit, office: Office) -> Event:
    event = Event.objects.create(
        kind=Event.Kind.FIELD_VISIT,
        title=f"ที่ปรึกษารัฐมนตรีว่าการกระทรวงแรงงานลงพื้นที่{office.province.title}",
        office=office,
        first_day=visit.day,
        last_day=visit.day,
        venue_district_id=visit.district,
        venue_subdistrict_id=visit.subdistrict,
        venue_province_id=visit.province,
        state=Event.State.FINISHED,
        reported_total=visit.total,
        reported_total_source=visit.source,
    )
    event.provinces.add(visit.province)
    return event
