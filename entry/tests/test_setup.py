"""Setup chooses its tools by what the machine has."""

import pytest

from entry import messages, places, setup


@pytest.fixture
def commands(monkeypatch, tmp_path):
    """Collect what would be run, on a machine whose folders are empty."""
    for name in ("WORK", "VENV", "NODE_MODULES"):
        monkeypatch.setattr(places, name, tmp_path / name)
    monkeypatch.setattr(places, "PYTHON", tmp_path / "VENV" / "bin" / "python")
    asked = []
    monkeypatch.setattr(setup, "quietly", lambda what, name, command: asked.append(list(map(str, command))))
    return asked


def test_a_python_without_ensurepip_names_the_package_to_install(monkeypatch, commands):
    monkeypatch.setattr(setup.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else name)
    with pytest.raises(messages.Stop, match=r"sudo apt install python3\.\d+-venv"):
        setup._virtual_environment()
    assert commands == []


def test_the_tools_of_tests_are_left_out_unless_asked_for(commands):
    setup._python_packages(tests=False)
    setup._python_packages(tests=True)
    setup._python_packages(tests=False)
    assert [[word for word in command if word.endswith(".txt")] for command in commands] == [
        [str(setup.RUN)],
        [str(setup.RUN), str(setup.TESTS)],
    ]


def test_uv_is_used_when_asked_for(monkeypatch, commands):
    monkeypatch.setenv("USE_UV", "1")
    setup._install(setup.RUN)
    assert [command[2] for command in commands] == ["pip", "uv"]
    assert commands[1][-2:] == ["-r", str(setup.RUN)]


def test_pip_goes_on_where_uv_fails(monkeypatch, commands):
    def refuse_uv(what, name, command):
        commands.append(list(map(str, command)))
        if name == "uv":
            raise messages.no_network(what, "uv.log")

    monkeypatch.setenv("USE_UV", "1")
    monkeypatch.setattr(setup, "quietly", refuse_uv)
    setup._install(setup.RUN)
    assert [command[2] for command in commands] == ["pip", "uv", "pip"]


def test_the_front_end_tools_are_left_out_unless_asked_for(commands):
    setup._front_end_packages(["npm"], tests=False)
    setup._front_end_packages(["npm"], tests=True)
    setup._front_end_packages(["npm"], tests=False)
    assert ["--omit=dev" in command for command in commands] == [True, False]


def test_the_tools_go_when_the_lock_file_changed_and_only_the_portal_is_asked_for(monkeypatch, commands, tmp_path):
    # npm ci empties the folder, the stamps with it.
    monkeypatch.setattr(places, "ROOT", tmp_path)
    for name in ("package.json", "package-lock.json"):
        (tmp_path / name).write_text("{}")
    setup._front_end_packages(["npm"], tests=True)
    (tmp_path / "package-lock.json").write_text('{"lockfileVersion": 3}')
    setup._front_end_packages(["npm"], tests=False)
    assert ["--omit=dev" in command for command in commands] == [False, True]


def test_node_is_the_machines_or_the_one_beside_python(monkeypatch, commands):
    monkeypatch.setattr(setup.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert setup.node() == "/usr/bin/node"
    monkeypatch.setattr(setup.shutil, "which", lambda name: None)
    assert setup.node() == str(places.VENV / "bin" / "node")


def test_npm_comes_from_a_python_package_where_the_machine_has_none(commands):
    npm = setup._npm_from_wheel()
    assert commands[0][-1] == setup.NODE_WHEEL
    assert npm[0] == str(places.PYTHON)


def test_a_missing_translation_is_compiled_again(monkeypatch, commands, tmp_path):
    catalogue = tmp_path / "locale" / "th" / "LC_MESSAGES" / "django.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.touch()
    catalogue.with_suffix(".mo").touch()
    monkeypatch.setattr(setup.catalogues, "sources", lambda: [catalogue])
    setup._translations()
    setup._translations()
    catalogue.with_suffix(".mo").unlink()
    setup._translations()
    assert len(commands) == 2
