"""Files on their way in: in memory, within the limit, and of nobody only the name."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.test import RequestFactory

from accounts.models import User

MEGABYTE = 1024**2


@pytest.fixture
def sent(settings):
    """A form with files as it arrives: ``sent(3 * MEGABYTE, user=…)``; by default from somebody signed in."""
    settings.UPLOAD_BYTES = 4 * MEGABYTE

    def send(*sizes, user=None):
        files = {f"scan{n}": SimpleUploadedFile(f"{n}.pdf", b"x" * size) for n, size in enumerate(sizes)}
        request = RequestFactory().post("/", files | {"title": "ประชุม"})
        request.user = user or User(username="officer")
        return request

    return send


def told(request) -> list[tuple]:
    """Of each file name, size as it was sent, and how much of it is there."""
    return [(file.name, file.size, len(file.read())) for file in request.FILES.values()]


def test_a_file_stays_in_memory_up_to_the_limit(sent, monkeypatch):
    monkeypatch.setattr("tempfile.NamedTemporaryFile", lambda *a, **k: pytest.fail("a file on the disk"))
    request = sent(4 * MEGABYTE)
    assert (told(request), request.POST["title"]) == ([("0.pdf", 4 * MEGABYTE, 4 * MEGABYTE)], "ประชุม")
    assert isinstance(request.FILES["scan0"], InMemoryUploadedFile)


def test_of_a_larger_one_name_and_size_are_kept_and_what_was_typed(sent):
    request = sent(4 * MEGABYTE + 1, 10)
    assert told(request) == [("0.pdf", 4 * MEGABYTE + 1, 0), ("1.pdf", 10, 10)]
    assert request.POST["title"] == "ประชุม"


def test_of_nobody_signed_in_only_the_name_is_kept(sent):
    assert told(sent(100, user=AnonymousUser())) == [("0.pdf", 100, 0)]


def test_a_body_longer_than_any_form_is_not_read(sent):
    request = sent(*[4 * MEGABYTE] * 5, user=AnonymousUser())
    with pytest.raises(RequestDataTooBig):
        request.POST  # noqa: B018


def test_of_somebody_signed_in_a_long_body_is_read_past_so_that_the_form_can_say_so(sent):
    request = sent(21 * MEGABYTE)
    assert (told(request), request.POST["title"]) == ([("0.pdf", 21 * MEGABYTE, 0)], "ประชุม")


def test_but_not_a_body_without_end(sent, settings):
    request = sent(20 * 1024)
    settings.UPLOAD_BYTES = 400
    with pytest.raises(RequestDataTooBig):
        request.POST  # noqa: B018


def test_more_files_than_any_form_has_are_not_taken(sent):
    request = sent(*[1] * 6)
    with pytest.raises(TooManyFilesSent):
        request.POST  # noqa: B018


def test_a_long_body_is_answered_with_a_page(client, settings):
    settings.UPLOAD_BYTES = 100
    answer = client.post("/language/", {"scan": SimpleUploadedFile("a.pdf", b"x" * 1000)})
    assert answer.status_code == 400
