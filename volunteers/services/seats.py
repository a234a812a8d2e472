"""Since when, and until when, seats exist. What was known before stays readable under its own ``known_at``."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.models import User
from accounts.rules import RuleBroken
from provinces.stamps import touched
from thai.spans import Run
from volunteers.models import Seat, SeatValidity

BATCH = 2000


def open_seats(seats: Iterable[Seat], *, valid_from: date, known_from: datetime | None = None) -> list[Seat]:
    """Write new seats that exist from a day on; for loading many at once, without an audit entry."""
    moment = known_from or timezone.now()
    with transaction.atomic():
        opened = Seat.objects.bulk_create(seats, BATCH)
        rows = [SeatValidity(seat=seat, valid_from=valid_from, known_from=moment) for seat in opened]
        SeatValidity.objects.bulk_create(rows, BATCH)
        touched(seat.province_id for seat in opened)
    return opened


def set_validity(
    *, by: User, seat: Seat, valid_from: date, valid_to: date | None = None, again: Iterable[Run] = (), reason: str = ""
) -> None:
    """Say anew from which day until which day (inclusive) a seat exists; figures known before stay as they were.

    ``again`` are the further days of a seat that is closed and opened again; no two runs may share a day.
    """
    told = [(valid_from, valid_to), *again]
    if any(last and last < first for first, last in told):
        raise RuleBroken(_("The seat ends before it begins."), code="seat_ends_before_start")
    with transaction.atomic():
        Seat.objects.select_for_update().get(pk=seat.pk)
        # Who waited for the seat comes later than whom it waited for.
        now = timezone.now()
        seat.validity.known().update(known_until=now)
        rows = [SeatValidity(seat=seat, valid_from=first, valid_to=last, known_from=now) for first, last in told]
        SeatValidity.objects.bulk_create(rows)
        touched([seat.province_id])
        record(by=by, act="volunteers.set_validity", target=seat, reason=reason, province_code=seat.province_id)
