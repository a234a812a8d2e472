"""Events: read by who works with them, rolls only where the office takes part, the schedule by everybody."""

from config.tests.access import EVERYBODY, NEVER_POSTED, SIGNED_IN, Route, expect

READ = expect(403, anonymous=302, officer=200, head=200, admin=200, advisor=200, auditor=200, neighbour=404)
READ_LIST = READ | {"neighbour": 200}
READ_ONLY = expect(403, anonymous=302, officer=405, head=405, neighbour=405, admin=405, advisor=405, auditor=405)
ROLL = READ | {"advisor": 403}
ROLL_ONLY = READ_ONLY | {"advisor": 403}
WRITE = expect(403, anonymous=302, officer=200, head=200, admin=200, neighbour=404)
ENTER = WRITE | {"neighbour": 200}
WRITE_THEN_BACK = WRITE | {"officer": 302, "head": 302, "admin": 302}
POST_ONLY = expect(403, anonymous=302, officer=405, head=405, neighbour=405, admin=405)
APPROVE_ONLY = expect(403, anonymous=302, head=405, neighbour_head=405, admin=405)
APPROVE_THEN_BACK = expect(403, anonymous=302, head=302, neighbour_head=404, admin=302)
CLEAR = APPROVE_THEN_BACK | {"neighbour": 404}
PAGE = {"get": EVERYBODY, "post": NEVER_POSTED}
EVENT = {"event_id": "event"}
PART = EVENT | {"part": "part"}
ROW = PART | {"row_id": "part_row"}
PROJECT = {"project_id": "project"}

ROUTES = [
    Route("events:list", get=READ_LIST, post=READ_ONLY),
    Route("events:event_new", get=ENTER, post=ENTER),
    Route("events:event", get=READ, post=READ_ONLY, kwargs=EVENT),
    Route("events:event_edit", get=WRITE, post=WRITE, kwargs=EVENT),
    Route("events:event_state", get=POST_ONLY, post=WRITE_THEN_BACK, kwargs=EVENT),
    Route("events:event_approval", get=WRITE, post=WRITE, kwargs={"event_id": "draft"}),
    Route("events:approval_scan", get=ROLL, post=ROLL_ONLY, kwargs=EVENT | {"approval_id": "approval"}),
    Route("events:approval_scan_add", get=WRITE, post=WRITE, kwargs=EVENT | {"approval_id": "approval"}),
    # A button that says nothing of what was shown comes back with a sentence.
    Route("events:event_seen", get=APPROVE_ONLY, post=APPROVE_THEN_BACK, kwargs=EVENT),
    # Who may read the event is told that clearing is not theirs; about one that is not there they get 404.
    Route(
        "events:news_clearance", get=WRITE, post=CLEAR, kwargs=EVENT | {"release_id": "news"}, found_first=("officer",)
    ),
    Route("events:event_part", get=WRITE, post=WRITE, kwargs=PART),
    Route("events:event_part_edit", get=WRITE, post=WRITE, kwargs=ROW),
    # A button that names no neighbour moves nothing and comes back with a sentence.
    Route("events:event_part_move", get=POST_ONLY, post=WRITE_THEN_BACK, kwargs=PART),
    Route("events:event_objectives", get=POST_ONLY, post=WRITE_THEN_BACK, kwargs=EVENT),
    # An announced event with a list stays, in words.
    Route("events:event_remove", get=WRITE, post=WRITE, kwargs=EVENT),
    # The officer removes the row; those who come later and could put it back are led to the same place.
    Route("events:event_part_remove", get=WRITE, post=WRITE_THEN_BACK, kwargs=ROW),
    Route("events:participants", get=ROLL, post=ROLL_ONLY, kwargs=EVENT),
    Route("events:participants_add", get=WRITE, post=WRITE, kwargs=EVENT),
    # A button that names no step takes nobody off and comes back with a sentence.
    Route("events:participants_undo", get=POST_ONLY, post=WRITE_THEN_BACK, kwargs=EVENT),
    Route("events:guest_add", get=WRITE, post=WRITE, kwargs=EVENT),
    Route("events:guest_edit", get=WRITE, post=WRITE, kwargs={"event_id": "draft", "participant_id": "guest"}),
    # An empty form names no participant.
    Route(
        "events:participant_reply",
        get=POST_ONLY,
        post=WRITE | {"officer": 404, "head": 404, "admin": 404},
        kwargs=EVENT,
    ),
    Route(
        "events:participant_remove",
        get=POST_ONLY,
        post=WRITE | {"officer": 404, "head": 404, "admin": 404},
        kwargs=EVENT,
    ),
    # Who helps at the desk of this event marks who comes.
    Route(
        "events:roll",
        get=ROLL | {"helper": 200},
        post=ROLL | {"auditor": 403, "helper": 200},
        kwargs=EVENT,
        found_first=("auditor",),
        by_pass=("helper",),
    ),
    Route("events:roll_reopen", get=WRITE, post=WRITE, kwargs=EVENT),
    Route("events:papers", get=ROLL, post=ROLL_ONLY, kwargs=EVENT),
    Route("events:sign_in_sheet", get=ROLL, post=ROLL_ONLY, kwargs=EVENT),
    Route("events:projects", get=READ_LIST, post=READ_ONLY),
    Route("events:project_new", get=ENTER, post=ENTER),
    Route("events:project", get=READ, post=READ_ONLY, kwargs=PROJECT),
    Route("events:project_edit", get=WRITE, post=WRITE, kwargs=PROJECT),
    Route("events:project_objectives", get=POST_ONLY, post=WRITE_THEN_BACK, kwargs=PROJECT),
    # A project with an activity stays, in words.
    Route("events:project_remove", get=WRITE, post=WRITE, kwargs=PROJECT),
    Route("events:follow_ups", get=READ_LIST, post=READ_ONLY),
    Route(
        "events:follow_up",
        get=READ,
        post=READ | {"advisor": 403, "auditor": 403},
        kwargs={"follow_up_id": "follow_up"},
        found_first=("advisor", "auditor"),
    ),
    Route("events:schedule", **PAGE),
    Route("events:schedule_province", **PAGE, kwargs={"province_code": "province"}),
    Route("events:schedule_feed", **PAGE, kwargs={"province_code": "province"}),
    Route("events:schedule_event", **PAGE, kwargs=EVENT),
    Route("events:schedule_event_feed", **PAGE, kwargs=EVENT),
    Route("events:news", **PAGE),
    Route("events:news_item", **PAGE, kwargs={"release_id": "news"}),
    Route("events:me", get=SIGNED_IN, post=expect(404, anonymous=302)),
]
