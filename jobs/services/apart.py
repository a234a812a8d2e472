"""Work in a child of its own: its memory is limited, its progress is watched, and its end is told apart.

A fresh process, never a fork: the worker has threads. The parent holds the lease for the child, but only while
the step that the child announced is within its ceiling: so a long step lives and a stuck one does not.
"""

import logging
import os
import select
import signal
import struct
import subprocess
import sys
from collections.abc import Callable
from time import monotonic

from django.conf import settings
from django.db import DatabaseError, connection

from jobs.models import LeasedJob
from jobs.services.leases import Job, LeaseLost, renew
from jobs.troubles import BrokeOff, Trouble

logger = logging.getLogger(__name__)
# What the child sends down the pipe at each step: the seconds until the next one.
MESSAGE = struct.Struct("d")
FAREWELL_SECONDS = 10
# What a child may take until its first word, on a machine under load.
START_SECONDS = 60
# Rust and C++ end the process where Python raises MemoryError; a mapped file on a full disk gives SIGBUS.
BY_SIGNAL = dict.fromkeys((signal.SIGKILL, signal.SIGTERM, signal.SIGBUS), Trouble.LOST) | {
    signal.SIGABRT: Trouble.MEMORY
}


def make(job: Job, work: Callable[[Job], None]) -> None:
    """Let a child do ``work(job)``, a function that a module names. Raises LeaseLost and BrokeOff."""
    reader, writer = os.pipe()
    child = _start(job, work, writer)
    os.close(writer)
    try:
        code = _watched(job, child, reader)
    finally:
        child.kill()
        child.wait()
        os.close(reader)
    if code == Trouble.TAKEN:
        raise LeaseLost(job.pk)
    if code:
        raise BrokeOff(_trouble(code), f"the child ended with {code}")


def _start(job: Job, work: Callable[[Job], None], writer: int) -> subprocess.Popen:
    """Start the child; it gets keys and names, never what they stand for."""
    what = [type(job)._meta.label, job.pk, job.token, f"{work.__module__}.{work.__name__}", writer, os.getpid()]
    return subprocess.Popen(
        [sys.executable, "-m", "jobs.child", *map(str, what)],
        cwd=settings.BASE_DIR,
        env={**os.environ, "MALLOC_ARENA_MAX": "2"},
        stdin=subprocess.DEVNULL,
        pass_fds=[writer],
    )


def _watched(job: LeasedJob, child: subprocess.Popen, reader: int) -> int:
    """Hold the lease while the child moves; returns its exit code. Raises BrokeOff where it stands still."""
    renewed = monotonic()
    ceiling, longest = renewed + START_SECONDS, renewed + settings.JOB_LONGEST_SECONDS
    patience = settings.JOB_LEASE_SECONDS / 3
    while monotonic() < min(ceiling, longest):
        if select.select([reader], [], [], min(patience, 1))[0]:
            told = os.read(reader, 1024 * MESSAGE.size)
            if not told:
                return child.wait()
            ceiling = monotonic() + MESSAGE.unpack(told[-MESSAGE.size :])[0]
        if monotonic() - renewed > patience:
            renewed = monotonic()
            if not _renewed(job):
                return _farewell(job, child)
    raise BrokeOff(Trouble.STUCK, "a step took longer than it had said")


def _renewed(job: LeasedJob) -> bool:
    """Extend the lease; a database that is away for a moment takes it from nobody."""
    try:
        return renew(job)
    except DatabaseError as error:
        logger.warning("The lease of %s was not extended: %s", job.pk, error)
        connection.close()
        return True


def _farewell(job: LeasedJob, child: subprocess.Popen) -> int:
    """The job is not ours any more: the child has just closed it and ends, or somebody else has it."""
    try:
        return child.wait(FAREWELL_SECONDS)
    except subprocess.TimeoutExpired:
        raise LeaseLost(job.pk) from None


def _trouble(code: int) -> Trouble:
    if code < 0:
        return BY_SIGNAL.get(signal.Signals(-code), Trouble.BROKEN)
    return Trouble(code) if code in {*Trouble} else Trouble.BROKEN
