"""The one table of the kinds of act: what each does, what may follow it, and how it reads.

A new kind is a line of ``Kind`` and a row of ``KINDS``; if it takes other fields than its neighbours, a form that
``volunteers/forms/shapes.py`` names; a story in the tests; and its words in the catalogue. The page of an act carries
out any of them; a verb of its own (``verbs.py``) is only a shorter way to say one in code. Elsewhere a kind is named
where a rule or a sentence is about it alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from volunteers.states import Desk, EndReason, SeatState

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Kind(TextChoices):
    """What can be done to an appointment, in the order of its life."""

    NOMINATE = "nominate", _("nominated")
    CHECK = "check", _("qualifications checked")
    PROPOSE = "propose", _("proposed for appointment")
    RECEIVE = "receive", _("received by the ministry")
    RETURN = "return", _("returned for correction")
    APPOINT = "appoint", _("appointed")
    RENEW = "renew", _("appointed for a further term")
    END = "end", _("left office")
    WITHDRAW = "withdraw", _("nomination withdrawn")
    CORRECT = "correct", _("entry corrected")
    VOID = "void", _("void, entered by mistake")
    REVOKE = "revoke", _("appointment revoked")
    UNDO = "undo", _("undone")


def choices() -> "list[tuple[str, StrOrPromise]]":
    """The kinds for the model's field: given as a function, so that a new kind needs no migration."""
    return list(Kind.choices)


class Effect(Enum):
    """What an act does to the days of its appointment."""

    STAGE = "from its day on the seat is in the row's state, until the next stage"
    CLOSE = "the candidacy is over from its day on"
    ENTER = "in office from its day until the end of the term"
    LEAVE = "no longer in office"
    ANNUL = "the appointment counts nowhere"
    CORRECT = "the act it answers has another day or, an end, another reason"
    TAKE_BACK = "the act it answers no longer counts"


class Day(Enum):
    """Which day an act needs."""

    PAST = "a day on which it has happened"
    TERM = "a day of the term, which may lie ahead"
    OF_TARGET = "whatever the act it answers needs"
    NONE = "none: today is written"


RECORDED = _("Recorded: %(entry)s. %(name)s %(days)s")


@dataclass(frozen=True)
class KindOfAct:
    """One row of the table.

    ``form`` names a class in ``volunteers.forms.shapes`` (empty: no form of its own). ``state`` and ``desk`` say where
    a STAGE puts the seat. ``days_after`` is how many days after the last day in office, or of a candidacy, the day of a
    LEAVE or CLOSE lies (of a candidate's death it is the day itself: ``timeline.Effective.last_in_office``).
    ``past`` is the sentence afterwards, with ``entry``, ``name`` and ``days`` (and ``day`` of what was undone).
    """

    kind: Kind
    effect: Effect
    day: Day
    follows: frozenset[Kind] = frozenset()
    state: SeatState | None = None
    desk: Desk | None = None
    days_after: int = 0
    end_reason: EndReason | None = None
    form: str = ""
    reason_required: bool = False
    title: "StrOrPromise" = ""
    what_happens: "StrOrPromise" = ""
    submit_label: "StrOrPromise" = ""
    past: "StrOrPromise" = RECORDED

    @property
    def mends(self) -> bool:
        """It puts an entry right and carries nothing on."""
        return self.effect in (Effect.ANNUL, Effect.CORRECT, Effect.TAKE_BACK)

    @property
    def steps(self) -> bool:
        """It is a step on the way to office, or off it; steps keep the order in which they were recorded."""
        return self.effect in (Effect.STAGE, Effect.CLOSE)


MENDS = frozenset({Kind.CORRECT, Kind.VOID, Kind.UNDO})
TO_OFFICE = frozenset({Kind.APPOINT, Kind.WITHDRAW}) | MENDS
OUT_OF_OFFICE = frozenset({Kind.END, Kind.REVOKE}) | MENDS

TABLE = (
    KindOfAct(
        Kind.NOMINATE,
        Effect.STAGE,
        Day.PAST,
        follows=TO_OFFICE | {Kind.CHECK, Kind.PROPOSE},
        state=SeatState.NOMINATED,
    ),
    KindOfAct(
        Kind.CHECK,
        Effect.STAGE,
        Day.PAST,
        follows=TO_OFFICE | {Kind.PROPOSE},
        state=SeatState.NOMINATED,
        form="StepForm",
        title=_("Qualifications checked"),
        what_happens=_(
            "Records that the working group has checked the qualifications. The seat still counts as vacant."
        ),
        submit_label=_("Record the check"),
    ),
    KindOfAct(
        Kind.PROPOSE,
        Effect.STAGE,
        Day.PAST,
        follows=TO_OFFICE | {Kind.RECEIVE, Kind.RETURN},
        state=SeatState.PENDING,
        desk=Desk.OFFICE,
        form="StepForm",
        title=_("Propose for appointment"),
        what_happens=_("The seat becomes pending from this day and stays on the provincial office's desk."),
        submit_label=_("Propose for appointment"),
    ),
    KindOfAct(
        Kind.RECEIVE,
        Effect.STAGE,
        Day.PAST,
        follows=TO_OFFICE | {Kind.RETURN},
        state=SeatState.PENDING,
        desk=Desk.MINISTRY,
        form="StepForm",
        title=_("Received by the ministry"),
        what_happens=_("The seat stays pending; from this day the matter is on the ministry's desk."),
        submit_label=_("Record the receipt"),
    ),
    KindOfAct(
        Kind.RETURN,
        Effect.STAGE,
        Day.PAST,
        follows=TO_OFFICE | {Kind.PROPOSE},
        state=SeatState.PENDING,
        desk=Desk.RETURNED,
        form="StepForm",
        reason_required=True,
        title=_("Returned for correction"),
        what_happens=_("The seat stays pending; the ministry has returned the papers to the provincial office."),
        submit_label=_("Record the return"),
    ),
    KindOfAct(
        Kind.APPOINT,
        Effect.ENTER,
        Day.TERM,
        follows=OUT_OF_OFFICE,
        form="AppointForm",
        title=_("Appoint"),
        what_happens=_("The person is in office from the first to the last day of the term, both days included."),
        submit_label=_("Appoint"),
    ),
    KindOfAct(Kind.RENEW, Effect.ENTER, Day.TERM, follows=OUT_OF_OFFICE),
    KindOfAct(
        Kind.END,
        Effect.LEAVE,
        Day.TERM,
        follows=MENDS,
        form="EndForm",
        title=_("Leaves office"),
        what_happens=_("The seat is vacant from the day after the last day in office. The history stays."),
        submit_label=_("Record the end"),
    ),
    KindOfAct(
        Kind.WITHDRAW,
        Effect.CLOSE,
        Day.PAST,
        follows=frozenset({Kind.CORRECT, Kind.UNDO}),
        days_after=1,
        form="WithdrawForm",
        title=_("Withdraw the nomination"),
        what_happens=_("The nomination ends without an appointment. It stays readable and can be corrected or undone."),
        submit_label=_("Withdraw the nomination"),
        past=_("Nomination withdrawn: %(name)s %(days)s"),
    ),
    KindOfAct(
        Kind.CORRECT,
        Effect.CORRECT,
        Day.OF_TARGET,
        form="CorrectForm",
        reason_required=True,
        title=_("Correct a date or a reason"),
        what_happens=_(
            "The entry gets its right date, an end its right reason too. What was wrong stays readable in the history."
        ),
        submit_label=_("Correct the entry"),
    ),
    KindOfAct(
        Kind.VOID,
        Effect.ANNUL,
        Day.NONE,
        follows=frozenset({Kind.UNDO}),
        form="VoidForm",
        reason_required=True,
        title=_("Void what was entered by mistake"),
        what_happens=_("The whole appointment counts nowhere any more. It stays readable and this can be undone."),
        submit_label=_("Void what was entered by mistake"),
        past=_("Void, entered by mistake: %(name)s"),
    ),
    KindOfAct(
        Kind.REVOKE,
        Effect.LEAVE,
        Day.TERM,
        follows=MENDS,
        days_after=1,
        end_reason=EndReason.REVOKED,
        form="RevokeForm",
        reason_required=True,
        title=_("Revoke this appointment"),
        what_happens=_("The appointment no longer counts from this day on. The history stays."),
        submit_label=_("Revoke this appointment"),
        past=_("This appointment is revoked: %(name)s %(days)s"),
    ),
    KindOfAct(
        Kind.UNDO,
        Effect.TAKE_BACK,
        Day.NONE,
        form="UndoForm",
        title=_("Undo the last entry"),
        what_happens=_("The last entry no longer counts. It stays readable in the history, struck through."),
        submit_label=_("Undo the last entry"),
        past=_("The last entry is undone: %(entry)s of %(day)s. %(name)s"),
    ),
)
KINDS: dict[str, KindOfAct] = {row.kind.value: row for row in TABLE}


def with_effect(*effects: Effect) -> frozenset[str]:
    """The kinds that have one of the effects, as stored."""
    return frozenset(row.kind.value for row in TABLE if row.effect in effects)


def follows(stage: str | None) -> list[Kind]:
    """What may come after a kind (None: after nothing), in the order of a life."""
    allowed: Iterable[Kind] = KINDS[stage].follows if stage else ()
    return [kind for kind in Kind if kind in allowed]
