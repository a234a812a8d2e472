"""Read a page as a person does: the words of its table rows, list items and errors; and the states of seats."""

import re
from html.parser import HTMLParser

from thai.days import Days
from volunteers import figures
from volunteers.models import Seat

VOID = {"input", "br", "img", "meta", "link", "hr", "path", "circle", "rect"}
# What a script may show later stands on no page yet.
IN_STORE = re.compile(r"<template\b.*?</template>", re.DOTALL)


class _Words(HTMLParser):
    """Collects the words inside every element of one kind (a tag, or a class with a leading dot)."""

    def __init__(self, wanted: str):
        super().__init__()
        self.wanted, self.depth, self.found = wanted, 0, []

    def handle_starttag(self, tag, attrs):
        if tag in VOID:
            return
        classes = (dict(attrs).get("class") or "").split()
        if self.depth:
            self.depth += 1
        elif tag == self.wanted or self.wanted.removeprefix(".") in classes:
            self.depth = 1
            self.found.append([])

    def handle_endtag(self, tag):
        if self.depth and tag not in VOID:
            self.depth -= 1

    def handle_data(self, data):
        if self.depth and data.strip():
            self.found[-1].append(" ".join(data.split()))


def words(response, wanted: str) -> list[str]:
    """The text of each ``wanted`` element ("h1", ".errors") of a page, words joined by single spaces."""
    parser = _Words(wanted)
    parser.feed(IN_STORE.sub("", response.content.decode()))
    return [" ".join(part) for part in parser.found]


def told(response) -> str:
    """Everything a page says, in one line."""
    return " ".join(re.sub(r"<[^>]*>", " ", IN_STORE.sub("", response.content.decode())).split())


def table(response) -> list[list[str]]:
    """The body of the page's first table, cell by cell."""
    body = response.content.decode().partition("<tbody>")[2].partition("</tbody>")[0]
    return [_cells(row) for row in body.split("<tr>")[1:]]


def _cells(row: str) -> list[str]:
    cells = []
    for part in row.replace("<th ", "<td ").split("<td")[1:]:
        parser = _Words("td")
        parser.feed("<td" + part.replace("</th>", "</td>"))
        cells.append(" ".join(word for found in parser.found for word in found))
    return cells


def states(seats, day, known_at=None) -> dict[int, str]:
    """The state of each seat on a day by its key, as known at a moment (None: now)."""
    places = figures.listed(Seat.objects.filter(pk__in=[seat.pk for seat in seats]))
    return {row.seat.pk: row.state for row in figures.describe(places, Days(day, known_at))}
