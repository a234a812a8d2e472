"""Which half-day of a roll is shown, and who of its list; the choice stays in the address."""

import re
from collections.abc import Collection, Sequence
from datetime import date
from functools import cached_property
from typing import cast

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.filters import Chosen
from events.models import Attendance, Session
from events.models.attendance import ParticipantQuerySet
from thai.calendar import today
from thai.display import local_date
from thai.numbers import plain
from volunteers.forms.searches import SearchForm

OPEN = "open"
# Longer ones are the last four digits of an ID or a telephone.
NUMBER_ON_THE_LIST = re.compile(r"[0-9]{1,3}")


class RollChoice(SearchForm):
    """The half-day asked for by ``day`` and ``half``, else the one to be taken now; ``only`` one mark, or none.

    ``sent`` are the keys of the half-days whose cells were sent.
    """

    # What the address says of those without a mark.
    left = OPEN

    day = Chosen(
        label=_("Day"),
        choices=(),
        everything="",
        invalid=_("The event has no such day. Please choose one of those shown."),
    )
    half = Chosen(
        label=_("Half-day"),
        choices=Session.Half.choices,
        everything="",
        invalid=_("The event has no such half-day. Please choose one of those shown."),
    )
    only = Chosen(
        label=_("Mark"),
        choices=[*Attendance.Mark.choices, (OPEN, pgettext_lazy("roll", "none yet"))],
        everything=_("All"),
        invalid=_("There is no such mark. Please choose one of those shown."),
    )

    def __init__(self, *args, sessions: Sequence[Session], sent: Collection[int] = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.sessions, self.sent = sessions, sent
        self.days = {each.day.isoformat(): each.day for each in sessions}
        shown = [(text, local_date(day)) for text, day in self.days.items()]
        cast(forms.ChoiceField, self.fields["day"]).choices = [("", ""), *shown]

    def asked(self, name: str) -> str:
        """What the address says; empty where it says nothing that is understood."""
        return self.cleaned_data.get(name, "") if self.is_valid() else ""

    @property
    def chosen_day(self) -> date | None:
        """The day asked for, else today where the event has it, else the first; None for one it does not have."""
        if not self.is_valid():
            return None
        asked = self.asked("day") or today().isoformat()
        return self.days.get(asked) or next(iter(self.days.values()), None)

    @property
    def of_day(self) -> list[Session]:
        """The half-days of that day."""
        return [each for each in self.sessions if each.day == self.chosen_day]

    @cached_property
    def session(self) -> Session | None:
        """The half-day asked for, else the one that marks were sent of (it may have been closed meanwhile), else the
        first of the day that has come and is not closed, else the first of all."""
        asked = [each for each in self.of_day if each.half == self.asked("half")]
        asked += [each for each in self.of_day if each.pk in self.sent]
        to_take = [each for each in self.of_day if each.is_to_be_taken]
        return next(iter([*asked, *to_take, *self.of_day]), None)

    @property
    def number(self) -> int | None:
        """The number on the list that was typed, in whichever digits; None for a name."""
        typed = plain(self.typed)
        return int(typed) if NUMBER_ON_THE_LIST.fullmatch(typed) else None

    def narrow(self, places: ParticipantQuerySet) -> ParticipantQuerySet:
        """Those with the mark asked for in the half-day, or without any; one alone if its number was typed."""
        only = self.asked("only")
        marks = Attendance.objects.known().filter(session=self.session, participant=OuterRef("pk"))
        if only == OPEN:
            places = places.filter(~Exists(marks))
        elif only:
            places = places.filter(Exists(marks.filter(mark=only)))
        return places if self.number is None else places.filter(order=self.number)
