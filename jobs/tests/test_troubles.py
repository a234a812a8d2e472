"""What an error means for the job: of the work, of the disk, of the memory, of the database."""

import errno
import sqlite3

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.db.utils import ProgrammingError

from accounts.encryption import CannotOpen, RingKeyMissing
from jobs.troubles import BrokeOff, Trouble, trouble_of


class Postgres(Exception):
    """An error of the server's, as the driver hands it on."""

    def __init__(self, pgcode):
        super().__init__(f"state {pgcode}")
        self.pgcode = pgcode


def from_(cause, error):
    """An error with its cause, as Django raises it."""
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (OSError(errno.ENOSPC, "x"), Trouble.DISK),
        (OSError(errno.EDQUOT, "x"), Trouble.DISK),
        (OSError(errno.EFBIG, "x"), Trouble.DISK),
        (OSError(errno.ENOENT, "x"), Trouble.BROKEN),
        (RuntimeError("io error: No space left on device (os error 28)"), Trouble.DISK),
        (OperationalError("database or disk is full"), Trouble.DISK),
        (KeyboardInterrupt("Couldn't write: Os { code: 28, message: \"No space left on device\" }"), Trouble.DISK),
        (from_(Postgres("53100"), OperationalError("could not extend file")), Trouble.DISK),
        (from_(OSError(errno.ENOSPC, "x"), ValueError("wrapped")), Trouble.DISK),
        (RingKeyMissing("The key k2 is not in PERSONAL_DATA_KEYS."), Trouble.LOST),
        (CannotOpen("A value was changed."), Trouble.BROKEN),
        (MemoryError(), Trouble.MEMORY),
        (from_(MemoryError(), RuntimeError("wrapped")), Trouble.MEMORY),
        (from_(Postgres("57P01"), OperationalError("terminating connection")), Trouble.LOST),
        (from_(Postgres("40P01"), OperationalError("deadlock detected")), Trouble.LOST),
        (from_(Postgres(None), OperationalError("server closed the connection")), Trouble.LOST),
        (InterfaceError("connection already closed"), Trouble.LOST),
        (from_(sqlite3.OperationalError("database is locked"), OperationalError("database is locked")), Trouble.LOST),
        (from_(sqlite3.OperationalError("no such column: x"), OperationalError("no such column: x")), Trouble.BROKEN),
        (from_(Postgres("22012"), OperationalError("division by zero")), Trouble.BROKEN),
        (ProgrammingError("no such table"), Trouble.BROKEN),
        (ZeroDivisionError(), Trouble.BROKEN),
        (BrokeOff(Trouble.STUCK, "told"), Trouble.STUCK),
    ],
    ids=repr,
)  # fmt: skip
def test_what_an_error_means(error, trouble):
    assert trouble_of(error) == trouble


def test_an_error_while_another_is_handled_means_what_the_first_one_meant():
    with pytest.raises(ZeroDivisionError) as seen:
        try:
            raise OSError(errno.ENOSPC, "x")
        except OSError:
            1 / 0  # noqa: B018
    assert trouble_of(seen.value) == Trouble.DISK


def test_a_wrong_question_to_the_database_is_an_error_of_the_work(db):
    with pytest.raises((OperationalError, ProgrammingError)) as wrong, connection.cursor() as cursor:
        cursor.execute("select nothing from nowhere")
    assert trouble_of(wrong.value) == Trouble.BROKEN


def test_a_child_that_broke_off_is_told_in_its_own_words():
    assert str(BrokeOff(Trouble.BROKEN, "ห้องประชุมเต็ม")) == "ห้องประชุมเต็ม"
