"""What is answered where something is wrong: stale forms, refusals, what is not there, faults, rests of the machine."""

import sys

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import public
from accounts.coming_back import send_back
from accounts.form_tokens import token_in
from jobs.troubles import Trouble, knows_no_ring_key, trouble_of
from provinces import gone

RETRY_SECONDS = 30


@public
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A stale form: it comes back as typed, never a bare 403; the sign-in begins anew."""
    token = token_in(request.POST)
    if token:
        return send_back(request, token, why="stale")
    if request.path == reverse(settings.LOGIN_URL) and settings.CSRF_COOKIE_NAME in request.COOKIES:
        messages.warning(request, _("This page had waited too long. Please sign in once more."))
        return redirect_to_login(request.POST.get("next") or "/accounts/start/")
    return render(request, "errors/stale_form.html", status=403)


@public
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 in words; but a session that was not kept because the database went away is a rest of the database."""
    return _rest(request, exception) or render(request, "errors/400.html", status=400)


@public
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 in words: why, where the refusal says it, else whom to ask."""
    return render(request, "errors/403.html", {"why": str(exception)}, status=403)


@public
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 in words; the same for a missing object and for another province's.

    What was deleted a moment ago is told to those who could put it back.
    """
    return gone.told(request) or render(request, "errors/404.html", status=404)


@public
def server_error(request: HttpRequest | None) -> HttpResponse:
    """500 in words, without database, session or context processors: they may be what failed."""
    return _rest(request, sys.exc_info()[1]) or HttpResponse(render_to_string("errors/500.html"), status=500)


def _rest(request: HttpRequest | None, error: BaseException | None) -> HttpResponse | None:
    """503 where the database did not answer or was too busy, or a disk has no room: trying again helps. Else None."""
    trouble = trouble_of(error) if error else Trouble.BROKEN
    if trouble not in (Trouble.LOST, Trouble.DISK) and not isinstance(error, OperationalError | InterfaceError):
        return None
    sent = request is not None and request.method == "POST"
    why = {"full": trouble == Trouble.DISK, "keys": knows_no_ring_key(error)}
    page = render_to_string("errors/503.html", why | {"sent": sent})
    return HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_SECONDS)})
