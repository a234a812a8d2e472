"""Every verb of the portal, ready to be done once, with what it has to write down: a file here for each package.

A verb without a line, and without a reason in EXEMPT, fails (`test_every_deed.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from config.tests.scene import Scene

TODAY, DAY = timezone.localdate(), date(2026, 3, 12)


@dataclass(frozen=True)
class Deed:
    """A verb done once, by an actor; ``acts`` are the entries, in order (its own name, if nothing is said)."""

    do: Callable[[Scene], object]
    acts: tuple[str, ...] = ()
    by: str = "officer"
    given: Callable[[Scene], object] = lambda scene: None


# Verbs that write no entry of their own; each with its reason.
EXEMPT = {
    "volunteers.resting_on": "reads",
    "provinces.put_away": "inside the verb that deletes",
    "events.record": "is what writes the entry",
    "events.touch": "is what writes the entry of a part",
    "events.note_change": "is what writes the entry of a project",
    "events.binding": "goes around a verb and asks `judge`",
    "events.judge": "inside the verb that changes a fact, beside its entry",
    "events.approve": "inside `change_state`, `approve_on_paper` and `judge`, beside their entry",
    "events.approve_as_seen": "inside `change_state` and `approve_on_paper`, beside their entry",
    "events.write_marks": "inside `take_roll` and `close_sessions`, beside their entry",
    "events.set_marks": "inside `take_roll`, `mark_rest` and `undo_rest`, whose entry it writes",
    "events.away": "inside the verb that deletes",
    "events.approve_event": "inside `change_state`",
    "events.measured": "goes around a verb and asks `judge`",
    "events.note_details": "inside `binding`, beside the entry of the verb",
    "events.judge_news": "inside the verbs of parts, beside their entry",
    "events.judge_return": "inside `put_back`, beside its entry",
    "events.note_scan": "is what writes the entry",
}
# What writes without a `by`; each with its reason.
BY_THE_MACHINE = ("claim", "fail", "finish", "keep", "renew", "ring_on", "settle", "take_back", "work")
WITHOUT_ACTOR = {
    **dict.fromkeys([f"jobs.{name}" for name in BY_THE_MACHINE], "book-keeping of work that somebody asked for"),
    "events.keep_approval": "inside the verb that changes or deletes the event",
    "events.forget_details": "inside the verbs that approve or cancel",
    "events.set_scan": "inside the verbs that take a scan",
    "provinces.empty": "forgets by the clock what was deleted a day ago",
    "provinces.join": "fills a table of kinds in the memory",
    "provinces.restored": "inside `put_back`",
    "provinces.rewrap": "keys alone, beside `volunteers.rewrap` in the command that turns the ring",
    "provinces.touched": "moves stamps, inside every verb",
    "volunteers.close_facts": "inside the verbs that correct, end or void a posting",
    "volunteers.open_facts": "inside the verbs that post a graduate or correct a posting",
    "volunteers.follow_the_paper": "inside `put_back`",
    "volunteers.open_seats": "for loading in bulk",
    "volunteers.rebuild_spells": "derives anew what acts say, inside `set_setting` or by the machine's command",
    "volunteers.write_all": "for loading in bulk",
}
