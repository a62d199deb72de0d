"""Marks last between runs, by file and id; what cannot be read is told and left as it is."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sco_tui import marks, timeline_file
from sco_tui.marks import Mark
from sco_tui.problem import UnreadableError
from tests.commands import ROOT

ONE, TWO = Mark("one", "First", "2017-06-05"), Mark("two", "Second", None)


@pytest.fixture
def timeline(tmp_path: Path) -> str:
    (tmp_path / "t.yaml").touch()
    return str(tmp_path / "t.yaml")


def test_marks_are_kept_and_taken_away(timeline: str, tmp_path: Path) -> None:
    assert marks.read(timeline, tmp_path) == {}
    assert marks.change(timeline, {"one": ONE, "two": TWO}, tmp_path) == {"one": ONE, "two": TWO}
    assert marks.read(timeline, tmp_path) == {"one": ONE, "two": TWO}
    assert marks.change(timeline, {"one": None, "never": None}, tmp_path) == {"two": TWO}
    assert marks.read(timeline, tmp_path) == {"two": TWO}


def test_the_store_says_whose_it_is_and_is_private(timeline: str, tmp_path: Path) -> None:
    marks.change(timeline, {"one": ONE}, tmp_path)
    store = marks.place(timeline, tmp_path)
    assert json.loads(store.read_text(encoding="utf-8")) == {
        "file": timeline,
        "marks": [{"id": "one", "title": "First", "date": "2017-06-05"}],
    }
    assert store.parent.stat().st_mode & 0o777 == 0o700


def test_a_link_leads_to_the_same_marks_and_another_file_to_others(timeline: str, tmp_path: Path) -> None:
    link, other = tmp_path / "link.yaml", tmp_path / "other.yaml"
    link.symlink_to(timeline)
    other.touch()
    marks.change(str(link), {"one": ONE}, tmp_path)
    assert marks.read(timeline, tmp_path) == {"one": ONE}
    assert marks.read(str(other), tmp_path) == {}


def test_odd_letters_come_back(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xd0\xb6.yaml")
    odd = Mark("ид", 'two\nlines “” \x7f \ud800 "', "５ June")
    marks.change(path, {odd.id: odd}, tmp_path)
    assert marks.read(path, tmp_path) == {odd.id: odd}


ODD: list[tuple[str, Callable[[Path], object]]] = [
    ("empty", Path.touch),
    ("torn", lambda path: path.write_text('{"file": "/t.yaml", "marks": [{"id": "o')),
    ("no text", lambda path: path.write_bytes(b"\xff\x00")),
    ("a list", lambda path: path.write_text("[]")),
    ("no marks", lambda path: path.write_text("{}")),
    ("a number", lambda path: path.write_text('{"marks": 1}')),
    ("texts", lambda path: path.write_text('{"marks": ["one"]}')),
    ("a number as id", lambda path: path.write_text('{"marks": [{"id": 1, "title": "", "date": null}]}')),
    ("no title", lambda path: path.write_text('{"marks": [{"id": "one", "date": null}]}')),
    ("deep", lambda path: path.write_text('{"marks":' + "[" * 100_000)),
    ("long number", lambda path: path.write_text('{"marks":' + "1" * 10_000 + "}")),
    ("folder", Path.mkdir),
    ("pipe", os.mkfifo),
    ("link to nothing", lambda path: path.symlink_to("nowhere")),
    ("huge", lambda path: path.write_bytes(bytes(marks.LIMIT_BYTES + 1))),
]


@pytest.mark.parametrize("make", [row[1] for row in ODD], ids=[row[0] for row in ODD])
def test_a_store_that_cannot_be_read_is_named_and_left_as_it_is(
    make: Callable[[Path], object], timeline: str, tmp_path: Path
) -> None:
    store = marks.place(timeline, tmp_path)
    store.parent.mkdir()
    make(store)
    before = os.lstat(store)
    for act in (marks.read, lambda path, folder: marks.change(path, {"one": ONE}, folder)):
        with pytest.raises(UnreadableError) as raised:
            act(timeline, tmp_path)
        assert raised.value.file == str(store)
    after = os.lstat(store)
    assert (before.st_ino, before.st_size, before.st_mtime_ns) == (
        after.st_ino,
        after.st_size,
        after.st_mtime_ns,
    )


def test_more_than_can_be_read_again_is_not_written(timeline: str, tmp_path: Path) -> None:
    marks.change(timeline, {"one": ONE}, tmp_path)
    with pytest.raises(OSError, match="over 16 MiB"):
        marks.change(timeline, {"two": Mark("two", "x" * marks.LIMIT_BYTES)}, tmp_path)
    assert marks.read(timeline, tmp_path) == {"one": ONE}


def test_a_folder_that_cannot_be_made_is_told(timeline: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="directory"):
        marks.change(timeline, {"one": ONE}, tmp_path / "file")


WRITER = """
import sys
from pathlib import Path
from sco_tui import marks
path, folder, name = sys.argv[1:]
print("ready", flush=True)
sys.stdin.readline()
for number in range(40):
    key = f"{name}{number}"
    marks.change(path, {key: marks.Mark(key, "Title")}, Path(folder))
    print(number, flush=True)
"""


def writer(timeline: str, folder: Path, name: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, timeline, str(folder), name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_two_viewers_lose_nothing_of_each_other(timeline: str, tmp_path: Path) -> None:
    writers = [writer(timeline, tmp_path, name) for name in "ab"]
    for each in writers:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    for each in writers:  # both, before either is waited for
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()
    for each in writers:
        each.communicate(timeout=60)
        assert each.returncode == 0
    assert marks.read(timeline, tmp_path).keys() == {
        f"{name}{number}" for name in "ab" for number in range(40)
    }


def test_a_kill_between_two_writes_leaves_whole_what_was_written(timeline: str, tmp_path: Path) -> None:
    with writer(timeline, tmp_path, "a") as killed:
        assert killed.stdin is not None
        assert killed.stdout is not None
        killed.stdin.write("go\n")
        killed.stdin.flush()
        while killed.stdout.readline() != "5\n":
            pass
        killed.send_signal(signal.SIGKILL)
        killed.wait(20)
    assert {f"a{number}" for number in range(6)} <= marks.read(timeline, tmp_path).keys()
    marks.change(timeline, {"one": ONE}, tmp_path)
    assert "one" in marks.read(timeline, tmp_path)


def test_a_kill_while_it_is_written_leaves_the_marks_before(
    timeline: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks.change(timeline, {"one": ONE}, tmp_path)

    def killed(_: object, __: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            marks.change(timeline, {"two": TWO}, tmp_path)
    assert marks.read(timeline, tmp_path) == {"one": ONE}


# Events as (id, title, date); marks as (id, title, date); the event offered to, and the mark.
OFFERED: list[tuple[str, list[Mark], list[Mark], dict[str, str]]] = [
    ("all there", [ONE], [ONE], {}),
    ("same title and date", [Mark("new", "First", "2017-06-05")], [ONE], {"new": "one"}),
    ("same title", [Mark("new", "First", "2018")], [ONE], {"new": "one"}),
    ("same date", [Mark("new", "Another", "2017-06-05")], [ONE], {"new": "one"}),
    ("neither", [Mark("new", "Another", "2018")], [ONE], {}),
    ("no date is no date in common", [Mark("new", "Another", None)], [TWO], {}),
    ("title of one, date of another", [Mark("a", "First"), Mark("b", "B", "2017-06-05")], [ONE], {}),
    ("two of the title", [Mark("a", "First"), Mark("b", "First")], [ONE], {}),
    ("that one is marked", [Mark("a", "First")], [ONE, Mark("a", "First")], {}),
    ("two of the title, one marked", [Mark("a", "First"), Mark("b", "First")], [ONE, Mark("a", "")], {}),
    ("two marks for one event", [Mark("a", "First")], [ONE, Mark("old", "First")], {"a": "one"}),
    ("no events", [], [ONE], {}),
]


@pytest.mark.parametrize("case", OFFERED, ids=[case[0] for case in OFFERED])
def test_a_mark_without_its_event_is_offered_to_the_one_alike(
    case: tuple[str, list[Mark], list[Mark], dict[str, str]],
) -> None:
    _, events, marked, expected = case
    document = {"events": [{k: v for k, v in event._asdict().items() if v} for event in events]}
    timeline, _ = timeline_file.parse("t.yaml", json.dumps(document).encode())
    offered = marks.offers({event.id: event for event in timeline.events}, {mark.id: mark for mark in marked})
    assert {event.id: mark.id for event, mark in offered.items()} == expected
