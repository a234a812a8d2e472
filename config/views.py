"""Pages about the whole: home, notices, language, errors."""

import sys

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from accounts.access import public, signed_in
from accounts.coming_back import put_away, send_back
from accounts.form_tokens import token_in
from accounts.kept_posts import typed_in
from events.models import Event, PressRelease
from jobs.troubles import Trouble, knows_no_ring_key, trouble_of
from provinces import gone
from provinces.kept import public_page
from provinces.models import Province
from provinces.permissions import Permission, access_of
from thai.calendar import today

RETRY_SECONDS = 30


@public
@public_page()
def home(request: HttpRequest) -> HttpResponse:
    """The public front page: find your province, the next events, the latest news."""
    code = request.GET.get("province", "")
    if code.isdigit() and (chosen := Province.objects.filter(code=code).first()):
        return redirect("events:schedule_province", chosen.code)
    day = today()
    upcoming = Event.objects.public(on=day).from_day(day).with_place()
    context = {
        "provinces": Province.objects.order_by("sort_key"),
        "events": upcoming.order_by("first_day", "pk")[:5],
        "news": PressRelease.objects.published()[:3],
    }
    return render(request, "config/home.html", context)


@public
@public_page()
def privacy(request: HttpRequest) -> HttpResponse:
    """How the portal treats personal data (PDPA section 23)."""
    return render(request, "config/privacy.html")


@public
@public_page()
def help_page(request: HttpRequest) -> HttpResponse:
    """What each reader can do here and whom to call."""
    return render(request, "config/help.html")


@public
@csrf_exempt
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language in a cookie and go back to the page; a form that stands on it comes along, filled.

    Its button stands on every page, and pages for everybody hold no token: they are kept (decision 14). So a token is
    asked for only where a form comes along; another site's page that posts here changes nothing.
    """
    switch = csrf_protect(_switched) if token_in(request.POST) else _switched
    return switch(request)


def _switched(request: HttpRequest) -> HttpResponse:
    back = _with_its_form(request) or request.POST.get("next", "/")
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if ours and back.startswith("/") else "/")
    code = request.POST.get("language", "")
    elsewhere = request.headers.get("Sec-Fetch-Site") == "cross-site"
    if check_for_language(code) and not elsewhere:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            code,
            max_age=365 * 86400,
            secure=settings.PRODUCTION,
            httponly=True,
            samesite="Lax",
        )
    return response


def _with_its_form(request: HttpRequest) -> str | None:
    """The page of the form that was sent along, and what was typed into it."""
    token = token_in(request.POST)
    if token is None or not token.typed:
        return None
    return put_away(request, typed_in(request, token, why="language")) or token.page


@signed_in
def start(request: HttpRequest) -> HttpResponse:
    """Send each person to the page their day starts with."""
    access = access_of(request.user)
    if access.may(Permission.PEOPLE_WRITE) and access.office.province_id:
        return redirect("volunteers:roster")
    if access.may(Permission.FIGURES_READ):
        return redirect("reports:dashboard")
    return redirect("events:me")


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
    """403 in words, with whom to ask."""
    return render(request, "errors/403.html", status=403)


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
