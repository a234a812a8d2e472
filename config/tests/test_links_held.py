"""Links in the database: every column of links refuses what its form refuses, and old ones are mended on the way."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from events.models import PressRelease
from provinces.models import ReportedFigure
from thai.links import as_held
from thai.tests.test_web_addresses import BAD, GOOD, link_columns

HELD = ["", GOOD, "HTTP://MOL.GO.TH", "http://[::1]:8000/", "https://กระทรวง.ไทย/ข่าว", "https://a.th?b=c@d"]
NOT_HELD = [*BAD, "https://a.th/x y", "https://a.th\\@b.th/", "https://", "https://a.th\n", " https://a.th"]
MENDED = {
    "https://user:secret@www.mol.go.th/a@b": "https://www.mol.go.th/a@b",
    "HTTPS://user@mol.go.th": "HTTPS://mol.go.th",
    "ftp://mol.go.th/a.pdf": "",
    GOOD: GOOD,
}


def writes(column, address: str) -> bool:
    """Whether the database lets an address stand in a column of the only row."""
    try:
        with transaction.atomic():
            return column.model._default_manager.update(**{column.name: address}) == 1
    except IntegrityError:
        return False


def test_every_column_of_links_holds_what_a_form_would(world):
    columns = link_columns()
    assert {column.model for column in columns} == {PressRelease, ReportedFigure}
    for column in columns:
        held = {address for address in (*HELD, *NOT_HELD) if writes(column, address)}
        assert held == set(HELD)


def test_an_old_link_loses_a_name_and_password_and_what_is_none_is_no_link():
    assert {address: as_held(address) for address in MENDED} == MENDED


# Only SQLite lets a test write what the constraint refuses.
@pytest.mark.once
@pytest.mark.parametrize(("model", "source", "migration"), [
    (PressRelease, "source_name", "events.migrations.0013_scans_and_links"),
    (ReportedFigure, "source", "provinces.migrations.0009_links_of_the_web"),
])  # fmt: skip
def test_the_migration_mends_what_older_versions_wrote(model, source, migration, world):
    mended = {}
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = 1")
        for address in MENDED:
            model.objects.update(source_url=address, **{source: "ข่าว"})
            import_module(migration).mend(apps, None)
            row = model.objects.get()
            mended[address] = (row.source_url, getattr(row, source))
        cursor.execute("PRAGMA ignore_check_constraints = 0")
    assert mended == {
        old: (new, "ข่าว" if new else f"ข่าว ({old})") for old, new in MENDED.items()
    }  # fmt: skip
