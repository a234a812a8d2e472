"""The page where a roster is handed in, and the list of those that were."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from intake.models import ImportBatch
from intake.tests.corpus.draft import Draft

ADDRESS = "/volunteers/import/"


def send(client, content=None, **more):
    """Hand a file in as a browser does."""
    file = SimpleUploadedFile("รายชื่อ 0811234567.xlsx", Draft().build() if content is None else content)
    page = client.get(ADDRESS).context["form"]
    fields = {"form_key": page["form_key"].value(), "roster": file} | more
    return client.post(ADDRESS, fields | tokens(client))


def tokens(client) -> dict:
    """The hidden fields that the page gave its form."""
    html = client.get(ADDRESS).content.decode()
    main = html[html.index('id="main-form"') :]
    found = re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', main)
    return dict(found)


def test_a_file_alone_leads_to_its_page(narathiwat_officer, seats, signed_in):
    client = signed_in(narathiwat_officer)
    answer = send(client)
    batch = ImportBatch.objects.get()
    assert answer.url == reverse("intake:roster", args=[batch.pk])
    assert (batch.office.province_id, batch.handed_in_by, batch.state) == ("96", narathiwat_officer, "queued")


def test_the_name_of_the_file_is_kept_nowhere(narathiwat_officer, seats, signed_in):
    send(signed_in(narathiwat_officer))
    assert ImportBatch.objects.get().file.name == "roster"


def test_the_centre_says_whose_register_it_is(ministry_admin, songkhla, seats, signed_in):
    client = signed_in(ministry_admin)
    assert send(client).status_code == 200
    assert send(client, office=songkhla.pk).status_code == 302
    assert ImportBatch.objects.get().office == songkhla


def test_an_officer_cannot_name_another_office(narathiwat_officer, songkhla, seats, signed_in):
    send(signed_in(narathiwat_officer), office=songkhla.pk)
    assert ImportBatch.objects.get().office.province_id == "96"


@pytest.mark.parametrize(("content", "sentence"), [(b"", "ไฟล์นี้ว่างเปล่า"), (b"x" * 101, "ไฟล์นี้ใหญ่กว่า")])
def test_what_is_refused_is_told_at_its_form(narathiwat_officer, seats, signed_in, settings, content, sentence):
    settings.UPLOAD_BYTES = 100
    answer = send(signed_in(narathiwat_officer), content)
    assert (answer.status_code, sentence in answer.content.decode(), ImportBatch.objects.exists()) == (200, True, False)


def test_the_list_shows_the_own_rosters_with_their_state(narathiwat_officer, songkhla_officer, handed_in, signed_in):
    batch = handed_in()
    mine = signed_in(narathiwat_officer).get(ADDRESS)
    assert ([each.pk for each in mine.context["page"]], "พร้อม" in mine.content.decode()) == ([batch.pk], True)
    assert list(signed_in(songkhla_officer).get(ADDRESS).context["page"]) == []


def test_the_register_leads_here(narathiwat_officer, seats, signed_in):
    assert f'href="{ADDRESS}"' in signed_in(narathiwat_officer).get("/volunteers/").content.decode()
