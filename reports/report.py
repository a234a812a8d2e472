"""What every report has: a name, who may ask, what may be asked, what it says, on which paper it is printed."""

from collections.abc import Callable, Iterable, Mapping
from typing import cast

from django.db import models
from django.forms import ChoiceField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from provinces.permissions import Permission, Scope
from reports import wording
from reports.access import reach
from reports.composition import Composition
from reports.question import Format, Question
from thai.days import Days

# (stage, done, total): shows how far the work is and keeps the lease.
Progress = Callable[[str, int, int | None], None]
Choices = Iterable[tuple[object, object]]


class Stage(models.TextChoices):
    """How far the work on a report is, in words for who waits."""

    COUNTING = "counting", _("counting")
    LISTING = "listing", _("listing")
    WRITING = "writing", _("writing the file")


class Report:
    """One kind of report. A module of ``reports/catalogue`` says what is special about it; the list there knows it."""

    kind: str
    """Kept in the database and in addresses: it never changes."""
    title: str | Promise
    """The name in lists and of the file."""
    heading: str | Promise
    """What stands at the head of the paper."""

    permission: Permission = Permission.REPORTS_TOTALS
    permission_for_names: Permission | None = Permission.REPORTS_ASK
    """None: this report never names a person."""
    formats: tuple[Format, ...] = tuple(Format)
    about_years: bool = True
    """Whether a fiscal year may be asked about instead of a day."""
    usually_a_year: bool = False
    """Whether this fiscal year is meant where nothing is said, and not today."""
    knows_the_past: bool = True
    """Whether it can be asked as known on an earlier day."""
    paper: str = "reports/tables"

    def permission_to_ask(self, *, with_names: bool) -> Permission | None:
        """The permission that asking takes; None where nobody may ask for names."""
        return self.permission_for_names if with_names else self.permission

    def scope(self, user: User, *, with_names: bool) -> Scope:
        """The provinces that the user may ask about today; the nation is in a national scope alone."""
        return reach(user, self.permission_to_ask(with_names=with_names))

    def fields(self) -> Mapping[str, ChoiceField]:
        """The report's own form fields by name, none of them required; their answers are kept as JSON."""
        return {}

    def settled(self, parameters: Mapping[str, object], days: Days) -> dict[str, object]:
        """The answers with what is meant where one was left open, so that the same question stays the same."""
        return dict(parameters)

    def answers(self, parameters: Mapping[str, object]) -> list[tuple[str, str]]:
        """Its own fields with their answers in words."""
        return [
            (str(field.label), str(dict(cast(Choices, field.choices)).get(parameters[name], parameters[name])))
            for name, field in self.fields().items()
            if name in parameters
        ]

    def compose(self, question: Question, progress: Progress) -> Composition:
        """Count and list what is asked for; ``progress`` hears of it."""
        raise NotImplementedError

    def says(self, question: Question, **parts) -> Composition:
        """A composition under the head that all reports share."""
        own = self.answers(question.parameters)
        area, day, *others = wording.facts(question, knows_the_past=self.knows_the_past)
        return Composition(
            title=str(self.heading),
            subtitle=" · ".join([wording.place(question), wording.period(question), *(words for _label, words in own)]),
            office=wording.office(question),
            facts=[area, day, *own, *others],
            **parts,
        )
