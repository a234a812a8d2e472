"""What people and programs type by mistake or in bad faith, and a box for each of it."""

import re
from urllib.parse import urlencode

from thai.calendar import format_date, today

# name: text. The lone surrogate travels as the bytes a broken client sends.
RUBBISH = {
    "control characters": "ก\x01\x07\x1b[31mข\x7f\x85",
    "NUL": "สม\x00ชาย",
    "lone surrogate": "สม\ud800ชาย",
    "10,000 characters": "ก" * 10_000,
    "emoji": "👩🏽\u200d🌾🇹🇭",
    "bidi marks": "\u202eมหาย\u202c\u2066\u200f\ufeff",
    "SQL": "'; DROP TABLE volunteers_person; -- %s {0}",
    "HTML": '"><script>alert(1)</script><img src=x onerror=alert(1)>',
    "template": "{{ 7|add:7 }}{% debug %}",
    "impossible day": "31/13/2569",
    "no leap year": "29 ก.พ. 2568",
    "impossible month": "2569-13-01",
    "Thai digits": "๑๒๓๔๕๖๗๘๙๐๑๒๓",
    "negative number": "-1",
    "huge number": "9" * 40,
    "infinity": "1e999",
    "half a number": "NaN",
    "line breaks": "หนึ่ง\r\nสอง\u2028สาม",
    "white space": " \t\u00a0\u200b ",
    "another province": "90",
}
# Tried everywhere at once, and in one box after the other while the rest of the form is plausible.
HARSH = {"NUL", "lone surrogate", "no leap year", "huge number"}
PARAMETERS = (
    "page", "district", "state", "q", "province", "kind", "order", "day", "ending", "status", "format",
    "batch", "next", "person", "appointment", "project", "event",
)  # fmt: skip
DAYS = ("as_of", "known_at", "fiscal_year")
# Days in the address are read first and refused, so they get visits of their own.
QUERIES = (
    (PARAMETERS, ("NUL", "lone surrogate", "10,000 characters", "SQL", "HTML", "huge number", "negative number",
                  "another province")),
    (DAYS, ("NUL", "lone surrogate", "impossible day", "no leap year", "Thai digits", "huge number")),
)  # fmt: skip
A_DAY = re.compile(r"(^|_)(on|day|date|start|end|birth)(_|$)")
EXTRA = {
    "office": "2",
    "office_id": "2",
    "province": "90",
    "province_id": "90",
    "is_staff": "on",
    "is_superuser": "on",
    "role": "ministry_admin",
    "user": "1",
    "requested_by": "1",
    "by": "1",
    "owner": "1",
    "verified": "on",
    "state": "closed",
    "approved": "on",
    "approved_by": "1",
    "recorded_by": "1",
    "user_id": "1",
    "is_active": "on",
    "visibility": "full",
    "same_as": "1",
    "recorded_at": "2001-01-01",
}


def encoded(values: dict[str, list[str]]) -> str:
    """A form's body or a query as a careless client sends it: lone surrogates go out as they are."""
    pairs = [(name, value) for name, several in values.items() for value in several]
    return urlencode(pairs, encoding="utf-8", errors="surrogatepass")


def as_received(text: str) -> str:
    """What Django makes of the bytes of ``text``."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def plausible(name: str, kind: str) -> str:
    """Something that a box of this name may well take."""
    if name.endswith("_time") or kind == "time":
        return "09.30"
    if A_DAY.search(name):
        # What the world took on today cannot have been answered before.
        fitting = {"birth_date": "28 พ.ย. 2522", "answered_on": format_date(today())}
        return fitting.get(name, "28 พ.ย. 2562")
    if name != "national_id" and kind in {"number", "tel"} or name in {"number", "be_year", "fiscal_year", "order"}:
        return "2562" if "year" in name else "12"
    return {"phone": "0812345678", "email": "name@example.org", "national_id": ""}.get(name, "ทดลอง")
