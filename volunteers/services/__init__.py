"""Verbs that write the register. Each is one transaction, one audit entry, and safe against its double."""

from accounts.rules import RuleBroken
from volunteers.services.acts import (
    appoint,
    check,
    correct,
    end,
    next_steps,
    nominate,
    propose,
    receive,
    revoke,
    send_back,
    undo,
    void,
    withdraw,
)
from volunteers.services.graduates import end_posting, post_graduate
from volunteers.services.orders import record_order
from volunteers.services.people import register_person, update_person
from volunteers.services.seats import open_seats, set_validity
from volunteers.services.spells import rebuild_spells

__all__ = [
    "RuleBroken",
    "appoint",
    "check",
    "correct",
    "end",
    "end_posting",
    "next_steps",
    "nominate",
    "open_seats",
    "post_graduate",
    "propose",
    "rebuild_spells",
    "receive",
    "record_order",
    "register_person",
    "revoke",
    "send_back",
    "set_validity",
    "undo",
    "update_person",
    "void",
    "withdraw",
]
