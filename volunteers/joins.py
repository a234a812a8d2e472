"""What packages to the right know about people and work, so that the register need not know them.

Eight open lists of plain functions, and one of the pages that have the register's search box. Each app adds its own at
start-up (``AppConfig.ready``), the register too; who asks a list does not know who answers. An answer shows only what
its reader may see.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page
from django.utils.translation import gettext as _

from accounts.models import User
from provinces import recent
from volunteers.models import Person


@dataclass(frozen=True)
class Finding:
    """Something a search found: what kind of thing, its name, where or when, and the address of its page.

    ``search`` is what that page, a list, is to be searched for: who shows the finding puts it into the address, sealed
    for the session of the reader (`volunteers.searching.for_address`).
    """

    what: str
    title: str
    detail: str
    address: str
    search: str = ""


@dataclass(frozen=True)
class Waiting:
    """Something that waits for an office: since when, until when (None: no day was set), and where it is done.

    ``differs`` are facts that changed since they were decided: each with ``name``, and ``old`` and ``new`` in lines.
    """

    what: str
    title: str
    since: date | None
    due: date | None
    address: str
    differs: tuple = ()


@dataclass(frozen=True)
class Card:
    """A part of the page that a user begins with: the template that shows its rows. Without rows it is not shown."""

    template: str
    rows: list


@dataclass(frozen=True)
class Section:
    """One part of what the portal holds about a person, as (label, value) lines in the order to be read."""

    title: str
    lines: list[tuple[str, str]]


searches: list[Callable[[User, str], Iterable[Finding]]] = []
work_lists: list[Callable[[User, date], Iterable[Waiting]]] = []
# What nobody but the user can bring further, each list in its order; `what` tells when it is about.
decisions: list[Callable[[User], Iterable[Waiting]]] = []
# What the user is to read on the page he begins with, beside what he decides.
first_cards: list[Callable[[User], Card]] = []
# Moves what belongs to the second person to the first; inside the transaction of the merge, which raises RuleBroken.
merges: list[Callable[[Person, Person], None]] = []
# Makes unreadable what is held about a person; inside the transaction of the erasure.
erasures: list[Callable[[Person], None]] = []
exports: list[Callable[[Person], Iterable[Section]]] = []
# What the records that the user may see say that somebody (by key) does after a day: asked about who records a death.
doings: list[Callable[[User, int, date], Iterable[str]]] = []
# Routes outside the register whose page has its search box: there a search comes back (`volunteers.views.search`).
searched_pages: list[str] = []


def join(open_list: list, *functions: Callable | str) -> None:
    """Add functions, or routes, to an open list; one that is there already is not added twice."""
    open_list += [function for function in functions if function not in open_list]


def found(user: User, text: str) -> Iterator[Finding]:
    """Everything that the user may see and that matches a text, app by app."""
    for search in searches:
        yield from search(user, text)


def more_than(page: Page, what: str, address: str, *, search: str = "") -> Iterator[Finding]:
    """A last line where more was found than is shown, with the list that holds the rest (`Finding`)."""
    if page.has_next():
        told = _("Showing %(shown)s of %(total)s") % {"shown": page.end_index(), "total": page.paginator.count}
        yield Finding(what, told, "", address, search=search)


def waiting(user: User, *, on: date) -> list[Waiting]:
    """Everything that waits for the user's offices on a day, the most urgent first; what has no day comes last."""
    return sorted(
        (item for work_list in work_lists for item in work_list(user, on)),
        key=lambda item: (item.due is None, item.due or on, item.since or on, item.title),
    )


def to_decide(user: User) -> list[Waiting]:
    """Everything that waits for a decision of the user, as the first page after sign-in tells it."""
    return [item for waiting_for in decisions for item in waiting_for(user)]


def cards(user: User) -> list[Card]:
    """What the user is to read on the page he begins with."""
    return [card for card_of in first_cards if (card := card_of(user)).rows]


def on_the_first_page(user: User) -> dict[str, list]:
    """What stands first on the page that the user begins with (`_first.html`): what he decides, what he reads, and the
    records that he opened last."""
    return {"to_decide": to_decide(user), "cards": cards(user), "opened": recent.opened(user)}


def export(person: Person) -> list[Section]:
    """Everything the portal holds about a person, for the person; parts without anything to tell are left out."""
    return [section for part in exports for section in part(person) if section.lines]
