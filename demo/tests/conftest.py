"""The tests of the demonstration look at it as it is loaded."""

from demo.tests.loaded import seeded  # noqa: F401 (a fixture)
