"""What every office has: the bin, for those who write; another province's things do not exist in it."""

from config.tests.access import Route, expect

LIST = expect(403, anonymous=302, officer=200, head=200, neighbour=200, admin=200)
LIST_ONLY = expect(403, anonymous=302, officer=405, head=405, neighbour=405, admin=405)
ROUTES = [
    Route("provinces:bin", get=LIST, post=LIST_ONLY),
    # The officer puts it back; those who come later are led to it.
    Route(
        "provinces:bin_put_back",
        get=LIST_ONLY,
        post=LIST | {"officer": 302, "head": 302, "neighbour": 404, "admin": 302},
        kwargs={"binned_id": "binned"},
    ),
]
