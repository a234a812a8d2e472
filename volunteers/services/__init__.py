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
from volunteers.services.graduates import correct_posting, end_posting, post_graduate, void_posting
from volunteers.services.orders import join_orders, record_order
from volunteers.services.people import register_person, seal_all, update_person, write_all
from volunteers.services.sealing import rewrap
from volunteers.services.seats import open_seats, set_validity
from volunteers.services.spells import rebuild_spells

__all__ = [
    "RuleBroken",
    "appoint",
    "check",
    "correct",
    "correct_posting",
    "end",
    "end_posting",
    "join_orders",
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
    "rewrap",
    "send_back",
    "seal_all",
    "set_validity",
    "undo",
    "update_person",
    "void",
    "void_posting",
    "withdraw",
    "write_all",
]
