"""Pages of a list; rubbish in the address leads to the nearest page, never to an error."""

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

# Of a list of people, whose lines are short, a page holds more.
PER_PAGE, PEOPLE_PER_PAGE = 25, 50


def first_of(rows, most: int) -> Page:
    """The first rows of a list that has no further pages; ``paginator.count`` says how many there are in all."""
    return Paginator(rows, most).page(1)


def page_of(request: HttpRequest, rows, per_page: int = PER_PAGE) -> Page:
    """The page that ``?page=`` asks for."""
    return Paginator(rows, per_page).get_page(request.GET.get("page"))
