"""What the page of the second editor shows: who was quicker, what is to be chosen, what was put together by itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from accounts.merging import Outcome
from accounts.models import AuditEntry, User
from thai.differences import differing

MINE, THEIRS = "mine", "theirs"
TAKE_ALL, CHOOSE, BACK = "take", "choose", "edit"


@dataclass(repr=False)
class Choice:
    """One thing that somebody changed: its texts in words, and which one was picked.

    ``about`` names what it is compared by (in ``standing``; fields are compared by themselves). ``answered``: the page
    had shown the others' text that stands now, so a pick counts.
    """

    names: tuple[str, ...]
    about: tuple[str, ...]
    label: str
    outcome: Outcome
    before: str | None
    mine: str
    theirs: str
    answered: bool
    fields: list[BoundField] = field(default_factory=list)
    by: User | str | None = None
    at: datetime | None = None
    pick: str = ""

    @property
    def pick_name(self) -> str:
        """The name of its radio buttons."""
        return f"pick-{self.names[0]}"

    @property
    def mine_marked(self) -> tuple[str, str, str]:
        """The own text, with the piece between that the other one has not."""
        return differing(self.mine, self.theirs) if self.about == self.names else (self.mine, "", "")

    @property
    def theirs_marked(self) -> tuple[str, str, str]:
        """The other's text, marked in the same way."""
        return differing(self.theirs, self.mine) if self.about == self.names else (self.theirs, "", "")

    @property
    def has_errors(self) -> bool:
        """Whether the own text has to be mended first."""
        return any(each.errors for each in self.fields)

    @property
    def result(self) -> str:
        """What stands afterwards of a thing that does not clash."""
        return self.mine if self.is_mine else self.theirs

    @property
    def is_mine(self) -> bool:
        """Whether only this editor changed it."""
        return self.outcome == Outcome.MINE


class Meeting:
    """Two editors met at one record. ``data`` is what the second one sent, with the picks of an earlier page."""

    def __init__(self, choices: Iterable[Choice], entries: list[AuditEntry], data: Mapping[str, str]) -> None:
        found = list(choices)
        self.clashes = [each for each in found if each.outcome == Outcome.CLASH]
        self.settled = [each for each in found if each.outcome != Outcome.CLASH]
        self.is_asked = False
        self._others_count = True
        self._goes_back = data.get(CHOOSE) == BACK
        self._takes = data.get(TAKE_ALL) if data.get(TAKE_ALL) in (MINE, THEIRS) else None
        self._tell_who(entries)
        self.was_shown = any(each.answered for each in self.clashes)
        for each in self.clashes:
            picked = data.get(each.pick_name, "") if each.answered else ""
            each.pick = self._takes or (picked if picked in (MINE, THEIRS) else "")

    def _tell_who(self, entries: list[AuditEntry]) -> None:
        last = entries[0] if entries else None
        for each in [*self.clashes, *self.settled]:
            deed = next((e for e in entries if set(e.details.get("fields", ())) & set(each.names)), last)
            if deed and each.by is None and not each.is_mine:
                each.by, each.at = deed.by, deed.at
        told = next((each for each in self.clashes if each.by), None)
        self.who: User | str | None = last.by if last else told.by if told else None
        self.at: datetime | None = last.at if last else told.at if told else None

    @property
    def open(self) -> list[Choice]:
        """What is still to be chosen."""
        return [each for each in self.clashes if not each.pick]

    @property
    def chosen(self) -> int:
        """How many were chosen."""
        return len(self.clashes) - len(self.open)

    @property
    def waits(self) -> bool:
        """Whether a person has to choose, or only asked to see the page or the form again."""
        return bool(self.open or self._takes or self._goes_back)

    @property
    def is_shown(self) -> bool:
        """Whether the page is wanted, and not the form of before."""
        return self.is_asked and not self._goes_back

    @property
    def taken(self) -> list[Choice]:
        """Things whose value is the others'; none while the page asks, which carries own texts alone."""
        picked = [each for each in self.clashes if each.pick == THEIRS]
        return [*self.kept_of_others, *picked] if self._others_count else []

    @property
    def kept_of_others(self) -> list[Choice]:
        """What only others changed."""
        return [each for each in self.settled if each.outcome == Outcome.THEIRS]

    @property
    def sentence(self) -> str:
        """What happened, in a sentence."""
        if self.open and not self._takes:
            labels = ", ".join(each.label for each in self.open)
            return _("Somebody saved this before you. Please choose which text to use: %(fields)s.") % {
                "fields": labels
            }
        return _("Somebody saved this before you. Nothing was written over; please look and save.")

    def keep_own_texts(self) -> None:
        """The page carries own texts, whatever is picked; going back to the form takes others' texts along."""
        self._others_count = self._goes_back
