"""Pages behind sign-in stay out of every cache, HEAD is no look; forms survive a lost session and are sent once."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.db import transaction
from django.http.response import HttpResponseBase
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from accounts import drafts, kept_posts, sent_forms
from accounts.coming_back import browser_of, lead_to, put_away, saved_once, send_back, sentence, told_apart
from accounts.form_tokens import FormToken, token_in
from accounts.kept_posts import PARAMETER, KeptData, typed_in
from accounts.passage import Passage, as_post, for_script, without_key

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
        return send_back(request, token, why=kept_posts.LOST)


class HeadMiddleware:
    """HEAD of a signed-in person shows nothing, so it is no look: whatever its view wrote down is taken back."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request, view: Callable, args, kwargs) -> HttpResponseBase | None:
        """The status and the headers of GET, and no row of it; everything else goes on to its view."""
        if request.method != "HEAD" or not request.user.is_authenticated:
            return None
        with transaction.atomic():
            response = view(request, *args, **kwargs)
            transaction.set_rollback(True)
        return response


class FormsMiddleware:
    """Carry each form out once, as the user who was shown it; bring back what was kept for a page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request) -> HttpResponseBase:
        state = request.forms = Passage()
        response = self.get_response(request)
        if state.device:
            state.device.mark(response)
        led_to = response.headers.get("Location", "") if response.status_code in LED_TO else ""
        if state.sent:
            sent_forms.finish(state.sent, "" if state.refused else led_to)
        if led_to and state.token and state.refused:
            led_to = response["Location"] = self._keep_refused(request, state.token) or led_to
        elif led_to and state.token:
            drafts.discard(request.user.pk, request.path)
            kept_posts.forget(request.user.pk, state.came_back_as)
        return for_script(response, led_to) if led_to and BY_SCRIPT in request.headers else response

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
            return send_back(request, token, why=kept_posts.LOST)
        if token.path != request.path:
            return None
        request.forms.came_back_as = without_key(request)
        if token.old:
            return send_back(request, token, why="old")
        request.forms.token = token
        return self._once(request, token) if token.key else None

    def _keep_refused(self, request, token: FormToken) -> str | None:
        """Where a form stands again that was refused by a sentence at the head of the next page."""
        return put_away(request, typed_in(request, token, why="refused"))

    def _once(self, request, token: FormToken) -> HttpResponseBase | None:
        typed = typed_in(request, token, why="again")
        row, first = sent_forms.claim(token.key, typed)
        if first:
            request.forms.sent = row
            return None
        if row.location and sent_forms.is_gone(row.location):
            # Where the form's own page is gone too, its view says so.
            return None if sent_forms.is_gone(typed.page) else lead_to(request, sent_forms.once_more(typed, row))
        if row.location and row.content == sent_forms.content_of(typed):
            return saved_once(request, row, typed)
        return lead_to(request, sent_forms.once_more(typed, row))

    def _bring_back(self, request, view: Callable) -> None:
        if not request.user.is_authenticated:
            return
        key = without_key(request)
        typed = kept_posts.kept_for(request.user.pk, key, browser=browser_of(request)) if key else None
        if key and typed is None and not kept_posts.is_of_another(request.user.pk, key):
            messages.warning(request, _not_found())
        if typed is None and getattr(view, "keeps_draft", False):
            typed = drafts.draft_of(request.user.pk, request.path)
        if typed is None or urlsplit(typed.page).path != request.path:
            # Also the address of a deed whose form stands on another page: looking at it must never do the deed.
            return
        if typed.path == request.path:
            as_post(request, typed)
        else:
            request.forms.kept = KeptData.of(typed)
            if typed.why != "refused":
                messages.warning(request, sentence(typed, changed=told_apart(typed)))


def _not_found() -> str:
    """What who comes for something kept reads if there is nothing (any more)."""
    return _(
        "What is typed is kept for an hour, five forms at most, until it is sent, and opens only in the browser in "
        "which it was typed. It was not found here. If it was not saved yet, please fill in the form again."
    )
