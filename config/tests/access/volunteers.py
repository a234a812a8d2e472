"""The register: read in the own province, written by its office, closed to advisors and volunteers."""

from config.tests.access import REGISTER, REGISTER_LIST, REGISTER_WRITE, Route, expect

# Pages that only read refuse POST from everybody who may open them.
ONLY_READ = expect(403, anonymous=302, officer=405, head=405, neighbour=405, admin=405, auditor=405)
# Entering something new happens in the own province, so the neighbour has a page too.
CENTRE = REGISTER_WRITE | {"officer": 403, "head": 403}
ORDER, POSTING = {"order_id": "order"}, {"posting_id": "posting"}
ENTER = REGISTER_WRITE | {"neighbour": 200}
# Heads read the trail of their own office, the ministry and the auditor that of the nation.
TRAIL = expect(403, anonymous=302, head=200, neighbour_head=200, admin=200, auditor=200)
TRAIL_ONLY_READ = TRAIL | {"head": 405, "neighbour_head": 405, "admin": 405, "auditor": 405}
ROUTES = [
    Route("volunteers:audit", get=TRAIL, post=TRAIL_ONLY_READ),
    Route("volunteers:audit_export", get=TRAIL, post=TRAIL_ONLY_READ),
    Route("volunteers:search", get=expect(405, anonymous=302), post=expect(302)),
    Route("volunteers:roster", get=REGISTER_LIST, post=ONLY_READ),
    Route("volunteers:person", get=REGISTER, post=ONLY_READ, kwargs={"person_id": "person"}),
    Route("volunteers:person_new", get=ENTER, post=ENTER),
    Route("volunteers:person_edit", get=REGISTER_WRITE, post=REGISTER_WRITE, kwargs={"person_id": "person"}),
    Route("volunteers:death", get=REGISTER_WRITE, post=REGISTER_WRITE, kwargs={"person_id": "alone"}),
    Route("volunteers:seats", get=REGISTER_LIST, post=ONLY_READ),
    Route("volunteers:seat", get=REGISTER, post=ONLY_READ, kwargs={"seat_id": "seat"}),
    Route("volunteers:nominate", get=REGISTER_WRITE, post=REGISTER_WRITE, kwargs={"seat_id": "seat"}),
    Route(
        "volunteers:act",
        get=REGISTER_WRITE,
        post=REGISTER_WRITE,
        kwargs={"appointment_id": "appointment", "kind": "act_kind"},
    ),
    Route("volunteers:renew", get=REGISTER_WRITE, post=REGISTER_WRITE, kwargs={"appointment_id": "appointment"}),
    Route("volunteers:orders", get=REGISTER_LIST, post=ONLY_READ),
    Route("volunteers:order", get=REGISTER, post=ONLY_READ, kwargs={"order_id": "order"}),
    Route("volunteers:order_new", get=ENTER, post=ENTER),
    Route("volunteers:order_edit", get=REGISTER_WRITE, post=REGISTER_WRITE, kwargs=ORDER),
    Route("volunteers:order_scan", get=REGISTER, post=ONLY_READ, kwargs=ORDER),
    # The officer removes the order; those who come later and could put it back are led to the same place.
    Route(
        "volunteers:order_remove",
        get=REGISTER_WRITE,
        post=REGISTER_WRITE | {"officer": 302, "head": 302, "admin": 302, "auditor": 403},
        kwargs=ORDER,
    ),
    # Whether an office may join it, its order says.
    Route("volunteers:order_join", get=CENTRE, post=CENTRE, kwargs=ORDER, found_first=("officer", "head")),
    Route("volunteers:graduates", get=REGISTER_LIST, post=ONLY_READ),
    Route("volunteers:posting_correct", get=REGISTER_WRITE, post=REGISTER_WRITE, kwargs=POSTING),
    Route("volunteers:posting_void", get=REGISTER_WRITE, post=REGISTER_WRITE, kwargs=POSTING),
]
