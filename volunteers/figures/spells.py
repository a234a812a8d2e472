"""What the spells say of single seats: which one decides, who begins later, since when a seat is vacant."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from accounts.records import known
from thai.days import Days
from volunteers.figures.rows import BEST, Holder, OrderName, Spell, Term
from volunteers.figures.standing import EVERYWHERE, VACANCY, empty_from, occupied_until
from volunteers.models import Seat, SeatSpell, SeatState

# So many keys are named to the database; of more seats all spells of the day are read.
MOST_KEYS = 2000

PERSON = tuple(f"person__{name}" for name in ("pk", "prefix", "first_name", "last_name"))
ORDER = tuple(f"appointment__order__{name}" for name in ("authority", "number", "be_year", "pk", "office__province"))
TERM = tuple(f"appointment__{name}" for name in ("term_start", "term_end", "ended_on", "no_order_reason", "end_reason"))
Next = tuple[date, Holder | None, Term | None]
SPELL, NAMES = ("state", "since", "desk", "last_day"), (*PERSON, *TERM, *ORDER)


def deciding(seats: list[int], days: Days, names: tuple[str, ...]) -> dict[int, Spell]:
    """The spell by which each seat is in its state: the best state, and of several nominations the first."""
    spells = SeatSpell.objects.known(at=days.known_at).covering(days.as_of).filter(_among("seat", seats))
    found: dict[int, Spell] = {}
    for seat, *columns in spells.order_by("since", "pk").values_list("seat", *SPELL, *names):
        earlier = found.get(seat)
        if earlier is None or BEST[columns[0]] < BEST[earlier.state]:
            found[seat] = _spell(*columns)
    return found


def holders_in(province_code: str, days: Days) -> dict[int, Holder]:
    """Who holds the seats of a province on a day, by seat; for those who may read names."""
    spells = SeatSpell.objects.known(at=days.known_at).covering(days.as_of)
    held = spells.filter(state=SeatState.APPOINTED, seat__province=province_code).order_by()
    return {seat: Holder(*columns) for seat, *columns in held.values_list("seat", *PERSON)}


def _spell(state: str, since: date, desk: str, last_day: date | None, *names) -> Spell:
    if not names:
        return Spell(state, since, desk, last_day)
    return Spell(state, since, desk, last_day, *_whose(names))


def _whose(names: tuple) -> tuple[Holder, Term]:
    """What the columns ``NAMES`` tell."""
    term, order = names[len(PERSON) : -len(ORDER)], OrderName(*names[-len(ORDER) :])
    return Holder(*names[: len(PERSON)]), Term._make([*term, None if order.authority is None else order])


def _among(path: str, keys: Iterable[int]) -> Q:
    keys = list(keys)
    return Q(**{f"{path}__in": keys}) if len(keys) <= MOST_KEYS else EVERYWHERE


def begin_later(seats: list[int], days: Days, names: tuple[str, ...]) -> dict[int, Next]:
    """The first day, and with ``names`` the person and the term, of who is appointed to each of the seats but later."""
    if not seats:
        return {}
    spells = SeatSpell.objects.appointed_ahead(days).filter(_among("seat", seats)).order_by("-first_day")
    # The earliest of several comes last and stays.
    return {seat: _next(*columns) for seat, *columns in spells.values_list("seat", "first_day", *names)}


def _next(begins: date, *whose) -> Next:
    return (begins, *_whose(whose)) if whose else (begins, None, None)


def vacant_since(seats: list[int], days: Days) -> dict[int, date]:
    """The first day of the present vacancy of each of the seats."""
    if not seats:
        return {}
    records = known(days.known_at, "province__office__records__")
    begun = known(days.known_at, "validity__") & Q(validity__valid_from__lte=days.as_of)
    waiting = Seat.objects.filter(begun, records, pk__in=seats)
    # Of several runs of days the latest that has begun comes last and stays.
    rows = waiting.order_by("validity__valid_from").values_list("pk", occupied_until(days), *VACANCY)
    return {pk: empty_from(until, opened, recorded) for pk, until, opened, recorded in rows}
