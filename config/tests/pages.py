"""Addresses of the portal's pages, taken from the access table: what it lists is what the walkers visit."""

import re

from django.urls import reverse

from config.tests.test_access import BY_NAME

NOT_HTML = ("/export/", ".csv", ".json", ".ics", ".pdf", "/download/", "/scan/", "/healthz", "/readyz")


def address_of(name: str, world) -> str:
    """The address of a route for the objects of the world."""
    return reverse(name, kwargs={key: world[value] for key, value in BY_NAME[name].kwargs.items()})


def pages_of(world, actor: str) -> dict[str, str]:
    """Route name → address of every page that the access table opens to an actor."""
    return {name: address_of(name, world) for name, row in sorted(BY_NAME.items()) if row.get[actor] == 200}


def html_pages_of(world, actor: str) -> list[str]:
    """Addresses of an actor's pages without files, feeds and bare answers."""
    return [address for address in pages_of(world, actor).values() if not address.endswith(NOT_HTML)]


def body_of(response) -> bytes:
    """The whole answer, also of a file that is sent in pieces."""
    return b"".join(response.streaming_content) if response.streaming else response.content


def is_html(response) -> bool:
    """Whether the answer is a page (and not a file, a feed or JSON)."""
    return response.headers.get("Content-Type", "").startswith("text/html")


def heading(response) -> str:
    """What a page says first."""
    found = re.search(r"<h1>(.*?)</h1>", response.content.decode(), re.DOTALL)
    return found[1].strip() if found else ""
