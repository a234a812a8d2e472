"""Say what differs from the golden picture (config/tests/golden), or write it anew with --write."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.test.utils import get_runner, setup_test_environment, teardown_test_environment


class Command(BaseCommand):
    """``PORTAL_MODE=test manage.py golden [--write]``: in a throw-away database, which is dropped afterwards."""

    help = __doc__

    def add_arguments(self, parser) -> None:
        parser.add_argument("--write", action="store_true", help="write config/tests/golden/picture.txt anew")

    def handle(self, *args, **options) -> None:
        if settings.PORTAL_MODE != "test":
            raise CommandError(
                "The picture is taken in the test mode: PORTAL_MODE=test .venv/bin/python manage.py golden"
            )
        from config.tests.golden import facts

        kept = facts.read_back(facts.FILE.read_text("utf-8")) if facts.FILE.exists() else {}
        found = built()
        told = facts.differences(kept, found)
        self.stdout.write("\n".join([*told, f"{len(found)} facts, {len(told)} differ from the file"]))
        if options["write"]:
            facts.FILE.write_text(facts.written(found), "utf-8")


def built() -> dict[str, str]:
    """The picture, made in a database of its own."""
    from config.tests.golden.making import build

    runner = get_runner(settings)(verbosity=0, interactive=False)
    setup_test_environment(debug=False)
    databases = runner.setup_databases()
    try:
        return build()
    finally:
        runner.teardown_databases(databases)
        teardown_test_environment()
