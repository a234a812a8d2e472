"""Verbs that write the register. Each is one transaction, one audit entry, and safe against its double."""

from accounts.rules import RuleBroken
from volunteers.acts.spells import rebuild_spells
from volunteers.acts.verbs import (
    appoint,
    appoint_all,
    appointing,
    ask,
    carry_out,
    check,
    correct,
    end,
    next_steps,
    nominate,
    nominate_all,
    nominating,
    propose,
    propose_all,
    receive,
    revoke,
    send_back,
    step,
    undo,
    void,
    withdraw,
)
from volunteers.services.deaths import tell_death
from volunteers.services.graduates import (
    correct_posting,
    end_posting,
    post_graduate,
    restore_posting,
    void_posting,
)
from volunteers.services.orders import (
    join_orders,
    record_order,
    remove_order,
    resting_on,
    separate_order,
    update_order,
)
from volunteers.services.people import register_person, seal_all, update_person, write_all
from volunteers.services.rules import days_of_death
from volunteers.services.scans import hand_out_scan
from volunteers.services.sealing import rewrap
from volunteers.services.seats import open_seats, set_validity

__all__ = [
    "RuleBroken",
    "appoint",
    "appoint_all",
    "appointing",
    "ask",
    "carry_out",
    "check",
    "correct",
    "correct_posting",
    "days_of_death",
    "end",
    "end_posting",
    "hand_out_scan",
    "join_orders",
    "next_steps",
    "nominate",
    "nominate_all",
    "nominating",
    "open_seats",
    "post_graduate",
    "propose",
    "propose_all",
    "rebuild_spells",
    "receive",
    "record_order",
    "register_person",
    "remove_order",
    "resting_on",
    "restore_posting",
    "revoke",
    "rewrap",
    "send_back",
    "seal_all",
    "separate_order",
    "set_validity",
    "step",
    "tell_death",
    "undo",
    "update_order",
    "update_person",
    "void",
    "void_posting",
    "withdraw",
    "write_all",
]
