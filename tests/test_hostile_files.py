"""Every hostile file through every command: what can be shown is shown, all else is said in a clean line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from sco_tui.formats import FORMATS
from tests.forked import Child, Ended, Forked, forked
from tests.hostile_files import HOSTILE, OUTCOMES, SMALL, Outcome, Place, Refused, Shown, place_of
from tests.live_text import live_characters

_IN_LINES = "\n"
_IN_DOCUMENTS = "\n\t"  # which hold texts as they are
_ENDS_LINES_IN_CRLF = {"ics", "csv"}
_IMPORTED = {"json", "ics", "timelinejs", "csv"}


@pytest.fixture(scope="module")
def sco_tui() -> Iterator[Forked]:
    with forked() as server:
        yield server


class Asked:
    """The commands on one file, whatever they answer held against what no command may do."""

    def __init__(self, child: Child, place: Place) -> None:
        self._child = child
        self.place = place
        self.seconds: dict[str, float] = {}
        # Of the big ones, the formats that are widest.
        self.formats = FORMATS if place.folder == HOSTILE else ("md", "html", "json")

    def run(self, *words: str, stdin: Path | None = None, allowed: str = _IN_LINES) -> Ended:
        """The answer, clean in both outputs."""
        ended = self._child.run(*words, stdin=stdin)
        self.seconds[" ".join(word for word in words if len(word) < 20)] = ended.seconds
        assert ended.code in (0, 1, 2), (words, ended.code, ended.err[-2000:])
        assert b"Traceback" not in ended.err
        assert not live_characters(ended.out.decode(), allowed), words
        assert not live_characters(ended.err.decode(), _IN_LINES), words
        return ended

    def on_file(self, *words: str, allowed: str = _IN_LINES) -> Ended:
        return self.run(*words, "--", self.place.path, allowed=allowed)


@pytest.mark.parametrize("name", OUTCOMES)
def test_every_command(name: str, sco_tui: Forked, tmp_path: Path) -> None:
    assert ask_everything(name, sco_tui, tmp_path).peak_bytes < 400 * 2**20


@pytest.mark.parametrize("words", [("export", "-f", "md"), ("search", "--json", "a")])
def test_no_statement_of_an_event_is_looked_at_for_each_other(
    words: tuple[str, ...], sco_tui: Forked, tmp_path: Path
) -> None:
    """Where it is, so many take minutes, and the command is ended by the limit of its time."""
    statements = ",".join(["a"] * 100_000)
    (tmp_path / "t.yaml").write_text(f"events: [{{date: 2017, title: A, statements: [{statements}]}}]\n")
    with sco_tui.child(tmp_path) as child:
        assert child.run(*words, "t.yaml").code == 0


class Costs(NamedTuple):
    """What one file has cost: seconds by command, and the most memory."""

    seconds: Mapping[str, float]
    peak_bytes: int


def ask_everything(name: str, server: Forked, folder: Path) -> Costs:
    """Runs every command on the hostile file `name`."""
    outcome = OUTCOMES[name]
    (folder / "made").mkdir()
    as_nobody = isinstance(outcome, Refused) and outcome.as_nobody
    place = place_of(name, folder / "made")
    before = _names(HOSTILE)
    with server.child(place.folder, as_nobody=as_nobody) as child:
        asked = Asked(child, place)
        if isinstance(outcome, Refused):
            _ask_of_refused(asked, outcome)
        else:
            _ask_of_shown(asked, outcome, folder)
        if name in SMALL:
            ended = asked.run("check", "-", stdin=HOSTILE / place.path)
            assert ended.code == _code(outcome)
    assert _names(HOSTILE) == before  # nothing was run
    return Costs(asked.seconds, child.peak_bytes)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _code(outcome: Outcome) -> int:
    return 2 if isinstance(outcome, Refused) else outcome.code


def _ask_of_refused(asked: Asked, outcome: Refused) -> None:
    commands = [
        ["check"], ["check", "--json"], ["list"], ["list", "--json"], ["search", "a"], ["show", "a"],
        *(["export", "-f", name] for name in asked.formats),
    ]  # fmt: skip
    for words in commands:
        ended = asked.on_file(*words)
        assert (ended.code, ended.out) == (2, b""), words
        first, *below = ended.err.decode().splitlines()
        assert _behind_name(first, asked.place.path).startswith(outcome.reason), words
        # Where there is a place in a text, the line and a caret.
        assert len(below) == (2 if outcome.reason[0].isdecimal() else 0)
        assert all(line.startswith("    ") and len(line) < 300 for line in below)
    _refused_or_read(asked, asked.on_file("import"))


def _refused_or_read(asked: Asked, ended: Ended) -> None:
    """A timeline file is no file to import, but where it is JSON."""
    assert ended.code in (0, 2)
    if ended.code == 2:
        first = ended.err.decode().splitlines()[0]
        assert _behind_name(first, asked.place.path)


def _behind_name(line: str, path: str) -> str:
    """What is said of the file; the name is clean, and of a long one all is there."""
    name = shown_name(path)
    assert line.startswith((f"sco-tui: {name}: ", f"{name}:")), line[:300]
    return line.removeprefix("sco-tui: ").removeprefix(f"{name}:").lstrip()


def shown_name(path: str) -> str:
    """By hand, so that what cleans names is not measured by itself."""
    exchanged = {"\x1b": "^[", "\n": " ", "\u202e": "<U+202E>", "\x9b": "<9B>"}
    shown = "".join(exchanged.get(character, character) for character in path)
    return re.sub("[\ud800-\udfff]", "\ufffd", shown)


def _ask_of_shown(asked: Asked, outcome: Shown, folder: Path) -> None:
    _ask_check(asked, outcome)
    events = _ask_list(asked, outcome)
    found = asked.on_file("search", "a")
    assert found.code == (0 if found.out else 1)
    as_json = asked.on_file("search", "a", "--json", allowed=_IN_DOCUMENTS)
    assert as_json.code == found.code
    assert bool(json.loads(as_json.out)["events"]) == bool(found.out)
    _ask_show(asked, events)
    for name in asked.formats:
        _ask_export(asked, name, len(events), folder)
    _refused_or_read(asked, asked.on_file("import"))


def _ask_check(asked: Asked, outcome: Shown) -> None:
    ended = asked.on_file("check")
    assert (ended.code, ended.err) == (outcome.code, b"")
    lines = ended.out.decode().splitlines()[:-2]
    found = [_behind_name(line, asked.place.path) for line in lines if not line.startswith("    ")]
    is_all = ... not in outcome.problems
    expected = [str(problem) for problem in outcome.problems if problem is not ...]
    if is_all:
        assert len(found) == len(expected), found[:20]
    for line, beginning in zip(found, expected, strict=is_all):
        assert line.startswith(beginning)
    as_json = asked.on_file("check", "--json")
    assert as_json.code == outcome.code
    problems = json.loads(as_json.out)["problems"]
    assert [
        f"{one['line']}:{one['column']}: {one['severity']}: {one['message']}" for one in problems
    ] == found


def _ask_list(asked: Asked, outcome: Shown) -> list[Any]:
    """The events as JSON."""
    ended = asked.on_file("list")
    assert ended.code == 0
    said = ended.err.decode().splitlines()
    assert len(said) <= 1
    assert all("see sco-tui check" in line for line in said)
    as_json = asked.on_file("list", "--json", allowed=_IN_DOCUMENTS)
    assert as_json.code == 0
    events: list[Any] = json.loads(as_json.out)["events"]
    titles = [event["title"] for event in events]
    if isinstance(outcome.events, int):
        assert len(titles) == outcome.events
    else:
        assert titles == outcome.events
    lines = ended.out.decode().splitlines()
    assert len(lines) == len(titles)
    for line, title in zip(lines, titles, strict=True):
        assert line.endswith(" ".join(title.split()))
    return events


def _ask_show(asked: Asked, events: list[Any]) -> None:
    for event in events[:1]:
        for words in (["show", event["id"]], ["show", "--json", event["id"]]):
            ended = asked.run(*words[:-1], "--", words[-1], asked.place.path, allowed=_IN_DOCUMENTS)
            assert ended.code == 0
            assert ended.out
    ended = asked.run("show", "--", "no\x1b such \u202e id", asked.place.path)
    assert (ended.code, ended.out) == (1, b"")


def _ask_export(asked: Asked, name: str, event_count: int, folder: Path) -> None:
    line_end = "\r" if name in _ENDS_LINES_IN_CRLF else ""
    ended = asked.on_file("export", "-f", name, allowed=_IN_DOCUMENTS + line_end)
    assert not line_end or ended.out.count(b"\r") == ended.out.count(b"\r\n")
    assert ended.code == 0
    exported = folder / f"exported.{name}"
    exported.write_bytes(ended.out)
    if name not in _IMPORTED:
        return
    imported = asked.run("import", str(exported), allowed=_IN_DOCUMENTS)
    assert imported.code == 0
    if name == "json":
        (folder / "imported.yaml").write_bytes(imported.out)
        listed = asked.run("list", str(folder / "imported.yaml"))
        assert listed.code == 0
        assert len(listed.out.splitlines()) == event_count


def test_each_file_of_the_folder_is_in_the_table() -> None:
    assert _names(HOSTILE) == sorted(f"{name}.yaml" for name in SMALL)
