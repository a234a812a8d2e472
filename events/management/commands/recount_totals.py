"""Count the kept totals of every event anew from its list, its target groups and its rolls."""

from django.core.management.base import BaseCommand

from events.services import recount_all


class Command(BaseCommand):
    """``recount_totals``: safe at any time; says how many events had wrong totals or none (0 is usual)."""

    help = __doc__

    def handle(self, *args, **options) -> None:
        events, wrong = recount_all()
        self.stdout.write(f"{events:,} events counted, {wrong:,} had other totals.")
