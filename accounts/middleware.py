"""Pages behind sign-in stay out of every cache; forms survive a lost session and are carried out once."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from accounts import drafts, kept_posts, sent_forms
from accounts.coming_back import lead_to, send_back, sentence, told_apart
from accounts.form_tokens import FormToken, token_in
from accounts.kept_posts import PARAMETER, KeptData, Typed, typed_in
from accounts.models import SentForm

# Our own script sends forms with this header, so that the page stays when the network fails.
BY_SCRIPT = "Portal-Fetch"
LED_TO = (301, 302, 303)


class PrivatePagesMiddleware:
    """Mark each answer to a signed-in person ``no-store``: shared office computers keep nothing."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated:
            add_never_cache_headers(response)
        return response


class SignInMiddleware(LoginRequiredMiddleware):
    """Sign-in is the default; a form that arrives without its session comes back after it."""

    def handle_no_permission(self, request, view_func) -> HttpResponseBase:  # type: ignore[override]
        """To the sign-in, with the form if it brought its token. A draft saved by script is still on its page."""
        token = token_in(request.POST) if request.method == "POST" else None
        if token is None or request.headers.get(BY_SCRIPT) == "draft":
            return super().handle_no_permission(request, view_func)
        return send_back(request, token, why="signed_out")


@dataclass
class Passage:
    """What happens to the form of one request; templates read ``request.forms``.

    ``kept`` holds what came back to a page whose form is sent elsewhere; ``main`` says that a form stands on the page.
    """

    kept: KeptData = field(default_factory=lambda: KeptData(""))
    main: bool = False
    buttons: str = ""
    token: FormToken | None = None
    refused: bool = False
    sent: SentForm | None = None
    came_back_as: str = ""


class FormsMiddleware:
    """Carry each form out once, as the user who was shown it; bring back what was kept for a page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request) -> HttpResponseBase:
        state = request.forms = Passage()
        response = self.get_response(request)
        led_to = response.headers.get("Location", "") if response.status_code in LED_TO else ""
        if state.sent:
            sent_forms.finish(state.sent, "" if state.refused else led_to)
        if led_to and state.token and state.refused:
            led_to = response["Location"] = self._keep_refused(request, state.token) or led_to
        elif led_to and state.token:
            drafts.discard(request.user.pk, request.path)
            kept_posts.forget(request.user.pk, state.came_back_as)
        return _for_script(response, led_to) if led_to and BY_SCRIPT in request.headers else response

    def process_view(self, request, view: Callable, args, kwargs) -> HttpResponseBase | None:
        """Before the view: a post is checked, a page gets what was kept for it."""
        if request.method == "POST":
            return self._check(request)
        if request.method == "GET" and (PARAMETER in request.GET or getattr(view, "keeps_draft", False)):
            self._bring_back(request, view)
        return None

    def _check(self, request) -> HttpResponseBase | None:
        token = token_in(request.POST)
        if token is None or not request.user.is_authenticated:
            return None
        if token.user != request.user.pk:
            return send_back(request, token, why="signed_out")
        if token.path != request.path:
            return None
        request.forms.came_back_as = _without_key(request)
        if token.old:
            return send_back(request, token, why="old")
        request.forms.token = token
        return self._once(request, token) if token.key else None

    def _keep_refused(self, request, token: FormToken) -> str | None:
        """Where a form stands again that was refused by a sentence at the head of the next page."""
        return kept_posts.keep(typed_in(request, token, why="refused"))

    def _once(self, request, token: FormToken) -> HttpResponseBase | None:
        typed = typed_in(request, token, why="again")
        row, first = sent_forms.claim(token.key, typed)
        if first:
            request.forms.sent = row
            return None
        if row.location and row.content == sent_forms.content_of(typed):
            messages.success(request, _("It was saved already, once."))
            return redirect(row.location)
        return lead_to(request, _as_change(typed, row))

    def _bring_back(self, request, view: Callable) -> None:
        if not request.user.is_authenticated:
            return
        key = _without_key(request)
        typed = kept_posts.kept_for(request.user.pk, key) if key else None
        if typed is None and getattr(view, "keeps_draft", False):
            typed = drafts.draft_of(request.user.pk, request.path)
        if typed is None:
            return
        if typed.path == request.path:
            _as_post(request, typed)
        elif urlsplit(typed.page).path == request.path:
            request.forms.kept = KeptData.of(typed)
            if typed.why != "refused":
                messages.warning(request, sentence(typed, changed=told_apart(typed)))


def _without_key(request) -> str:
    """Take the key of what was kept out of the address, which then reads as it always did; returns the key."""
    key = request.GET.get(PARAMETER, "")
    if key:
        request.GET = request.GET.copy()
        del request.GET[PARAMETER]
        request.META["QUERY_STRING"] = request.GET.urlencode()
    return key


def _as_post(request, typed: Typed) -> None:
    """Let the view see its form sent; the form knows that it came back and is never valid (`accounts.forms`)."""
    request.method, request.POST, request._files = "POST", KeptData.of(typed), MultiValueDict()


def _as_change(typed: Typed, row: SentForm) -> Typed:
    """Other content under a key that was used: a change to what that made, or else a new form that says so."""
    before = sent_forms.first_content(row)
    address = sent_forms.edit_address(typed.path, row.location) if row.location else None
    if address:
        values = {name: said for name, said in typed.values.items() if name not in sent_forms.APART}
        return replace(typed, page=address, path=address, values=values, before=before, why="change")
    new_key = {"form_key": [str(uuid4())]} if "form_key" in typed.values else {}
    return replace(typed, values=typed.values | new_key, before=before)


def _for_script(response: HttpResponseBase, led_to: str) -> HttpResponseBase:
    """A redirect that our script follows with the whole page, so that the sentence on the next page is not lost."""
    response.status_code = 204
    response["Portal-Location"] = led_to
    del response["Location"]
    if isinstance(response, HttpResponse):
        response.content = b""
    return response
