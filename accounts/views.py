"""Sign in, sign out, change the password."""

import math
from typing import cast

from allauth.account.forms import ChangePasswordForm
from allauth.account.views import LoginView, PasswordChangeView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic.edit import FormView

from accounts import drafts, entrances, kept_posts, limits, sent_forms
from accounts.access import public, signed_in
from accounts.audit import record
from accounts.coming_back import lead_to
from accounts.form_tokens import FormToken, token_in
from accounts.forms import PostedForm
from accounts.kept_posts import PARAMETER, KeptData, Typed, typed_in
from accounts.middleware import BY_SCRIPT
from accounts.models import SentForm, User
from accounts.requests import SignedInRequest
from accounts.sessions import SessionStore
from thai.display import local_time

# Made by seed_demo; shown, with their password, only by the demonstration.
DEMO_ACCOUNTS = [
    ("narathiwat-officer", gettext_lazy("Officer, Narathiwat labour office")),
    ("narathiwat-head", gettext_lazy("Head of the Narathiwat labour office")),
    ("songkhla-officer", gettext_lazy("Officer, Songkhla labour office")),
    ("ministry-admin", gettext_lazy("Ministry administrator")),
    ("advisor", gettext_lazy("Minister's advisor")),
    ("auditor", gettext_lazy("Auditor")),
    ("narathiwat-door", gettext_lazy("Door helper, Narathiwat")),
    ("narathiwat-volunteer", gettext_lazy("Labour volunteer, Narathiwat")),
    ("narathiwat-graduate", gettext_lazy("Labour graduate, Narathiwat")),
]


def without_placeholders(form: Form) -> Form:
    """allauth repeats each label inside its field, in a grey that reads like an answer."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    return form


def too_many(request: HttpRequest, template: str, context: dict, *, seconds: int) -> HttpResponse:
    """The page again with when the next try may be; nothing was checked, so a right password gives nothing away."""
    context["wait_minutes"] = math.ceil(seconds / 60)
    response = render(request, template, context, status=429)
    response["Retry-After"] = str(seconds)
    return response


class SignInView(LoginView):
    """allauth's sign-in with our own limits; offices make accounts, so no way to sign up."""

    template_name = "accounts/sign_in.html"

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Count the try, then look at the password; whoever entered is known on this device from now on."""
        login, device = request.POST.get("login", ""), limits.Device.of(request)
        if not login.strip() or not request.POST.get("password"):
            return super().post(request, *args, **kwargs)
        counter = device.counter(login)
        if seconds := limits.try_once(counter):
            self.initial = {"login": login}
            context = self.get_context_data(form=without_placeholders(self.get_form_class()(initial=self.initial)))
            return too_many(request, self.template_name, context, seconds=seconds)
        with limits.counted_if_answered(counter):
            response = super().post(request, *args, **kwargs)
            if not request.user.is_authenticated:
                entrances.note_failure(login)
                return response
        limits.forget(counter)
        device.remember(login, response)
        entrances.note_sign_in(request.user)
        return response

    def get_form(self, *args, **kwargs) -> Form:
        """The form without its repetitions."""
        return without_placeholders(super().get_form(*args, **kwargs))

    def get_context_data(self, **kwargs) -> dict:
        """allauth's own context names sign-up pages that this portal does not have."""
        context = FormView.get_context_data(self, **kwargs)
        context["redirect_field_value"] = self.request.GET.get("next") or self.request.POST.get("next", "")
        if settings.DEMO:
            context |= {"demo_password": settings.DEMO_PASSWORD, "demo_accounts": DEMO_ACCOUNTS}
        return context


class PasswordForm(PostedForm, ChangePasswordForm):
    """allauth's form; what was typed here never comes back."""


class PasswordView(PasswordChangeView):
    """allauth's password change; the old password is guessed no more often than at the sign-in."""

    template_name = "accounts/password.html"
    form_class = PasswordForm
    success_url = reverse_lazy("start")

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Count the try, then look at the old password."""
        user = cast(User, request.user)
        if isinstance(request.POST, KeptData):
            # Looking at what came back is no try.
            return super().post(request, *args, **kwargs)
        counter = limits.key_of_change(user.pk)
        if seconds := limits.try_once(counter):
            return too_many(request, "accounts/wait.html", {}, seconds=seconds)
        with limits.counted_if_answered(counter):
            return super().post(request, *args, **kwargs)

    def get_form(self, *args, **kwargs) -> Form:
        """The form without its repetitions."""
        return without_placeholders(super().get_form(*args, **kwargs))

    def form_invalid(self, form: ChangePasswordForm) -> HttpResponse:
        """A new password that is refused is no guess at the old one."""
        if getattr(form, "cleaned_data", {}).get("oldpassword"):
            limits.forget(limits.key_of_change(cast(User, form.user).pk))
        return super().form_invalid(form)

    def form_valid(self, form: ChangePasswordForm) -> HttpResponse:
        """Change it, and write down that it was changed, by whom and when."""
        user = cast(User, form.user)
        with transaction.atomic():
            record(by=user, act="accounts.change_password", target=user)
            limits.forget(limits.key_of_change(user.pk))
            return super().form_valid(form)


sign_in = public(SignInView.as_view())
password = signed_in(PasswordView.as_view())


@signed_in
@require_POST
def sign_out(request: SignedInRequest) -> HttpResponse:
    """End the session."""
    entrances.note_sign_out(request.user)
    logout(request)
    messages.success(request, _("You are signed out."))
    return redirect("home")


@signed_in
@require_POST
def stay(request: SignedInRequest) -> JsonResponse:
    """How long the session still lasts, for the script that warns before its end; ``stay`` makes it last longer.

    Asking alone keeps nobody signed in.
    """
    session = cast(SessionStore, request.session)
    if "stay" in request.POST:
        session.stay()
    ends = local_time(timezone.localtime(session.ends_at)) if session.ends_at else ""
    return JsonResponse({"left": session.seconds_left, "at": ends, "canLast": session.can_last})


@signed_in
@require_POST
def draft(request: SignedInRequest) -> HttpResponse:
    """Keep what stands in a form as its author's draft, or throw away what came back; a script reads a sentence."""
    token = token_in(request.POST)
    if token is not None and PARAMETER in request.POST:
        kept_posts.forget(request.user.pk, request.POST[PARAMETER])
        return _thrown_away(request, token, _("What had come back was thrown away. Nothing of it was saved."))
    if token is None or not token.draft:
        return HttpResponseBadRequest(_("This form keeps no drafts."), content_type="text/plain; charset=utf-8")
    if request.POST.get("draft") == "discard":
        drafts.discard(request.user.pk, token.path)
        return _thrown_away(request, token, _("The draft was thrown away."))
    typed = typed_in(request, token, why="draft")
    if sent := sent_forms.led_to(token.key):
        return _too_late(request, typed, sent)
    saved_at = drafts.save(typed)
    if sent := sent_forms.led_to(token.key):
        # Sent while this was on its way: whoever sends throws the draft away when that is written down, not later.
        drafts.discard(request.user.pk, token.path, saved_at=saved_at)
        return _too_late(request, typed, sent)
    said = (
        _("Draft saved %(time)s") % {"time": local_time(saved_at)} if saved_at else _("This is too long for a draft.")
    )
    if request.headers.get(BY_SCRIPT):
        return HttpResponse(said, content_type="text/plain; charset=utf-8")
    messages.success(request, said)
    return redirect(token.page)


def _thrown_away(request: SignedInRequest, token: FormToken, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect(token.page)


def _too_late(request: SignedInRequest, typed: Typed, sent: SentForm) -> HttpResponse:
    """A form that was saved keeps no draft, which would be one of a second thing; what was typed since is a change."""
    if not request.headers.get(BY_SCRIPT):
        return lead_to(request, sent_forms.once_more(typed, sent))
    said = _("This form was saved already, so no draft is kept. Send it, and what you typed since stands as a change.")
    return HttpResponse(said, content_type="text/plain; charset=utf-8", status=409)
