"""The scan of a letter that approved an event: for the offices of the event, and each look is an entry."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from events.approved import facts_of
from events.models import Approval
from events.tests.conftest import LETTER
from jobs.models import StoredFile
from jobs.tests.specimens import pdf
from jobs.uploads import Scan, keep


@pytest.fixture
def letter(make_event, narathiwat_officer):
    """The letter that approved an event, with its scan."""
    event = make_event(state="approved")
    facts, dated = facts_of(event), timezone.localdate()
    scan = keep(Scan(b"%PDF-1.7 letter", "application/pdf"))
    return Approval.objects.create(
        event=event, by=narathiwat_officer, facts=facts, dated=dated, scan=scan, **LETTER
    )  # fmt: skip


def address(letter) -> str:
    return reverse("events:approval_scan", args=[letter.event_id, letter.pk])


def test_it_stands_on_the_page_of_the_event_and_can_be_taken(letter, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    page = client.get(letter.event.get_absolute_url()).content.decode()
    answer = client.get(address(letter))
    assert (f'href="{address(letter)}"' in page, b"".join(answer.streaming_content)) == (True, b"%PDF-1.7 letter")
    assert "%E0%B8%AB%E0%B8%99%E0%B8%B1%E0%B8%87%E0%B8%AA%E0%B8%B7%E0%B8%AD" in answer["Content-Disposition"]


def test_who_takes_it_stands_in_the_trail_once(letter, signed_in, narathiwat_officer):
    signed_in(narathiwat_officer).get(address(letter))
    entry = AuditEntry.objects.get(act="events.take_scan")
    assert (entry.by, entry.target_id, entry.details) == (
        narathiwat_officer, str(letter.event_id), {"approval": letter.pk}
    )  # fmt: skip


def test_the_advisor_reads_the_letters_number_and_not_the_letter(letter, signed_in, advisor, songkhla_officer, client):
    page = signed_in(advisor).get(letter.event.get_absolute_url()).content.decode()
    assert ("นธ 0026/123" in page, address(letter) in page) == (True, False)
    answers = [signed_in(user).get(address(letter)).status_code for user in (advisor, songkhla_officer)]
    assert (answers, client.get(address(letter)).status_code) == ([403, 404], 302)


def test_a_letter_of_another_event_or_an_approval_without_paper_is_not_found(
    letter, make_event, signed_in, narathiwat_officer
):
    plain = Approval.objects.create(event=letter.event, by=narathiwat_officer, facts={})
    other = make_event(state="approved", title="อีกงาน")
    wrong = [(letter.event_id, plain.pk), (other.pk, letter.pk), (letter.event_id, 999_999)]
    client = signed_in(narathiwat_officer)
    found = [client.get(reverse("events:approval_scan", args=args)).status_code for args in wrong]
    assert found == [404, 404, 404]


def test_the_letter_is_entered_with_its_scan_at_once(make_event, signed_in, narathiwat_officer):
    event, sent = make_event(state="draft"), pdf()
    typed = LETTER | {"dated": "1 ก.พ. 2569", "scan": SimpleUploadedFile("a.pdf", sent)}
    signed_in(narathiwat_officer).post(reverse("events:event_approval", args=[event.pk]), typed)
    made = event.approvals.get()
    assert (b"".join(made.scan.chunks()), StoredFile.objects.count()) == (sent, 1)
    assert AuditEntry.objects.get(act="events.approve_on_paper").details == {"approval": made.pk, "scan": True}


def test_a_scan_that_is_refused_approves_nothing(make_event, signed_in, narathiwat_officer):
    event = make_event(state="draft")
    typed = LETTER | {"dated": "1 ก.พ. 2569", "scan": SimpleUploadedFile("a.pdf", b"MZ")}
    answer = signed_in(narathiwat_officer).post(reverse("events:event_approval", args=[event.pk]), typed)
    assert (list(answer.context["form"].errors), event.approvals.count()) == (["scan"], 0)
