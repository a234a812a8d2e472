"""Sign-in and the own account."""

from config.tests.access import SIGNED_IN, Route, expect

ALREADY_IN = expect(302, anonymous=200)
ROUTES = [
    Route("accounts:sign_in", get=ALREADY_IN, post=ALREADY_IN),
    Route("accounts:sign_out", get=expect(405, anonymous=302), post=expect(302)),
    Route("accounts:password", get=SIGNED_IN, post=SIGNED_IN),
    # A script asks how long the session lasts.
    Route("accounts:stay", get=expect(405, anonymous=302), post=SIGNED_IN),
    # An empty post names no form.
    Route("accounts:draft", get=expect(405, anonymous=302), post=expect(400, anonymous=302)),
]
