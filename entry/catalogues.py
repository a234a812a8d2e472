"""Compile the translations with Babel: ``python -m entry.catalogues`` (gettext's msgfmt is not needed)."""

from collections.abc import Iterator
from pathlib import Path

from . import places


def sources(root: Path = places.ROOT) -> Iterator[Path]:
    """Yield every catalogue of the repository: ``<app>/locale/<language>/LC_MESSAGES/*.po``."""
    for pattern in ("locale/*/LC_MESSAGES/*.po", "*/locale/*/LC_MESSAGES/*.po"):
        for path in root.glob(pattern):
            if path.relative_to(root).parts[0] not in {"node_modules", "var"}:
                yield path


def compile_all(root: Path = places.ROOT) -> int:
    """Write the ``.mo`` beside every ``.po``; return how many."""
    # Imported here: setup lists the catalogues before Babel is installed.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    found = list(sources(root))
    for path in found:
        with path.open("rb") as lines:
            catalogue = read_po(lines, locale=path.parent.parent.name)
        with path.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, catalogue)
    return len(found)


if __name__ == "__main__":
    print(f"{compile_all()} catalogues compiled")
