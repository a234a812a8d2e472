"""What every office has: its page, for who works here; the bin and what it enters, for those who write there alone."""

from config.tests.access import SIGNED_IN, Route, expect

LIST = expect(403, anonymous=302, officer=200, head=200, neighbour=200, admin=200)
LIST_ONLY = expect(403, anonymous=302, officer=405, head=405, neighbour=405, admin=405)
OWN = LIST | {"neighbour": 404}
FIGURE = {"figure_id": "reported_figure"}
STAFF = ("officer", "head", "neighbour", "admin", "advisor", "auditor")
READING = expect(403, anonymous=302, **dict.fromkeys(STAFF, 200))
READ_ONLY = expect(403, anonymous=302, **dict.fromkeys(STAFF, 405))
OFFICE = {"office_id": "office"}
SIGNATORY = OFFICE | {"signatory_id": "signatory"}
RULES = expect(403, anonymous=302, admin=200)
ROUTES = [
    Route("provinces:districts", get=SIGNED_IN, post=expect(405, anonymous=302)),
    Route("provinces:reported_figures", get=LIST, post=LIST_ONLY),
    Route("provinces:reported_figure_new", get=LIST, post=LIST),
    Route("provinces:reported_figure_edit", get=OWN, post=OWN, kwargs=FIGURE),
    # The officer deletes it; those who come later and could put it back are led to the same place.
    Route(
        "provinces:reported_figure_remove",
        get=OWN,
        post=OWN | {"officer": 302, "head": 302, "admin": 302},
        kwargs=FIGURE,
    ),
    Route("provinces:bin", get=LIST, post=LIST_ONLY),
    # The officer puts it back; those who come later are led to it.
    Route(
        "provinces:bin_put_back",
        get=LIST_ONLY,
        post=LIST | {"officer": 302, "head": 302, "neighbour": 404, "admin": 302},
        kwargs={"binned_id": "binned"},
    ),
    Route("provinces:offices", get=READING, post=READ_ONLY),
    Route("provinces:office", get=READING, post=READ_ONLY, kwargs=OFFICE),
    Route("provinces:office_edit", get=OWN, post=OWN, kwargs=OFFICE),
    Route("provinces:signatory_new", get=OWN, post=OWN, kwargs=OFFICE),
    Route("provinces:signatory_edit", get=OWN, post=OWN, kwargs=SIGNATORY),
    Route(
        "provinces:signatory_remove",
        get=OWN,
        post=OWN | {"officer": 302, "head": 302, "admin": 302},
        kwargs=SIGNATORY,
    ),
    Route("provinces:rule", get=RULES, post=RULES, kwargs=OFFICE | {"key": "rule_key"}),
]
