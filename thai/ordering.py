"""Thai dictionary order as a stored ASCII key, so that every database sorts alike.

The order is that of ICU's ``th-u-ka-noignore``: spaces and dots count, so lists are in word-by-word order.
"""

import re

from thai.digits import ARABIC, THAI
from thai.spelling import tidy

MAX_LENGTH = 400

_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"
_CONSONANTS = "".join(map(chr, range(0x0E01, 0x0E2F)))
_VOWELS = "ํะัาิีึืฺุูเแโใไฯๆ"
_IN_ORDER = " .-/,'\"()" + ARABIC + _CONSONANTS + _VOWELS + "abcdefghijklmnopqrstuvwxyz"
_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
_SEPARATOR = "00"  # below every primary weight, so that the shorter word comes first
_PLAIN = "1"


def _primary_weights() -> dict[str, str]:
    """Return two characters for each letter, and four for ำ, which sorts as า and a ring."""
    weights = {letter: _ALPHABET[i // 36] + _ALPHABET[i % 36] for i, letter in enumerate(_IN_ORDER, 1)}
    weights |= {thai: weights[arabic] for thai, arabic in zip(THAI, ARABIC, strict=True)}
    return weights | {"ๅ": weights["า"], "ำ": weights["า"] + weights["ํ"]}


_PRIMARY = _primary_weights()
_SECONDARY = {mark: _ALPHABET[i] for i, mark in enumerate("๎์็่้๊๋", 2)}


def sort_key(text: str) -> str:
    """Return a key of ``[0-9a-z]``, at most 400 characters; comparing keys compares the texts.

    Letters decide first (a vowel written before its consonant counts after it); tone and silencing marks
    decide only between texts that are otherwise equal. Characters without a place in the order are skipped.
    """
    primary, secondary = [], []
    for letter in _LEADING_VOWEL.sub(r"\2\1", tidy(tidy(text).casefold())):
        if weight := _PRIMARY.get(letter):
            primary.append(weight)
            secondary.append(_PLAIN * (len(weight) // 2))
        elif mark := _SECONDARY.get(letter):
            secondary.append(mark)
    marks = "".join(secondary).rstrip(_PLAIN)
    return ("".join(primary) + (_SEPARATOR + marks if marks else ""))[:MAX_LENGTH]
