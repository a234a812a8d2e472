"""What the content-security policy would not let through is found in the source."""

import pytest

from entry import lint, places


@pytest.mark.parametrize(
    "line",
    [
        "<script>alert(1)</script>",
        '<script type="module">run()</script>',
        "<style>body{}</style>",
        '<td style="width: 3em">',
        '<button onclick="go()">',
        "<body\tonload = go()>",
        '<a href="javascript:go()">',
        '<div hx-on:click="go()">',
    ],
)
def test_inline_code_is_reported_with_its_place(tmp_path, line):
    page = tmp_path / "templates" / "events" / "page.html"
    page.parent.mkdir(parents=True)
    page.write_text(f"<p>first line</p>\n{line}\n")
    assert list(lint.inline_code(tmp_path)) == [f"templates/events/page.html:2: {line}"]


@pytest.mark.parametrize(
    "line",
    [
        '<script src="{% static \'menu.js\' %}" type="module"></script>',
        '<link rel="stylesheet" href="{% static \'portal.css\' %}">',
        '<p class="style">online = yes</p>',
        '{{ data|json_script:"seats" }}',
    ],
)
def test_what_the_policy_allows_is_not_reported(tmp_path, line):
    page = tmp_path / "volunteers" / "templates" / "page.html"
    page.parent.mkdir(parents=True)
    page.write_text(line)
    assert list(lint.inline_code(tmp_path)) == []


def test_every_check_runs_also_after_one_that_failed(monkeypatch, capsys):
    ran = []

    def check(title, passes):
        return lambda: ran.append(title) or passes

    found = {title: check(title, passes) for title, passes in [("ruff", False), ("types", True), ("biome", False)]}
    monkeypatch.setattr(lint, "setup", lambda tests: ran.append(f"setup tests={tests}"))
    monkeypatch.setattr(lint, "_checks", lambda: found)
    assert lint.lint() == 1
    assert ran == ["setup tests=True", "ruff", "types", "biome"]
    assert capsys.readouterr().out.endswith("\nfailed: ruff, biome\n")


def test_lint_passes_when_every_check_does(monkeypatch, capsys):
    monkeypatch.setattr(lint, "setup", lambda tests: None)
    monkeypatch.setattr(lint, "_checks", lambda: {"ruff": lambda: True})
    assert lint.lint() == 0
    assert capsys.readouterr().out.endswith("\nall checks passed\n")


def test_each_command_is_one_that_setup_installs(monkeypatch):
    asked = []
    monkeypatch.setattr(lint, "call", lambda command, settings: asked.append((command, settings)) or 0)
    for check in lint._checks().values():
        assert check()
    modules = [command[2] for command, _settings in asked if command[1] == "-m"]
    wanted = (places.ROOT / "requirements-dev.txt").read_text("utf-8")
    assert modules == ["ruff", "ruff", "mypy", "djlint"]
    assert [module for module in modules if f"\n{module}==" not in wanted] == []
    assert {settings["PORTAL_MODE"] for _command, settings in asked} == {"test"}


def test_a_lock_file_that_names_a_registry_is_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(places, "ROOT", tmp_path)
    lock = tmp_path / "package-lock.json"
    lock.write_text('{"packages": {"node_modules/idb": {"version": "8.0.4"}}}')
    assert lint._no_host()
    lock.write_text('{"packages": {"node_modules/idb": {"resolved": "https://mirror.example/idb.tgz"}}}')
    assert not lint._no_host()
