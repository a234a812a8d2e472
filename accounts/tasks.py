from celery import shared_task

from accounts import drafts, kept_posts, sent_forms


@shared_task(ignore_result=True)
def forget_typed() -> None:
    """Delete kept posts, drafts and keys of forms whose time is over (beat, every ten minutes)."""
    kept_posts.prune()
    drafts.prune()
    sent_forms.prune()
