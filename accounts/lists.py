"""The way back to a list as it was: what it was asked for last is kept in the session and stands in the links to it.

A search text that is sealed in the address is kept sealed, for the session that it was sealed for (decision 30).
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from accounts.middleware import BY_SCRIPT

KEY = "lists"
# So many lists are remembered, the latest; a longer question is not.
MOST, LONGEST = 20, 1500
# What an address says of a deed just done is no filter.
PASSING = {"added"}


def remembered(view: Callable) -> Callable:
    """A view of a list whose filter and page stay when the reader comes back by a link or after a deed."""

    @wraps(view)
    def listing(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        by_script = BY_SCRIPT in request.headers or getattr(request, "htmx", None)
        if request.method == "GET" and response.status_code == 200 and not by_script:
            _note(request)
        return response

    return listing


def back_to(request: HttpRequest, route: str, *args, **asked: str) -> str:
    """The address of a list as its reader left it; ``asked`` is what it is to be about (``province="96"``): another
    question is then no way back, and the list is opened with that alone."""
    path = reverse(route, args=args)
    kept = _kept(request).get(path, "")
    if any(QueryDict(kept).get(name, str(value)) != str(value) for name, value in asked.items()):
        kept = ""
    if not kept and asked:
        plain = QueryDict(mutable=True)
        plain.update(asked)
        kept = plain.urlencode()
    return f"{path}?{kept}" if kept else path


def to_list(request: HttpRequest, route: str, *args, **asked: str) -> HttpResponseRedirect:
    """Answer a deed with the list as its reader left it."""
    return HttpResponseRedirect(back_to(request, route, *args, **asked))


def _kept(request: HttpRequest) -> dict[str, str]:
    """What was asked for by path; nothing from before a new password, which no seal outlives."""
    session = getattr(request, "session", None)
    sealed_for, kept = session.get(KEY, ("", {})) if session is not None else ("", {})
    return kept if session is not None and sealed_for == session.session_key else {}


def _note(request: HttpRequest) -> None:
    """Write down what the list was asked for, or that it was asked for nothing; only what is new is written."""
    asked, kept = _without_passing(request.META.get("QUERY_STRING", "")), _kept(request)
    if len(asked) > LONGEST or kept.get(request.path, "") == asked:
        return
    others = {path: question for path, question in kept.items() if path != request.path}
    latest = dict(list(others.items())[-(MOST - 1) :])
    request.session[KEY] = request.session.session_key, latest | ({request.path: asked} if asked else {})


def _without_passing(asked: str) -> str:
    question = QueryDict(asked, mutable=True)
    passing = PASSING & question.keys()
    for name in passing:
        del question[name]
    return question.urlencode() if passing else asked
