"""Alive or not: for the machine that restarts what hangs."""

from django.db import connection


def test_the_process_answers_without_asking_anything(client, db, django_assert_num_queries):
    client.get("/healthz")
    with django_assert_num_queries(0):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (200, b"ok", "text/plain")


def test_it_is_alive_while_the_database_is_not(client, monkeypatch):
    def refuse():
        raise AssertionError("asked the database")

    monkeypatch.setattr(connection, "ensure_connection", refuse)
    assert client.get("/healthz").content == b"ok"
