"""What was typed and not fetched is forgotten, whether or not anybody types."""

from accounts import drafts, kept_posts, sent_forms


def forget_typed() -> None:
    """Delete kept posts, drafts and keys of forms whose time is over; called with each sweep of the clock."""
    kept_posts.prune()
    drafts.prune()
    sent_forms.prune()
