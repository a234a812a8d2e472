"""Walk the portal as somebody: every GET route of the access table, then every link, until no page is new."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

import pypdfium2
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

from config.tests.pages import body_of

LINK = re.compile(r'(?:href|src|action|hx-get|data-address)="([^"#]+)', re.IGNORECASE)
# Leaving would end the walk.
LEFT_ALONE = {"accounts:sign_out", "language"}
NOWHERE = "no such page"


def pdf_text(body: bytes) -> str:
    """Pages and what is told of the file."""
    document = pypdfium2.PdfDocument(body)
    return "\n".join([page.get_textpage().get_text_range() for page in document] + [str(document.get_metadata_dict())])


def packed_text(body: bytes) -> str:
    """Every part of a spreadsheet: sheets, shared texts, properties."""
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def told(response) -> str:
    """Everything an answer tells: text, comments, hidden fields, file and its properties, headers, cookies."""
    body = body_of(response)
    kind = "pdf" if body[:5] == b"%PDF-" else "zip" if body[:4] == b"PK\x03\x04" else "text"
    read = {"pdf": pdf_text, "zip": packed_text, "text": lambda raw: raw.decode("utf-8", "replace")}[kind]
    text = unescape(f"{read(body)}\n{response.headers}\n{response.cookies}")
    return f"{text}\n{unquote(text)}"


@dataclass
class Crawl:
    """A walk: all of ``starts``, and of what is linked ``most`` addresses of each route and shape of query."""

    client: Client
    starts: list[str]
    most: int
    seen: set[str] = field(default_factory=set)
    linked: Counter = field(default_factory=Counter)
    kinds: Counter = field(default_factory=Counter)

    def answers(self) -> Iterator[tuple[str, str, str]]:
        """Route, address and everything told, of each page that can be reached."""
        waiting = list(self.starts)
        while waiting:
            address = waiting.pop(0)
            route = route_of(address)
            if route in LEFT_ALONE or address in self.seen or not self._is_wanted(address, route):
                continue
            self.seen.add(address)
            response = self.client.get(address)
            kind = response.headers.get("Content-Type", "").partition(";")[0]
            self.kinds[kind] += 1
            text = told(response)
            waiting += links_of(address, response, text if kind == "text/html" else "")
            yield route, address, text

    def _is_wanted(self, address: str, route: str) -> bool:
        if address in self.starts:
            return True
        shape = (route, tuple(sorted(name for name, _value in parse_qsl(urlsplit(address).query))))
        self.linked[shape] += 1
        return route != NOWHERE and self.linked[shape] <= self.most


def route_of(address: str) -> str:
    """The name of the route behind an address."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return NOWHERE


def links_of(address: str, response: HttpResponse, page: str) -> list[str]:
    """Where a page and its headers lead inside the portal."""
    found = [*LINK.findall(page), *([response.headers["Location"]] if "Location" in response.headers else [])]
    there = [urlsplit(urljoin(f"http://testserver{address}", link)) for link in found]
    inside = [each for each in there if each.netloc == "testserver"]
    return [f"{each.path}?{each.query}" if each.query else each.path for each in inside]
