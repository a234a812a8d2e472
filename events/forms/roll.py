"""One day of the roll: a mark per place and half-day."""

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.forms import PostedForm
from events.models import Attendance, Participant, Session

Mark = Attendance.Mark
# Short words for the buttons; the full ones stand in Attendance.Mark.
MARKS = {
    Mark.PRESENT.value: Mark.PRESENT.label,
    Mark.ABSENT.value: Mark.ABSENT.label,
    Mark.EXCUSED.value: pgettext_lazy("roll", "excused"),
    Mark.SUBSTITUTED.value: Mark.SUBSTITUTED.label,
    "": pgettext_lazy("roll", "none yet"),
}


class RollForm(PostedForm):
    """Radios per place and half-day. Only cells that differ from what the page showed are written,
    so that two officers who mark different people do not undo each other."""

    reason = forms.CharField(label=gettext_lazy("Reason for correcting a closed roll"), max_length=300, required=False)

    def __init__(self, *args, places: list[Participant], sessions: list[Session], marks: dict, **kwargs):
        super().__init__(*args, **kwargs)
        self.places, self.sessions = places, sessions
        for place in places:
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
        return any(session.closing for session in self.sessions)

    def rows(self) -> list[dict]:
        """Each place with its cells; ``word`` is the stored mark in words."""
        return [{"place": place, "cells": [self._cell(place, s) for s in self.sessions]} for place in self.places]

    def typed(self) -> dict[tuple[int, int], str]:
        """The cells that were changed on the page."""
        cells = {(p, s): name_of(p, s) for p in self.places for s in self.sessions}
        return {(p.pk, s.pk): self.cleaned_data[n] for (p, s), n in cells.items() if n in self.changed_data}

    def with_rest_present(self, session: Session) -> dict[tuple[int, int], str]:
        """What was typed, and present for every place of a half-day that has no mark, here or stored meanwhile."""
        rest = {(p.pk, session.pk): Mark.PRESENT.value for p in self.places if self._is_free(name_of(p, session))}
        return self.typed() | rest

    def _is_free(self, name: str) -> bool:
        """No mark on the page, nor one that another officer stored since the page was shown."""
        return not self.cleaned_data[name] and (name in self.changed_data or not self.fields[name].initial)

    def _cell(self, place: Participant, session: Session) -> dict:
        field = self[name_of(place, session)]
        return {"session": session, "field": field, "word": MARKS[field.initial] if field.initial else ""}


def marks_for(place: Participant, session: Session) -> list[tuple]:
    """The marks on offer: a substitute must be on the list, and a closed roll keeps a mark for everybody."""
    withheld = set() if hasattr(place, "substitute") else {Mark.SUBSTITUTED.value}
    withheld |= {""} if session.closing else set()
    return [(value, label) for value, label in MARKS.items() if value not in withheld]


def name_of(place: Participant, session: Session) -> str:
    """The form name of a cell."""
    return f"mark-{place.pk}-{session.pk}"
