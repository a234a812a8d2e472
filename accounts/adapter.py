from allauth.account.adapter import DefaultAccountAdapter


class PortalAdapter(DefaultAccountAdapter):
    """Accounts are made by offices; nobody signs up."""

    def is_open_for_signup(self, request) -> bool:
        return False
