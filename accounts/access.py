"""How a view says who may open it. A view that says nothing fails the tests (deny by default).

``view.access`` is read by the access tests (config/tests/test_access.py).
"""

from collections.abc import Callable
from typing import Any, Protocol, cast

from django.contrib.auth.decorators import login_not_required
from django.http.response import HttpResponseBase

PUBLIC = "public"
SIGNED_IN = "signed in"


class Declared(Protocol):
    """A view that says who may open it."""

    access: str

    def __call__(self, *args: Any, **kwargs: Any) -> HttpResponseBase: ...


def declared(view: Callable, access: str) -> Declared:
    """Write on a view who may open it: PUBLIC, SIGNED_IN or a permission."""
    said = cast(Declared, view)
    said.access = access
    return said


def public(view: Callable) -> Declared:
    """Everybody may open this view, signed in or not."""
    return declared(login_not_required(view), PUBLIC)


def signed_in(view: Callable) -> Declared:
    """Every signed-in person may open this view; what it shows is their own."""
    return declared(view, SIGNED_IN)
