"""Load the national data set into a database of its own. Never in production."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from time import perf_counter

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.utils import timezone

from accounts.models import User
from demo.national.nation import NoGazetteer
from demo.national.seeding import seed
from demo.national.size import EVENTS, PEOPLE, SEED, Size, WrongSize
from demo.national.stamp import Stamp, empty_database, is_empty, missing_columns, read_stamp, write_stamp
from provinces.models import Province
from volunteers.models import Seat

EARLIEST = date(2015, 1, 1)
FULL = ("disk is full", "No space left on device", "disk full")


class Command(BaseCommand):
    """``seed_national [--people N] [--events N] [--scale 0.1…10] [--seed N] [--until DAY] [--replace]``."""

    help = __doc__

    def add_arguments(self, parser) -> None:
        parser.add_argument("--people", type=int, default=PEOPLE, help=f"people at scale 1 (default {PEOPLE})")
        parser.add_argument("--events", type=int, default=EVENTS, help=f"events at scale 1 (default {EVENTS})")
        parser.add_argument("--scale", type=float, default=1.0, help="factor on both, up to 10 (default 1)")
        parser.add_argument("--seed", type=int, default=SEED, help=f"the same seed gives the same set (default {SEED})")
        parser.add_argument("--until", help="its last known day, as 2026-09-30 (default today)")
        parser.add_argument("--replace", action="store_true", help="throw away a national set of another size first")

    def handle(self, *args, **options) -> None:
        if settings.PRODUCTION:
            raise CommandError("seed_national never works in production (PORTAL_MODE=demo, ./portal bench).")
        size = _size(options)
        with _in_one_sentence():
            if self._is_there(size, replace=options["replace"]):
                return
            self._prepare(size)
            self._load(size)

    def _is_there(self, size: Size, *, replace: bool) -> bool:
        """Whether the set was loaded before; what was stopped halfway, or shall be replaced, is thrown away."""
        stamp = read_stamp()
        if stamp is None:
            return False
        older = stamp.complete and missing_columns()
        if stamp.complete and stamp.fits(size) and not older:
            self.stdout.write(f"The national set is there already ({_words(stamp)}): nothing was changed.")
            return True
        if stamp.complete and not replace:
            raise CommandError(
                f"This database holds {'an older' if older else 'another'} national set ({_words(stamp)}). "
                "Use --replace to throw it away, or another database."
            )
        self.stdout.write(f"Throwing away what is there ({_words(stamp)}).")
        empty_database()
        return False

    def _prepare(self, size: Size) -> None:
        """Tables and provinces, where they are missing. Raises CommandError for a database of somebody else."""
        if is_empty():
            # Stopped among the migrations it is ours to throw away, too.
            write_stamp(size, complete=False)
            call_command("migrate", verbosity=0)
            call_command("createcachetable", verbosity=0)
        if "django_migrations" not in connection.introspection.table_names():
            raise CommandError("This database holds other data. The national set needs a database of its own.")
        if missing := missing_columns():
            raise CommandError(
                f"This database was made by an older version of the portal (it lacks {missing[0]}). Use a new one."
            )
        if User.objects.exists() or Seat.objects.exists():
            raise CommandError("This database holds other data. The national set needs a database of its own.")
        if not Province.objects.exists():
            call_command("load_gazetteer", verbosity=0)

    def _load(self, size: Size) -> None:
        began = perf_counter()
        write_stamp(size, complete=False)
        written = seed(size, tell=lambda stage, seconds: self.stdout.write(f"{stage}: {seconds:.1f} s"))
        write_stamp(size, complete=True)
        for table, rows in sorted(written.items(), key=lambda item: -item[1]):
            self.stdout.write(f"{rows:>9,} {table}")
        self.stdout.write(f"The national set is loaded: {perf_counter() - began:.0f} s on {connection.vendor}.")


def _size(options: dict) -> Size:
    names = ("people", "events", "scale", "seed", "until")
    try:
        given = {name: options[name] for name in names if options[name] is not None}
        return Size(**given | ({"until": _day(given["until"])} if "until" in given else {}))
    except WrongSize as error:
        raise CommandError(str(error)) from error


def _day(text: str) -> date:
    """The last known day; ten fiscal years must lie before it, and nothing is known of the days after today."""
    today = timezone.localdate()
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise WrongSize(f"--until {text} is no day: write it as 2026-09-30, in the common era.") from error
    if not EARLIEST <= day <= today:
        raise WrongSize(f"--until {text} is no day of the set: use one from {EARLIEST} to {today}, in the common era.")
    return day


def _words(stamp: Stamp) -> str:
    words = ", ".join(f"{name} {value}" for name, value in stamp.parameters.items())
    return words if stamp.complete else f"stopped halfway, {words}"


@contextmanager
def _in_one_sentence() -> Iterator[None]:
    """What a person can put right is said in a sentence instead of a traceback."""
    try:
        yield
    except NoGazetteer as error:
        raise CommandError(str(error)) from error
    except KeyboardInterrupt as error:
        raise CommandError(
            "Stopped. Run seed_national again: it throws away what was loaded and starts anew."
        ) from error
    except (DatabaseError, OSError) as error:
        text = str(error).strip()
        if any(word in text for word in FULL):
            raise CommandError("The disk is full. Make room and run seed_national again: it starts anew.") from error
        if isinstance(error, DatabaseError) and connection.connection is None:
            raise CommandError(f"The database does not answer; start it or correct DATABASE_URL ({text}).") from error
        raise
