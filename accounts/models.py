"""Who signs in, what was done by whom, and what was typed but not saved yet."""

from uuid import uuid4

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person who signs in. What they may do is said by memberships, never here."""

    # Django offers no other way to leave a column of its abstract user out.
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    display_name = models.CharField(_("name shown"), max_length=150, blank=True)
    demonstration = models.BooleanField(
        default=False, help_text="made with a published password: never signs in in production"
    )

    REQUIRED_FIELDS = []

    def __str__(self) -> str:
        return self.display_name or self.username

    def get_full_name(self) -> str:
        """The name shown on screen; Django and allauth ask for it under this name."""
        return str(self)


class Demonstration(models.Model):
    """This database was filled with invented people. Written once, so that it never serves in production."""

    at = models.DateTimeField(auto_now_add=True)
    by = models.CharField(max_length=40, help_text="the command that filled it")

    def __str__(self) -> str:
        return f"{self.by} {self.at}"


class AuditEntry(models.Model):
    """One deed: who changed or looked at what, when and why. Written once, never changed.

    Holds no personal values: the target is named by its model and key, the details name fields.
    """

    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, verbose_name=_("by"), related_name="+")
    act = models.CharField(_("act"), max_length=60)
    target_type = models.CharField(max_length=60)
    target_id = models.CharField(max_length=60)
    province_code = models.CharField(max_length=2, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["target_type", "target_id", "-at"], name="audit_by_target"),
            models.Index(fields=["by", "-at"], name="audit_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.target_type} {self.target_id}"

    def save(self, *args, **kwargs) -> None:
        if self.pk:
            raise TypeError("An audit entry is written once.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("An audit entry is never deleted.")


class SeenPerson(models.Model):
    """One of the people whom a page, paper or file showed to somebody; by key, so that a look is found by whom.

    Written once, with its entry. The register lies to the right of this app, so the key is no reference.
    """

    entry = models.ForeignKey(AuditEntry, models.PROTECT, related_name="seen")
    person = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "person"], name="seen_once_in_an_entry")]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.person}"


class OpenedRecord(models.Model):
    """A record that somebody opened, and when last: by its model and key, never by its name. Kept for a month."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    key = models.BigIntegerField()
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind", "key"], name="opened_record_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class SignInTries(models.Model):
    """How often a wrong password was tried under one key (accounts/limits.py). Names neither account nor address."""

    key = models.CharField(max_length=64, primary_key=True)
    tries = models.PositiveSmallIntegerField()
    rests_until = models.BigIntegerField(db_index=True, help_text="seconds since 1970")

    def __str__(self) -> str:
        return f"{self.tries} until {self.rests_until}"


class KeptPost(models.Model):
    """What somebody typed that could not be taken (no session, refused, language changed): sealed, gone in an hour."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    sealed = models.TextField()
    browser = models.CharField(
        max_length=64, blank=True, help_text="the one it opens in, keyed hash; empty: sent in a session of its user"
    )
    known = models.BooleanField(default=True, help_text="its user had signed in there before, or was signed in")
    made_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return f"kept post {self.pk}"


class Draft(models.Model):
    """What somebody is typing into a form that keeps drafts; sealed, theirs alone, one for each form."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    path = models.CharField(max_length=500)
    sealed = models.TextField()
    saved_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "path"], name="one_draft_per_form")]

    def __str__(self) -> str:
        return f"draft of {self.path}"


class SentForm(models.Model):
    """A form that was sent: by its key, with a keyed hash of its content, and where that led once it was saved."""

    key = models.UUIDField(primary_key=True, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    content = models.CharField(max_length=64)
    sealed = models.TextField(blank=True)
    location = models.CharField(max_length=2000, blank=True)
    sent_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return f"sent form {self.key}"
