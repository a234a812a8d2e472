"""What was typed and not fetched, and what was opened long ago, is forgotten, whether or not anybody types."""

from accounts import drafts, kept_posts, opened, sent_forms


def forget_typed() -> None:
    """Delete kept posts, drafts, keys of forms and opened records whose time is over; called with each sweep."""
    kept_posts.prune()
    drafts.prune()
    sent_forms.prune()
    opened.prune()
