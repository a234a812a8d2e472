"""The scan of a letter may come later, or once more; what the letter approved is not touched by it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.audit import entries_about
from events import services
from events.approved import facts_of
from events.models import Approval, Event
from events.tests.conftest import LETTER
from jobs.tests.specimens import pdf, picture
from jobs.uploads import Scan, keep


@pytest.fixture
def letter(event, narathiwat_officer):
    """The letter that approved an event, still without its scan."""
    facts, dated = facts_of(event), timezone.localdate()
    return Approval.objects.create(event=event, by=narathiwat_officer, facts=facts, dated=dated, **LETTER)


def address(letter) -> str:
    return reverse("events:approval_scan_add", args=[letter.event_id, letter.pk])


def add(client, letter, content: bytes):
    there = {"instead_of": client.get(address(letter)).context["form"]["instead_of"].value() or ""}
    return client.post(address(letter), there | {"scan": SimpleUploadedFile("หนังสือ.pdf", content)})


def test_the_event_says_that_there_is_none_and_leads_to_the_page_that_adds_it(letter, signed_in, narathiwat_officer):
    client, sent = signed_in(narathiwat_officer), pdf()
    page = client.get(letter.event.get_absolute_url()).content.decode()
    assert ("ยังไม่มีสำเนา" in page, f'href="{address(letter)}"' in page) == (True, True)
    assert add(client, letter, sent).url == letter.event.get_absolute_url()
    stored = Approval.objects.get()
    assert (b"".join(stored.scan.chunks()), stored.facts, stored.at) == (sent, letter.facts, letter.at)
    added = [(e.act, e.by, e.details) for e in entries_about(letter.event)]
    assert added == [("events.add_scan", narathiwat_officer, {"approval": letter.pk})]


def test_another_one_takes_its_place(letter, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    add(client, letter, pdf())
    assert "มีสำเนาเก็บไว้แล้ว" in client.get(address(letter)).content.decode()
    add(client, letter, picture())
    assert Approval.objects.get().scan.content_type == "image/jpeg"


def test_who_comes_second_is_told_and_writes_over_nothing(letter, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    add(client, letter, pdf())
    late = client.post(address(letter), {"instead_of": "", "scan": SimpleUploadedFile("สอง.pdf", pdf())})
    told = late.content.decode()
    assert ("มีผู้เก็บสำเนาไว้ก่อนแล้ว" in told, "อีกครั้ง: สอง.pdf" in told) == (True, True)
    assert (len(entries_about(letter.event)), late.context["form"]["instead_of"].value()) == (
        1,
        str(Approval.objects.get().scan_id),
    )


def test_without_a_file_nothing_is_saved_and_the_field_says_so(letter, signed_in, narathiwat_officer):
    answer = signed_in(narathiwat_officer).post(address(letter), {"csrfmiddlewaretoken": "a"})
    assert (list(answer.context["form"].errors), Approval.objects.get().scan) == (["scan"], None)


def test_a_closed_event_gets_its_paper_too(letter, signed_in, narathiwat_officer):
    Event.objects.update(state="closed")
    assert add(signed_in(narathiwat_officer), letter, pdf()).status_code == 302
    assert Approval.objects.get().scan is not None


def test_only_the_organiser_adds_it(letter, signed_in, songkhla_officer, auditor, songkhla):
    def send(client):
        return client.post(address(letter), {"scan": SimpleUploadedFile("a.pdf", pdf())})

    answers = [send(signed_in(auditor)), send(signed_in(songkhla_officer))]
    letter.event.provinces.add("90")
    answers.append(send(signed_in(songkhla_officer)))
    assert [answer.status_code for answer in answers] == [403, 404, 403]
    assert Approval.objects.get().scan is None


def test_the_verb_asks_again_who_adds_it(letter, songkhla_officer):
    with pytest.raises(PermissionDenied):
        services.add_scan(by=songkhla_officer, approval=letter, scan=Scan(pdf(), "application/pdf"), instead_of=None)
    assert Approval.objects.get().scan is None


def test_the_database_keeps_a_scan_of_a_letter_alone(event, narathiwat_officer):
    scan = keep(Scan(pdf(), "application/pdf"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.create(event=event, by=narathiwat_officer, facts={}, scan=scan)
    assert Approval.objects.count() == 0
