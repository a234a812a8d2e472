"""What both data sets do while they load: tell each stage with its seconds, and leave garbage for later."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter

Tell = Callable[[str, float], None]


@contextmanager
def without_collector() -> Iterator[None]:
    """Many rows with no cycle among them: looking for garbage costs a third of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def timed(stage: str, tell: Tell) -> Iterator[None]:
    """Tell a stage with the seconds it took."""
    began = perf_counter()
    yield
    tell(stage, perf_counter() - began)
