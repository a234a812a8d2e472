"""The walker of imports would see a circle wherever it hides."""

import pytest

from config.tests.import_graph import circles, import_graph


@pytest.fixture
def graph(tmp_path):
    """The graph of a package "shop" with these files: ``graph(till="from shop import goods")``."""

    def make(**files):
        (tmp_path / "shop").mkdir()
        for name, text in ({"__init__": ""} | files).items():
            (tmp_path / "shop" / f"{name}.py").write_text(text)
        return import_graph(tmp_path, ["shop"])

    return make


@pytest.mark.parametrize(
    "text",
    [
        "import shop.goods",
        "from shop import goods",
        "from shop.goods import Apple",
        "from . import goods",
        "from .goods import Apple as Fruit",
        "def buy():\n    from shop.goods import Apple",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from shop.goods import Apple",
    ],
)
def test_every_way_to_import_is_seen(graph, text):
    found = graph(till=text, goods="import datetime")
    assert found == {"shop": set(), "shop.till": {"shop.goods"}, "shop.goods": set()}
    assert circles(found) == []


def test_two_that_know_each_other_are_a_circle(graph):
    found = graph(till="from shop import goods", goods="def price():\n    from shop import till")
    assert circles(found) == [["shop.goods", "shop.till"]]


def test_a_circle_over_three_is_told_once_and_who_only_looks_on_is_not(graph):
    found = graph(a="from shop import b", b="from shop import c", c="from shop import a", watcher="from shop import a")
    assert circles(found) == [["shop.a", "shop.b", "shop.c"]]


def test_a_package_may_collect_its_parts_but_a_part_may_not_ask_the_package(graph):
    assert (
        circles(graph(__init__="from shop.goods import Apple", goods="Apple = 1", till="from shop import Apple")) == []
    )


def test_a_part_that_asks_its_package_is_on_a_circle(graph):
    found = graph(__init__="from shop.goods import Apple", goods="def other():\n    from shop import Apple")
    assert circles(found) == [["shop", "shop.goods"]]


def test_tests_and_migrations_are_left_out(graph, tmp_path):
    (tmp_path / "shop/tests").mkdir(parents=True)
    (tmp_path / "shop/tests/test_till.py").write_text("from shop import till")
    (tmp_path / "shop/till.py").write_text("")
    assert import_graph(tmp_path, ["shop"]) == {"shop.till": set()}
