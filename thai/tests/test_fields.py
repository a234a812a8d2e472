import pytest
from django.db import connection, models
from django.test.utils import isolate_apps

from thai.fields import SearchTextField, SortKeyField, fill_derived
from thai.ordering import sort_key
from thai.search import search_text

with isolate_apps("thai"):

    class RosterLine(models.Model):
        """A line of an invented roster, whose table only these tests make."""

        code = models.CharField(max_length=4, primary_key=True)
        first_name = models.CharField(max_length=60)
        last_name = models.CharField(max_length=60, null=True)
        sort_key = SortKeyField(sources=("first_name", "last_name"))
        search = SearchTextField(sources=("code", "first_name", "last_name"))

        class Meta:
            app_label = "thai"

        def __str__(self) -> str:
            return self.code


@pytest.fixture
def roster(db):
    """An empty roster."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE thai_rosterline (code varchar(4) PRIMARY KEY, first_name varchar(60), "
            "last_name varchar(60), sort_key varchar(400), search text)"
        )
    return RosterLine.objects


def test_saving_fills_the_derived_fields(roster):
    roster.create(code="9601", first_name="แวอาแซ", last_name="เจ๊ะแว")
    line = roster.get()
    assert line.sort_key == sort_key("แวอาแซ เจ๊ะแว")
    assert line.search == "9601 แวอาแซ เจ๊ะแว"


def test_bulk_creation_fills_them_and_the_database_sorts(roster):
    names = ["เอก", "แก้ว", "น้ำ", "กา", "ไข่"]
    roster.bulk_create(RosterLine(code=str(n), first_name=name, last_name="ใจดี") for n, name in enumerate(names))
    in_order = list(roster.order_by("sort_key").values_list("first_name", flat=True))
    assert in_order == ["กา", "แก้ว", "ไข่", "น้ำ", "เอก"]


def test_a_bulk_update_names_the_fields_that_it_filled(roster):
    lines = [roster.create(code="1", first_name="เอก"), roster.create(code="2", first_name="โท")]
    for line in lines:
        line.first_name = "นํ้า"
    roster.bulk_update(lines, ["first_name", *fill_derived(lines)])
    stored = list(roster.order_by("code").values_list("sort_key", "search"))
    assert stored == [(sort_key("น้ำ"), "1 น้ำ"), (sort_key("น้ำ"), "2 น้ำ")]


def test_the_search_column_finds_another_spelling(roster):
    roster.create(code="1", first_name="น้ำทิพย์", last_name="ใจดี")
    assert roster.filter(search__contains=search_text("นํ้าทิพย์  ใจดี")).count() == 1


def test_nothing_to_fill_names_no_field():
    assert fill_derived([]) == ()


def test_an_unknown_surname_leaves_no_trace():
    line = RosterLine(code="1", first_name="นิมะ", last_name=None)
    assert fill_derived([line]) == ("sort_key", "search")
    assert (line.sort_key, line.search) == (sort_key("นิมะ"), "1 นิมะ")


@pytest.mark.parametrize("name", ["sort_key", "search"])
def test_a_migration_rebuilds_the_field(name):
    field = RosterLine._meta.get_field(name)
    _name, _path, args, kwargs = field.deconstruct()
    rebuilt = type(field)(*args, **kwargs)
    assert rebuilt.deconstruct()[1:] == field.deconstruct()[1:]
    assert (rebuilt.sources, rebuilt.editable, rebuilt.db_index) == (field.sources, False, name == "sort_key")
