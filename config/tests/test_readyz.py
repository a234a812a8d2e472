"""Ready or not, and why not: for the machine that decides whom to send people to, and for its keeper."""

import pytest
from django.db import OperationalError
from redis.exceptions import ConnectionError

from config import health
from jobs import disk, services


@pytest.fixture
def beaten(db):
    """The clock of waiting work has come round."""
    services.beat()


def test_it_is_ready_when_all_is_well(client, beaten):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"ready": True, "reasons": []})


def told(client) -> list[str]:
    """The reasons of a portal that is not ready."""
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["ready"]) == (503, False)
    return answer.json()["reasons"]


def test_it_is_not_ready_while_the_cache_forgets(client, beaten, monkeypatch):
    monkeypatch.setattr(health.cache, "get", lambda key: None)
    assert told(client) == ["หน่วยความจำชั่วคราวไม่จำค่า"]


def test_redis_that_does_not_answer_is_named(client, beaten, monkeypatch):
    def away(*args):
        raise ConnectionError("refused")

    monkeypatch.setattr(health.cache, "set", away)
    assert told(client) == ["Redis ไม่ตอบ หน้าต่าง ๆ จะช้าลง และรายงานใหม่จะรอจนกว่า Redis จะกลับมา"]


def test_a_database_that_does_not_answer_is_said(client, beaten, monkeypatch):
    def gone():
        raise OperationalError("gone")

    monkeypatch.setattr(health, "complaints", gone)
    assert told(client) == ["ฐานข้อมูลไม่ตอบ"]


def test_a_clock_that_stands_still_is_said(client, db):
    assert told(client) == ["ยังไม่มีการตรวจงานที่ค้าง: ตัวจับเวลา (beat) ไม่ทำงาน"]


def test_a_full_disk_is_said_at_once_and_forgotten_at_once(client, beaten, monkeypatch):
    with monkeypatch.context() as full:
        full.setattr(disk, "_is_short", lambda folder: True)
        assert told(client) == ["พื้นที่จัดเก็บใกล้เต็ม โปรดเพิ่มพื้นที่ ระหว่างนี้งานจะรอก่อน"]
    assert client.get("/readyz").status_code == 200
