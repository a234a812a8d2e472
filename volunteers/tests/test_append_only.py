"""An act is never rewritten: only its undoing may be noted, once."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from volunteers import services
from volunteers.models import AppointmentAct


@pytest.fixture
def act(seat, nominated):
    """The act of a nomination."""
    return nominated(seat).acts.get()


def changes(act, **fields) -> bool:
    """Whether the database lets the fields of an act be changed."""
    try:
        with transaction.atomic():
            return AppointmentAct.objects.filter(pk=act.pk).update(**fields) == 1
    except DatabaseError:
        return False


def test_neither_day_nor_reason_nor_kind_is_changed(act):
    fields = [{"effective_on": "2020-02-02"}, {"reason": "แก้"}, {"kind": "check"}, {"recorded_at": timezone.now()}]
    assert [changes(act, **field) for field in fields] == [False] * 4


def test_the_moment_of_undoing_is_noted_once(act):
    assert changes(act, undone_at=timezone.now())
    assert [changes(act, undone_at=moment) for moment in (timezone.now(), None)] == [False, False]


def test_nothing_else_is_changed_along_with_it(act):
    assert not changes(act, undone_at=timezone.now(), reason="แก้")


def test_an_act_is_not_deleted(act):
    with pytest.raises(DatabaseError), transaction.atomic():
        AppointmentAct.objects.filter(pk=act.pk).delete()
    assert AppointmentAct.objects.filter(pk=act.pk).exists()


def test_an_undoing_is_not_replaced_by_another_of_the_same_act(act, seat, nominated, narathiwat_officer):
    services.undo(by=narathiwat_officer, appointment=act.appointment)
    undoing = act.answers.get()
    columns = [field.column for field in AppointmentAct._meta.concrete_fields]
    values = ["id + 1000" if column == "id" else f'"{column}"' for column in columns]
    verb = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"{verb} INTO volunteers_appointmentact ({', '.join(columns)}) "
            f"SELECT {', '.join(values)} FROM volunteers_appointmentact WHERE id = %s", [undoing.pk],
        )  # fmt: skip
    assert act.answers.get() == undoing
