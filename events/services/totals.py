"""The kept totals of events: the one place that writes them, in the transaction of what they count."""

from collections.abc import Iterable

from django.db import transaction

from events.figures.kept import Kept, count_to_keep
from events.models import Event, KeptTotals
from provinces.stamps import touched

AT_ONCE = 500


def recount(event: Event) -> None:
    """Count an event anew and keep it.

    Call it last in the transaction that wrote a mark, a closing, a participant or a target group, while the event is
    held (`hold`), so that two writers do not keep each other's half.
    """
    _keep(count_to_keep([event.pk]))


def recount_all() -> tuple[int, int]:
    """Count every event anew, some hundred in a transaction; returns how many there are and how many were wrong."""
    keys = list(Event.objects.order_by("pk").values_list("pk", flat=True))
    wrong = 0
    for start in range(0, len(keys), AT_ONCE):
        with transaction.atomic():
            held = Event.objects.select_for_update().filter(pk__in=keys[start : start + AT_ONCE]).order_by("pk")
            there = list(held.values_list("pk", flat=True))
            before = set(KeptTotals.objects.filter(event__in=there).values_list("event_id", *Kept._fields))
            fresh = [row for row in count_to_keep(there) if _columns(row) not in before]
            _mend(fresh)
            wrong += len(fresh)
    return len(keys), wrong


def _mend(rows: list[KeptTotals]) -> None:
    """Keep what was wrong, and say to the stamps that pages made from it are out of date."""
    if rows:
        concerned = Event.objects.filter(pk__in=[row.event_id for row in rows]).order_by()
        touched(
            {*concerned.values_list("office__province_id", flat=True), *concerned.values_list("provinces", flat=True)}
        )
        _keep(rows)


def _columns(row: KeptTotals) -> tuple:
    return (row.event_id, *(getattr(row, name) for name in Kept._fields))


def _keep(rows: Iterable[KeptTotals]) -> None:
    KeptTotals.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["event"], update_fields=Kept._fields
    )  # fmt: skip
