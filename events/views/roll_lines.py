"""The lines of the roll, written from patterns: fifty people with five choices each."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.patterns import Pattern
from events.forms import RollForm
from events.models import Session
from thai.calendar import BANGKOK
from thai.display import local_date, local_time
from thai.templatetags.thai import or_unknown
from thai.whole import whole

NO_BREAK = "\N{NO-BREAK SPACE}"
GAPS = ("key", "cell", "order", "name", "place", "short", "note", "mark", "said")
# What stands on the second line of a card on a phone: the tambon alone, in its short form.
SHORT = {"ตำบล": "ต.", "แขวง": "แขวง", "อำเภอ": "อ.", "เขต": "เขต"}


class Lines:
    """The lines of a form; ``live`` ones are saved as they are marked, ``saved`` says of which place just now."""

    def __init__(self, form: RollForm, half: Session, *, may_mark: bool, live: bool, saved: int | None = None) -> None:
        self.form, self.half, self.may_mark, self.live, self.saved = form, half, may_mark, live, saved
        self.row = Pattern("events/_roll_row.html", GAPS, {"live": live})
        self._said: dict[tuple, Pattern] = {}

    def __iter__(self) -> Iterator[SafeString]:
        """Each place's line."""
        for row in self.form.rows():
            place, cell = row["place"], row["cells"][0]
            yield self.row.fill(
                key=place.pk,
                cell=cell["name"],
                order=place.order,
                name=place.name,
                place=self._place(place),
                short=short(place.place),
                note=self._substitute(row["substitute"]),
                mark=self._mark(row, cell),
                said=self._said_of(place, cell),
            )

    def _place(self, place) -> str:
        where = whole(str(or_unknown(place.place)))
        return format_html("{} · {}", where, whole(place.group)) if place.group else where

    def _substitute(self, substitute) -> str:
        told = _("substitute: %(name)s")
        return format_html("<small>{}</small>", told % {"name": substitute.name}) if substitute else ""

    def _mark(self, row: Mapping, cell: Mapping) -> str:
        marking = self.may_mark and cell["is_open"]
        mark = cell["radios"] if marking else format_html("<span>{}</span>", cell["word"] or "–")
        if not cell["met"]:
            return mark
        known = {"met": cell["met"], "cell": cell, "place": row["place"], "live": self.live, "marking": marking}
        return mark + render_to_string("events/_met_mark.html", known)

    def _said_of(self, place, cell: Mapping) -> SafeString:
        """What stands behind the choice: when it was saved, or why not; and against which mark it is made."""
        marking = self.may_mark and cell["is_open"]
        refused = " ".join(cell["errors"]) or self._refused
        is_saved = self.saved == place.pk and not cell["met"] and not refused
        alike = (marking, cell["shown"], refused, is_saved, bool(cell["time"]))
        if alike not in self._said:
            known = {"shown": cell["shown"], "refused": refused, "just_saved": is_saved, "marked": cell["time"]}
            gaps = ("cell", "time") if marking else ("time",)
            self._said[alike] = Pattern("events/_roll_said.html", gaps, known)
        return self._said[alike].fill(cell=cell["name"], time=self._time(cell["time"]))

    @property
    def _refused(self) -> str:
        """Why one mark that was sent alone is not saved."""
        alone = len(self.form.places) == 1 and self.form.is_bound and not self.form.kept
        told = [*self.form.non_field_errors(), *self.form["reason"].errors]
        return " ".join(map(str, told)) if alone else ""

    def _time(self, moment: datetime | None) -> str:
        """When a mark was made; with its day where that is not the day of the half-day."""
        if moment is None:
            return ""
        day = moment.astimezone(BANGKOK).date()
        told = [local_time(moment)] if day == self.half.day else [local_date(day), local_time(moment)]
        return " ".join(each.replace(" ", NO_BREAK) for each in told)


def short(place: str) -> str:
    """``ตำบลบางนาค อำเภอเมือง`` → ``ต.บางนาค``; what is no tambon stays whole."""
    first = place.split(" ")[0]
    for kind, sign in SHORT.items():
        if first.startswith(kind) and first != kind:
            return sign + first.removeprefix(kind)
    return place
