"""Rosters are for those who write the register; another province's does not exist."""

from config.tests.access import REGISTER_WRITE, Route, expect

WRITERS = REGISTER_WRITE | {"neighbour": 200}
ONLY_READ = expect(403, anonymous=302, officer=405, head=405, neighbour=405, admin=405)
ROUTES = [
    Route("intake:rosters", get=WRITERS, post=WRITERS),
    Route("intake:roster", get=REGISTER_WRITE, post=ONLY_READ, kwargs={"batch_id": "batch"}),
]
