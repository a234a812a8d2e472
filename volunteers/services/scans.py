"""The scan of an order: kept with it, taken away, and handed out with an entry of who looked."""

from django.db.models import Q

from accounts.audit import record
from accounts.models import User
from jobs.models import StoredFile
from jobs.uploads import Scan, keep
from volunteers.models import Appointment, AppointmentOrder


def set_scan(order: AppointmentOrder, scan: Scan | None, *, without: bool = False) -> list[str]:
    """Give an order that is being saved another scan, or none; returns the names of the columns that changed.

    The one before stays on the disk for two days, until housekeeping finds that nothing refers to it.
    """
    if scan is None and not (without and order.scan_id):
        return []
    order.scan = keep(scan) if scan else None
    return ["scan"]


def hand_out_scan(*, by: User, order: AppointmentOrder) -> StoredFile | None:
    """The scan of an order, with an entry of who took it and whom it names; None, and no entry, without one."""
    if order.scan is None:
        return None
    named = Appointment.objects.filter(Q(order=order) | Q(acts__order=order)).values_list("person_id", flat=True)
    code = order.office.province_code
    record(by=by, act="volunteers.take_scan", target=order, province_code=code, seen=named)
    return order.scan
