"""Postings of labour graduates: say anew what was entered wrongly, or take one back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from accounts.rules import refusals_on
from provinces.gone import already_deleted, tell_deleted
from provinces.permissions import Permission, requires
from volunteers import access, services
from volunteers.forms import PostingForm, VoidPostingForm
from volunteers.models import GraduatePosting, PostingFacts


@requires(Permission.PEOPLE_WRITE)
def posting_correct(request: SignedInRequest, posting_id: int) -> HttpResponse:
    """Correct where and when somebody is posted; what was known before stays readable."""
    posting, facts = known_posting(request, posting_id)
    form = PostingForm(request.POST or None, posting=posting, facts=facts)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.correct_posting(by=request.user, posting=posting, **form.facts())
            messages.success(request, form.and_merged(_("The changes were saved.")))
            return redirect(posting.person)
    return render(
        request, form.page("volunteers/posting_correct.html"), {"form": form, "posting": posting, "facts": facts}
    )


@requires(Permission.PEOPLE_WRITE)
def posting_void(request: SignedInRequest, posting_id: int) -> HttpResponse:
    """Take back a posting that was a mistake; it lies in the bin for a day."""
    posting, facts = known_posting(request, posting_id)
    form = VoidPostingForm(request.POST or None, posting=posting)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form), already_deleted("posting_void"):
            services.void_posting(by=request.user, posting=posting, **form.facts())
            tell_deleted(request)
            return redirect(posting.person)
    return render(
        request, form.page("volunteers/posting_void.html"), {"form": form, "posting": posting, "facts": facts}
    )


def known_posting(request: SignedInRequest, posting_id: int) -> tuple[GraduatePosting, PostingFacts]:
    """A posting with what is known of it now: 404 for who may not know of it or if it is void, 403 for who reads."""
    postings = GraduatePosting.objects.visible_to(request.user).select_related("person")
    posting = get_object_or_404(postings, pk=posting_id)
    facts = posting.facts.known().select_related("district").first()
    if facts is None:
        raise Http404
    access.must_write(request.user, facts.district.province_id)
    return posting, facts
