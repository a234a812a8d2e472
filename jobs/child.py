"""The limited child that does the work on one job; jobs/services/apart.py starts and watches it.

``python -m jobs.child <model> <key> <token> <function> <pipe> <parent>``. The exit code is 0, or the number of a
Trouble; what nobody foresaw is logged here, where its traceback is.
"""

import ctypes
import logging
import os
import resource
import signal
import sys
from importlib import import_module

import django

PR_SET_PDEATHSIG = 1
MEGABYTE = 1024**2


def main(label: str, pk: str, token: str, function: str, pipe: str, parent: str) -> int:
    """Do the work; answer the exit code."""
    _tie_to(int(parent))
    django.setup()
    from django.apps import apps
    from django.conf import settings

    from jobs.services import LeaseLost
    from jobs.troubles import Trouble, trouble_of

    _limit(settings.JOB_MEMORY_MB * MEGABYTE)
    job = apps.get_model(label)._default_manager.filter(pk=pk, token=token).first()
    if job is None:
        return Trouble.TAKEN
    job.listener = _speaker(int(pipe))
    module, _, name = function.rpartition(".")
    try:
        getattr(import_module(module), name)(job)
    except LeaseLost:
        return Trouble.TAKEN
    except BaseException as error:  # the Rust writer of spreadsheets panics where it cannot write: no Exception
        trouble = trouble_of(error)
        log = logging.getLogger("jobs.child")
        log.log(logging.ERROR if trouble == Trouble.BROKEN else logging.WARNING, "%s %s:", label, pk, exc_info=error)
        return trouble
    return 0


def _tie_to(parent: int) -> None:
    """Die with the parent, even where that is killed; elsewhere than on Linux the closed pipe ends the child."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            sys.exit(1)
        # Where the machine runs out of memory, the kernel shall take this process and not the database.
        with open("/proc/self/oom_score_adj", "w") as score:
            score.write("500")


def _limit(memory: int) -> None:
    """The kernel refuses more memory than this beyond what the program itself takes.

    Only the soft limit: the child that prints papers has a limit of its own.
    """
    resource.setrlimit(resource.RLIMIT_AS, (_taken() + memory, resource.getrlimit(resource.RLIMIT_AS)[1]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _taken() -> int:
    """The bytes of address space that are in use already; 0 where the system does not say."""
    if sys.platform != "linux":
        return 0
    with open("/proc/self/statm") as sizes:
        return int(sizes.read().split()[0]) * resource.getpagesize()


def _speaker(pipe: int):
    """What tells the parent of each step."""
    from jobs.services.apart import MESSAGE

    def say(within: float) -> None:
        os.write(pipe, MESSAGE.pack(within))

    return say


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
