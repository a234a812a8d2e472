"""One paper is there once in an office, however its authority and number were spelt.

Rows entered before may be the same paper twice. They stay, with their people: the first keeps the plain key, each
later one gets a key of its own behind ``#``, and is met by the rule when its paper is named anew.
"""

import thai.fields
import thai.orders
from django.db import migrations, models

PLAIN = ("authority_key", "number_key")


def fill_keys(apps, schema_editor):
    """Give every order its keys; what collides is told apart by its row."""
    order_model = apps.get_model("volunteers", "AppointmentOrder")
    seen, changed = set(), []
    for order in order_model.objects.order_by("pk").iterator():
        order.authority_key = thai.orders.authority_key(order.authority)
        order.number_key = thai.orders.number_key(order.number)
        paper = (order.office_id, order.be_year, order.authority_key, order.number_key)
        if paper in seen:
            order.authority_key = f"{order.authority_key}#{order.pk}"
        seen.add(paper)
        changed.append(order)
    order_model.objects.bulk_update(changed, PLAIN, batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("volunteers", "0006_because")]

    operations = [
        migrations.AddField(
            "appointmentorder",
            "authority_key",
            thai.fields.SameKeyField(
                blank=True, default="", editable=False, key=thai.orders.authority_key, max_length=300,
                sources=("authority",),
            ),
        ),
        migrations.AddField(
            "appointmentorder",
            "number_key",
            thai.fields.SameKeyField(
                blank=True, default="", editable=False, key=thai.orders.number_key, max_length=80, sources=("number",)
            ),
        ),
        migrations.RemoveConstraint("appointmentorder", "order_number_once"),
        migrations.RunPython(fill_keys, migrations.RunPython.noop),
        migrations.AddConstraint(
            "appointmentorder",
            models.UniqueConstraint(
                fields=["office", "be_year", "number_key", "authority_key"], name="order_number_once"
            ),
        ),
    ]
