"""Sign in, sign out, change the password."""

from typing import cast

from allauth.account.forms import ChangePasswordForm
from allauth.account.views import LoginView, PasswordChangeView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic.edit import FormView

from accounts.access import public, signed_in
from accounts.audit import record
from accounts.models import User

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


class SignInView(LoginView):
    """allauth's sign-in with its rate limits; offices make accounts, so no way to sign up."""

    template_name = "accounts/sign_in.html"

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


class PasswordView(PasswordChangeView):
    """allauth's password change with its rate limit."""

    template_name = "accounts/password.html"
    success_url = reverse_lazy("start")

    def get_form(self, *args, **kwargs) -> Form:
        """The form without its repetitions."""
        return without_placeholders(super().get_form(*args, **kwargs))

    def form_valid(self, form: ChangePasswordForm) -> HttpResponse:
        """Change it, and write down that it was changed, by whom and when."""
        user = cast(User, form.user)
        with transaction.atomic():
            record(by=user, act="accounts.change_password", target=user)
            return super().form_valid(form)


sign_in = public(SignInView.as_view())
password = signed_in(PasswordView.as_view())


@signed_in
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    messages.success(request, _("You are signed out."))
    return redirect("home")
