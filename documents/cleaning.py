"""Strings made fit for paper: one odd character must not cost the whole document.

PDF/A forbids characters that the font lacks, so an emoji in one name would fail a list of thousands.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise

MAX_LENGTH = 20_000
LONG_TOKEN, PIECE = 40, 20
BREAK = "\u200b"
UNBROKEN = re.compile(rf"[^\s\u0e00-\u0e7f]{{{LONG_TOKEN + 1},}}")
LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# control; format (bidi, byte order mark, zero width, soft hyphen); lone surrogate
DROPPED = {"Cc", "Cf", "Cs"}
VARIATION_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def clean(value: Any) -> Any:
    """Return ``value`` with every string in it made printable; the shape stays.

    Strings: NFC; controls, bidi marks, BOM and lone surrogates dropped; line separators become newlines;
    characters that the prepared fonts lack become "?"; unbroken non-Thai tokens over 40 characters may break
    every 20; at most 20,000 characters. Lazy translations become strings. Raises TypeError for other types.
    """
    if isinstance(value, str | Promise):
        return _clean_text(str(value), printable(str(settings.FONT_DIR)))
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Mapping):
        return {str(key): clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [clean(item) for item in value]
    raise TypeError(f"a paper cannot take a {type(value).__name__}; write it as text first")


@lru_cache(maxsize=4)
def printable(font_dir: str) -> frozenset[str]:
    """The characters that every prepared font has. Raises ImproperlyConfigured before setup has run."""
    path = Path(font_dir, "characters.json")
    if not path.is_file():
        raise ImproperlyConfigured(f"The printing fonts are missing in {font_dir}. Run ./portal setup.")
    return frozenset(json.loads(path.read_text(encoding="utf-8"))["characters"])


def _clean_text(text: str, known: frozenset[str]) -> str:
    text = VARIATION_SELECTORS.sub("", LINE_ENDS.sub("\n", text).replace("\t", " "))
    text = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in DROPPED)
    text = unicodedata.normalize("NFC", text)[:MAX_LENGTH]
    return UNBROKEN.sub(_breakable, "".join(c if c == "\n" or c in known else "?" for c in text))


def _breakable(match: re.Match) -> str:
    token = match[0]
    return BREAK.join(token[at : at + PIECE] for at in range(0, len(token), PIECE))
