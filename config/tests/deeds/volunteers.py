"""The register: people, seats, appointments, orders, graduates."""

from collections.abc import Callable
from datetime import date, timedelta

from config.tests.deeds import DAY, TODAY, Deed
from config.tests.scene import Scene
from jobs.uploads import Scan
from provinces.models import District
from volunteers import services
from volunteers.acts.kinds import Kind
from volunteers.models import GraduatePosting, PostingFacts
from volunteers.services import joint_deeds

SCAN = Scan(b"%PDF-1.7 order", "application/pdf")
ORDER = {"authority": "จังหวัดนราธิวาส", "number": "90", "be_year": 2569}
TERM = {"term_start": DAY, "term_end": date(2028, 3, 11), "no_order_reason": "ทดลอง"}


def proposed(s: Scene) -> None:
    """Somebody waits for appointment."""
    services.propose(by=s.officer, appointment=s.held, on=TODAY)


def appointed(s: Scene) -> None:
    """Somebody is in office."""
    services.appoint(by=s.officer, appointment=s.held, **TERM)


def step(verb: Callable, **more: object) -> Callable[[Scene], object]:
    """A step of the appointment."""
    return lambda s: verb(by=s.officer, appointment=s.held, **{"on": TODAY} | more)


def nomination(s: Scene) -> dict:
    """The newcomer put forward for the seat."""
    return {"person": s.newcomer, "office": s.office, "seat": s.seat, "on": DAY}


def by_order(s: Scene) -> object:
    """Appointed by an order that is typed in the same breath."""
    new = services.appointing(appointment=s.held, **TERM | {"no_order_reason": ""})
    return joint_deeds.act_by_new_order(by=s.officer, new_act=new, office=s.office, order=ORDER)


def void_posting(s: Scene) -> None:
    """Take the posting back."""
    services.void_posting(by=s.officer, posting=GraduatePosting.objects.get(), reason="ลงผิด")


def join_orders(s: Scene) -> None:
    """The neighbour's row is the same paper."""
    services.join_orders(by=s.admin, orders=[s.theirs], paper=s.order)


def post_graduate(s: Scene) -> None:
    """Somebody new goes to a district."""
    services.post_graduate(by=s.officer, person=s.newcomer, district=District.objects.get(code="9602"), first_day=DAY)


DEEDS = {
    "nominate": Deed(lambda s: services.nominate(by=s.officer, **nomination(s))),
    "nominate_all": Deed(
        lambda s: services.nominate_all(by=s.officer, entries=[nomination(s)]), ("volunteers.nominate",)
    ),
    "propose": Deed(step(services.propose)),
    "propose_all": Deed(
        lambda s: services.propose_all(by=s.officer, entries=[{"appointment": s.held, "on": TODAY}]),
        ("volunteers.propose",),
    ),
    "receive": Deed(step(services.receive), given=proposed),
    "check": Deed(step(services.check)),
    "send_back": Deed(step(services.send_back), ("volunteers.return",), given=proposed),
    "withdraw": Deed(step(services.withdraw)),
    "appoint": Deed(appointed),
    "appoint_all": Deed(
        lambda s: services.appoint_all(by=s.officer, entries=[{"appointment": s.held} | TERM]), ("volunteers.appoint",)
    ),
    "carry_out": Deed(
        lambda s: services.carry_out(
            by=s.officer, new_acts=[services.step(Kind.PROPOSE, appointment=s.held, on=TODAY)]
        ),
        ("volunteers.propose",),
    ),
    "end": Deed(
        lambda s: services.end(by=s.officer, appointment=s.held, last_day=DAY, end_reason="resigned"), given=appointed
    ),
    "revoke": Deed(
        lambda s: services.revoke(by=s.officer, appointment=s.held, from_day=TODAY, reason="คำสั่งผิด"), given=appointed
    ),
    "correct": Deed(
        lambda s: services.correct(
            by=s.officer, act=s.held.acts.latest("pk"), effective_on=DAY + timedelta(days=1),
            term_end=TERM["term_end"], reason="ลงผิด",
        ),
        given=appointed,
    ),
    "undo": Deed(lambda s: services.undo(by=s.officer, appointment=s.held, reason="ลงผิด"), given=appointed),
    "void": Deed(lambda s: services.void(by=s.officer, appointment=s.held, reason="ลงผิด"), given=appointed),
    "act_by_new_order": Deed(by_order, ("volunteers.record_order", "volunteers.appoint")),
    "nominate_newcomer": Deed(
        lambda s: joint_deeds.nominate_newcomer(
            by=s.officer, office=s.office, seat=s.seat, person={"first_name": "ใหม่"}, nomination={"on": DAY}
        ),
        ("volunteers.register_person", "volunteers.nominate"),
    ),
    "register_person": Deed(lambda s: services.register_person(by=s.officer, office=s.office, first_name="ใหม่")),
    "update_person": Deed(lambda s: services.update_person(by=s.officer, person=s.newcomer, first_name="ใหม่")),
    "tell_death": Deed(lambda s: services.tell_death(by=s.officer, person=s.newcomer, died_on=DAY)),
    "set_validity": Deed(lambda s: services.set_validity(by=s.officer, seat=s.seat, valid_from=date(2016, 1, 1))),
    "record_order": Deed(lambda s: services.record_order(by=s.officer, office=s.office, **ORDER)),
    "update_order": Deed(lambda s: services.update_order(by=s.officer, order=s.order, title="คำสั่ง")),
    "hand_out_scan": Deed(
        lambda s: services.hand_out_scan(by=s.officer, order=s.order),
        ("volunteers.take_scan",),
        given=lambda s: services.update_order(by=s.officer, order=s.order, scan=SCAN),
    ),
    "remove_order": Deed(lambda s: services.remove_order(by=s.officer, order=s.order)),
    "join_orders": Deed(join_orders, by="admin"),
    "separate_order": Deed(
        lambda s: services.separate_order(by=s.admin, order=s.theirs), by="admin", given=join_orders
    ),
    "post_graduate": Deed(post_graduate),
    "end_posting": Deed(
        lambda s: services.end_posting(by=s.officer, posting=GraduatePosting.objects.get(), last_day=TODAY)
    ),
    "correct_posting": Deed(
        lambda s: services.correct_posting(
            by=s.officer, posting=GraduatePosting.objects.get(), reason="ลงผิด", degree="ปริญญาตรี"
        )
    ),
    "void_posting": Deed(void_posting),
    "restore_posting": Deed(
        lambda s: services.restore_posting(by=s.officer, facts=PostingFacts.objects.get()), given=void_posting
    ),
    "rewrap": Deed(lambda s: services.rewrap(by=s.officer), given=lambda s: s.new_key()),
}  # fmt: skip
