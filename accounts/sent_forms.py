"""A form sent n times is sent once: the first sending claims the form's key, the others wait for what becomes of it.

The database has the last word over what is made (``accounts.records.once``, unique keys, versions). This sees to it
that who comes second is led to what was made, and that other content under the same key is never dropped in silence.
"""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from django.apps import apps
from django.db import IntegrityError
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils import timezone

from accounts.encryption import blind_index
from accounts.kept_posts import LARGEST, Typed, opened
from accounts.models import SentForm

PATIENCE, PAUSE = 10.0, 0.05
# Nobody is still at work on a form for so long: a write waits 20 s at most for its turn (settings).
BROKEN_OFF = timedelta(seconds=30)
# Longer than a form is taken as it is (form_tokens.DAY), so that no key is forgotten while it may still come.
LIFE = timedelta(days=2)
# They say which form it is, not what was typed into it.
APART = {"form_key", "version"}
# Who is asked whether the thing that an address names, by the parts of the address, was deleted.
asked_whether_gone: list[Callable[[Mapping[str, Any]], bool]] = []


def claim(key: str, typed: Typed) -> tuple[SentForm, bool]:
    """The row of a form's key, and whether this sending is the one to be carried out.

    Who comes second waits until the first was answered, at most PATIENCE seconds. A first sending that was refused
    gives the key back. One that never ended is carried out again: with the same content at once, with other content
    when it is surely over (BROKEN_OFF) and nothing was made by it.
    """
    content, until = content_of(typed), time.monotonic() + PATIENCE
    while True:
        row, first = _row(key, typed, content)
        if first or row.location:
            return row, first
        over = row.sent_at < timezone.now() - BROKEN_OFF
        if over or time.monotonic() > until:
            if row.content != content and not (over and nothing_made(row)):
                return row, False
            if _taken_over(row, typed, content):
                return row, True
            until = time.monotonic() + PATIENCE
        time.sleep(PAUSE)


def _row(key: str, typed: Typed, content: str) -> tuple[SentForm, bool]:
    try:
        return SentForm.objects.get_or_create(key=key, defaults=_said(typed, content) | {"user_id": typed.user})
    except IntegrityError:
        # Claimed by another and given back between the two looks of get_or_create.
        return _row(key, typed, content)


def _said(typed: Typed, content: str) -> dict[str, str]:
    sealed = typed.sealed()
    return {"content": content, "sealed": sealed if len(sealed) <= LARGEST else ""}


def _taken_over(row: SentForm, typed: Typed, content: str) -> bool:
    """Whether this sending is the one that goes on in the place of one that never ended."""
    same = SentForm.objects.filter(pk=row.pk, sent_at=row.sent_at, location="")
    return bool(same.update(sent_at=timezone.now(), **_said(typed, content)))


def nothing_made(row: SentForm) -> bool:
    """Whether no record bears the key of the form: its sending broke off, or is not at its end yet."""
    keyed = [model for model in apps.get_models() if any(each.name == "form_key" for each in model._meta.fields)]
    return not any(model._default_manager.filter(form_key=row.pk).exists() for model in keyed)


def content_of(typed: Typed) -> str:
    """A keyed hash of what was typed: equal for equal content, whatever the browser made of the ends of lines."""
    said = {name: [" ".join(v.split()) for v in values] for name, values in typed.values.items() if name not in APART}
    told = [said, typed.files, *typed.contents]
    return blind_index(json.dumps(told, ensure_ascii=False, sort_keys=True), "accounts.sent_form")


def finish(row: SentForm, location: str) -> None:
    """The sending was answered: it led to ``location``, or was refused (empty) and gives the key back."""
    if location:
        SentForm.objects.filter(pk=row.pk).update(location=location)
    else:
        row.delete()


def led_to(key: str) -> SentForm | None:
    """The sending of a form's key that was saved; None if it was not sent, or is on its way still."""
    return SentForm.objects.filter(pk=key).exclude(location="").first() if key else None


def first_content(row: SentForm) -> dict[str, list[str]]:
    """What was typed when the form was sent first; empty if it was too large to be remembered."""
    typed = opened(row.sealed, row.user_id) if row.sealed else None
    return typed.values if typed else {}


def edit_address(path: str, location: str) -> str | None:
    """Where what a form made is changed: ``event_new`` led to ``event``, so ``event_edit``; None if there is none."""
    try:
        made_by, made = resolve(path), resolve(urlsplit(location).path)
        if made_by.view_name != f"{made.view_name}_new":
            return None
        return reverse(f"{made.view_name}_edit", kwargs=made.kwargs)
    except (Resolver404, NoReverseMatch):
        return None


def is_gone(location: str) -> bool:
    """Whether a thing that an address names was deleted."""
    try:
        parts = resolve(urlsplit(location).path).kwargs
    except Resolver404:
        return False
    return any(ask(parts) for ask in asked_whether_gone)


def once_more(typed: Typed, row: SentForm) -> Typed:
    """What was typed into a form that had been sent: a change (``as_change``), or all of it, where that is gone."""
    if not is_gone(row.location):
        return as_change(typed, row)
    return replace(typed, values=typed.values | _new_key(typed), why="gone")


def _new_key(typed: Typed) -> dict[str, list[str]]:
    return {"form_key": [str(uuid4())]} if "form_key" in typed.values else {}


def as_change(typed: Typed, row: SentForm) -> Typed:
    """Other content under a key that was used: a change to what that made, or else a new form that says so.

    While it is not known what became of the first sending, the form keeps its key: two can never come of it.
    """
    if not row.location and nothing_made(row):
        return replace(typed, why="unanswered")
    typed, before = replace(typed, why="again"), first_content(row)
    address = edit_address(typed.path, row.location) if row.location else None
    if address:
        values = {name: said for name, said in typed.values.items() if name not in APART}
        return replace(typed, page=address, path=address, values=values, before=before, why="change")
    return replace(typed, values=typed.values | _new_key(typed), before=before)


def prune() -> None:
    """Forget forms that can no longer come again."""
    SentForm.objects.filter(sent_at__lte=timezone.now() - LIFE).delete()
