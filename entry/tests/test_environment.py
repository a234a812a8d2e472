"""Each mode gets its own environment; the demonstration's keys are made once and kept to the owner."""

import base64

import pytest

from entry import environment, places

SECRETS = ("SECRET_KEY", "PERSONAL_DATA_KEYS", "BLIND_INDEX_KEY", "ALLOWED_HOSTS")


@pytest.fixture(autouse=True)
def empty_machine(monkeypatch, tmp_path):
    monkeypatch.setattr(places, "WORK", tmp_path / "work")
    for name in ("PORTAL_MODE", "DATABASE_URL", "REDIS_URL", *SECRETS):
        monkeypatch.delenv(name, raising=False)


def test_the_demonstration_keeps_its_keys_from_run_to_run():
    first, second = environment.demonstration(), environment.demonstration()
    assert first == second
    assert (first["PORTAL_MODE"], first["ALLOWED_HOSTS"]) == ("demo", "localhost,127.0.0.1")


def test_the_keys_are_readable_for_the_owner_only():
    environment.demonstration()
    assert (places.WORK / "secrets.json").stat().st_mode & 0o777 == 0o600


def test_the_key_for_personal_data_has_a_name_and_32_bytes():
    name, key = environment.demonstration()["PERSONAL_DATA_KEYS"].split(":")
    assert (name, len(base64.b64decode(key))) == ("demo1", 32)


def test_what_the_environment_gives_wins(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "given")
    assert environment.demonstration()["SECRET_KEY"] == "given"


def test_production_gets_no_invented_secret(monkeypatch):
    monkeypatch.setenv("PORTAL_MODE", "production")
    assert not set(SECRETS) & set(environment.demonstration())
    assert not (places.WORK / "secrets.json").exists()


def test_tests_never_see_a_real_server_or_secret(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://office/real")
    monkeypatch.setenv("SECRET_KEY", "real")
    settings = environment.test(REDIS_URL="redis://127.0.0.1/15")
    assert not {"DATABASE_URL", "SECRET_KEY"} & set(settings)
    assert (settings["PORTAL_MODE"], settings["REDIS_URL"]) == ("test", "redis://127.0.0.1/15")
