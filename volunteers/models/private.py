"""What only the keepers of a register may read: telephones, e-mail, LINE, birth date, address, national ID.

The columns hold sealed texts, and so does every object in Python. ``person.private.address`` opens that one value
when it is asked for; a list of people opens nothing that is not shown.
"""

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.encryption import DataKey, SealedTextField, blind_index
from thai.identity import mask_phone

BETWEEN_PHONES = ", "
LAST_DIGITS = 4
PLACES = {name: f"volunteers_person.{name}" for name in ("national_id", "birth_date", "email", "line_id", "address")}
PHONE = "volunteers_personphone.number"
PHONE_LAST4 = "volunteers_personphone.last4"
NAMES = (*PLACES, "phone")


class PersonPhone(models.Model):
    """One telephone number of a person, in the order in which they are tried."""

    person = models.ForeignKey("volunteers.Person", models.CASCADE, related_name="phones")
    position = models.PositiveSmallIntegerField(default=0)
    number = SealedTextField(_("telephone"))
    whole_index = models.CharField(max_length=64, db_index=True, editable=False)
    last4_index = models.CharField(max_length=64, db_index=True, editable=False)

    class Meta:
        ordering = ["person_id", "position"]
        constraints = [models.UniqueConstraint(fields=["person", "position"], name="phone_position_once")]

    def __str__(self) -> str:
        return f"{self.person_id}-{self.position}"


class PersonalColumns(models.Model):
    """The sealed columns of a person and the indexes by which the register finds equal values."""

    wrapped_key = models.TextField(blank=True, editable=False, help_text="the data key, wrapped by the key ring")
    national_id = SealedTextField(_("national ID"), blank=True)
    national_id_index = models.CharField(max_length=64, null=True, unique=True, editable=False)
    national_id_last4 = models.CharField(max_length=LAST_DIGITS, blank=True, editable=False)
    birth_date = SealedTextField(_("date of birth"), blank=True)
    birth_date_index = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    email = SealedTextField(_("e-mail"), blank=True)
    line_id = SealedTextField(_("LINE"), blank=True)
    address = SealedTextField(_("address"), blank=True)

    # The telephones, in order.
    phones: "models.Manager[PersonPhone]"

    class Meta:
        abstract = True

    @property
    def private(self) -> "Private":
        """The sealed values, opened one by one."""
        if "_private" not in self.__dict__:
            self.__dict__["_private"] = Private(self)
        return self.__dict__["_private"]


class Private:
    """Reads and writes the sealed values of one person; holds no plain text itself."""

    def __init__(self, person: PersonalColumns) -> None:
        self._person = person
        self._opened: tuple[str, DataKey] | None = None
        self.new_phones: list[PersonPhone] | None = None

    def __repr__(self) -> str:
        return "<sealed>"

    @property
    def national_id(self) -> str:
        """13 ASCII digits, or an empty text. Like every value here raises CannotOpen without the person's key."""
        return self._open("national_id")

    @property
    def birth_date(self) -> date | None:
        """The day of birth."""
        text = self._open("birth_date")
        return date.fromisoformat(text) if text else None

    @property
    def email(self) -> str:
        """The e-mail address."""
        return self._open("email")

    @property
    def line_id(self) -> str:
        """The name on LINE."""
        return self._open("line_id")

    @property
    def address(self) -> str:
        """The postal address."""
        return self._open("address")

    @property
    def phone(self) -> str:
        """All telephone numbers in one line, as `thai.identity.clean_phone` writes them."""
        rows = self._person.phones.all() if self.new_phones is None else self.new_phones
        return BETWEEN_PHONES.join(self._key().open_text(row.number, PHONE) for row in rows)

    def seal(self, **values) -> None:
        """Set values by name (NAMES), each plain; they are sealed at once, with their indexes.

        ``phone`` is one line of cleaned numbers; its rows wait in ``new_phones`` until the person is saved (see
        ``volunteers.services.people``). ``birth_date`` is a date or None.
        """
        for name, value in values.items():
            if name == "phone":
                self._seal_phones(value)
            elif name in PLACES:
                text = value.isoformat() if isinstance(value, date) else value or ""
                setattr(self._person, name, self._key_to_seal().seal_text(text, PLACES[name]) if text else "")
                _index(self._person, name, text)
            else:
                raise TypeError(f"not a sealed value of a person: {name}")

    def _seal_phones(self, line: str) -> None:
        numbers = list(dict.fromkeys(line.split(BETWEEN_PHONES))) if line else []
        self.new_phones = [
            PersonPhone(
                position=position,
                number=self._key_to_seal().seal_text(number, PHONE),
                whole_index=phone_index(number),
                last4_index=phone_last4_index(bare(number)[-LAST_DIGITS:]),
            )
            for position, number in enumerate(numbers)
        ]

    def _open(self, name: str) -> str:
        sealed = getattr(self._person, name)
        return self._key().open_text(sealed, PLACES[name]) if sealed else ""

    def _key(self) -> DataKey:
        wrapped = self._person.wrapped_key
        if self._opened is None or self._opened[0] != wrapped:
            self._opened = (wrapped, DataKey.unwrapped(wrapped))
        return self._opened[1]

    def _key_to_seal(self) -> DataKey:
        if not self._person.wrapped_key:
            key = DataKey()
            self._person.wrapped_key = key.wrapped()
            self._opened = (self._person.wrapped_key, key)
        return self._key()


def masked_phones(people: Iterable[int]) -> dict[int, str]:
    """The telephones of some people with their middle hidden, by person, for lists; who has none is absent."""
    numbers: dict[int, list[str]] = {}
    keys: dict[int, DataKey] = {}
    rows = PersonPhone.objects.filter(person__in=people).order_by("person", "position")
    for person, wrapped, number in rows.values_list("person", "person__wrapped_key", "number"):
        if person not in keys:
            keys[person] = DataKey.unwrapped(wrapped)
        numbers.setdefault(person, []).append(keys[person].open_text(number, PHONE))
    return {person: mask_phone(BETWEEN_PHONES.join(own)) for person, own in numbers.items()}


def national_id_index(number: str) -> str:
    """The index of a whole national ID (13 ASCII digits)."""
    return blind_index(number, PLACES["national_id"])


def birth_date_index(day: date) -> str:
    """The index of a day of birth: equal days only, neither before nor after."""
    return blind_index(day.isoformat(), PLACES["birth_date"])


def phone_index(number: str) -> str:
    """The index of a whole telephone number, whatever its extension."""
    return blind_index(bare(number), PHONE)


def phone_last4_index(digits: str) -> str:
    """The index of the last four digits of a telephone number."""
    return blind_index(digits, PHONE_LAST4)


def bare(number: str) -> str:
    """A cleaned number without its extension."""
    return number.partition(" ")[0]


def _index(person: PersonalColumns, name: str, text: str) -> None:
    if name == "national_id":
        person.national_id_index = national_id_index(text) if text else None
        person.national_id_last4 = text[-LAST_DIGITS:]
    if name == "birth_date":
        person.birth_date_index = blind_index(text, PLACES[name]) if text else ""
