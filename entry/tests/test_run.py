"""What is loaded before serving, how often, and what is said when the first page comes or does not come."""

import http.server
import threading
from types import SimpleNamespace

import pytest

from entry import messages, places, run

DEMO = {"PORTAL_MODE": "demo"}


@pytest.fixture
def machine(monkeypatch, tmp_path):
    """A machine on which every command succeeds: ``done`` are the commands, ``told`` what each of them says."""
    monkeypatch.setattr(places, "WORK", tmp_path)
    found = SimpleNamespace(done=[], told="Applying accounts.0001_initial... OK")

    def quietly(what, name, command, settings):
        found.done.append(command[2])
        return found.told

    monkeypatch.setattr(run, "quietly", quietly)
    return found


def test_the_data_is_loaded_once(machine):
    run._database(DEMO)
    machine.told = "No migrations to apply."
    run._database(DEMO)
    assert machine.done == ["migrate", "createcachetable", "load_gazetteer", "seed_demo", "migrate"]


def test_new_tables_load_the_data_again(machine):
    run._database(DEMO)
    run._database(DEMO)
    assert machine.done.count("seed_demo") == 2


def test_another_database_loads_the_data_again(machine):
    run._database(DEMO)
    machine.told = "No migrations to apply."
    run._database({**DEMO, "DATABASE_URL": "postgres://127.0.0.1/portal"})
    assert machine.done.count("seed_demo") == 2


def test_production_gets_no_invented_people_and_redis_no_cache_table(machine):
    run._database({"PORTAL_MODE": "production", "REDIS_URL": "redis://127.0.0.1/0"})
    assert machine.done == ["migrate", "load_gazetteer"]


class Page(http.server.BaseHTTPRequestHandler):
    """Answers 200 to everything, in silence."""

    def do_GET(self):
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def port():
    server = http.server.HTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_address_and_the_accounts_are_printed_once_when_a_page_is_served(port, capsys):
    watch = run._announcer(SimpleNamespace(deaths=0), port, {**DEMO, "DEMO_PASSWORD": "open-door"}, began=0)
    watch()
    watch()
    told = capsys.readouterr().out
    assert told.count(f"http://localhost:{port}/") == 1
    assert "password open-door:" in told
    assert [name for name in run.ACCOUNTS if name not in told] == []


def test_production_shows_no_account(port, capsys):
    run._announcer(SimpleNamespace(deaths=0), port, {"PORTAL_MODE": "production"}, began=0)()
    assert "narathiwat" not in capsys.readouterr().out


def test_a_web_server_that_keeps_dying_stops_everything(port):
    watch = run._announcer(SimpleNamespace(deaths=3), 1, DEMO, began=0)
    with pytest.raises(messages.Stop, match="does not answer on port 1"):
        watch()


def test_the_web_server_listens_on_this_machine_only():
    web = run._web(8123, DEMO)
    assert web.command[web.command.index("--bind") + 1] == "127.0.0.1:8123"


def test_worker_and_clock_are_two_programs_so_that_each_is_started_again_by_itself(tmp_path):
    worker, clock = run.background({**DEMO, "WORK_DIR": str(tmp_path)}, python="python")
    assert ("--beat" in worker.command, clock.command) == (False, ["python", "manage.py", "beat"])
    assert (tmp_path / "celery" / "messages").stat().st_mode & 0o777 == 0o700
