"""Drafts that a form keeps by itself on the server: sealed, seen by their author alone, for thirty days.

A view whose form keeps drafts says so with ``@keeps_draft``; the form with ``keeps_draft = True``. Opened again it
stands there as it was left (`accounts.middleware.FormsMiddleware`), with a way to throw the draft away.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from django.utils import timezone

from accounts.kept_posts import LARGEST, Typed, opened
from accounts.models import Draft

LIFE = timedelta(days=30)
MOST_OF_ONE_USER = 20
View = TypeVar("View", bound=Callable)


def keeps_draft(view: View) -> View:
    """This view's form keeps drafts."""
    view.keeps_draft = True  # type: ignore[attr-defined]
    return view


def save(typed: Typed) -> datetime | None:
    """Keep what was typed in place of the draft before; returns the moment, None if it is too large."""
    now = timezone.now()
    sealed = replace(typed, why="draft", at=now.isoformat()).sealed()
    if len(sealed) > LARGEST:
        return None
    drafts = Draft.objects.filter(user_id=typed.user)
    Draft.objects.update_or_create(user_id=typed.user, path=typed.path, defaults={"sealed": sealed, "saved_at": now})
    oldest = list(drafts.order_by("-saved_at").values_list("pk", flat=True)[MOST_OF_ONE_USER:])
    drafts.filter(pk__in=oldest).delete()
    return now


def draft_of(user_id: int, path: str) -> Typed | None:
    """The draft of a user for the form at an address."""
    row = Draft.objects.filter(user_id=user_id, path=path, saved_at__gt=timezone.now() - LIFE).first()
    return opened(row.sealed, user_id) if row else None


def discard(user_id: int, path: str, *, saved_at: datetime | None = None) -> None:
    """The draft was sent, or is not wanted; with ``saved_at`` only the one that was saved at that moment."""
    found = Draft.objects.filter(user_id=user_id, path=path)
    (found.filter(saved_at=saved_at) if saved_at else found).delete()


def prune() -> None:
    """Delete drafts that nobody came back to."""
    Draft.objects.filter(saved_at__lte=timezone.now() - LIFE).delete()
