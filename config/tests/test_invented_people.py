"""A database that was filled for the demonstration does not serve in production, nor do its accounts enter there."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from accounts.models import Demonstration, User
from config.checks import has_invented_people, refuse_invented_people
from config.tests.test_settings import SECRETS
from demo import accounts as of_the_demonstration
from demo.national import accounts as of_the_nation
from demo.national.size import Size

ENTERING = {"login": "narathiwat-officer", "password": "labour-demo"}


@pytest.fixture
def production(settings):
    """The mode alone; cookies and redirects stay those of a test."""
    settings.PRODUCTION = True


def test_an_empty_database_and_real_people_are_welcome(narathiwat_officer, production):
    assert (has_invented_people(), refuse_invented_people()) == (False, None)


@pytest.mark.parametrize("fill", [of_the_demonstration.open_accounts, lambda: of_the_nation.open_accounts(Size())])
def test_what_either_command_fills_is_refused_in_production_alone(fill, gazetteer, settings):
    fill()
    assert [error.id for error in run_checks()] == []
    settings.PRODUCTION = True
    assert [error.id for error in run_checks()] == ["config.E002"]
    with pytest.raises(ImproperlyConfigured, match="does not serve in production"):
        refuse_invented_people()


@pytest.mark.parametrize("rest", ["mark", "account", "stamp of the national set"])
def test_one_sign_of_it_is_enough(rest, narathiwat_officer):
    if rest == "mark":
        Demonstration.objects.create(by="seed_demo")
    elif rest == "account":
        User.objects.create(username="somebody", demonstration=True)
    else:
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE national_set (parameters text NOT NULL, complete integer NOT NULL)")
            cursor.execute("INSERT INTO national_set VALUES ('{}', 0)")
    assert has_invented_people()


def test_its_accounts_enter_in_the_demonstration_and_never_in_production(client, gazetteer, settings):
    of_the_demonstration.open_accounts()
    assert client.post("/sign-in/", ENTERING).url == "/accounts/start/"
    client.logout()
    settings.PRODUCTION = True
    refused = client.post("/sign-in/", ENTERING, follow=True)
    assert (refused.redirect_chain, refused.wsgi_request.user.is_authenticated) == ([("/sign-in/", 302)], False)


def test_an_account_of_an_office_enters_in_production(client, narathiwat_officer, production):
    User.objects.filter(pk=narathiwat_officer.pk).update(password=make_password("labour-demo"))
    assert client.post("/sign-in/", ENTERING).url == "/accounts/start/"


@pytest.fixture(scope="module")
def seeded_file(tmp_path_factory):
    """A SQLite file with all tables and the demonstration's mark."""
    path = tmp_path_factory.mktemp("seeded") / "db.sqlite3"
    words = "from accounts.models import Demonstration as D; D.objects.create(by='seed_demo')"
    known = {"PATH": os.environ["PATH"], "PORTAL_MODE": "test", "DATABASE_URL": f"sqlite:///{path}"}
    for command in (["migrate", "-v0"], ["shell", "-v0", "-c", words]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=settings.BASE_DIR, env=known, check=True)
    return path


@pytest.mark.parametrize(
    "way",
    [
        "manage.py beat",
        "manage.py migrate",
        "-m celery -A config worker --pool solo",
        "-m gunicorn config.wsgi --bind 127.0.0.1:0 --no-control-socket",
    ],
)
def test_nothing_starts_on_it_in_production(way, seeded_file, tmp_path):
    (tmp_path / "assets").mkdir()
    known = {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": f"sqlite:///{seeded_file}",
        "WORK_DIR": str(tmp_path),
        **SECRETS,
    }
    ended = subprocess.run(
        [sys.executable, *way.split()], cwd=settings.BASE_DIR, env=known, capture_output=True, text=True, timeout=60
    )
    assert (ended.returncode != 0, "It does not serve in production" in ended.stderr) == (True, True), ended.stderr
