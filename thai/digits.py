"""Thai, full-width and Arabic digits."""

ARABIC = "0123456789"
THAI = "๐๑๒๓๔๕๖๗๘๙"
FULL_WIDTH = "０１２３４５６７８９"

_TO_ARABIC = str.maketrans(THAI + FULL_WIDTH, ARABIC + ARABIC)
_TO_THAI = str.maketrans(ARABIC, THAI)


def to_arabic_digits(text: str) -> str:
    """Return the text with Thai (U+0E50–0E59) and full-width digits as 0–9; all else is left alone."""
    return text.translate(_TO_ARABIC)


def to_thai_digits(text: str) -> str:
    """Return the text with 0–9 as ๐–๙, for letters, orders and certificates."""
    return text.translate(_TO_THAI)
