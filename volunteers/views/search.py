"""The search box: takes what was typed by POST, so that no name, telephone number or ID enters an address."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.http import require_POST

from accounts.access import signed_in
from accounts.requests import SignedInRequest
from volunteers import joins
from volunteers.searching import DAY_BOXES, day_for_address, for_address

KEPT = (
    "province",
    "district",
    "as_of",
    "known_at",
    "state",
    "within",
    "over",
    "desk",
    "who",
    "what",
    "first",
    "last",
    "q",
    "day",
    "half",
    "only",
    "reply",
)
LONGEST_SEARCH = 100


@signed_in
@require_POST
def search(request: SignedInRequest) -> HttpResponse:
    """Send the reader back to the list, with the search in its address; a page outside the register joined by name.

    Whoever is signed in may ask: what is found is decided by the list, also for who helps at the desk of an event.
    """
    asked = {name: request.POST[name] for name in KEPT if request.POST.get(name)}
    session = request.session.session_key or ""
    if "q" in asked:
        asked["q"] = for_address(asked["q"][:LONGEST_SEARCH], session=session)
    for name in DAY_BOXES & asked.keys():
        asked[name] = day_for_address(asked[name][:LONGEST_SEARCH], session=session)
    return redirect(f"{_page_with_a_search(request.POST.get('to', ''))}?{urlencode(asked)}")


def _page_with_a_search(path: str) -> str:
    """``path`` if it is a page of the register or one that has its search box, else the roster."""
    try:
        found = resolve(path)
        inside = found.namespace == "volunteers" or found.view_name in joins.searched_pages
    except Resolver404:
        inside = False
    return path if inside else reverse("volunteers:roster")
