"""The keys of orders are read anew: a year, a stroke, brackets or words around a number make no other paper of it.

Rows that were entered under two spellings of one paper stay, with their people, as in 0007: the one that had the key
before keeps it, each other one is told apart behind ``#``.
"""

from django.db import migrations

import thai.orders

KEYS = ("authority_key", "number_key")


def read_anew(apps, schema_editor):
    """Give every order the keys of today; first those whose keys stay, then the older rows before the younger."""
    order_model = apps.get_model("volunteers", "AppointmentOrder")
    rows = {order: _keys(order) for order in order_model.objects.order_by("pk").iterator()}
    changed = {order: keys for order, keys in rows.items() if (order.authority_key, order.number_key) != keys}
    seen = {(order.office_id, order.be_year, *keys) for order, keys in rows.items() if order not in changed}
    for order, (authority, number) in changed.items():
        paper = (order.office_id, order.be_year, authority, number)
        order.authority_key, order.number_key = f"{authority}#{order.pk}", number
        changed[order] = f"{authority}#{order.pk}" if paper in seen else authority
        seen.add(paper)
    # Out of each other's way first: a row may take the key that another one is about to leave.
    order_model.objects.bulk_update(changed, KEYS, batch_size=500)
    for order, authority in changed.items():
        order.authority_key = authority
    order_model.objects.bulk_update(changed, KEYS, batch_size=500)


def _keys(order) -> tuple[str, str]:
    number = thai.orders.read_order_number(order.number, year=order.be_year, authority=order.authority).number
    return thai.orders.authority_key(order.authority), thai.orders.number_key(number)


class Migration(migrations.Migration):
    dependencies = [("volunteers", "0009_scan_of_an_order")]

    operations = [migrations.RunPython(read_anew, migrations.RunPython.noop)]
