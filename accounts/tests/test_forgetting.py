"""What was typed and not fetched is forgotten on time, whether or not anybody types."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from accounts.forgetting import forget_typed
from accounts.models import Draft, KeptPost, SentForm


def test_what_is_over_goes_and_what_may_still_come_back_stays(narathiwat_officer):
    now, mine = timezone.now(), {"user": narathiwat_officer, "sealed": "x"}
    for age in (timedelta(minutes=1), timedelta(days=31)):
        KeptPost.objects.create(made_at=now - age, **mine)
        SentForm.objects.create(key=uuid4(), sent_at=now - age, content="c", **mine)
        Draft.objects.create(path=f"/{age.days}/", saved_at=now - age, **mine)
    forget_typed()
    assert [model.objects.count() for model in (KeptPost, SentForm, Draft)] == [1, 1, 1]
