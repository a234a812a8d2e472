"""No message stops who reads it: what is unreadable is set aside, what did not fit on the disk leaves nothing."""

import errno
import json
from pathlib import Path
from queue import Empty
from uuid import uuid4

import pytest
from celery import current_app
from kombu.connection import Connection
from kombu.exceptions import ChannelError

from jobs import broker

READABLE = {"body": "W10=", "properties": {"delivery_tag": "1"}, "headers": {}}
WHERE = {"exchange": "", "routing_key": "bells"}
WHOLE = {"body": "W10=", "properties": {"delivery_tag": "1", "delivery_info": WHERE, "body_encoding": "base64"}}
UNREADABLE = ["", "{", '{"body": "W10=', "[]", "null", '"text"', "{}", '{"body": "W10="}', "รายงาน", "[" * 200_000]
# What can be read and is no message: a part missing, of another kind, or not to be decoded.
NO_MESSAGES = [
    *(WHOLE | {part: odd} for part in ("body", "properties", "headers") for odd in (5, "ไทย", ["1"])),
    *(WHOLE | {"properties": {k: v for k, v in WHOLE["properties"].items() if k != gone}} for gone in
      ("delivery_tag", "delivery_info")),
    WHOLE | {"properties": WHOLE["properties"] | {"body_encoding": "rot13"}},
    WHOLE | {"properties": WHOLE["properties"] | {"delivery_info": {"exchange": ""}}},
    WHOLE | {"properties": WHOLE["properties"] | {"delivery_tag": 1}},
]  # fmt: skip
UNREADABLE += map(json.dumps, NO_MESSAGES)


@pytest.fixture
def folders(settings, tmp_path):
    """The folders of an embedded broker of the test's own."""
    settings.CELERY_DIR = tmp_path
    made = {name: tmp_path / name for name in ("messages", "processed", "control")}
    for folder in made.values():
        folder.mkdir()
    return made | {"unreadable": tmp_path / "unreadable"}


@pytest.fixture
def folder(folders):
    """A connection to that broker."""
    options = {
        "data_folder_in": str(folders["messages"]), "data_folder_out": str(folders["messages"]),
        "processed_folder": str(folders["processed"]), "control_folder": str(folders["control"]),
        "store_processed": True, "polling_interval": 0.01,
    }  # fmt: skip
    with Connection("filesystem://", transport="jobs.broker:FolderTransport", transport_options=options) as connection:
        yield connection


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()] if folder.exists() else []


def test_what_is_put_is_got_in_its_order_and_once(folder, folders):
    channel = folder.default_channel
    for number in range(3):
        channel._put("bells", READABLE | {"number": number})
    assert [channel._get("bells")["number"] for _ in range(3)] == [0, 1, 2]
    with pytest.raises(Empty):
        channel._get("bells")
    assert (names(folders["messages"]), len(names(folders["processed"]))) == ([], 3)


def test_a_folder_among_the_messages_is_no_message(folder, folders):
    (folders["messages"] / "0_first.bells.msg").mkdir()
    folder.default_channel._put("bells", READABLE)
    assert folder.default_channel._get("bells") == READABLE


def test_messages_of_another_queue_are_left(folder, folders):
    folder.default_channel._put("bells", READABLE)
    with pytest.raises(Empty):
        folder.default_channel._get("horns")
    assert len(names(folders["messages"])) == 1


@pytest.mark.parametrize("text", UNREADABLE)
def test_an_unreadable_file_is_set_aside_and_the_next_one_is_read(folder, folders, text, caplog):
    name = uuid4().hex  # kombu remembers the queues of a process, wherever their folders are
    queue = folder.SimpleQueue(name)
    (folders["messages"] / f"0_first.{name}.msg").write_text(text, encoding="utf-8")
    queue.put({"pk": 7})
    assert queue.get(timeout=5).payload == {"pk": 7}
    [kept] = folders["unreadable"].iterdir()
    assert f"cannot be read; it was set aside as {kept}." in caplog.text
    queue.close()


@pytest.mark.redis
@pytest.mark.parametrize("text", UNREADABLE)
def test_so_it_is_with_redis(folders, settings, text):
    with Connection(settings.REDIS_URL, transport="jobs.broker:RedisTransport") as connection:
        queue = connection.SimpleQueue(uuid4().hex)
        queue.clear()
        queue.channel.client.lpush(queue.queue.name, text)
        queue.put({"pk": 7})
        assert queue.get(timeout=5).payload == {"pk": 7}
        assert len(names(folders["unreadable"])) == 1
        queue.clear()
        queue.close()


def test_what_the_portal_sends_has_the_form_of_a_message(folder, folders):
    queue = folder.SimpleQueue(uuid4().hex)
    queue.put({"pk": 7})
    [sent] = folders["messages"].iterdir()
    assert [broker.has_the_form(each) for each in (json.loads(sent.read_text()), WHOLE)] == [True, True]
    queue.close()


def test_a_message_that_did_not_fit_on_the_disk_leaves_nothing(folder, folders, monkeypatch):
    def full(path, content):
        path.touch()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ChannelError):
        folder.default_channel._put("bells", READABLE)
    assert names(folders["messages"]) == []


def test_a_message_on_its_way_is_read_by_nobody(folder, folders, monkeypatch):
    written = Path.write_bytes

    def looked_at(path, content):
        written(path, content)
        with pytest.raises(Empty):
            folder.default_channel._get("bells")

    monkeypatch.setattr(Path, "write_bytes", looked_at)
    folder.default_channel._put("bells", READABLE)
    assert folder.default_channel._get("bells") == READABLE


@pytest.mark.parametrize("text", ["", '[["a"'])
def test_a_list_of_queues_that_was_cut_off_is_begun_anew(folder, folders, text):
    name = uuid4().hex
    (folders["control"] / f"{name}.exchange").write_text(text)
    queue = folder.SimpleQueue(name)
    queue.put({"pk": 7})
    assert queue.get(timeout=5).payload == {"pk": 7}
    assert len(names(folders["unreadable"])) == 1
    queue.close()


def test_what_another_worker_took_first_is_passed_over(folder, folders, monkeypatch):
    folder.default_channel._put("bells", READABLE)
    listed = ["0_gone.bells.msg", *names(folders["messages"])]
    monkeypatch.setattr(broker.os, "listdir", lambda path: listed)
    assert folder.default_channel._get("bells") == READABLE


def test_the_portal_uses_them(settings):
    kind = "RedisTransport" if settings.REDIS_URL else "FolderTransport"
    assert isinstance(current_app.connection_for_write().transport, getattr(broker, kind))


def test_what_is_set_aside_can_be_looked_at(folders):
    broker.set_aside({"body": "ไทย"})
    [kept] = folders["unreadable"].iterdir()
    assert json.loads(kept.read_text(encoding="utf-8").replace("'", '"')) == {"body": "ไทย"}
