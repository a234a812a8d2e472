"""Each deed on programme and roles of the ``planned`` event, and what is told of it."""

from datetime import time

from events import services
from events.models import Dignitary, EventRole, ProgrammeItem
from events.tests.conftest import DAY
from volunteers import joins

LINE = {"day": DAY, "phase": "morning", "kind": "lecture"}


def add_line(by, event, title="บรรยายใหม่", **facts):
    return services.add_part(by=by, event=event, row=ProgrammeItem(title=title, **LINE | facts))


def change_line(by, event, **facts):
    row = event.programme.first()
    for name, value in facts.items():
        setattr(row, name, value)
    services.update_part(by=by, event=event, row=row)


def swap(by, event):
    first, second = event.programme.all()
    services.move_part(by=by, event=event, model=ProgrammeItem, row=second.pk, beside=first.pk, after=False)


def remove(by, event, part="programme"):
    services.remove_part(by=by, event=event, row=getattr(event, part).first())


def add_role(by, event):
    row = EventRole(role="moderator", name_as_printed="นางสมหญิง ตัวอย่าง")
    services.add_part(by=by, event=event, row=row, speaker=Dignitary(first_name="สมหญิง", last_name="ตัวอย่าง"))


def change_role(by, event):
    row = event.roles.get()
    row.position_that_day = "ที่ปรึกษา"
    services.update_part(by=by, event=event, row=row)


# Each deed: what becomes of which line, and its values before and now.
ROLE = "วิทยากร: นายสมชาย ตัวอย่าง"
DEEDS = {
    "added": (add_line, [("เพิ่ม", "12 มี.ค. 2569 ช่วงเช้า บรรยายใหม่", [])]),
    "changed": (
        lambda by, e: change_line(by, e, title="บรรยายที่แก้", start_time=time(9), end_time=time(10)),
        [
            (
                "แก้ไข",
                "12 มี.ค. 2569 ช่วงเช้า บรรยายหนึ่ง",
                [
                    ("ตั้งแต่เวลา", [], ["09.00 น."]),
                    ("ถึงเวลา", [], ["10.00 น."]),
                    ("ชื่อเรื่อง", ["บรรยายหนึ่ง"], ["บรรยายที่แก้"]),
                ],
            )
        ],
    ),
    "moved": (swap, [("ย้ายลำดับ", "12 มี.ค. 2569 ช่วงเช้า บรรยายสอง", [("ลำดับที่", ["2"], ["1"])])]),
    "removed": (remove, [("ลบ", "12 มี.ค. 2569 ช่วงเช้า บรรยายหนึ่ง", [])]),
    "role added": (add_role, [("เพิ่ม", "ผู้ดำเนินรายการ: นางสมหญิง ตัวอย่าง", [])]),
    "role changed": (change_role, [("แก้ไข", ROLE, [("ตำแหน่งหน้าที่", [], ["ที่ปรึกษา"])])]),
    "role removed": (lambda by, e: remove(by, e, "roles"), [("ลบ", ROLE, [])]),
}


def in_words(unseen):
    return [
        (str(each.change.label), each.line, [(str(d.name), d.old, d.new) for d in each.differs])
        for one in unseen
        for each in one.told
    ]


def waiting(user):
    """The card of the first page; what it tells, event by event."""
    cards = [card for card in joins.cards(user) if card.template == "events/_unseen_card.html"]
    return cards[0].rows if cards else []
