"""Every answer carries its headers: pages, static files, refused hosts; the server does not say its name."""

import contextlib
import os
import socket
import subprocess
import sys
import time

import pytest
from csp.utils import build_policy
from django.conf import settings as configured
from django.core.exceptions import SuspiciousFileOperation
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from config.serving import ALWAYS
from config.tests.pages import body_of
from jobs.serving import POLICY


@pytest.fixture
def static(settings, tmp_path):
    """A folder of static files as collectstatic leaves it, served by a client of its own."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    for name in ("a.0123456789ab.css", "staticfiles.json", "staticfiles.json.gz", ".stamp"):
        (settings.STATIC_ROOT / name).write_text("{}")
    return Client()


@pytest.fixture
def answers(static, signed_in, narathiwat_officer, world):
    """Answers of every kind by name."""
    officer = signed_in(narathiwat_officer)
    unsure = Client(raise_request_exception=False)
    found = {
        "home": static.get("/"),
        "static file": static.get("/static/a.0123456789ab.css"),
        "bad host": static.get("/", headers={"host": "evil.example"}),
        "bad host of a static file": static.get("/static/a.0123456789ab.css", headers={"host": "evil.example"}),
        "missing": static.get("/nothing/"),
        "sign-in first": static.get("/volunteers/"),
        "stale": Client(enforce_csrf_checks=True).post("/sign-in/", {"login": "a"}),
        "alive": static.get("/healthz"),
        "calendar": static.get("/schedule/96.ics"),
        "open data": static.get("/open-data/coverage.json"),
        "private page": officer.get("/volunteers/"),
        "not allowed": officer.get("/reports/999999/"),
        "file": officer.get(f"/reports/{world['run']}/download/"),
        "refused method": unsure.delete("/language/"),
    }
    yield found
    for answer in found.values():
        answer.close()


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_no_other_method_reaches_a_view_and_nobody_is_looked_up_for_it(method, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    with CaptureQueriesContext(connection) as asked:
        answer = client.generic(method, "/volunteers/new/")
    assert (answer.status_code, answer["Allow"], len(asked)) == (405, "GET, HEAD, POST", 0)


def test_what_strangers_send_under_a_wrong_name_or_too_long_fills_no_log(settings, caplog):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 9
    answers = [
        Client().get("/", headers={"host": "evil.example"}),
        Client().post("/sign-in/", "login=" + "a" * 99, content_type="application/x-www-form-urlencoded"),
    ]
    assert [answer.status_code for answer in answers] == [400, 400]
    assert caplog.records == []


@pytest.mark.parametrize("fault", [ValueError("ours"), SuspiciousFileOperation("outside its folder")])
def test_a_fault_of_ours_stands_in_the_log(fault, signed_in, narathiwat_officer, monkeypatch, caplog):
    def broken(*_args, **_more):
        raise fault

    browser = signed_in(narathiwat_officer)
    browser.raise_request_exception = False
    monkeypatch.setattr("volunteers.views.roster.listed", broken)
    assert browser.get("/volunteers/").status_code in {400, 500}
    assert [record.exc_info[1] for record in caplog.records if record.exc_info] == [fault]


def test_every_answer_carries_every_header(answers):
    # A file has a sandbox of its own, whatever it holds (`jobs.serving`).
    policies = {kind: POLICY if kind == "file" else build_policy() for kind in answers}
    wanted = {kind: ALWAYS | {"Content-Security-Policy": policies[kind]} for kind in answers}
    missing = [
        (kind, name)
        for kind, answer in answers.items()
        for name in wanted[kind]
        if answer.get(name) != wanted[kind][name]
    ]
    assert missing == []


def test_what_is_answered_to_a_signed_in_person_is_stored_nowhere(world, signed_in, narathiwat_officer):
    officer = signed_in(narathiwat_officer)
    pages = ["/", "/help/", "/volunteers/", "/nothing/", "/schedule/", "/schedule/96.ics", "/open-data/coverage.json",
             "/accounts/start/", "/reports/999999/", f"/reports/{world['run']}/download/"]  # fmt: skip
    told = {}
    for page in pages:
        answer = officer.get(page)
        body_of(answer)
        told[page] = answer.headers.get("Cache-Control", "")
    assert [page for page, said in told.items() if "no-store" not in said] == []


def test_no_other_site_may_use_our_static_files(static, db):
    with contextlib.closing(static.get("/static/a.0123456789ab.css")) as answer:
        assert answer.get("Access-Control-Allow-Origin") is None


def status(client, name: str) -> int:
    """What is answered for a static file, which is closed again."""
    with contextlib.closing(client.get(f"/static/{name}")) as answer:
        return answer.status_code


@pytest.mark.parametrize("name", ["staticfiles.json", "staticfiles.json.gz", ".stamp"])
def test_the_list_of_static_files_is_not_public(static, name, db):
    assert (status(static, "a.0123456789ab.css"), status(static, name)) == (200, 404)


def test_the_web_server_does_not_say_its_name(tmp_path):
    words = f"-m gunicorn config.wsgi --bind unix:{tmp_path}/web --no-control-socket".split()
    known = {"PATH": os.environ["PATH"], "PORTAL_MODE": "test", "WORK_DIR": str(tmp_path / "work")}
    server = subprocess.Popen([sys.executable, *words], cwd=configured.BASE_DIR, env=known)
    try:
        head = asked(tmp_path / "web").partition("\r\n\r\n")[0].lower().split("\r\n")
    finally:
        server.terminate()
        server.wait(30)
    assert (head[0], [line for line in head if line.startswith("server:") or "gunicorn" in line]) == (
        "http/1.1 200 ok",
        [],
    )


def asked(path) -> str:
    """What the server at a socket answers to whether it is alive."""
    for _again in range(300):
        with socket.socket(socket.AF_UNIX) as line:
            try:
                line.connect(str(path))
            except OSError:
                time.sleep(0.1)
                continue
            line.settimeout(60)
            line.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            return b"".join(iter(lambda: line.recv(65536), b"")).decode()
    raise AssertionError("the server did not come")


def test_the_work_folder_and_what_lies_in_it_are_for_the_owner_alone(tmp_path):
    work = tmp_path / "work"
    work.mkdir(mode=0o755)
    code = f"import os; os.makedirs('{work}/a/b'); open('{work}/a/b/c', 'w').close()"
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", code],
        cwd=configured.BASE_DIR, env={"PATH": os.environ["PATH"], "PORTAL_MODE": "test", "WORK_DIR": str(work)},
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    modes = {path.relative_to(tmp_path).as_posix(): path.stat().st_mode & 0o777 for path in [work, *work.rglob("*")]}
    assert {name for name, mode in modes.items() if mode not in (0o700, 0o600)} == set()
    assert (modes["work/a/b"], modes["work/a/b/c"]) == (0o700, 0o600)
