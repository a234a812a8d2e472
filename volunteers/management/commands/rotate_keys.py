"""``manage.py rotate_keys``: wrap every data key under the newest key of PERSONAL_DATA_KEYS."""

from django.core.management.base import BaseCommand, CommandError

from accounts.encryption import CannotOpen, newest_key_name
from jobs.models import StoredFile
from provinces.bin import rewrap as rewrap_bin
from volunteers.services.sealing import BATCH, rewrap


class Command(BaseCommand):
    """Put the new key in front of PERSONAL_DATA_KEYS, start anew, run this, then take the old key away.

    May be stopped and run again at any time; sealed values are not touched.
    """

    help = __doc__

    def add_arguments(self, parser) -> None:
        """How many people one transaction takes."""
        parser.add_argument("--batch", type=int, default=BATCH)

    def handle(self, *args, batch: int, **options) -> None:
        """Go on until no data key is left that another ring key wraps."""
        if batch < 1:
            raise CommandError("--batch takes a number from 1 on.")
        total = 0
        try:
            while done := rewrap(by=None, batch=batch):
                total += done
            rewrap_bin()
            while StoredFile.objects.rewrap(batch=batch):
                pass
        except CannotOpen as error:
            raise CommandError(f"{error} {total} data keys were wrapped anew before.") from error
        except KeyboardInterrupt as error:
            raise CommandError(f"Stopped after {total} data keys. Run rotate_keys again: it goes on there.") from error
        self.stdout.write(f"{total} data keys are now wrapped by {newest_key_name()}.")
