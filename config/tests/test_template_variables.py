"""A variable that a template asks for and nobody gives prints nothing and is never missed: so it is looked for here."""

import pytest
from django.template import engines
from django.test import Client

from config.tests.pages import pages_of

ACTORS = ("anonymous", "volunteer", "officer", "neighbour", "admin", "advisor", "auditor")


class Missed(str):
    """What Django prints for a missing variable: nothing, but it keeps the name."""

    names: set[str]

    def __mod__(self, variable) -> str:
        self.names.add(str(variable))
        return ""

    def __contains__(self, text) -> bool:
        return text == "%s"


@pytest.fixture
def missed(monkeypatch):
    """Names of the variables that templates asked for in vain."""
    nothing = Missed("%s")
    nothing.names = set()
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", nothing)
    return nothing.names


@pytest.mark.parametrize("actor", ACTORS)
def test_every_variable_that_a_page_prints_exists(actor, world, signed_in, missed):
    user = world.users[actor]
    browser = signed_in(user) if user else Client()
    wanting = {}
    for name, address in pages_of(world, actor).items():
        missed.clear()
        browser.get(address)
        wanting |= {name: sorted(missed)} if missed else {}
    assert wanting == {}
