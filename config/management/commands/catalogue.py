"""Collect the texts of an app into its Thai catalogue, or check that none is missing."""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation.template import templatize

KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
APPS = ("thai", "documents", "accounts", "jobs", "provinces", "volunteers", "intake", "events", "reports", "config")
# Pages and fragments that belong to no single app are config's.
SHARED_TEMPLATES = ("config", "errors", "allauth", "account")


class Command(BaseCommand):
    """``catalogue [app …]`` updates ``<app>/locale/th``; ``--check`` fails on missing, fuzzy or stale texts."""

    help = __doc__

    def add_arguments(self, parser) -> None:
        parser.add_argument("apps", nargs="*", default=APPS)
        parser.add_argument("--check", action="store_true")

    def handle(self, *args, **options) -> None:
        problems = []
        for app in options["apps"] or APPS:
            fresh, path = extracted(app), catalogue_path(app)
            old = stored(path)
            if options["check"]:
                problems += [f"{app}: {line}" for line in faults(fresh, old)]
            else:
                save(fresh, old, path)
                self.stdout.write(f"{app}: {len(fresh)} texts, {len(faults(fresh, stored(path)))} open")
        if problems:
            raise CommandError("\n".join(problems))


def stored(path: Path) -> Catalog:
    """The catalogue in a file; an empty one if there is none yet."""
    return read_po(io.BytesIO(path.read_bytes()), locale="th") if path.exists() else Catalog(locale="th")


def catalogue_path(app: str) -> Path:
    """Where the Thai texts of an app live."""
    return settings.BASE_DIR / app / "locale/th/LC_MESSAGES/django.po"


def sources(app: str) -> list[Path]:
    """The Python files and templates whose texts belong to an app."""
    python = [p for p in (settings.BASE_DIR / app).rglob("*.py") if not {"tests", "migrations"} & set(p.parts)]
    folder = settings.BASE_DIR / "templates"
    pages = list((folder / app).rglob("*.*"))
    if app == "config":
        pages = [p for name in SHARED_TEMPLATES for p in (folder / name).rglob("*.*")] + list(folder.glob("*.*"))
    return sorted(python + pages)


def extracted(app: str) -> Catalog:
    """Every text of an app, as a catalogue without translations."""
    catalogue = Catalog(locale="th", project="labour volunteer network portal", version="1")
    for path in sources(app):
        text = path.read_text(encoding="utf-8")
        source = text if path.suffix == ".py" else without_indents(templatize(text, origin=str(path)))
        for _line, message, _comments, context in extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS):
            place = path.relative_to(settings.BASE_DIR).as_posix()
            flags = {"python-format"} if "%(" in (message if isinstance(message, str) else message[0]) else set()
            catalogue.add(message, None, [(place, 0)], flags=flags, context=context)
    return catalogue


def without_indents(page: str) -> str:
    """A page's texts as Python that can be read: its indentation means nothing to Python."""
    return "\n".join(line.strip() for line in page.splitlines())


def faults(fresh: Catalog, old: Catalog) -> list[str]:
    """What keeps ``old`` from being the complete translation of ``fresh``."""
    wanted = {(m.id, m.context) for m in fresh if m.id}
    known = {(m.id, m.context): m for m in old if m.id}
    lines = [f"missing: {key[0]!r}" for key in sorted(wanted - known.keys(), key=str)]
    lines += [f"no longer used: {key[0]!r}" for key in sorted(known.keys() - wanted, key=str)]
    for key in wanted & known.keys():
        message = known[key]
        text = message.string if isinstance(message.string, str) else "".join(message.string or ())
        if not text or message.fuzzy:
            lines.append(f"not translated: {key[0]!r}")
        lines += [f"{key[0]!r}: {error}" for error in message.check(old)]
    return lines


def save(fresh: Catalog, old: Catalog, path: Path) -> None:
    """Write ``fresh`` with the translations of ``old``."""
    for message in fresh:
        before = old.get(message.id, message.context) if message.id else None
        if before is not None and before.string:
            message.string = before.string
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, fresh, sort_output=True, width=120, include_lineno=False, ignore_obsolete=True)
