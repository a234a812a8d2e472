"""Reports: asked for and handed out."""

from config.tests.deeds import DAY, Deed
from reports import services

DEEDS = {
    "ask": Deed(
        lambda s: services.ask(
            by=s.officer, kind="attendance", format="xlsx", province=s.office.province, with_names=True, as_of=DAY
        )
    ),
    "hand_out": Deed(lambda s: services.hand_out(by=s.officer, run=s.run), ("reports.download",)),
}  # fmt: skip
