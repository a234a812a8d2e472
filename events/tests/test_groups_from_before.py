"""Target groups that were entered twice before a name stood once in an event: none is lost, the later are numbered."""

from importlib import import_module
from types import SimpleNamespace

from django.db import connection, models
from django.test.utils import isolate_apps

LONG = "ก" * 200
TABLE = 'CREATE TEMPORARY TABLE earlier_groups (id bigint, event bigint, name varchar(200), "order" integer)'


@isolate_apps("events")
def test_the_later_ones_of_a_name_are_numbered_past_what_is_taken(db):
    class Earlier(models.Model):
        event, order, name = models.BigIntegerField(), models.IntegerField(), models.CharField(max_length=200)

        class Meta:
            app_label, db_table = "events", "earlier_groups"

    with connection.cursor() as cursor:
        cursor.execute(TABLE)
    rows = [(1, 3, "เครือข่าย"), (1, 1, "เครือข่าย"), (1, 2, "เครือข่าย (2)"), (2, 1, "เครือข่าย"), (1, 4, LONG), (1, 5, LONG)]
    Earlier.objects.bulk_create(Earlier(pk=n, event=e, order=o, name=name) for n, (e, o, name) in enumerate(rows, 1))
    before = SimpleNamespace(get_model=lambda *name: Earlier)
    import_module("events.migrations.0016_target_group_once").name_apart(before, None)
    assert list(Earlier.objects.order_by("pk").values_list("name", flat=True)) == [
        "เครือข่าย (3)", "เครือข่าย", "เครือข่าย (2)", "เครือข่าย", LONG, f"{LONG[:196]} (2)",
    ]  # fmt: skip
