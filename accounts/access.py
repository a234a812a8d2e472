"""How a view says who may open it. A view that says nothing fails the tests (deny by default).

``view.access`` is read by the access tests (config/tests/test_access.py).
"""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required

PUBLIC = "public"
SIGNED_IN = "signed in"


def public(view: Callable) -> Callable:
    """Everybody may open this view, signed in or not."""
    view = login_not_required(view)
    view.access = PUBLIC
    return view


def signed_in(view: Callable) -> Callable:
    """Every signed-in person may open this view; what it shows is their own."""
    view.access = SIGNED_IN
    return view
