"""One portal in a folder, and a folder that can be written to: else two sentences and the end, never a traceback."""

import fcntl
import os
import subprocess
import sys

import pytest

from entry import commands, lock, messages, places
from entry.tests.test_commands import portal

HOLDER = "import sys, time; from entry import lock; held = lock.only_one(); held.__enter__(); print('held', flush=True)"


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """A work folder of the test's own."""
    monkeypatch.setattr(places, "WORK", tmp_path / "var")
    return tmp_path / "var"


@pytest.fixture
def holder(folder):
    """Another portal that runs in the folder."""
    program = [sys.executable, "-c", f"{HOLDER}; time.sleep(60)"]
    environment = {**os.environ, "WORK_DIR": str(folder)}
    with subprocess.Popen(program, cwd=places.ROOT, env=environment, stdout=subprocess.PIPE) as running:
        assert running.stdout.readline() == b"held\n"
        yield running
        running.kill()


def test_a_second_run_in_the_folder_is_told_to_use_another_one(holder, folder):
    done = portal("run", WORK_DIR=str(folder))
    thai, english = done.stderr.strip().splitlines()
    assert (done.returncode, done.stdout) == (1, "")
    assert thai.startswith(f"มี ./portal run อีกชุดทำงานในโฟลเดอร์ {folder} อยู่แล้ว")
    assert english.startswith(f"Another ./portal run works in {folder};")


def test_who_was_killed_holds_the_folder_no_longer(holder):
    with pytest.raises(messages.Stop), lock.only_one():
        pytest.fail("two at once")
    holder.kill()
    holder.wait()
    with lock.only_one():
        pass


def test_the_programs_that_it_starts_do_not_hold_the_folder(folder):
    with lock.only_one():
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        with lock.only_one(), (folder / "run.lock").open() as second, pytest.raises(BlockingIOError):
            fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)
    finally:
        child.kill()
        child.wait()


@pytest.fixture
def read_only(tmp_path):
    """A folder that nobody can write to, root neither."""
    folder = tmp_path / "read-only"
    folder.mkdir()
    if os.geteuid():
        folder.chmod(0o500)
        yield folder
        folder.chmod(0o700)
        return
    subprocess.run(["mount", "-t", "tmpfs", "-o", "ro,size=1m", "tmpfs", folder], check=True)
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_folder_that_cannot_be_written_to_is_named_in_two_sentences(read_only):
    done = portal("run", WORK_DIR=str(read_only / "var"))
    thai, english = done.stderr.strip().splitlines()
    assert (done.returncode, done.stdout) == (1, "")
    assert thai.startswith(f"เขียนลง {read_only / 'var'} ไม่ได้")
    assert english.startswith(f"Cannot write to {read_only / 'var'};")


def test_a_file_in_the_place_of_the_folder_is_named_too(tmp_path):
    (tmp_path / "var").write_text("a file")
    done = portal("setup", WORK_DIR=str(tmp_path / "var"))
    assert (done.returncode, done.stderr.strip().splitlines()[1].split(";")[0]) == (
        1, f"Cannot write to {tmp_path / 'var'}",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("number", "name", "told"),
    [(28, None, "is full; make room"), (30, "x", "Cannot write to x;"), (13, "x", "Cannot write to x;")],
)
def test_what_a_disk_refuses_in_the_middle_is_said_in_words(monkeypatch, capsys, number, name, told):
    def refuses():
        raise OSError(number, "refused", name)

    monkeypatch.setattr(commands, "run", refuses)
    assert (commands.main(["run"]), told in capsys.readouterr().err) == (1, True)


def test_another_error_of_the_machine_is_no_sentence(monkeypatch):
    def breaks():
        raise FileNotFoundError(2, "not there")

    monkeypatch.setattr(commands, "run", breaks)
    with pytest.raises(FileNotFoundError):
        commands.main(["run"])
