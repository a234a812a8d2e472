"""The standing cast: two neighbouring offices, the people who work there, and who must stay outside."""

import os

os.environ.setdefault("PORTAL_MODE", "test")

from datetime import UTC, date, datetime

import pytest
from django.test import Client

LONG_AGO = datetime(2014, 12, 31, tzinfo=UTC)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """What asks neither a database nor the settings is the same on each stack, so one leg of the two runs it."""
    for item in items:
        if not _asks_the_stack(item):
            item.add_marker("once")


def _asks_the_stack(item) -> bool:
    """By what it uses: a mark, a fixture, or the connection itself."""
    from django.db import connection

    marks = {mark.name for mark in item.iter_markers()}
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(
        marks & {"django_db", "postgres", "redis", "worker", "chromium", "deep"}
        or fixtures & {"db", "transactional_db", "live_server", "settings"}
        or any(value is connection for value in vars(item.module).values())
    )


@pytest.fixture(autouse=True)
def thai_page():
    """Each test begins in Thai: a request of the test before it may have left its language behind."""
    from django.utils import translation

    with translation.override("th"):
        yield


@pytest.fixture(autouse=True)
def nothing_kept():
    """Each test begins with nothing kept: tests write rows past the verbs, and the stamps know nothing of them."""
    from django.core.cache import caches

    caches["pages"].clear()


@pytest.fixture(autouse=True, scope="session")
def clean_up_empties_every_table():
    """After a test with real transactions its rows are deleted, also those that are written once.

    Django would truncate: on PostgreSQL that makes every file of every table anew, which took longer than the test.
    """
    from django.test import TransactionTestCase

    from accounts import append_only

    of_django = TransactionTestCase._fixture_teardown

    def teardown(self):
        with append_only.lifted():
            delete_every_row()

    TransactionTestCase._fixture_teardown = teardown
    yield
    TransactionTestCase._fixture_teardown = of_django


def delete_every_row():
    """Empty the tables as a migration leaves them: kinds and permissions of Django's own stay."""
    from django.apps import apps
    from django.db import connection, transaction

    models = apps.get_models(include_auto_created=True)
    with transaction.atomic(), connection.cursor() as cursor:
        for table in {model._meta.db_table for model in models} - {"django_content_type", "auth_permission"}:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")


@pytest.fixture(scope="session")
def areas(django_db_setup, django_db_blocker):
    """The areas lie there before the first test that asks for them: loading them for each took a quarter of all time.

    Who loads them itself in a fixture that outlives a test names this one, so that they are not taken away from it.
    """
    with django_db_blocker.unblock():
        without_areas()
        load_areas()
    yield
    with django_db_blocker.unblock():
        without_areas()


@pytest.fixture(autouse=True)
def no_areas_unasked(request):
    """A test that does not ask for the areas begins with empty tables."""
    uses_database = request.node.get_closest_marker("django_db") or "db" in request.fixturenames
    if uses_database and "areas" not in request.fixturenames:
        request.getfixturevalue("db")
        without_areas()


@pytest.fixture
def gazetteer(areas, db):
    """Narathiwat (77 tambons) and Songkhla (127), with clusters and offices; after a test that committed, anew."""
    from provinces.models import Office

    if not Office.objects.exists():
        load_areas()


def load_areas():
    """Load the two provinces; their offices' records begin long ago."""
    from django.core.management import call_command

    from provinces.models import Office, OfficeRecords

    call_command("load_gazetteer", only=["96", "90"], verbosity=0)
    OfficeRecords.objects.bulk_create(
        OfficeRecords(office=office, first_day=date(2015, 1, 1), known_from=LONG_AGO) for office in Office.objects.all()
    )


def without_areas():
    """Empty all tables of provinces, where anything lies in them."""
    from django.apps import apps
    from django.db import connection, transaction

    from provinces.models import ProvinceCluster

    if ProvinceCluster.objects.exists():
        with transaction.atomic():
            for model in apps.get_app_config("provinces").get_models(include_auto_created=True):
                model._base_manager.all()._raw_delete(connection.alias)


@pytest.fixture
def records_from(db):
    """Move the beginning of an office's records, as if it had always been so: ``records_from(office, day or None)``."""
    from provinces.models import OfficeRecords

    def move(office, day):
        OfficeRecords.objects.filter(office=office).delete()
        if day:
            OfficeRecords.objects.create(office=office, first_day=day, known_from=LONG_AGO)

    return move


@pytest.fixture
def open_seats(db):
    """Open a seat in each tambon, as if they had always been there: ``open_seats(tambons, since=date(2016, 1, 1))``."""
    from volunteers import services
    from volunteers.models import Seat

    def make(tambons, since=date(2015, 1, 1)):
        seats = [Seat(subdistrict=tambon, province_id=tambon.code[:2]) for tambon in tambons]
        return services.open_seats(seats, valid_from=since, known_from=LONG_AGO)

    return make


@pytest.fixture
def narathiwat(gazetteer):
    """The labour office of Narathiwat; its records begin long ago."""
    from provinces.models import Office

    return Office.objects.get(province_id="96")


@pytest.fixture
def songkhla(gazetteer):
    """The labour office of Songkhla, the neighbour."""
    from provinces.models import Office

    return Office.objects.get(province_id="90")


@pytest.fixture
def centre(gazetteer):
    """The ministry's centre."""
    from provinces.models import Office

    return Office.objects.get(kind=Office.Kind.CENTRE)


@pytest.fixture
def member(gazetteer):
    """Make a user with a role at an office: ``member("somchai", office, Role.OFFICER)``."""
    from accounts.models import User
    from provinces.models import Membership

    def make(username, office=None, role=None):
        user = User.objects.create_user(username, password="labour-demo-test", display_name=username)
        if office:
            until = date(2099, 12, 31) if role == "acting_head" else None
            days = {"valid_from": date(2015, 1, 1), "valid_until": until}
            Membership.objects.create(user=user, office=office, role=role, **days)
        return user

    return make


@pytest.fixture
def narathiwat_officer(member, narathiwat):
    """Keeps the register of Narathiwat."""
    return member("narathiwat-officer", narathiwat, "officer")


@pytest.fixture
def narathiwat_head(member, narathiwat):
    """Heads the labour office of Narathiwat."""
    return member("narathiwat-head", narathiwat, "head")


@pytest.fixture
def songkhla_officer(member, songkhla):
    """The colleague next door, who must not see Narathiwat's people."""
    return member("songkhla-officer", songkhla, "officer")


@pytest.fixture
def ministry_admin(member, centre):
    """Works at the ministry's centre for the whole nation."""
    return member("ministry-admin", centre, "ministry_admin")


@pytest.fixture
def advisor(member, centre):
    """Advises the minister: figures and events, never names."""
    return member("advisor", centre, "advisor")


@pytest.fixture
def auditor(member, centre):
    """Reads everything, writes nothing."""
    return member("auditor", centre, "auditor")


@pytest.fixture
def outsider(member):
    """Signed in without any role."""
    return member("outsider")


@pytest.fixture
def signed_in():
    """A browser session of a user: ``signed_in(narathiwat_officer).get("/volunteers/")``."""

    def enter(user):
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return enter
