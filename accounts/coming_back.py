"""The way back of a post that could not be taken: to its page at once, or after signing in, with one sentence."""

from datetime import datetime

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts import limits, sent_forms
from accounts.encryption import blind_index
from accounts.form_tokens import FormToken
from accounts.kept_posts import LOST, Typed, keep, typed_in
from accounts.models import SentForm, User
from thai.display import local_date, local_time


def send_back(request: HttpRequest, token: FormToken, *, why: str) -> HttpResponse:
    """Keep what was typed for the token's user, and answer with the way back to it.

    Who is signed in as somebody else learns nothing of it: the page says the same as for a form that cannot be read.
    """
    # In another's session its way back is its own user's next sign-in, whatever else was stale.
    others = request.user.is_authenticated and request.user.pk != token.user
    typed = typed_in(request, token, why=LOST if others else why)
    return _to_what_it_made(request, token, typed) or lead_to(request, typed)


def _to_what_it_made(request: HttpRequest, token: FormToken, typed: Typed) -> HttpResponse | None:
    """To what the same form with the same content made already, for its user: nothing of it is unsaved."""
    row = sent_forms.led_to(token.key) if request.user.is_authenticated and request.user.pk == token.user else None
    if row is None or row.content != sent_forms.content_of(typed) or sent_forms.is_gone(row.location):
        return None
    return saved_once(request, row, typed)


def saved_once(request: HttpRequest, row: SentForm, typed: Typed) -> HttpResponse:
    """To what a form with the same content made before; what of it was never kept cannot be compared."""
    said = _("It was saved already, once.")
    if typed.secrets:
        said = _("It was saved already, once. To change it again, please open the page anew and type it there.")
    messages.success(request, said)
    return redirect(row.location)


def lead_to(request: HttpRequest, typed: Typed) -> HttpResponse:
    """Keep ``typed`` and answer with the way to it."""
    address = put_away(request, typed)
    if address is None:
        return render(request, "errors/stale_form.html", {"address": typed.page}, status=403)
    if request.user.is_authenticated and request.user.pk == typed.user:
        return redirect(address)
    if not request.user.is_authenticated:
        return redirect_to_login(address)
    return render(request, "errors/stale_form.html", {"address": address}, status=403)


def put_away(request: HttpRequest, typed: Typed) -> str | None:
    """Keep it so that only who sent it finds it again: its user in any session of his own if it came in one, else its
    user in this browser alone. Returns the address; None if it is too large, or another site made the browser send it.
    """
    if request.user.is_authenticated and request.user.pk == typed.user:
        return keep(typed)
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return None
    device = request.forms.device = limits.Device.of(request)  # type: ignore[attr-defined]
    known = User.objects.filter(pk=typed.user).first()
    return keep(typed, browser=_browser(device), known=known is not None and device.knows(known.username))


def browser_of(request: HttpRequest) -> str:
    """The browser that a request came from, as what was kept names it."""
    return _browser(limits.Device.of(request))


def _browser(device: limits.Device) -> str:
    return blind_index(device.name, "kept post")


def sentence(typed: Typed, *, changed: list[str] | None = None) -> str:
    """Why the form stands there and was not saved, in a sentence; and which files are to be chosen again."""
    said = _said(typed, changed or [])
    return f"{said} {choose_again(typed.files)}" if typed.files else said


def choose_again(names: list[str]) -> str:
    """That files are to be chosen once more, because neither a browser nor the portal keeps them for a form."""
    return _("Please choose these files again: %(names)s.") % {"names": ", ".join(names)}


def told_apart(typed: Typed) -> list[str]:
    """What was typed otherwise than the first time, where no form stands to show it: each text with what it was."""
    other = [name for name, said in typed.values.items() if typed.before and typed.before.get(name) != said]
    return [f"{', '.join(typed.values[name])} ({first_time(typed.before.get(name, []))})" for name in other]


def first_time(values: list[str]) -> str:
    """What a field held when its form was sent first."""
    said = ", ".join(filter(None, values))
    return _("before: %(text)s") % {"text": said} if said else _("before: empty")


def _said(typed: Typed, changed: list[str]) -> str:
    if not typed.path:
        return _("You were signed out meanwhile, so nothing was done yet. Please press the button once more.")
    if typed.why == "draft":
        at = datetime.fromisoformat(typed.at)
        when = {"day": local_date(at), "time": local_time(at)}
        return _("Here is your draft of %(day)s, %(time)s. Only you see it; it was not saved yet.") % when
    if typed.why == "change":
        return _(
            "This form was saved before. What you typed since stands here as a change: %(fields)s. Save it to apply it."
        ) % {"fields": ", ".join(changed) or "–"}
    if typed.why == "again":
        return _(
            "This form was sent before with other content: %(fields)s. Nothing was saved now. "
            "If you save it, there will be a second entry."
        ) % {"fields": ", ".join(changed) or "–"}
    if typed.secrets:
        return f"{_KEPT[typed.why]()} " + _("Passwords and codes are never kept: please type them again.")
    return f"{_KEPT[typed.why]()} " + _("What you typed is all here; please look and save it.")


_KEPT = {
    "signed_out": lambda: _("You were signed out meanwhile, so it was not saved yet."),
    "stale": lambda: _("This form was opened before you signed in, so it was not saved yet."),
    "old": lambda: _("This form was opened more than a day ago, so it was not saved yet."),
    "language": lambda: _("The language was changed. It was not saved yet."),
    "gone": lambda: _(
        "What this form had saved was deleted meanwhile; for 24 hours it can be put back from the bin. "
        "It was not entered anew yet."
    ),
    "unanswered": lambda: _(
        "This form was sent a moment ago with other content, and it is not known yet what became of that. "
        "Please wait half a minute first."
    ),
}
