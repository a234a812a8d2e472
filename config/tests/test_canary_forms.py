"""Canaries typed into every box of every form – refused, drafted, sent without a session, accepted.

What is typed into a box for personal values lies nowhere but sealed. What is typed into any other box lies in the
columns of that box alone (a title keeps what is typed into it). Neither is in a log, a task, an address, a file, a
session, or what is kept for the way back.
"""

import logging
import re
from itertools import count

import pytest
from celery import Celery
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from config.tests.canaries import Canary, traces
from config.tests.form_walk import Walked, complete, sent_by, walk
from config.tests.test_canary_day import stored

PERSONAL = {"national_id", "phone", "address", "email", "line_id"}
# Passwords are never a canary; these forms have no box.
SECRET = {"oldpassword", "password1", "password2"}
NO_BOX = {"accounts:sign_out", "language"}
DAY = re.compile(r"(^|_)(on|day|dated|from|last|first|start|end|of|date)$")
LEFT_OPEN = {"fiscal_year", "within"}
TAMBON = {"venue_district", "venue_subdistrict"}
USUAL = {"birth_date": "1 พ.ค. 2515", "be_year": "2569", "fiscal_year": "2569", "value": "70"}
NAME = {"dignitary.first_name", "dignitary.last_name", "dignitary.search"}
ON_THE_DAY = ("eventrole", "programmeitem", "advisorremark")
# Boxes whose text goes into columns of another name, or into several.
COLUMNS = {
    "speaker_name": NAME | {f"{row}.name_as_printed" for row in ON_THE_DAY},
    "principal_as_printed": NAME,
    "speaker_position": {"dignitary.position"} | {f"{row}.position_that_day" for row in ON_THE_DAY},
    "principal_position": {"dignitary.position"},
    "first_name": {"person.search"},
    "last_name": {"person.search"},
    "title": {"project.title_key", "event.search"},
    "venue_name": {"event.search"},
    "authority": {"appointmentorder.authority_key"},
    "number": {"appointmentorder.number_key"},
    "name": {"targetgroup.name_key"},
}
# Fewer than these means that the walk has gone blind.
BOXES, KEPT, WAYS = 1000, 50, 150


class Day:
    """Everything that is posted, who stands in which box, and what it leaves behind beside rows."""

    def __init__(self, monkeypatch, caplog):
        self.boxes: dict[int, str] = {}
        self.answers, self.addresses, self.rung, self.log = [], [], [], caplog
        self.numbers = count(1)
        caplog.set_level(logging.DEBUG)
        monkeypatch.setattr(Celery, "send_task", lambda _app, *args, **kwargs: self.rung.append((args, kwargs)))

    def send(self, client: Client, address: str, each: Walked, *, well: bool) -> None:
        """Post a form with a canary of its own in every box, and go where it leads."""
        sent = each.form.as_shown()
        for name in each.form.typed:
            canary, box = Canary(next(self.numbers)), name.rpartition("-")[2]
            sent[name] = [typed(box, each.form.fields[name].kind, canary, well=well, shown=sent[name][0])]
            self.boxes[canary.number] = box
        for choice in each.form.fields.values():
            if well and choice.offered and choice.name not in LEFT_OPEN and sent.get(choice.name, [""]) == [""]:
                sent[choice.name] = choice.offered[-1:]
        body, kind = sent_by(each, sent)
        answer = client.post(address, body, content_type=kind)
        self.answers.append(answer.status_code)
        if answer.status_code == 302:
            self.addresses.append(answer.url)
            client.get(answer.url)

    def beside(self) -> str:
        """Log, addresses and tasks as one text."""
        said = [record.getMessage() + str(record.exc_info or "") for record in self.log.get_records("setup")]
        return "\n".join([*said, *self.addresses, str(self.rung)])


def typed(box: str, kind: str, canary: Canary, *, well: bool, shown: str) -> str:
    """What is typed into a box; ``well``: so that its form may take it."""
    if box in SECRET:
        return "nothing to find"
    if box in PERSONAL:
        return getattr(canary, box)
    if not well:
        return f"{canary.phone} ก {canary.address} ก {canary.national_id} ก {canary.email}"
    if kind in {"number", "time"} or DAY.search(box) or box in TAMBON or box.endswith("_time"):
        return shown or USUAL.get(box, "12 มี.ค. 2569" if DAY.search(box) else "")
    return f"https://example.org/{canary.phone}/" if kind == "url" else f"{canary.phone} ก {canary.address} ก"


@pytest.fixture
def own_files(settings, tmp_path):
    """A folder of the test's own: asked for before the world, which stores some."""
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def day(own_files, world, appointed, signed_in, monkeypatch, caplog, django_capture_on_commit_callbacks):
    """Every form, first badly and then well: as a draft, without a session, and as it is meant; deletions come last."""
    complete(world)
    forms = [each for each in walk(world, signed_in) if each.route not in NO_BOX]
    forms.sort(key=lambda each: ("remove" in each.route or "void" in each.page, each.name))
    left = Day(monkeypatch, caplog)
    with django_capture_on_commit_callbacks(execute=True):
        for well in (False, True):
            for each in forms:
                client = signed_in(world.users[each.actor])
                left.send(client, "/accounts/draft/", each, well=well)
                left.send(Client(), each.target, each, well=well)
                left.send(client, each.target, each, well=well)
    Client().post("/sign-in/", {"login": Canary(next(left.numbers)).national_id, "password": Canary(1).phone})
    logging.getLogger("config").debug("the day is over")
    return left


def cells() -> dict[str, str]:
    """``model.column`` of every table as one text; sessions opened, for they are signed and not sealed."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')  # noqa: S608 (names of our own tables)
            names = [f"{model._meta.model_name}.{column[0]}" for column in cursor.description]
            found |= dict(zip(names, ["\nก\n".join(map(str, c)) for c in zip(*cursor, strict=True)], strict=False))
    return found | {"session.session_data": "\n".join(str(s.get_decoded()) for s in Session.objects.all())}


def belongs(box: str, column: str) -> bool:
    """Whether what is typed into a box may lie in a column."""
    own = column.partition(".")[2] == box or column in COLUMNS.get(box, set())
    return box not in PERSONAL and own


def files_of(settings) -> str:
    """What lies in the folders of stored files and of the broker."""
    found = [path for folder in (settings.MEDIA_ROOT, settings.CELERY_DIR) for path in folder.rglob("*")]
    return "".join(path.read_bytes().decode("utf-8", "ignore") for path in found if path.is_file())


def test_what_is_typed_lies_in_its_own_column_or_sealed(day, tmp_path, settings):
    lying = {(day.boxes.get(n, "?"), column) for column, text in cells().items() for kind, n in traces(text)}
    kept = {column for box, column in lying if belongs(box, column)}
    ways = day.answers.count(302)
    print(f"canaries: {len(day.boxes)} boxes, {len(day.answers)} posts, {ways} led on, {len(kept)} columns keep them")
    assert sorted((box, column) for box, column in lying if not belongs(box, column)) == []
    raw = {name: {day.boxes.get(n) for _kind, n in traces(text)} & PERSONAL for name, text in stored(tmp_path).items()}
    assert raw == dict.fromkeys(raw, set())
    assert {day.boxes.get(n, "?") for _kind, n in traces(day.beside() + files_of(settings))} == set()
    blind = (len(day.boxes) < BOXES, len(kept) < KEPT, ways < WAYS, not day.rung, "is over" not in day.beside())
    assert not any(blind)
