"""Ready or not: for the machine that decides whom to send people to."""

import pytest
from django.db import OperationalError

from config import views


def test_it_is_ready_when_database_and_cache_answer(client, db):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"ready": True})


def test_it_is_not_ready_while_the_cache_forgets(client, db, monkeypatch):
    monkeypatch.setattr(views.cache, "get", lambda key: None)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"ready": False})


def test_a_database_that_does_not_answer_is_an_error_and_not_ready(client, db, monkeypatch):
    class Silent:
        """A connection whose server is gone."""

        def cursor(self):
            raise OperationalError("gone")

    monkeypatch.setattr(views, "connection", Silent())
    with pytest.raises(OperationalError, match="gone"):
        client.get("/readyz")
