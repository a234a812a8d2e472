"""The bin of an office."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.lists import remembered
from accounts.paging import page_of
from accounts.requests import SignedInRequest
from accounts.rules import refusals_told
from provinces import bin as office_bin
from provinces.models import BinnedRow
from provinces.permissions import Permission, requires


@requires(Permission.EVENTS_WRITE)
@require_safe
@remembered
def bin(request: SignedInRequest) -> HttpResponse:
    """What the reader's offices deleted and can put back, the newest first."""
    found = BinnedRow.objects.fresh().visible_to(request.user).select_related("office", "by")
    page = page_of(request, found)
    rows = [(each, office_bin.kinds[each.kind].name, office_bin.title_of(each)) for each in page.object_list]
    return render(request, "provinces/bin.html", {"page": page, "rows": rows})


@requires(Permission.EVENTS_WRITE)
@require_POST
def bin_put_back(request: SignedInRequest, binned_id: int) -> HttpResponse:
    """Put one thing back and go where it stands again, a second time too; what no longer fits stays and says why."""
    shown = BinnedRow.objects.visible_to(request.user).select_related("office")
    binned = get_object_or_404(shown, pk=binned_id)
    after = reverse("provinces:bin")
    with refusals_told(request):
        row = office_bin.put_back(by=request.user, binned=binned)
        messages.success(request, _("It was put back, as it was before."))
        after = office_bin.kinds[binned.kind].address(row)
    return redirect(after)
