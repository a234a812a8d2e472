"""Load the demonstration: two real events and an invented network of volunteers. Only in demonstration mode."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from demo.seeding import already_seeded, seed
from provinces.models import Province


class Command(BaseCommand):
    """``seed_demo [--only 96 --only 90]``; a second run does nothing and says so."""

    help = __doc__

    def add_arguments(self, parser) -> None:
        parser.add_argument("--only", action="append", metavar="CODE", help="a province code; default all loaded")

    def handle(self, *args, **options) -> None:
        if not settings.DEMO:
            raise CommandError("seed_demo works only in the demonstration mode (PORTAL_MODE=demo, ./portal run).")
        if already_seeded():
            self.stdout.write("There are accounts or seats already: nothing was changed.")
            return
        loaded = Province.objects.order_by("code").values_list("code", flat=True)
        codes = [code for code in loaded if not options["only"] or code in options["only"]]
        if not codes:
            raise CommandError("No such province is loaded. Run load_gazetteer first.")
        seed(codes, tell=lambda stage, seconds: self.stdout.write(f"{stage}: {seconds:.1f} s"))
