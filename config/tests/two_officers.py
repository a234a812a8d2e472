"""A machine that lets two officers open, type, send and choose at one record in any order, and watches what is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from django.db import connection
from django.http import QueryDict
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from accounts.rules import refusals_on
from accounts.second_editor import SecondEditorForm
from accounts.tests.editing import untouched

WHO = st.sampled_from(["head", "officer"])
PICKS = st.sampled_from(["mine", "theirs", ""])


@dataclass(frozen=True)
class Desk:
    """How one kind of record is edited: its form for sent data (or None), and the verb that saves it."""

    fields: tuple[str, ...]
    form: Callable[[str, dict | None], SecondEditorForm]
    save: Callable[[str, SecondEditorForm], None]


@dataclass
class Sheet:
    """The page in front of an officer: what its form sends, what it stood at, and others' values it has shown."""

    sent: dict
    shown: dict
    seen: dict[str, set[str]] = field(default_factory=dict)
    asked: tuple[str, ...] = ()

    def changed(self) -> set[str]:
        """The fields that the officer changed."""
        return {name for name in self.shown if self.sent[name] != self.shown[name]}


def posted(values: dict) -> QueryDict:
    """The same as a browser sends it."""
    data = QueryDict(mutable=True)
    for name, value in values.items():
        data.setlist(name, value if isinstance(value, list) else [str(value)])
    return data


class TwoOfficers(RuleBasedStateMachine):
    """Random interleavings; ``alone`` officers have a connection to the database each."""

    def __init__(self, new_desk: Callable[[], Desk], *, alone: bool) -> None:
        super().__init__()
        self.new_desk, self.alone = new_desk, alone
        self.places = {who: ThreadPoolExecutor(1) for who in ("head", "officer")} if alone else {}
        self.sheets: dict[str, Sheet] = {}
        # What the last reading found: nothing else writes, so that a change that nobody sent shows at the next sending.
        self.stored: dict[str, str] = {}

    def at(self, who: str, job: Callable):
        """Do a job at an officer's place."""
        return self.places[who].submit(job).result() if self.alone else job()

    @initialize()
    def begin(self) -> None:
        self.desk = self.new_desk()
        for who in ("head", "officer"):
            self.open(who)
        self.stored = dict(self.sheets["head"].shown)

    @rule(who=WHO)
    def open(self, who: str) -> None:
        self._lay_out(who, self.at(who, lambda: self._read(who)))

    @rule(who=WHO, which=st.integers(0, 9), text=st.sampled_from("กขค"))
    def type(self, who: str, which: int, text: str) -> None:
        self.sheets[who].sent[self.desk.fields[which % len(self.desk.fields)]] = text

    @rule(who=WHO, pick=PICKS)
    def send(self, who: str, pick: str) -> None:
        before, sheet = self.stored, self.sheets[who]
        saved = self.at(who, lambda: self._send(who, pick))
        form = self.at(who, lambda: self._read(who))
        after = self.stored = self._values(form)
        if not saved:
            assert after == before, "refused, and yet written"
            return
        for name, value in after.items():
            if value != before[name]:
                assert name in sheet.changed() and value == sheet.sent[name], f"{name} was not changed by {who}"
                assert before[name] in sheet.seen[name], f"{name} was written over unseen"
            elif name in sheet.changed():
                assert value == sheet.sent[name] or (pick == "theirs" and name in sheet.asked), f"{name} was lost"
        self._lay_out(who, form)

    @precondition(lambda self: self.alone)
    @rule(pick=PICKS)
    def send_both_at_once(self, pick: str) -> None:
        before, sheets = self.stored, dict(self.sheets)
        jobs = {who: place.submit(lambda who=who: self._send(who, pick)) for who, place in self.places.items()}
        saved = {who for who, job in jobs.items() if job.result()}
        after = self.stored = self._values(self.at("head", lambda: self._read("head")))
        for name, value in after.items():
            typed = {who: sheets[who].sent[name] for who in saved if name in sheets[who].changed()}
            wrote = {text for who, text in typed.items() if pick != "theirs" or name not in sheets[who].asked}
            assert value in {*typed.values(), before[name]}, f"{name} comes from nowhere"
            assert len(wrote - {before[name]}) < 2, f"both wrote {name}, and one was not told"
        for who in saved:
            self.open(who)

    def teardown(self) -> None:
        for place in self.places.values():
            place.submit(lambda: connection.close()).result()
            place.shutdown()

    def _read(self, who: str) -> dict:
        return untouched(self.desk.form(who, None))

    def _values(self, form: dict) -> dict[str, str]:
        return {name: form[name] for name in self.desk.fields}

    def _lay_out(self, who: str, form: dict) -> None:
        """The page that an officer has just read lies in front of them."""
        shown = self._values(form)
        self.sheets[who] = Sheet(form, shown, {name: {value} for name, value in shown.items()})

    def _send(self, who: str, pick: str) -> bool:
        """The moves of a view; what the page then shows has been seen."""
        sheet = self.sheets[who]
        picks = {f"pick-{name}": pick for name in sheet.asked}
        form = self.desk.form(who, posted(sheet.sent | picks))
        if form.is_valid():
            with refusals_on(form):
                self.desk.save(who, form)
                return True
        if form.meeting is None:
            # The other one saved a moment earlier and changed nothing: the same may be sent again.
            assert form.has_error("__all__", "changed_meanwhile"), form.errors
            return False
        sheet.sent["shown"] = form["shown"].value()
        sheet.asked = tuple(choice.names[0] for choice in form.meeting.clashes)
        now = form.standing()
        for name in self.desk.fields:
            sheet.seen[name].add(now[name])
        return False
