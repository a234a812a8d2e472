"""The tests of the national set look at a very small one."""

from demo.national.tests.loaded import small_set  # noqa: F401 (a fixture)
