"""Invented people whose numbers and addresses would be recognised wherever they came out."""

import re
from dataclasses import dataclass

from thai.digits import to_arabic_digits
from volunteers import services
from volunteers.models import Person

BETWEEN_DIGITS = re.compile(r"[\s\u00a0\u200b.()/-]|&nbsp;")


@dataclass(frozen=True)
class Canary:
    """What nobody may read in full, and what only the register's keepers may read."""

    number: int

    @property
    def national_id(self) -> str:
        """A fake ID with a right check digit."""
        first = f"39099{self.number:07d}"
        weighed = sum(int(digit) * weight for digit, weight in zip(first, range(13, 1, -1), strict=True))
        return f"{first}{(11 - weighed % 11) % 10}"

    @property
    def phone(self) -> str:
        return f"089{7_310_000 + self.number}"

    @property
    def address(self) -> str:
        return f"ซอยลับเฉพาะ{self.number}"

    @property
    def email(self) -> str:
        return f"canary{self.number}@example.org"

    @property
    def line_id(self) -> str:
        return f"linecanary{self.number}"

    @property
    def surname(self) -> str:
        return f"นกขมิ้น{self.number}"

    def fields(self) -> dict[str, str]:
        """As ``update_person`` takes them."""
        names = ("national_id", "phone", "address", "email", "line_id")
        return {name: getattr(self, name) for name in names} | {"last_name": self.surname}


def plant(by) -> list[Canary]:
    """Give every person in the register a canary's numbers and surname, also on the lists made earlier."""
    canaries = []
    for person in Person.objects.order_by("pk"):
        canary = Canary(4000 + person.pk)
        services.update_person(by=by, person=person, **canary.fields())
        person.participations.update(name=person.name)
        canaries.append(canary)
    return canaries


def squeezed(text: str) -> str:
    """Text in which a number is found however it is spaced, dashed or written in Thai digits."""
    return BETWEEN_DIGITS.sub("", to_arabic_digits(text))


def seen(text: str, canaries: list[Canary]) -> set[str]:
    """Which kinds of canary a text holds: ``{"national_id", "phone"}``."""
    tight = squeezed(text)
    kinds = {
        "national_id": lambda canary: (canary.national_id,),
        "phone": lambda canary: (canary.phone, f"+66{canary.phone[1:]}"),
        "address": lambda canary: (canary.address,),
        "contact": lambda canary: (canary.email.replace(".", ""), canary.line_id),
        "name": lambda canary: (canary.surname,),
    }
    return {kind for kind, signs in kinds.items() if any(s in tight for c in canaries for s in signs(c))}


# What a canary of any number leaves in a text that is squeezed; the groups are its number.
SIGNS = {
    "national_id": re.compile(r"39099(\d{7})\d"),
    "phone": re.compile(r"(?:0|\+66)89(73[1-9]\d{4})"),
    "address": re.compile(r"ซอยลับเฉพาะ(\d+)"),
    "contact": re.compile(r"(?:canary(\d+)@|linecanary(\d+))"),
    "name": re.compile(r"นกขมิ้น(\d+)"),
}


def traces(text: str) -> set[tuple[str, int]]:
    """The kind and the number of every canary in a text, whoever it is."""
    tight = squeezed(text)
    found = set()
    for kind, sign in SIGNS.items():
        numbers = [int("".join(match.groups(default=""))) for match in sign.finditer(tight)]
        found |= {(kind, number - (7_310_000 if kind == "phone" else 0)) for number in numbers}
    return found
