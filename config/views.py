"""Pages about the whole: home, notices, language, where the day begins."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from accounts.access import public, signed_in
from accounts.coming_back import put_away
from accounts.form_tokens import token_in
from accounts.kept_posts import typed_in
from events.models import Event, PressRelease
from provinces.context import only_helps
from provinces.kept import public_page
from provinces.models import Province
from provinces.permissions import Permission, access_of
from thai.calendar import today


@public
@public_page()
def home(request: HttpRequest) -> HttpResponse:
    """The public front page: find your province, the next events, the latest news; who helps at a desk finds that."""
    if only_helps(request.user):
        return redirect("events:me")
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
