"""What records that people type share: the key of their form, a version, and since when until when they were known.

- ``Keyed``: the same form sent twice is one thing (``once``, ``KeyedForm``); a double is refused (``there_once``).
- ``Versioned``: who comes second is told (``take_turn``, ``VersionedForm``).
- ``Known``: a fact that was true for the register from a moment until a moment; what changes is closed and
  written anew, so that an earlier ``known_at`` still shows what was known then.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Self, TypeVar
from uuid import UUID, uuid4

from django import forms
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.forms import PostedForm
from accounts.rules import RuleBroken
from accounts.second_editor import CHANGED_MEANWHILE, SecondEditorForm

Row = TypeVar("Row", bound="Keyed")
KnownRow = TypeVar("KnownRow", bound=models.Model)


class Keyed(models.Model):
    """A row made by a form, under the key that the form brought along."""

    form_key = models.UUIDField(
        null=True, unique=True, editable=False, help_text="made by the form: the same form sent twice is one row"
    )

    class Meta:
        abstract = True


def once(made: models.QuerySet[Row], *, form_key: UUID | None, make: Callable[[], Row]) -> tuple[Row, bool]:
    """The row that this form made before, else what ``make`` makes; and whether it was made now.

    ``made`` are the rows in the actor's reach. ``make`` runs in a savepoint, writes ``form_key`` on its row and may be
    lost to the same form sent at the same moment; both then get the one row. A key that was used out of the
    actor's reach is refused. Raises what ``make`` raises.
    """
    if form_key is None:
        return make(), True
    if earlier := made.filter(form_key=form_key).first():
        return earlier, False
    _insist_unused(made, form_key)
    try:
        with transaction.atomic():
            return make(), True
    except IntegrityError:
        if earlier := made.filter(form_key=form_key).first():
            return earlier, False
        _insist_unused(made, form_key)
        raise


def _insist_unused(made: models.QuerySet, form_key: UUID) -> None:
    """Refuse a key that made something out of the actor's reach."""
    if made.model._default_manager.filter(form_key=form_key).exists():
        raise RuleBroken(_("This form was already used. Please open a new one."), code="form_used")


@contextmanager
def there_once(refusal: Callable[[], RuleBroken]) -> Iterator[None]:
    """One transaction; what the database refuses as a double is told as ``refusal``.

    It stands around ``once``, which is asked first whether the double is only the same form.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise refusal() from error


class KeyedForm(PostedForm):
    """A form that makes something: its hidden key makes the second sending harmless."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)

    def clean_form_key(self) -> UUID:
        """A form without its key counts as a new one."""
        return self.cleaned_data["form_key"] or uuid4()


class Versioned(models.Model):
    """A row that people edit; ``version`` grows with every change."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


def take_turn(row: Versioned, version: int | None) -> None:
    """Go on only if nobody changed the row since ``version`` (None: the version loaded); the row is now one further.

    Call it first inside the transaction of the change. Its verb names the new ``version`` in its
    audit entry, so that the second editor is told by whom. Raises RuleBroken ``changed_meanwhile``.
    """
    seen = row.version if version is None else version
    if not type(row)._default_manager.filter(pk=row.pk, version=seen).update(version=F("version") + 1):
        raise RuleBroken(
            _("Somebody else changed this record meanwhile. What you typed is still here; please look and save again."),
            code=CHANGED_MEANWHILE,
        )
    row.version = seen + 1


class VersionedForm(SecondEditorForm):
    """A form that changes ``record``: it carries the version that its reader saw, and what it showed."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class KnownQuerySet(models.QuerySet[KnownRow]):
    """Rows by what was known."""

    def known(self, *, at: datetime | None = None) -> Self:
        """Rows as the register knew them at a moment; None is now."""
        return self.filter(known(at))


def known(at: datetime | None, path: str = "") -> Q:
    """The same as a filter; ``path`` leads to the rows (``spells__``)."""
    still = Q(**{f"{path}known_until": None})
    return still if at is None else (still | Q(**{f"{path}known_until__gt": at})) & Q(**{f"{path}known_from__lte": at})


class Known(models.Model):
    """A fact true for the register from ``known_from`` until before ``known_until`` (empty: still true).

    Its manager is made of a ``KnownQuerySet``, its ``Meta`` inherits this one's and adds to its ``constraints``. The
    moment of a change is taken after the lock: the clock of who waited is older than what it closes.
    """

    known_from = models.DateTimeField(default=timezone.now, editable=False)
    known_until = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_known_in_order",
                condition=Q(known_until=None) | Q(known_until__gte=F("known_from")),
            )
        ]
