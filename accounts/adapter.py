"""Where the portal answers differently from allauth."""

from typing import cast

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from accounts import kept_posts
from accounts.coming_back import browser_of
from accounts.models import User


class PortalAdapter(DefaultAccountAdapter):
    """Accounts are made by offices; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an account comes from an office."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To the page that was asked for, else to what the user had typed when the session ended."""
        kept = kept_posts.newest_address(cast(User, request.user).pk, browser=browser_of(request))
        return kept or super().get_login_redirect_url(request)

    def pre_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs) -> HttpResponse | None:
        """An account of the demonstration, whose password is published, is a closed one in production."""
        if settings.PRODUCTION and cast(User, user).demonstration:
            user.is_active = False
        return super().pre_login(request, user, **kwargs)

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """A closed account is told so, after the right password only."""
        messages.error(request, _("This account is closed. Please ask your office."))
        return redirect("accounts:sign_in")
