"""Pages and figures kept for a while under the stamp of what they were made from (decision 14).

They lie in the memory of each process (the cache ``pages``): nothing of them survives a start or leaves the server, and
two processes never disagree, because the stamps that decide lie in the database.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from django.conf import settings
from django.core.cache import caches
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template import Context
from django.template.backends.django import Template as DjangoTemplate
from django.template.loader import get_template
from django.utils.translation import get_language
from redis.exceptions import RedisError

from provinces.stamps import stamp_of
from thai.calendar import today

CACHE = "pages"
# A page tells when it was made, so it is kept for a minute; a part without a clock for longer.
PAGE_SECONDS, PART_SECONDS = 60, 600
LONGEST_QUERY = 200
BROKEN = (OSError, DatabaseError, RedisError)
Kept = TypeVar("Kept")


def key_of(name: str, province_code: str | None, *about: object) -> str:
    """The key of something made from one province or the nation (None) today, in the language of the page.

    ``about`` is everything else that it depends on: days, order, rights.
    """
    parts = (name, stamp_of(province_code), today(), get_language(), *about)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def kept(key: str, make: Callable[[], Kept]) -> Kept:
    """A part of a page or a figure that is kept under a key, else what ``make`` makes now."""
    found = recall(key)
    if found is None:
        found = make()
        keep(key, found, PART_SECONDS)
    return found


def recall(key: str):
    """What is kept under a key, or None; a cache that fails holds nothing."""
    try:
        return caches[CACHE].get(key)
    except BROKEN:
        return None


def keep(key: str, value: object, seconds: int) -> None:
    """Keep something; where the cache fails, it is made anew the next time."""
    try:
        caches[CACHE].set(key, value, seconds)
    except BROKEN:
        return


def written_for_all(template: str, context: dict, request: HttpRequest) -> str:
    """A part of a page written as if nobody in particular asked for the address: nothing of the reader can be kept."""
    nobody = HttpRequest()
    nobody.method, nobody.path, nobody.GET = "GET", request.path, request.GET
    written = Context(context | {"request": nobody, "LANGUAGE_CODE": get_language()})
    # What {% querystring %} reads; a RequestContext would bring the messages and the token.
    written.request = nobody  # type: ignore[attr-defined]
    return cast(DjangoTemplate, get_template(template)).template.render(written)


def public_page(*asked: str) -> Callable[[Callable], Callable]:
    """Keep the answer of a public view for readers who are nobody in particular; ``asked`` are its query parameters.

    A view with ``province_code`` is kept under that province's stamp, any other under the nation's.
    """

    def keeping(view: Callable) -> Callable:
        @wraps(view)
        def answering(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if not is_anybody(request, asked):
                return view(request, *args, **kwargs)
            key = key_of(view.__name__, kwargs.get("province_code"), request.build_absolute_uri())
            if found := recall(key):
                content, headers = found
                return HttpResponse(content, headers=headers)
            response = view(request, *args, **kwargs)
            if may_be_kept(request, response):
                keep(key, (response.content, dict(response.headers)), PAGE_SECONDS)
            return response

        return answering

    return keeping


def is_anybody(request: HttpRequest, asked: tuple[str, ...]) -> bool:
    """Whether the reader brings nothing of their own: no session, no other parameters than those of the page."""
    own = settings.SESSION_COOKIE_NAME in request.COOKIES or "HX-Request" in request.headers
    usual = set(request.GET) <= set(asked) and len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY
    return request.method == "GET" and usual and not own


def may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether an answer is whole and the same for everybody: it sets no cookie and holds no token."""
    token = request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
    return response.status_code == 200 and not (response.streaming or response.cookies or token)
