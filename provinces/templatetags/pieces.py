"""What a long list repeats, made once: pieces that depend on the values given alone, and addresses by key.

``{% piece "_seat_badge.html" state=row.state days=row.days %}`` stands for an include,
``{{ seat.pk|address:"volunteers:seat" }}`` for ``{% url %}``.
"""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

MOST_PIECES, MOST_ROUTES = 4096, 256
NO_KEY = 9_876_543_210


@register.simple_tag
def piece(name: str, **values: str | int | None) -> SafeString:
    """Include a template that looks at ``values`` and at the language and at nothing else; made once for equal ones."""
    return _piece(get_language(), name, tuple(values.items()))


@register.filter
def address(key: int | str, route: str) -> str:
    """The address of a route that takes one whole number, or a code."""
    before, after = _around_the_key(get_urlconf(), get_script_prefix(), route)
    return f"{before}{key}{after}"


@lru_cache(MOST_PIECES)
def _piece(_language: str | None, name: str, values: tuple[tuple[str, str | int | None], ...]) -> SafeString:
    return render_to_string(name, dict(values))


@lru_cache(MOST_ROUTES)
def _around_the_key(_urlconf: str | None, _prefix: str, route: str) -> tuple[str, str]:
    before, _key, after = reverse(route, args=[NO_KEY]).partition(str(NO_KEY))
    return before, after


@register.filter
def lies_under(path: str, places: str) -> bool:
    """Whether an address begins with one of others (separated by spaces).

    ``/events/5/news/2/`` lies under ``/events/``, not under ``/news/``.
    """
    return path.startswith(tuple(places.split()))
