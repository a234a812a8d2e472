"""Offices: their records and rules, printed figures, the bin."""

from uuid import uuid4

from config.tests.deeds import DAY, Deed
from config.tests.scene import Scene
from events.models import PressRelease
from events.services import add_part, remove_part
from provinces import bin, services
from provinces.models import BinnedRow
from volunteers.services import remove_order

FIGURE = {"day": DAY, "figure": "appointed", "value": 70, "source": "ข่าวอื่น"}

SIGNS = {"name": "นายสมมติ ทดลอง", "position": "แรงงานจังหวัด", "first_day": DAY}


def withdrawn_news(s: Scene) -> None:
    """News that the head wrote, and so cleared, and then withdrew."""
    news = add_part(by=s.head, event=s.past, row=PressRelease(headline="ข่าว", body="ข่าว"))
    remove_part(by=s.head, event=s.past, row=news)


DEEDS = {
    "begin_records": Deed(lambda s: services.begin_records(by=s.officer, office=s.office, first_day=DAY)),
    "set_setting": Deed(lambda s: services.set_setting(by=s.officer, key="holder_acts_on", value=True, valid_from=DAY)),
    "add_reported_figure": Deed(
        lambda s: services.add_reported_figure(by=s.officer, province=s.office.province, form_key=uuid4(), **FIGURE)
    ),
    "update_reported_figure": Deed(
        lambda s: services.update_reported_figure(by=s.officer, row=s.printed, value=71)
    ),
    "change_rule": Deed(
        lambda s: services.change_rule(by=s.admin, office=s.office, key="term_years", value=4, valid_from=DAY),
        ("provinces.set_setting",),
        by="admin",
    ),
    "update_office": Deed(lambda s: services.update_office(by=s.officer, office=s.office, address="99 หมู่ 1")),
    "add_signatory": Deed(
        lambda s: services.add_signatory(by=s.officer, office=s.office, form_key=uuid4(), **SIGNS)
    ),
    "update_signatory": Deed(
        lambda s: services.update_signatory(by=s.officer, row=s.signatory, acting_for="ผู้ว่าราชการจังหวัด")
    ),
    "remove_signatory": Deed(lambda s: services.remove_signatory(by=s.officer, row=s.signatory)),
    "remove_reported_figure": Deed(lambda s: services.remove_reported_figure(by=s.officer, row=s.printed)),
    "put_back": Deed(
        lambda s: bin.put_back(by=s.officer, binned=BinnedRow.objects.latest("pk")),
        given=lambda s: remove_order(by=s.officer, order=s.order),
    ),
    "put_back of news that the head withdrew": Deed(
        lambda s: bin.put_back(by=s.officer, binned=BinnedRow.objects.latest("pk")),
        ("events.clearance_left", "events.put_back_part"),
        given=withdrawn_news,
    ),
}  # fmt: skip
