"""Move one thing of a list beside another. The neighbour is named, so the same wish twice has one result."""

from typing import TypeVar

from django.utils.translation import gettext as _

from accounts.rules import RuleBroken

Item = TypeVar("Item")


def placed(items: list[Item], moved: Item, beside: Item, *, after: bool) -> list[Item]:
    """The list with one thing right before or after another; refused if either is no longer there."""
    if moved not in items or beside not in items:
        raise RuleBroken(_("The list changed meanwhile. Please look and move it again."), code="list_changed")
    if moved == beside:
        return items
    others = list(items)
    others.remove(moved)
    others.insert(others.index(beside) + after, moved)
    return others
