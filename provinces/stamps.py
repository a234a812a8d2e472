"""Whether anything about a province was written since a page was made (decision 14).

Who writes says so with `touched`, in the transaction of the write; who keeps something made from the register keeps it
under `stamp_of`, asked for *before* the register is read. So what is kept is never older than what is written.
"""

from collections.abc import Iterable
from secrets import randbits

from django.db import transaction
from django.db.models import Count, Sum
from django.db.transaction import TransactionManagementError

from provinces.models import Stamp

# 78 of them fit into one BIGINT.
BITS = 50
NATION = ""


def touched(provinces: Iterable[str | None]) -> None:
    """Say that something about these provinces (None: the nation's own) is written by the transaction at hand.

    A drawn number and not the next one: after a transaction that failed, or in a database put back to an older day,
    no number comes again that something was kept under. Raises TransactionManagementError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise TransactionManagementError("touched() belongs into the transaction that writes.")
    # Rows are locked in the order of their keys, so that two writers never wait for each other.
    rows = [Stamp(key=key, number=randbits(BITS)) for key in sorted({code or NATION for code in provinces})]
    Stamp.objects.bulk_create(rows, update_conflicts=True, unique_fields=["key"], update_fields=["number"])


def stamp_of(province_code: str | None) -> str:
    """What to keep something under that is made from one province, or from the whole nation (None); one query."""
    if province_code is None:
        found = Stamp.objects.aggregate(rows=Count("pk"), sum=Sum("number"))
        return f"{found['rows']}.{found['sum'] or 0}"
    rows = Stamp.objects.filter(key__in=[province_code, NATION]).order_by("key")
    return "-".join(f"{key}.{number}" for key, number in rows.values_list("key", "number"))
