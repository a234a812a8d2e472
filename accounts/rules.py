"""Rules in words: what may not happen, every reason at once, each with a code that programs and tests can read."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BaseForm
from django.http import HttpRequest


class RuleBroken(ValidationError):
    """A rule forbids this. The messages say which, in words for the person who tried; ``codes`` name them.

    One reason is ``RuleBroken(_("The seat is taken."), code="seat_taken")``; a reason of one field is
    ``RuleBroken({"day": ValidationError(_("…"), code="day_in_future")})``; several come from ``raise_all``.
    """

    @property
    def reasons(self) -> list[ValidationError]:
        """Each reason alone, in the order found."""
        if hasattr(self, "error_dict"):
            return [reason for own in self.error_dict.values() for reason in own]
        return list(self.error_list)

    @property
    def codes(self) -> list[str]:
        """The codes of the reasons, in the order found."""
        return [reason.code or "" for reason in self.reasons]


def raise_all(broken: Iterable[RuleBroken]) -> None:
    """Raise one RuleBroken with every reason, or nothing if there is none."""
    found = list(broken)
    if not found:
        return
    if not any(hasattr(one, "error_dict") for one in found):
        raise RuleBroken([reason for one in found for reason in one.error_list])
    by_field: dict[str, list[ValidationError]] = {}
    for one in found:
        for field, reasons in one.update_error_dict({}).items():
            by_field.setdefault(field or NON_FIELD_ERRORS, []).extend(reasons)
    raise RuleBroken(by_field)


@contextmanager
def refusals_on(form: BaseForm) -> Iterator[None]:
    """Put what a verb refuses on the form that asked for it; the view goes on and shows the form again.

    ``with refusals_on(form): verb(…); return redirect(…)``. A form that knows ``show_latest`` (see
    ``accounts.records.VersionedForm``) is brought up to date, so that the next try counts from what is on the screen.
    """
    try:
        yield
    except RuleBroken as refusal:
        form.add_error(None, refusal)
        show_latest = getattr(form, "show_latest", None)
        if show_latest:
            show_latest()


@contextmanager
def refusals_told(request: HttpRequest) -> Iterator[None]:
    """The same for a button without a form of its own: the reasons stand at the head of the next page."""
    try:
        yield
    except RuleBroken as refusal:
        messages.error(request, " ".join(refusal.messages))
        if forms := getattr(request, "forms", None):
            forms.refused = True
