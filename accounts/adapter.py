"""Where the portal answers differently from allauth."""

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _


class PortalAdapter(DefaultAccountAdapter):
    """Accounts are made by offices; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an account comes from an office."""
        return False

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """A closed account is told so, after the right password only."""
        messages.error(request, _("This account is closed. Please ask your office."))
        return redirect("accounts:sign_in")
