"""What every verb of the portal can be done to: the world, two events more, and what hangs on them."""

import base64
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from events.models import BoothProduct, FollowUp, IssueRaised, Participant, Project
from provinces.models import Office, ReportedFigure, Signatory
from reports.models import ReportRun
from volunteers import services
from volunteers.models import Appointment, AppointmentOrder, Seat


@dataclass
class Scene:
    """Fresh rows under the names that the deeds use; each is read anew, so that a refused deed leaves nothing in it."""

    world: Any
    keys: dict[str, tuple[type, int]]

    def __getattr__(self, name: str):
        if name in {"officer", "head", "admin"}:
            return type(self.world.users[name]).objects.get(pk=self.world.users[name].pk)
        if name not in self.keys:
            raise AttributeError(name)
        model, key = self.keys[name]
        return model.objects.get(pk=key)

    def new_key(self) -> None:
        """Put a new key in front of the ring; the test's settings are put back by its fixture."""
        fresh = f"new:{base64.b64encode(b'a new key in front of the ring..').decode()}"
        settings.PERSONAL_DATA_KEYS = [fresh, *settings.PERSONAL_DATA_KEYS]
        services.update_person(by=self.officer, person=self.newcomer, address="9 หมู่ 9")


def set_the_scene(world, make_event) -> Scene:
    """A past workshop with a guest, one ahead that is a draft, and rows of each kind."""
    officer, today = world.users["officer"], timezone.localdate()
    office = Office.objects.get(province="96")
    past, ahead = make_event(office, date(2026, 3, 12)), make_event(office, today + timedelta(days=10), state="draft")
    type(ahead).objects.filter(pk=ahead.pk).update(objectives=["หนึ่ง", "สอง"])
    rows = {
        "office": office, "past": past, "ahead": ahead, "session": past.sessions.get(),
        "bare": make_event(office, today, state="draft"),
        "place": Participant.objects.create(event=past, name="ผู้ร่วมงาน", order=1),
        "guest": Participant.objects.create(event=ahead, name="ผู้รับเชิญ", order=1),
        "product": BoothProduct.objects.create(event=ahead, name="หนึ่ง", order=1),
        "second": BoothProduct.objects.create(event=ahead, name="สอง", order=2),
        "project": Project.objects.create(title="โครงการว่าง", fiscal_year=2569, office=office),
        "follow_up": FollowUp.objects.create(
            issue=IssueRaised.objects.create(event=past, text="ปัญหา"), text="ติดตาม", agency="สรจ."
        ),
        "newcomer": services.register_person(by=officer, office=office, first_name="คนใหม่", address="1 หมู่ 1"),
        "theirs": services.record_order(
            by=world.users["neighbour"], office=Office.objects.get(province="90"), authority="กระทรวงแรงงาน",
            number="1", be_year=2569,
        ),
    }  # fmt: skip
    named = {
        "held": (Appointment, "appointment"), "seat": (Seat, "seat"), "run": (ReportRun, "run"),
        "order": (AppointmentOrder, "order"), "signatory": (Signatory, "signatory"),
        "printed": (ReportedFigure, "reported_figure"),
    }  # fmt: skip
    keys = {name: (type(row), row.pk) for name, row in rows.items()}
    return Scene(world, keys | {name: (model, world[key]) for name, (model, key) in named.items()})
