"""Facts as text: how they are kept in the file, read back, and compared."""

import difflib
from collections.abc import Iterable, Sequence
from pathlib import Path

from config.tests.golden.text import short_hash

Picture = dict[str, str]
FILE = Path(__file__).parent / "picture.txt"
HEAD = "# What the demonstration shows on fixed days. What this file is and how it is made: __init__.py beside it.\n"
ROWS_AT_ONCE = 10
BEGINNING = 30
LONG = 60


def add(picture: Picture, name: str, value: str | Iterable[str]) -> None:
    """Put a fact into the picture: a line, or the lines of a text. A name may be used once."""
    assert name not in picture, f"two facts are called {name}"
    assert " = " not in name and "\n" not in name, f"not a name for a fact: {name!r}"
    lines = value.splitlines() if isinstance(value, str) else [line for text in value for line in text.splitlines()]
    picture[name] = "\n".join(line.rstrip() for line in lines)


def written(picture: Picture) -> str:
    """The file's text: facts sorted by name, longer texts below their name."""
    parts = [HEAD]
    for name, value in sorted(picture.items()):
        if "\n" in value:
            parts.append(f"{name} =\n" + "".join(f"  {line}\n" for line in value.split("\n")))
        else:
            parts.append(f"{name} = {value}\n")
    return "".join(parts)


def read_back(text: str) -> Picture:
    """The facts of a file's text."""
    lines: dict[str, list[str]] = {}
    name = ""
    for line in text.split("\n"):
        if line.startswith("  "):
            lines[name].append(line[2:])
        elif line and not line.startswith("#"):
            name, _, value = line.partition(" =")
            lines[name] = [value.strip()] if value.strip() else []
    return {name: "\n".join(found) for name, found in lines.items()}


def differences(kept: Picture, found: Picture) -> list[str]:
    """A sentence for each fact that differs: what it was and what it is."""
    told = []
    for name in sorted(kept.keys() | found.keys()):
        if name not in found:
            told.append(f"{name}: no longer shown (was {_short(kept[name])})")
        elif name not in kept:
            told.append(f"{name}: not in the file (is {_short(found[name])})")
        elif kept[name] != found[name]:
            told.append(f"{name}: {_change(kept[name], found[name])}")
    return told


def _change(was: str, now: str) -> str:
    if "\n" not in was + now:
        return f"was {was!r}, is {now!r}"
    return "\n" + "\n".join(f"    {line}" for line in beside(was.split("\n"), now.split("\n")))


def _short(value: str) -> str:
    first, *others = value.split("\n")
    return f"{first[:BEGINNING]!r}" + (f" and {len(others)} more lines" if others else "")


def beside(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """What is missing (-) and what is added (+), in the order of the text."""
    lines = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, b1, b2, a1, a2 in matcher.get_opcodes():
        if kind != "equal":
            lines += [f"- {line}" for line in before[b1:b2]] + [f"+ {line}" for line in after[a1:a2]]
    return lines


def digest(lines: Sequence[str]) -> list[str]:
    """A hash of every ten lines with the beginning of their first: small, and a difference says which lines."""
    blocks = [lines[at : at + ROWS_AT_ONCE] for at in range(0, len(lines), ROWS_AT_ONCE)]
    return [f"{short_hash(chr(10).join(block))} {block[0][:BEGINNING]}" for block in blocks]


def shortened(lines: Sequence[str], most: int = LONG) -> list[str]:
    """A text as it is; of a long one the first half of ``most`` blocks, and the rest as a digest."""
    if len(lines) <= most:
        return list(lines)
    kept = most // 2
    return [*lines[:kept], f"and {len(lines) - kept} more blocks:", *digest(lines[kept:])]
