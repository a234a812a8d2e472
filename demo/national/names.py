"""Names that nobody can mistake for real ones, in hundreds of thousands of combinations and all lengths."""

from random import Random

from demo.people import FAKE_WORDS, FIRST_ENDINGS, LAST_ENDINGS, PREFIX_WEIGHTS, PREFIXES, SOUTHERN_BEGINNINGS
from demo.people import SOUTHERN_PROVINCES as SOUTHERN

LONG_SHARE = 0.01
LONGEST = 40
SOUTHERN_SHARE = 0.4
# 0 as first digit belongs to no class of national IDs, 060-0 to no operator.
PHONE = "06000{:05d}"


def name_of(rng: Random, province_code: str) -> tuple[str, str, str]:
    """Prefix code, first name and surname of somebody; one in a hundred has a surname of almost 40 letters."""
    first = rng.choice(FAKE_WORDS) + rng.choice(FIRST_ENDINGS)
    last = rng.choice(FAKE_WORDS) + rng.choice(LAST_ENDINGS)
    roll = rng.random()
    if roll < LONG_SHARE:
        last = _long(rng, last)
    elif roll < 0.5:
        first += rng.choice(FIRST_ENDINGS)
    if roll > 0.3:
        last += rng.choice(LAST_ENDINGS)
    if province_code in SOUTHERN and rng.random() < SOUTHERN_SHARE:
        first = rng.choice(SOUTHERN_BEGINNINGS) + first
    return rng.choices(PREFIXES, PREFIX_WEIGHTS)[0], first, last[:LONGEST]


def _long(rng: Random, name: str) -> str:
    while len(name) < LONGEST - 4:
        name += rng.choice(LAST_ENDINGS)
    return name


def impossible_national_id(serial: int) -> str:
    """Thirteen digits that are nobody's: the first digit is 0, and the last one fails the check."""
    digits = f"0{serial:011d}"
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(13, 1, -1), strict=True))
    return f"{digits}{(12 - total % 11) % 10}"
