"""Every verb writes down what it did, in the transaction of the deed: neither exists without the other."""

import ast
import importlib
import pkgutil
from collections.abc import Callable, Iterator
from inspect import getsource, isfunction, signature, unwrap
from types import ModuleType

import pytest

from accounts import audit
from accounts.models import AuditEntry
from config.tests import deeds
from config.tests.conftest import make_event
from config.tests.deeds import EXEMPT, WITHOUT_ACTOR
from config.tests.scene import set_the_scene
from config.tests.snapshots import everything

PACKAGES = ("accounts", "jobs", "provinces", "volunteers", "intake", "events", "reports")
# What changes rows outside the packages of that name.
BESIDE = ("provinces.bin",)
WRITING = {"save", "create", "bulk_create", "update", "bulk_update", "delete", "get_or_create", "update_or_create"}
DEEDS = {
    f"{module.name}.{name}": deed
    for module in pkgutil.iter_modules(deeds.__path__)
    for name, deed in importlib.import_module(f"config.tests.deeds.{module.name}").DEEDS.items()
}


def verbs() -> dict[str, Callable]:
    """``package.function`` of everything public in the packages called services, and of what they hand on."""
    found = {}
    for module in _modules():
        package = module.__name__.partition(".")[0]
        for name in getattr(module, "__all__", [*vars(module)]):
            verb = getattr(module, name)
            if isfunction(verb) and verb.__module__.startswith(f"{package}.") and not name.startswith("_"):
                found[f"{package}.{name}"] = verb
    return found


def _modules() -> Iterator[ModuleType]:
    for name in [f"{package}.services" for package in PACKAGES if package != "accounts"] + [*BESIDE]:
        services = importlib.import_module(name)
        inside = pkgutil.iter_modules(getattr(services, "__path__", []))
        yield from [services, *(importlib.import_module(f"{name}.{each.name}") for each in inside)]


def writes(verb: Callable) -> bool:
    """Whether a function itself calls what changes rows."""
    calls = [each.func for each in ast.walk(ast.parse(getsource(unwrap(verb)))) if isinstance(each, ast.Call)]
    return bool(WRITING & {call.attr for call in calls if isinstance(call, ast.Attribute)})


class TrailLost(Exception):
    """The trail cannot be written."""


def lose(**entry):
    """What stands in for the trail that is lost."""
    raise TrailLost


@pytest.fixture
def scene(world, settings):
    """The world with what the deeds need; the ring of keys is put back afterwards."""
    settings.PERSONAL_DATA_KEYS = settings.PERSONAL_DATA_KEYS
    return set_the_scene(world, make_event)


def test_no_verb_is_left_out():
    acting = {name for name, verb in verbs().items() if "by" in signature(verb).parameters}
    print(f"{len(acting)} verbs, {len(DEEDS)} of them are done here")
    # What stands behind a space says which of several ways a verb goes.
    assert sorted(acting) == sorted({*(name.partition(" ")[0] for name in DEEDS), *EXEMPT})


def test_what_writes_without_anybody_who_does_it_says_why():
    alone = {name: verb for name, verb in verbs().items() if "by" not in signature(verb).parameters}
    assert sorted(name for name, verb in alone.items() if writes(verb)) == sorted(WITHOUT_ACTOR)


@pytest.mark.parametrize("name", sorted(DEEDS))
def test_no_deed_without_its_entry(name, scene, monkeypatch):
    deed = DEEDS[name]
    deed.given(scene)
    before, written = everything(), AuditEntry.objects.latest("pk").pk
    with monkeypatch.context() as lost, pytest.raises(TrailLost):
        lost.setattr(audit, "_entry", lose)
        deed.do(scene)
    assert everything() == before
    deed.do(scene)
    told = AuditEntry.objects.filter(pk__gt=written).order_by("pk").values_list("act", "by")
    assert list(told) == [(act, scene.world.users[deed.by].pk) for act in deed.acts or (name,)]
