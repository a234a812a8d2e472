"""What of the register can lie in the bin of an office, and how it is put back (``provinces.bin``)."""

import json
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy

from accounts.models import User
from provinces.bin import BinKind, own_page, restored
from provinces.permissions import Permission
from volunteers import access
from volunteers.models import AppointmentOrder, GraduatePosting, PostingFacts
from volunteers.services.graduates import restore_posting
from volunteers.services.orders import follow_the_paper, refuse_the_centres


def bring_back_order(by: User, rows: str) -> models.Model:
    """An order comes back to its office, unless its number was entered anew, there or at the centre."""
    order: Any = restored(rows)[0]
    access.must_change_order(by, order)
    refuse_the_centres(order)
    follow_the_paper(order)
    return order


def bring_back_posting(by: User, rows: str) -> models.Model:
    """A voided posting counts again from now on; the time between stays known as it was."""
    facts = PostingFacts.objects.select_related("posting", "district").get(pk=json.loads(rows)["facts"])
    access.must_write(by, facts.district.province_id)
    return restore_posting(by=by, facts=facts)


def kinds() -> list[BinKind]:
    """Orders and postings."""
    write = Permission.PEOPLE_WRITE
    order, posting = AppointmentOrder._meta.label_lower, GraduatePosting._meta.label_lower
    return [
        BinKind(
            order,
            gettext_lazy("appointment order"),
            write,
            bring_back_order,
            own_page,
            named=lambda parts: parts.get("order_id"),
            deletion="volunteers:order_remove",
            left_to=lambda parts: reverse("volunteers:orders"),
        ),
        BinKind(
            posting,
            gettext_lazy("posting of a labour graduate"),
            write,
            bring_back_posting,
            _person_page,
            named=lambda parts: parts.get("posting_id"),
            deletion="volunteers:posting_void",
            left_to=lambda parts: _person_page(GraduatePosting.objects.get(pk=parts["posting_id"])),
            tells=True,
        ),
    ]


def _person_page(posting: Any) -> str:
    return posting.person.get_absolute_url()
