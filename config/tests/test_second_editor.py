"""Every edit form of the URL table: the second editor chooses, loses nothing, and writes over nothing unseen."""

import pytest
from django.urls import reverse

from accounts.merging import groups
from accounts.second_editor import PAGE
from config.tests.test_bad_input import undone
from config.tests.two_editors import (
    ACT,
    ASKED_EACH_TIME,
    OTHERS,
    acts,
    begun,
    opened,
    stored,
    take_on_earlier,
    typed_by_two,
    untouched,
    walk,
)
from entry.testmode import some

# Fewer than these means that the walk has gone blind.
FORMS, THINGS, ACTS = 3, 23, 10
# Their first one leaves nothing to choose a value of: the story of acts, and volunteers/tests/test_posting_void.py.
TAKING_BACK = {"volunteers:act", "volunteers:posting_void"}


@pytest.fixture
def two(world, signed_in):
    """The browsers of the first and of the second editor."""
    take_on_earlier(world["follow_up"])
    return signed_in(world.users["head"]), signed_in(world.users["officer"])


@pytest.mark.sampled
def test_in_every_field_of_every_edit_form_the_second_editor_chooses(world, two, signed_in):
    edits, others = walk(world, signed_in)
    changing = [each for each in edits if each.route not in TAKING_BACK]
    parts = [(each, names) for each in changing for names in groups(each.form.edited(), each.form.together)]
    parts = [(each, names) for each, names in parts if names != ASKED_EACH_TIME]
    for each in changing:
        two[0].post(each.page, opened(two[0], each.page) | begun(each.form))
    tried = some(parts, one_in=3)
    wrong = {f"{each.page} {names}": told for each, names in tried if (told := _story(two, each, names))}
    print(f"second editor: {len(changing)} edit forms, {len(parts)} things to choose, each with three endings")
    assert wrong == {}
    assert (others - OTHERS.keys(), len(changing) >= FORMS, len(parts) >= THINGS) == (set(), True, True)


def _story(two, each, names: tuple[str, ...]) -> list[str]:
    """What went wrong when two people changed one thing of a form; and when the second changed another thing."""
    head, officer = two
    wrong: list[str] = []
    for ending in ("mine", "theirs", "apart"):
        with undone():
            first, second = typed_by_two(each.form, names)
            quick, slow = (opened(who, each.page) | begun(each.form) for who in two)
            if head.post(each.page, quick | first).status_code != 302:
                return [f"the first one was refused {first}"]
            theirs = stored(officer, each.page, names)
            told = _apart if ending == "apart" else _chosen
            wrong += told(officer, each, names, slow, slow | second, theirs, ending)
    return wrong


def _chosen(officer, each, names, _slow, typed, theirs, ending) -> list[str]:
    """The page shows both, writes nothing; what is chosen then stands."""
    page = officer.post(each.page, typed)
    form = page.context["form"] if page.context else None
    if form is not None and form.asks:
        typed |= {"confirmed": [mark for mark, _fact in form.asks.field.choices]}
        page = officer.post(each.page, typed)
        form = page.context["form"] if page.context else None
    if form is None or page.templates[0].name != PAGE:
        return [f"no page: {page.status_code}"]
    asked = [choice.names for choice in form.meeting.clashes]
    wrong = [] if (asked, str(form.meeting.who)) == ([names], "narathiwat-head") else [f"asked {asked}"]
    wrong += [] if stored(officer, each.page, names) == theirs else ["written over unseen"]
    again = typed | {"shown": form["shown"].value(), f"pick-{names[0]}": ending}
    saved = officer.post(each.page, again)
    stands = stored(officer, each.page, names) == theirs
    return wrong + ([] if (saved.status_code, stands) == (302, ending == "theirs") else [f"{ending}: {stands}"])


def _apart(officer, each, names, slow, _typed, theirs, _ending) -> list[str]:
    """Who changed another thing, or nothing, is not asked and takes nothing back."""
    others = [other for other in groups(each.form.edited(), each.form.together) if other != names]
    changes = typed_by_two(each.form, others[0])[1] if others else {}
    saved = officer.post(each.page, slow | changes)
    kept = stored(officer, each.page, names) == theirs
    return [] if (saved.status_code, kept) == (302, True) else [f"apart: {saved.status_code}, kept {kept}"]


def test_before_every_act_the_second_one_reads_what_was_recorded_meanwhile(two, world, appointed):
    wrong = [
        f"{page} {pick}" for held, page in acts() for pick in ("mine", "theirs") if not _act(two, held, page, pick)
    ]
    print(f"second editor: {len(acts())} forms of acts, each with two endings")
    assert (wrong, len(acts()) >= ACTS) == ([], True)


def _act(two, held, page: str, pick: str) -> bool:
    """Whether the page told what was recorded meanwhile, and nothing was added unless it was chosen."""
    head, officer = two
    with undone():
        form = officer.get(page).context["form"]
        typed = untouched(form) | {name: value for name, value in ACT.items() if name in form.fields}
        correct = reverse("volunteers:act", kwargs={"appointment_id": held.pk, "kind": "correct"})
        mended = {"act": held.acts.order_by("pk").first().pk, "effective_on": "1 ก.ย. 2568", "reason": "ลงวันผิด"}
        done = head.post(correct, opened(head, correct) | mended).status_code
        count = held.acts.count()
        asked = officer.post(page, typed)
        clash = asked.context["form"].meeting.clashes[0]
        told = (asked.templates[0].name, "ลงวันผิด" in clash.theirs, held.acts.count()) == (PAGE, True, count)
        saved = officer.post(page, typed | {"shown": asked.context["form"]["shown"].value(), clash.pick_name: pick})
        added = held.acts.count() - count
        return (done, told, added <= (pick == "mine"), saved.status_code == 302 or pick == "mine") == (
            302,
            True,
            True,
            True,
        )
