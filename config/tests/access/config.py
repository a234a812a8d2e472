"""Pages about the whole."""

from config.tests.access import EVERYBODY, Route, expect

# Django's plain views answer POST like GET; nothing is written.
ROUTES = [
    # Who only helps at a desk is led to it.
    Route("home", get=expect(200, helper=302), post=expect(200, helper=302)),
    Route("privacy", get=EVERYBODY, post=EVERYBODY),
    Route("help", get=EVERYBODY, post=EVERYBODY),
    Route("healthz", get=EVERYBODY, post=EVERYBODY),
    Route("readyz", get=EVERYBODY, post=EVERYBODY),
    Route("language", get=expect(405), post=expect(302)),
    Route("start", get=expect(302), post=expect(302)),
]
