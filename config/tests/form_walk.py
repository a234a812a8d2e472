"""Every form of the URL table, opened as the role it is for, and filled as somebody would fill it."""

from dataclasses import dataclass

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import encode_multipart
from django.urls import resolve, reverse

from accounts.form_tokens import TOKEN, FormToken, token_in
from config.tests.html_forms import CHOSEN, Form, forms_of
from config.tests.pages import is_html, pages_of
from config.tests.rubbish import encoded
from events.forms import PART_FORMS
from events.models import Project
from jobs.tests.specimens import pdf
from provinces.models import Office
from volunteers import services
from volunteers.models import Appointment, Person

ACTORS = ("officer", "admin", "advisor", "volunteer")
# What the walker types; no page says it of itself.
MARK = "ตัวพิมพ์ทดลอง"
# The file that it chooses: nothing of it may come back but its name.
FILE_NAME = "สำเนาทดลอง.pdf"
FILE = pdf()
MULTIPART, PARTED = "multipart/form-data", "here-it-parts"
URL_ENCODED = "application/x-www-form-urlencoded"
# Its form is another for everybody who opens it.
OWN_PAGE = "events:me"
# Forms that carry nothing somebody typed, or nothing that may be kept; each with its reason.
EXEMPT = {
    "accounts:sign_in": "signing in is what brings the others back; a password is never kept",
    "language": "the frame's own buttons; a form on the page goes along with them",
}


@dataclass(frozen=True)
class Walked:
    """A form on a page, who opened it, and the token it carries."""

    actor: str
    page: str
    form: Form

    @property
    def target(self) -> str:
        return self.form.action or self.page

    @property
    def route(self) -> str:
        return resolve(self.target.partition("?")[0]).view_name

    @property
    def token(self) -> FormToken | None:
        sealed = self.form.fields.get(TOKEN)
        return token_in({TOKEN: sealed.value}) if sealed else None

    @property
    def is_typed(self) -> bool:
        """Whether its token says that it comes back filled; else the page comes back with a sentence."""
        return bool(self.token and self.token.typed)

    @property
    def name(self) -> str:
        return f"{self.route} on {self.page} by {self.actor}"

    def filled(self) -> dict[str, list[str]]:
        """As sent by somebody who typed into every box and chose the last of every choice."""
        sent = self.form.as_shown()
        for each in self.form.fields.values():
            if each.name in self.form.typed:
                sent[each.name] = [f"{MARK} {each.name} <&>"]
            elif each.kind in CHOSEN and each.offered:
                sent[each.name] = each.offered[-1:]
        return sent

    def visible(self) -> list[str]:
        """Names of the fields that a person sees and fills."""
        return [name for name, each in self.form.fields.items() if each.name in self.form.typed or each.kind in CHOSEN]


def sent_by(each: Walked, values: dict[str, list[str]], content: bytes | None = None) -> tuple[str | bytes, str]:
    """The body and its type as a browser sends a form with these values, and the same file in each of its files."""
    if not each.form.files:
        return encoded(values), URL_ENCODED
    assert each.form.enctype == MULTIPART, f"{each.name} sends the names of its files only"
    files = {name: SimpleUploadedFile(FILE_NAME, FILE if content is None else content) for name in each.form.files}
    return encode_multipart(PARTED, values | files), f"{MULTIPART}; boundary={PARTED}"


def walk(world, signed_in) -> list[Walked]:
    """Each form of each page once: by route, fields and, for acts and parts, address."""
    found: dict[tuple, Walked] = {}
    opened: set[str] = set()
    for actor in ACTORS:
        client = signed_in(world.users[actor])
        for page in [page for page in _pages(world, actor) if page not in opened]:
            opened |= {page} - {reverse(OWN_PAGE)}
            response = client.get(page)
            for form in forms_of(response.content.decode()) if is_html(response) else []:
                each = Walked(actor, page, form)
                if form.method == "post":
                    found.setdefault((each.route, each.target if each.is_typed else str(sorted(form.fields))), each)
    return list(found.values())


def complete(world) -> None:
    """What some forms need beside the world: the volunteer is on the event's list, somebody waits for a seat, and
    there is a second project."""
    Person.objects.filter(pk=world["person"]).update(user=world.users["volunteer"])
    officer, office = world.users["officer"], Office.objects.get(province="96")
    # Comes first among the projects that an event may be a further activity of.
    Project.objects.create(title="โครงการกลาง", fiscal_year=2570, office=office)
    newcomer = services.register_person(by=officer, office=office, first_name="สมศักดิ์", last_name="ตั้งใจ")
    world.things["newcomer"] = newcomer.pk


def _pages(world, actor: str) -> list[str]:
    pages = [*pages_of(world, actor).values()]
    if actor != "officer":
        return pages
    held_now = Appointment.objects.filter(spells__known_until=None, spells__state="appointed").first()
    pages += [reverse("volunteers:renew", args=[held_now.pk])] if held_now else []
    for held in Appointment.objects.order_by("pk"):
        pages += [reverse("volunteers:act", args=[held.pk, kind]) for kind in services.next_steps(held)]
    pages += [reverse("events:event_part", args=[world["event"], part]) for part in PART_FORMS]
    nominate = reverse("volunteers:nominate", args=[world["seat"]])
    return [*pages, f"{nominate}?person=new", f"{nominate}?person={world['newcomer']}"]


def backend() -> str:
    """The backend that signs somebody in."""
    return settings.AUTHENTICATION_BACKENDS[0]
