"""Every page of the portal is measured, or answers POST alone; one that was forgotten stops the benchmark."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from bench import pages, targets
from bench.pages import NOT_ASKED_FOR, PAGES, Page, refuse_gaps, routes

EXAMPLES = {"event_id": 1, "part": "programme", "row_id": 1, "project_id": 1, "binned_id": 1}


def test_the_address_table_is_covered():
    refuse_gaps()
    assert {page.route for page in PAGES} | NOT_ASKED_FOR == set(routes())


def test_a_new_page_without_a_line_stops_it(monkeypatch):
    there = [*routes(), "desk:passes"]
    monkeypatch.setattr(pages, "routes", lambda: there)
    with pytest.raises(LookupError, match="Not measured: desk:passes. Each page needs a line in bench/pages.py."):
        refuse_gaps()


def test_a_line_whose_page_is_gone_stops_it(monkeypatch):
    monkeypatch.setattr(pages, "routes", lambda: [*{p.route for p in PAGES} - {"home"}, *NOT_ASKED_FOR])
    with pytest.raises(LookupError, match="No such route: home. Take it out of bench/pages.py."):
        refuse_gaps()


@pytest.mark.parametrize("route", sorted(NOT_ASKED_FOR))
def test_what_is_left_out_answers_post_alone(route, signed_in, ministry_admin):
    wanted = [name for name in EXAMPLES if f"<{name}>" in _pattern(route)]
    address = reverse(route, kwargs={name: EXAMPLES[name] for name in wanted})
    assert signed_in(ministry_admin).get(address).status_code == 405
    assert Client().get(address).status_code in {302, 405}


def _pattern(route):
    namespace, _, name = route.rpartition(":")
    resolver = get_resolver()
    found = resolver.namespace_dict[namespace][1] if namespace else resolver
    return found.reverse_dict.getlist(name)[0][0][0][0].replace("%(", "<").replace(")s", ">")


def test_names_in_the_table_are_unlike():
    names = [page.name for page in PAGES]
    assert len(names) == len(set(names))
    assert set(targets.PAGES) <= set(names)


def test_arguments_are_looked_up_unless_they_are_meant_as_they_stand():
    class Sample:
        event, year = 7, 2568

    page = Page("events:event_part", about={"event_id": "event", "part": "=programme"}, asked={"fiscal_year": "year"})
    assert page.path(Sample()) == "/events/7/parts/programme/?fiscal_year=2568"
