"""One spelling for what looks the same on paper: invisible characters, double SARA E, SARA AM."""

import re
import unicodedata

_TONE_MARKS = "่-๋"
_SARA_AM_IN_PIECES = re.compile(f"ํ([{_TONE_MARKS}]*)า")
_TONE_AFTER_SARA_AM = re.compile(f"ำ[ำ{_TONE_MARKS}]*[{_TONE_MARKS}]")
# Letters and marks by their category, and yet nothing to see: Hangul and Khmer fillers, Braille blank, selectors.
_FILLER = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")


def tidy(text: str) -> str:
    """Return one line in its one spelling: NFC, แ for เเ, ำ for ํา, no invisible characters, single spaces.

    The letters themselves are never corrected: มูฮัมหมัด and มูฮำหมัด stay two names.
    ``tidy(tidy(x)) == tidy(x)`` for every text.
    """
    while (tidied := _tidy_once(text)) != text:
        text = tidied
    return text


def _tidy_once(text: str) -> str:
    visible = "".join(_visible(character) for character in text)
    joined = " ".join(unicodedata.normalize("NFC", visible).split()).replace("เเ", "แ")
    joined = _SARA_AM_IN_PIECES.sub(r"\1ำ", joined)
    return _TONE_AFTER_SARA_AM.sub(_tones_first, joined)


def _tones_first(run: re.Match[str]) -> str:
    # The whole run in one step: a hostile text must not need a pass for each of its letters.
    return run[0].replace("ำ", "") + "ำ" * run[0].count("ำ")


def _visible(character: str) -> str:
    """Drop format characters (zero width, byte order mark, direction) and fillers; a control character is a space."""
    if _FILLER.match(character):
        return ""
    match unicodedata.category(character):
        case "Cf":
            return ""
        case "Cc":
            return " "
        case _:
            return character
