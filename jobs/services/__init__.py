"""The leased job: submit, claim, keep, finish, fail, work, sweep (docs/decisions/0003-jobs.md)."""

from jobs.services.bell import ring, submit
from jobs.services.leases import LeaseLost, claim, fail, finish, keep, renew, settle
from jobs.services.sweeping import beat, leased_models, sweep
from jobs.services.working import work

__all__ = [
    "LeaseLost",
    "beat",
    "claim",
    "fail",
    "finish",
    "keep",
    "leased_models",
    "renew",
    "ring",
    "settle",
    "submit",
    "sweep",
    "work",
]
