"""Figures that sources printed of a province."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.lists import remembered, to_list
from accounts.paging import page_of
from accounts.requests import SignedInRequest
from accounts.rules import refusals_on, refusals_told
from provinces import services
from provinces.forms import ReportedFigureForm
from provinces.gone import tell_deleted
from provinces.models import ReportedFigure
from provinces.permissions import Permission, access_of, requires


@requires(Permission.FIGURES_WRITE)
@require_safe
@remembered
def reported_figures(request: SignedInRequest) -> HttpResponse:
    """What sources printed of the reader's provinces, the newest day first."""
    rows = ReportedFigure.objects.written_by(request.user).select_related("province")
    page = page_of(request, rows.order_by("-day", "province", "figure", "pk"))
    return render(request, "provinces/reported_figures.html", {"page": page})


@requires(Permission.FIGURES_WRITE)
def reported_figure_new(request: SignedInRequest) -> HttpResponse:
    """Write down a figure that a source printed; it then stands beside the computed one of its day."""
    office = access_of(request.user).office_for(Permission.FIGURES_WRITE)
    form = ReportedFigureForm(request.POST or None, user=request.user, initial={"province": office.province_id})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = services.add_reported_figure(by=request.user, **form.facts())
            messages.success(request, _("The printed figure was saved."))
            return redirect(made)
    return render(request, "provinces/reported_figure_new.html", {"form": form})


@requires(Permission.FIGURES_WRITE)
def reported_figure_edit(request: SignedInRequest, figure_id: int) -> HttpResponse:
    """Change a printed figure, in the form that entered it."""
    figure = own_figure(request, figure_id)
    name, form = str(figure), ReportedFigureForm(request.POST or None, user=request.user, instance=figure)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.update_reported_figure(by=request.user, row=figure, **form.facts())
            messages.success(request, form.and_merged(_("The changes were saved.")))
            return redirect(figure)
    return render(request, form.page("provinces/reported_figure_edit.html"), {"form": form, "name": name})


@requires(Permission.FIGURES_WRITE)
def reported_figure_remove(request: SignedInRequest, figure_id: int) -> HttpResponse:
    """Ask whether a printed figure shall go, then put it into the bin."""
    figure = own_figure(request, figure_id)
    if request.method == "POST":
        with refusals_told(request):
            services.remove_reported_figure(by=request.user, row=figure)
            tell_deleted(request)
        return to_list(request, "provinces:reported_figures")
    return render(request, "provinces/reported_figure_remove.html", {"figure": figure})


def own_figure(request: SignedInRequest, figure_id: int) -> ReportedFigure:
    """A printed figure of a province that the user works for, or 404."""
    rows = ReportedFigure.objects.written_by(request.user).select_related("province")
    return get_object_or_404(rows, pk=figure_id)
