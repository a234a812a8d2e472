"""The benchmark is tried on a very small national set."""

from demo.national.tests.loaded import small_set  # noqa: F401 (a fixture)
