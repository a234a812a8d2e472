"""Celery's two brokers, made so that no message can stop the worker that reads it.

As they come, one unreadable message ends the worker (seen with kombu 5.7). Here it is set aside in a folder with a
line in the log. The embedded broker also writes a message under another name first: a full disk leaves no
half-written one, and no reader is quicker than its writer.
"""

import logging
import os
import time
from base64 import b64decode
from pathlib import Path
from queue import Empty
from typing import Any
from uuid import uuid4

from django.conf import settings
from kombu.exceptions import ChannelError
from kombu.transport import filesystem, redis
from kombu.utils.json import dumps, loads

logger = logging.getLogger(__name__)
UNREADABLE = "unreadable"
# A text that is no JSON; one whose brackets go deeper than any reader follows.
UNREADABLE_TEXTS = (ValueError, RecursionError)
TEXT_ENCODINGS = {None, "", "utf-8", "base64"}


def has_the_form(message: Any) -> bool:
    """Whether kombu can make a message of it: a body that can be decoded, where it came from, and by which tag."""
    try:
        properties, headers = message["properties"], message.get("headers") or {}
        told = [
            properties["delivery_tag"],
            *(properties["delivery_info"][part] for part in ("exchange", "routing_key")),
        ]
        encoding = properties.get("body_encoding")
        decoded = b64decode(message["body"]) if encoding == "base64" else message["body"].encode()
    except (AttributeError, KeyError, TypeError, ValueError):
        return False
    known = encoding in TEXT_ENCODINGS and isinstance(headers, dict)
    return known and isinstance(decoded, bytes) and all(isinstance(each, str) for each in told)


def set_aside(message: object) -> None:
    """Keep what nobody can read for whoever looks for the fault, and say so. It was only a bell."""
    folder = settings.CELERY_DIR / UNREADABLE
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = folder / uuid4().hex
    kept.write_text(str(message), encoding="utf-8", errors="replace")
    logger.error("A message of the broker cannot be read; it was set aside as %s.", kept)


class Careful:
    """A transport that delivers only what has the form of a message."""

    def _deliver(self, message: Any, queue: str) -> None:
        if has_the_form(message):
            super()._deliver(message, queue)  # type: ignore[misc]
        else:
            set_aside(message)


class FolderChannel(filesystem.Channel):
    """Messages as files in a folder."""

    def _put(self, queue: str, payload: dict, **kwargs: Any) -> None:  # type: ignore[override]
        name = f"{time.time_ns()}_{uuid4()}.{queue}.msg"
        part, whole = Path(self.data_folder_out, f".{name}"), Path(self.data_folder_out, name)
        try:
            part.write_bytes(dumps(payload).encode())
            part.rename(whole)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise ChannelError(f"Cannot add {whole}") from error

    def _get(self, queue: str, timeout: float | None = None) -> dict:
        for name in sorted(os.listdir(self.data_folder_in)):
            if name.partition(".")[2] != f"{queue}.msg" or Path(self.data_folder_in, name).is_dir():
                continue
            try:
                taken = Path(self.data_folder_in, name).rename(Path(self.processed_folder, name))
            except FileNotFoundError:
                continue
            try:
                return loads(taken.read_bytes().decode())
            except UNREADABLE_TEXTS:
                set_aside(taken.read_text(encoding="utf-8", errors="replace"))
        raise Empty

    def _queue_bind(self, exchange: str, routing_key: str, pattern: str, queue: str) -> None:
        """Remember a queue. A list of queues that a full disk cut off is begun anew, or no worker would start."""
        try:
            super()._queue_bind(exchange, routing_key, pattern, queue)
        except ValueError:
            broken = self._exchange_file(exchange)
            set_aside(broken.read_text(encoding="utf-8", errors="replace"))
            broken.unlink(missing_ok=True)
            super()._queue_bind(exchange, routing_key, pattern, queue)


class FolderTransport(Careful, filesystem.Transport):
    """The embedded broker."""

    Channel = FolderChannel


class RedisChannel(redis.Channel):
    """Messages in lists of Redis."""

    def _brpop_read(self, **options: Any) -> bool:
        try:
            return super()._brpop_read(**options)
        except UNREADABLE_TEXTS as error:
            set_aside(getattr(error, "doc", error))
            raise Empty from error


class RedisTransport(Careful, redis.Transport):
    """The broker on Redis."""

    Channel = RedisChannel
