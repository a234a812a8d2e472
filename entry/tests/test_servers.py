"""What has to answer or to be free is looked at before work begins."""

import socket

import pytest

from entry import messages, servers


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_busy_port_is_refused_with_another_to_try(listener):
    with pytest.raises(messages.Stop) as stop:
        servers.refuse_busy_port(listener)
    assert str(stop.value).splitlines()[1] == (
        f"Port {listener} is in use by another program; try another one: PORT={listener + 1} ./portal run"
    )


def test_a_free_port_is_accepted():
    assert servers.refuse_busy_port(free_port()) is None


@pytest.mark.parametrize("text", ["", "web", "0", "65536", "-1", "80.5", "๘๐๐๐", "²"])
def test_a_port_that_is_no_port_is_refused(text):
    with pytest.raises(messages.Stop, match="PORT=8000"):
        servers.wanted_port(text)


def test_the_wanted_port_is_read():
    assert servers.wanted_port("8123") == 8123


@pytest.mark.parametrize(("scheme", "name"), [("postgres", "PostgreSQL"), ("redis", "Redis")])
def test_a_silent_server_is_named_without_its_password(scheme, name):
    port = free_port()
    with pytest.raises(messages.Stop) as stop:
        servers.refuse_unreachable("SOME_URL", f"{scheme}://ann:hidden@127.0.0.1:{port}/portal")
    english = str(stop.value).splitlines()[1]
    assert english == f"{name} does not answer at 127.0.0.1:{port}; start it or correct SOME_URL."


@pytest.mark.parametrize("url", ["", "sqlite:////tmp/portal.sqlite3", "postgres:///portal"])
def test_addresses_without_a_server_are_not_asked(url):
    assert servers.refuse_unreachable("DATABASE_URL", url) is None


def test_a_server_that_answers_is_accepted(listener):
    assert servers.refuse_unreachable("REDIS_URL", f"redis://127.0.0.1:{listener}/0") is None


def test_a_named_chromium_must_exist(monkeypatch, tmp_path):
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "nowhere"))
    with pytest.raises(messages.Stop, match="sudo apt install chromium"):
        servers.chromium()
