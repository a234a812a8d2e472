"""One half-day of the roll: a mark per place."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from accounts.forms import PostedForm
from accounts.patterns import Pattern
from events.models import Attendance, Participant, Session
from events.services import MetMark
from thai.texts import LineField

Mark = Attendance.Mark
# Short words for the buttons; the full ones stand in Attendance.Mark.
MARKS = {
    Mark.PRESENT.value: Mark.PRESENT.label,
    Mark.ABSENT.value: Mark.ABSENT.label,
    Mark.EXCUSED.value: pgettext_lazy("roll", "excused"),
    Mark.SUBSTITUTED.value: Mark.SUBSTITUTED.label,
    "": pgettext_lazy("roll", "none yet"),
}
CELL = re.compile(r"mark-([0-9]{1,18})-([0-9]{1,18})")


class RollForm(PostedForm):
    """Radios per place and half-day. Only cells that differ from what the page showed are written,
    so that two officers who mark different people do not undo each other.

    A cell sends two values: ``mark-{place}-{session}`` is the mark chosen, ``initial-mark-{place}-{session}`` the
    mark that was stored when the page was first shown; a page that comes back sends that one again, or every mark
    set meanwhile by others would pass for the reader's own change. Fields are built only when something was sent: a
    page is written from patterns (`roll_lines`), not from fields. The page shows one half-day, ``half``; what is sent
    may be of any of the day's ``sessions``.
    """

    # Whether who has no substitute on the list is led to the form that enters one.
    enters_substitutes = True

    reason = LineField(label=gettext_lazy("Reason for correcting a closed roll"), max_length=300, required=False)

    def __init__(
        self,
        *args,
        places: list[Participant],
        sessions: list[Session],
        marks: dict,
        half: Session | None = None,
        times: Mapping[tuple[int, int], datetime] | None = None,
        met: Iterable[MetMark] = (),
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.places, self.sessions, self.marks, self.times = places, sessions, marks, times or {}
        self.shown_sessions = [half] if half else sessions
        self.met = {each.cell: each for each in met}
        self._come = {session.pk for session in sessions if session.roll_is_open}
        self._patterns: dict[tuple, Pattern] = {}
        for place in places if self.is_bound else ():
            for session in sessions:
                self.fields[name_of(place, session)] = forms.ChoiceField(
                    choices=marks_for(place, session),
                    required=False,
                    initial=marks.get((place.pk, session.pk), ""),
                    widget=forms.RadioSelect,
                    show_hidden_initial=True,
                    label=place.name,
                )

    @property
    def has_closed(self) -> bool:
        """Whether a half-day shown is closed, so that a change needs a reason."""
        return any(session.closing for session in self.shown_sessions)

    def clean(self) -> dict:
        """Marks chosen in cells that are no longer on this page are told of, never dropped in silence."""
        data = super().clean() or self.cleaned_data
        if self.no_longer_here:
            raise ValidationError(self.no_longer_here, code="no_longer_here")
        return data

    @property
    def came_back(self) -> str:
        """With what cannot stand there as it was chosen."""
        return " ".join(text for text in (super().came_back, self.no_longer_here if self.kept else "") if text)

    @property
    def no_longer_here(self) -> str:
        """That marks were chosen in cells which the roll no longer has: somebody was taken off the list, or the event
        was moved. Empty where every chosen mark has its cell."""
        sent = (name for name in self.data if name.startswith("mark-") and name not in self.fields)
        n = sum(1 for name in sent if self.data[name] != self.data.get(f"initial-{name}", ""))
        told = ngettext(
            "One mark was chosen for a person or a half-day that is no longer on this page. It was not saved; please "
            "look at the list once more and save again.",
            "%(n)s marks were chosen for people or half-days that are no longer on this page. They were not saved; "
            "please look at the list once more and save again.",
            n,
        )
        return told % {"n": n} if n else ""

    def rows(self) -> list[dict]:
        """Each place with its substitute (None: nobody) and its cells; ``radios`` is the choice of a mark, ``word`` the
        stored mark in words, which is all of a half-day that has not come (``is_open``)."""
        halves = [(session, session.get_half_display()) for session in self.shown_sessions]
        return [
            {
                "place": place,
                "substitute": place.substitute if has_substitute(place) else None,
                "cells": [self._cell(place, *half) for half in halves],
            }
            for place in self.places
        ]

    def typed(self) -> dict[tuple[int, int], str]:
        """The cells that were changed on the page."""
        cells = {(p, s): name_of(p, s) for p in self.places for s in self.sessions}
        return {(p.pk, s.pk): self.cleaned_data[n] for (p, s), n in cells.items() if n in self.changed_data}

    def shown(self) -> dict[tuple[int, int], str]:
        """The marks that stood when the page was shown."""
        cells = {(p.pk, s.pk): f"initial-{name_of(p, s)}" for p in self.places for s in self.sessions}
        return {cell: self.data[name] for cell, name in cells.items() if name in self.data}

    def with_own(self, key: str) -> dict[tuple[int, int], str]:
        """What was typed, and an own mark set although somebody else set another (``{place}-{session}-{mark}``)."""
        cell, _sign, mark = key.rpartition("-")
        cells = {f"{p.pk}-{s.pk}": (p.pk, s.pk) for p in self.places for s in self.sessions}
        return self.typed() | ({cells[cell]: mark} if cell in cells else {})

    def _cell(self, place: Participant, session: Session, half: str) -> dict:
        name, key = name_of(place, session), (place.pk, session.pk)
        stored = self.marks.get(key, "")
        chosen, shown = self._chosen(name, stored)
        radios = self._pattern(place, session, half, chosen, bool(self.errors_of(name)))
        cell: dict[str, Any] = {
            "half": half,
            "name": name,
            "chosen": chosen,
            "shown": shown,
            "word": MARKS[stored] if stored else "",
        }
        cell |= {"radios": radios.fill(key=place.pk, name=name, label=place.name), "time": self.times.get(key)}
        return cell | {"is_open": session.pk in self._come, "errors": self.errors_of(name)} | self._met(place, session)

    def errors_of(self, name: str) -> tuple[str, ...]:
        """What is wrong with a cell."""
        return tuple(map(str, self.errors.get(name, ()))) if self.is_bound else ()

    def _chosen(self, name: str, stored: str) -> tuple[str, str]:
        """The mark chosen on the page and the one it was chosen against; what was not touched follows what stands."""
        if not self.is_bound or not {name, f"initial-{name}"} & self.data.keys():
            return stored, stored
        chosen, shown = self.data.get(name) or "", self.data.get(f"initial-{name}", stored)
        return (stored, stored) if chosen == shown else (chosen, shown)

    def _met(self, place: Participant, session: Session) -> dict:
        """Who was quicker at a cell, and the value of the button that sets the own mark all the same."""
        met = self.met.get((place.pk, session.pk))
        if met is None:
            return {"met": None}
        return {"met": met, "own": MARKS[met.own], "anyway": f"own:{place.pk}-{session.pk}-{met.own}"}

    def _pattern(self, place: Participant, session: Session, half: str, chosen: str, is_wrong: bool) -> Pattern:
        """The radios of all cells alike: the same half-day, offer, choice."""
        alike = (session.pk, has_substitute(place), chosen, is_wrong)
        if alike not in self._patterns:
            known = {"half": half, "offered": marks_for(place, session), "chosen": chosen, "is_wrong": is_wrong}
            # Whose substitute is not on the list yet is led to the form that enters one.
            leads = self.enters_substitutes and not has_substitute(place)
            known |= {"enter_substitute_of": session.event_id if leads else None}
            self._patterns[alike] = Pattern("events/_marks.html", ("key", "name", "label"), known)
        return self._patterns[alike]


def marks_for(place: Participant, session: Session) -> list[tuple]:
    """The marks on offer: a substitute must be on the list, and a closed roll keeps a mark for everybody."""
    withheld = set() if has_substitute(place) else {Mark.SUBSTITUTED.value}
    withheld |= {""} if session.closing else set()
    return [(value, label) for value, label in MARKS.items() if value not in withheld]


def has_substitute(place: Participant) -> bool:
    """Whether somebody on the list stands in for the place, which was read together with its substitute."""
    return hasattr(place, "substitute")


def name_of(place: Participant, session: Session) -> str:
    """The form name of a cell."""
    return f"mark-{place.pk}-{session.pk}"


def named(data: Iterable[str]) -> tuple[set[int], set[int]]:
    """The keys of the places and of the half-days whose cells were sent."""
    cells = [found for found in map(CELL.fullmatch, data) if found]
    return {int(cell[1]) for cell in cells}, {int(cell[2]) for cell in cells}
