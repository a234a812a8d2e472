"""The buttons ↑ and ↓ of a list, and what they send: which thing, before or after which other one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from thai.texts import LineField

BEFORE, AFTER = "before", "after"


@dataclass(frozen=True)
class Movable:
    """One thing of a list with the wishes of its buttons; empty where there is no neighbour on that side."""

    item: Any
    key: str
    up: str
    down: str


class MoveForm(forms.Form):
    """``move`` is ``key:before:key of the neighbour`` or ``key:after:…``."""

    move = LineField(validators=[RegexValidator(rf"\A[0-9a-f]{{1,18}}:({BEFORE}|{AFTER}):[0-9a-f]{{1,18}}\Z")])

    def wish(self) -> dict:
        """``row`` is moved to ``beside``: ``after`` it, or before it. Keys as sent."""
        row, side, beside = self.cleaned_data["move"].split(":")
        return {"row": row, "beside": beside, "after": side == AFTER}


class MoveRowForm(MoveForm):
    """The same for rows of the database."""

    move = LineField(validators=[RegexValidator(rf"\A[0-9]{{1,18}}:({BEFORE}|{AFTER}):[0-9]{{1,18}}\Z")])

    def wish(self) -> dict:
        """With keys as numbers."""
        wish = super().wish()
        return wish | {name: int(wish[name]) for name in ("row", "beside")}


def movable(
    items: Sequence[Any], key: Callable[[Any], object], group: Callable[[Any], object] = lambda item: None
) -> list[Movable]:
    """Each thing with the wishes of its buttons; it passes only neighbours of its own group."""
    found = []
    for number, item in enumerate(items):
        above, below = items[max(number - 1, 0) : number], items[number + 1 : number + 2]
        up, down = (
            [f"{key(item)}:{side}:{key(other)}" for other in others if group(other) == group(item)]
            for side, others in ((BEFORE, above), (AFTER, below))
        )
        found.append(Movable(item, str(key(item)), "".join(up), "".join(down)))
    return found
