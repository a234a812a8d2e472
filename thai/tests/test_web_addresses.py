"""Links: whole addresses of the web, without a name or a password before their host."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from thai.texts import WebAddressField, typed_field

GOOD = "https://www.mol.go.th/news/1234?a=b@c"
BAD = [
    "https://user:secret@www.mol.go.th/",
    "https://user@www.mol.go.th/",
    "https://:@www.mol.go.th/",
    "http://www.mol.go.th@evil.example/",
    "user:secret@www.mol.go.th",
    "ftp://www.mol.go.th/a.pdf",
    "FTP://www.mol.go.th/a.pdf",
    "ftps://www.mol.go.th/",
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
]


def link_columns() -> list[models.URLField]:
    """Every column of ours that holds a link."""
    return [f for model in apps.get_models() for f in model._meta.concrete_fields if isinstance(f, models.URLField)]


@pytest.mark.parametrize("address", BAD)
def test_every_link_field_refuses_credentials_and_other_ways_than_the_web(address):
    fields = [WebAddressField(), *map(typed_field, link_columns())]
    assert len(fields) > 2
    for field in fields:
        with pytest.raises(ValidationError) as refused:
            field.clean(address)
        assert "secret" not in str(refused.value.messages)


def test_a_sign_behind_the_host_is_no_name():
    assert [field.clean(GOOD) for field in map(typed_field, link_columns())] == [GOOD] * len(link_columns())
