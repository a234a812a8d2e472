"""The form that enters a project."""

from uuid import uuid4

import pytest

from accounts.audit import entries_about
from events.models import Project


def test_a_project_is_entered(signed_in, narathiwat_officer):
    sent = {
        "title": "โครงการใหม่",
        "fiscal_year": "๒๕๖๙",
        "budget": "120000.50",
        "objectives": "หนึ่ง\nสอง",
        "approved_on": "",
    }
    response = signed_in(narathiwat_officer).post("/projects/new/", sent)
    made = Project.objects.get()
    assert (response["Location"], made.office.province_id) == (made.get_absolute_url(), "96")
    assert (made.fiscal_year, str(made.budget), made.objectives, made.approved_on) == (
        2569, "120000.50", ["หนึ่ง", "สอง"], None,
    )  # fmt: skip


@pytest.mark.parametrize(
    "field, value",
    [("fiscal_year", "2020"), ("fiscal_year", "²"), ("budget", "-1"), ("budget", "1e99"), ("approved_on", "x")],
)
def test_what_cannot_be_is_refused(field, value, signed_in, narathiwat_officer):
    sent = {"title": "โครงการใหม่", "fiscal_year": "2569"} | {field: value}
    response = signed_in(narathiwat_officer).post("/projects/new/", sent)
    assert (list(response.context["form"].errors), Project.objects.count()) == ([field], 0)


def test_a_form_sent_twice_enters_one_project(signed_in, narathiwat_officer):
    client, sent = signed_in(narathiwat_officer), {"title": "โครงการ", "fiscal_year": "2569", "form_key": str(uuid4())}
    answers = [client.post("/projects/new/", sent)["Location"] for _again in range(2)]
    made = Project.objects.get()
    assert answers == [made.get_absolute_url()] * 2
    assert [entry.act for entry in entries_about(made)] == ["events.create_project"]


@pytest.mark.parametrize("title", ["โครงการน้ำดี", "โครงการ\u200bนํ้าดี", "โครงการ  น้ําดี\u00a0", "โครงการ น้ำดี"])
def test_a_project_is_there_once_a_year_however_its_title_is_spelt(title, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    for year in ("2569", "2570"):
        client.post("/projects/new/", {"title": "โครงการน้ำดี", "fiscal_year": year})
    form = client.post("/projects/new/", {"title": title, "fiscal_year": "๒๕๖๙"}).context["form"]
    assert ([e.code for e in form.errors.as_data()["title"]], Project.objects.count()) == (["project_known_already"], 2)


def test_the_key_of_another_office_is_refused_in_words(signed_in, narathiwat_officer, songkhla_officer):
    sent = {"title": "โครงการ", "fiscal_year": "2569", "form_key": str(uuid4())}
    signed_in(narathiwat_officer).post("/projects/new/", sent)
    response = signed_in(songkhla_officer).post("/projects/new/", sent)
    codes = [error.code for error in response.context["form"].errors.as_data()["__all__"]]
    assert (response.status_code, codes, Project.objects.count()) == (200, ["form_used"], 1)


def test_the_form_begins_with_this_fiscal_year_and_a_key(signed_in, narathiwat_officer):
    form = signed_in(narathiwat_officer).get("/projects/new/").context["form"]
    assert (len(str(form["fiscal_year"].value())), len(str(form["form_key"].value()))) == (4, 36)


@pytest.mark.parametrize("who", ["advisor", "auditor", "outsider"])
def test_who_only_reads_enters_none(who, signed_in, request):
    client = signed_in(request.getfixturevalue(who))
    assert client.post("/projects/new/", {"title": "โครงการ", "fiscal_year": "2569"}).status_code == 403


@pytest.mark.parametrize("again", ["โครงการ เสริมพลัง.", "เสริมพลัง", "“โครงการเสริมพลัง”"])
def test_a_title_that_differs_by_a_word_or_a_mark_is_asked_about_once(again, signed_in, narathiwat_officer):
    client, sent = signed_in(narathiwat_officer), {"title": "โครงการเสริมพลัง", "fiscal_year": "2569"}
    client.post("/projects/new/", sent)
    form = client.post("/projects/new/", sent | {"title": again}).context["form"]
    boxes = dict(form.asks.field.choices)
    assert [*boxes.values()] == ["เป็นคนละโครงการกับ “โครงการเสริมพลัง” ปีงบประมาณ พ.ศ. 2569 ที่มีอยู่แล้ว"]
    key = {"form_key": str(uuid4())}
    answers = [client.post("/projects/new/", sent | key | {"title": again, "confirmed": [*boxes]}) for _again in "12"]
    assert [answer.status_code for answer in answers] == [302, 302]
    client.post("/projects/new/", sent | {"title": again, "fiscal_year": "2570"})
    assert [each.fiscal_year for each in Project.objects.order_by("fiscal_year")] == [2569, 2569, 2570]


def test_another_office_s_project_is_not_asked_about_and_its_own_mark_neither(
    signed_in, songkhla_officer, narathiwat_officer
):
    sent, client = {"title": "โครงการเสริมพลัง", "fiscal_year": "2569"}, signed_in(narathiwat_officer)
    signed_in(songkhla_officer).post("/projects/new/", sent)
    assert client.post("/projects/new/", sent | {"title": "เสริมพลัง"}).status_code == 302
    own = Project.objects.get(title="เสริมพลัง")
    changed = sent | {"title": "“เสริมพลัง”", "version": 1}
    assert client.post(f"{own.get_absolute_url()}edit/", changed).status_code == 302
