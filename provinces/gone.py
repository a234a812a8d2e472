"""Pages about what was deleted a moment ago: who could put it back is told, and nothing typed on them is lost."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.form_tokens import FormToken, token_in
from accounts.kept_posts import typed_in
from accounts.rules import RuleBroken
from provinces.bin import BinKind, kinds, title_of
from provinces.models import BinnedRow

# What a form says about itself, which nobody typed.
OF_THE_FORM = {"form_key", "version", "shown"}


@contextmanager
def already_deleted(code: str = "deleted_already") -> Iterator[None]:
    """What somebody else deleted at the same moment is a page about nothing, which ``told`` answers."""
    try:
        yield
    except RuleBroken as refusal:
        if refusal.codes == [code]:
            raise Http404 from refusal
        raise


def tell_deleted(request: HttpRequest) -> None:
    """Say that a thing lies in the bin now, and for how long."""
    messages.success(request, _("Deleted. It can be put back for 24 hours."))


def told(request: HttpRequest) -> HttpResponse | None:
    """The answer about a thing that lies in the bin of the reader's office; None if the page is about no such thing.

    Deleting it once more leads where the first deletion led, with its success. Whatever else was sent is shown.
    """
    found = _in_the_bin(request)
    if found is None:
        return None
    binned, kind, parts = found
    route = request.resolver_match.view_name if request.resolver_match else ""
    if request.method == "POST" and route == kind.deletion:
        tell_deleted(request)
        return redirect(kind.left_to(parts))
    context = {"binned": binned, "kind": kind.name, "title": title_of(binned), "typed": typed_about(request, binned)}
    return render(request, "provinces/gone.html", context, status=410)


def _in_the_bin(request: HttpRequest) -> tuple[BinnedRow, BinKind, dict] | None:
    user, match = getattr(request, "user", None), request.resolver_match
    if user is None or not user.is_authenticated or match is None:
        return None
    named = {key: kind.named(match.kwargs) for key, kind in kinds.items()}
    wanted = [Q(kind=key, row=row) for key, row in named.items() if row is not None]
    if not wanted:
        return None
    rows = BinnedRow.objects.fresh().visible_to(user).filter(Q(*wanted, _connector=Q.OR)).select_related("by")
    binned = rows.first()
    return (binned, kinds[binned.kind], match.kwargs) if binned else None


def typed_about(request: HttpRequest, binned: BinnedRow) -> list[tuple[str, str]]:
    """What was typed into a form that can no longer be saved: label (may be empty) and text, as they were sent."""
    if request.method != "POST":
        return []
    token = token_in(request.POST) or FormToken(user=request.user.pk or 0, page=request.path)
    if token.user != request.user.pk:
        return []
    sent = typed_in(request, token, why="gone").values
    said = [(name, " · ".join(filter(None, values))) for name, values in sent.items() if name not in OF_THE_FORM]
    return [each for name, text in said if text and (each := _in_words(binned, name, text))]


def _in_words(binned: BinnedRow, name: str, text: str) -> tuple[str, str] | None:
    """A text with the label of its column; None for a key of another row, which was chosen and not typed."""
    try:
        column = apps.get_model(binned.kind)._meta.get_field(name)
    except FieldDoesNotExist:
        return "", text
    if column.is_relation:
        return None
    return str(getattr(column, "verbose_name", "")), str(dict(getattr(column, "flatchoices", ())).get(text, text))
