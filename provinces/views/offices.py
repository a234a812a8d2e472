"""Offices: where they are, who signs for them, and which rules hold there."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.lists import remembered
from accounts.paging import page_of
from accounts.requests import SignedInRequest
from accounts.rules import refusals_on, refusals_told
from provinces import access, rules, services
from provinces.forms import OfficeForm, RuleForm, SignatoryForm
from provinces.gone import tell_deleted
from provinces.last_change import last_change, with_last_change
from provinces.models import Office, Signatory
from provinces.permissions import Permission, requires
from thai.calendar import today
from thai.days import today_as_known_now


@requires(Permission.FIGURES_READ)
@require_safe
@remembered
def offices(request: SignedInRequest) -> HttpResponse:
    """The centre and the offices of all provinces, with their telephones."""
    rows = Office.objects.select_related("province").order_by("kind", "province__sort_key")
    return render(request, "provinces/offices.html", {"page": page_of(request, rows)})


@requires(Permission.FIGURES_READ)
@require_safe
def office(request: SignedInRequest, office_id: int) -> HttpResponse:
    """One office: its facts, its signatories of today and before, and the rules that hold."""
    rows = with_last_change(Office.objects.select_related("province"))
    place = get_object_or_404(rows, pk=office_id)
    context = {
        "office": place,
        "signatories": [(each, each.signs_on(today())) for each in place.signatories.all()],
        "rules": rules.holding_at(place, today_as_known_now()),
        "may_edit": access.may_keep(request.user, place),
        "may_set_rules": access.may_set_rules(request.user),
        "last_change": last_change(request.user, place, place.province_id),
    }
    return render(request, "provinces/office.html", context)


@requires(Permission.OFFICES_WRITE)
def office_edit(request: SignedInRequest, office_id: int) -> HttpResponse:
    """Change address, telephone and letter prefix."""
    place = own_office(request, office_id)
    name, form = place.name, OfficeForm(request.POST or None, instance=place)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.update_office(by=request.user, office=place, **form.facts())
            messages.success(request, form.and_merged(_("The changes were saved.")))
            return redirect(place)
    return render(request, form.page("provinces/office_edit.html"), {"form": form, "office": place, "name": name})


@requires(Permission.OFFICES_WRITE)
def signatory_new(request: SignedInRequest, office_id: int) -> HttpResponse:
    """Write down who signs for the office from a day on."""
    place = own_office(request, office_id)
    form = SignatoryForm(request.POST or None, office=place)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = services.add_signatory(by=request.user, office=place, **form.facts())
            messages.success(request, _("%(name)s signs for the office.") % {"name": made})
            return redirect(place)
    return render(request, "provinces/signatory_new.html", {"form": form, "office": place})


@requires(Permission.OFFICES_WRITE)
def signatory_edit(request: SignedInRequest, office_id: int, signatory_id: int) -> HttpResponse:
    """Correct a signatory, or say until when they sign."""
    row = own_signatory(request, office_id, signatory_id)
    name, form = str(row), SignatoryForm(request.POST or None, office=row.office, instance=row)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.update_signatory(by=request.user, row=row, **form.facts())
            messages.success(request, form.and_merged(_("The changes were saved.")))
            return redirect(row)
    shown = {"form": form, "office": row.office, "name": name}
    return render(request, form.page("provinces/signatory_edit.html"), shown)


@requires(Permission.OFFICES_WRITE)
def signatory_remove(request: SignedInRequest, office_id: int, signatory_id: int) -> HttpResponse:
    """Ask whether somebody entered by mistake shall go, then put them into the bin."""
    row = own_signatory(request, office_id, signatory_id)
    place = row.office
    if request.method == "POST":
        with refusals_told(request):
            services.remove_signatory(by=request.user, row=row)
            tell_deleted(request)
        return redirect(place)
    return render(request, "provinces/signatory_remove.html", {"row": row, "office": place})


@requires(Permission.RULES_WRITE)
def rule(request: SignedInRequest, office_id: int, key: str) -> HttpResponse:
    """What a rule was from when on, as anybody set it; and set it anew."""
    place = get_object_or_404(Office.objects.select_related("province"), pk=office_id)
    about = rules.rules.get(key)
    if about is None or not about.may_be_set_at(place):
        raise Http404
    now = next(each for each in rules.holding_at(place, today_as_known_now()) if each.rule == about)
    value = now.row.value if now.row else about.default
    last = rules.set_at(place).filter(key=key).order_by("pk").last()
    form = RuleForm(request.POST or None, rule=about, last=last, initial={"value": value})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.change_rule(by=request.user, office=place, key=key, **form.facts())
            messages.success(request, _("The rule was saved."))
            return redirect(place)
    rows = with_last_change(rules.set_for(place).filter(key=key)).order_by("-valid_from", "-known_from")
    told = [(row, about.told(row.value)) for row in rows.select_related("office")]
    return render(request, "provinces/rule.html", {"office": place, "holding": now, "form": form, "history": told})


def own_office(request: SignedInRequest, office_id: int) -> Office:
    """An office whose facts the user enters, or 404."""
    return get_object_or_404(Office.objects.kept_by(request.user).select_related("province"), pk=office_id)


def own_signatory(request: SignedInRequest, office_id: int, signatory_id: int) -> Signatory:
    """A signatory of such an office, or 404."""
    rows = Signatory.objects.kept_by(request.user).select_related("office__province")
    return get_object_or_404(rows, office__pk=office_id, pk=signatory_id)
