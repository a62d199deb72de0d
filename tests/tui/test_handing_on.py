"""Copy, open, edit: what leaves the viewer is whole and attributed, and the notice says where it went."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sco_tui.citation import event_citation, statement_citation
from sco_tui.tui.app import Viewer
from tests.tui.viewer import WIDE, ViewerPilot, main, press, search, seen, settle, strips, viewer

pytestmark = pytest.mark.usefixtures("own_state")

YAML = """
sources:
  wire: {title: Wire report, url: "https://example.org/wire"}
  daily: {title: Daily, archived: "https://example.net/kept"}
  odd: {title: Odd, url: "javascript:alert(1)"}
  bare: {title: Bare}
events:
- title: Talks
  date: 2017-06-05
  source: daily
  statements:
  - {text: We agree on oil., speaker: A. Minister, role: Minister of Trade, source: wire, date: 2017-06-04}
  - {text: that the gas was dear, speaker: B, reported: true, source: wire}
- {title: Odd one, date: 2017-06-06, source: odd}
- {title: Bare one, date: 2017-06-07, source: bare}
- {title: Lone one, date: 2017-06-08}
"""


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the only programs there are; each records what it is given, beside it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def program(folder: Path, name: str, code: int = 0) -> Path:
    """Makes a program, and returns the file that it records its arguments and its input in."""
    record = folder.parent / f"{name}.json"
    path = folder / name
    path.write_text(
        f"#!{sys.executable}\nimport json, sys\n"
        f"json.dump([sys.argv[1:], sys.stdin.read()], open({str(record)!r}, 'w'))\nsys.exit({code})\n"
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return record


async def press_and_wait(pilot: ViewerPilot, *keys: str) -> None:
    await press(pilot, *keys)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def cited(pilot: ViewerPilot, event: int, number: int | None) -> str:
    found = main(pilot).found
    assert found is not None
    one = found.timeline.events[event]
    if number is None:
        return event_citation(found.timeline, one)
    return statement_citation(found.timeline, one, one.statements[number])


def said(pilot: ViewerPilot) -> str:
    """The screen as one line, without the edges of boxes."""
    return " ".join(seen(pilot).replace("│", " ").split())


async def test_statement_is_copied_by_the_program_of_the_desktop(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = program(programs, "xclip")
    monkeypatch.setenv("DISPLAY", ":0")
    async with viewer(YAML).run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        await press_and_wait(pilot, "y")
        assert "A. Minister, “We agree on oil.”: copied (xclip)." in said(pilot)
        assert not pilot.app.clipboard
        words, text = json.loads(record.read_text())
        assert words == ["-selection", "clipboard"]
        assert text == cited(pilot, 0, 0)
        assert text.startswith("“We agree on oil.” — A. Minister, Minister of Trade, said Sunday 4 June 2017")


async def test_without_a_desktop_the_terminal_is_asked_and_the_notice_says_so() -> None:
    async with viewer(YAML).run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        await press_and_wait(pilot, "enter", "down", "y")
        assert pilot.app.clipboard == cited(pilot, 0, 1)
        assert "“" not in pilot.app.clipboard  # reported speech
        assert "B, that the gas was dear: sent" in said(pilot)
        assert "clipboard of the terminal (OSC 52)" in said(pilot)


async def test_from_the_list_the_statement_that_matches_is_copied() -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await search(pilot, "gas")
        await press_and_wait(pilot, "enter", "y")
        assert pilot.app.clipboard == cited(pilot, 0, 1)


async def test_event_is_copied_whole() -> None:
    async with viewer(YAML).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press_and_wait(pilot, "Y")
        assert pilot.app.clipboard == cited(pilot, 0, None)


async def test_event_without_a_statement_has_none_to_copy() -> None:
    async with viewer(YAML).run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        await press_and_wait(pilot, "G", "y")
        assert "No statement here: Y copies the event." in seen(pilot)
        assert not pilot.app.clipboard


async def test_text_that_no_terminal_takes_is_not_sent_and_that_is_said() -> None:
    async with viewer(f"events: [{{title: a, summary: {'x' * 80_000}}}]").run_test(
        size=WIDE, notifications=True
    ) as pilot:
        await settle(pilot)
        await press_and_wait(pilot, "Y")
        assert not pilot.app.clipboard
        assert "not copied" in seen(pilot)


async def test_source_is_opened_on_the_desktop(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = program(programs, "xdg-open")
    monkeypatch.setenv("DISPLAY", ":0")
    async with viewer(YAML).run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        await press_and_wait(pilot, "o")
        assert json.loads(record.read_text()) == [["https://example.net/kept"], ""]
        assert "Opened https://example.net/kept; also https://example.org/wire" in said(pilot)
        await press_and_wait(pilot, "enter", "o")
        assert json.loads(record.read_text())[0] == [
            "https://example.org/wire#:~:text=We%20agree%20on%20oil."
        ]


async def test_without_a_desktop_the_address_is_shown_and_copied() -> None:
    async with viewer(YAML).run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        await press_and_wait(pilot, "o")
        assert "No desktop to open https://example.net/kept" in " ".join(
            seen(pilot).replace("│", " ").split()
        )
        assert pilot.app.clipboard == "https://example.net/kept"


async def test_browser_that_fails_is_named_and_the_address_copied(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(programs, "xdg-open", code=3)
    monkeypatch.setenv("DISPLAY", ":0")
    async with viewer(YAML).run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        await press_and_wait(pilot, "o")
        assert "could not open" in seen(pilot)
        assert pilot.app.clipboard == "https://example.net/kept"


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        (1, "Not opened, as it is no http or https address: javascript:alert(1)"),
        (2, "Source bare has no address: give it a url in the file."),
        (3, "No source is named here."),
    ],
)
async def test_what_cannot_be_opened_is_said(
    steps: int, words: str, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = program(programs, "xdg-open")
    monkeypatch.setenv("DISPLAY", ":0")
    async with viewer(YAML).run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        await press_and_wait(pilot, *["down"] * steps, "o")
        assert words in said(pilot)
    assert not record.exists()


async def test_words_in_a_notice_are_no_markup() -> None:
    yaml = 'events: [{title: "[/]", statements: [{text: "[bold]x[/]", speaker: "[@click=app.quit]y[/]"}]}]'
    async with viewer(yaml).run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        await press_and_wait(pilot, "y")
        assert "[@click=app.quit]y[/], “[bold]x[/]”" in said(pilot)


@contextmanager
def not_suspended(_: Viewer) -> Iterator[None]:
    """A pilot has no terminal to hand over."""
    yield


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "-rf it's $(id).yaml"
    path.write_text(YAML, encoding="utf-8")
    monkeypatch.setattr(Viewer, "suspend", not_suspended)
    monkeypatch.setattr("sco_tui.tui.terminal.lent", lambda: not_suspended(None))  # type: ignore[arg-type]
    return path


async def edit(pilot: ViewerPilot, *keys: str) -> None:
    await settle(pilot)
    await press_and_wait(pilot, *keys)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.mark.parametrize(("keys", "line"), [(["e"], 8), (["down", "e"], 14), (["enter", "down", "e"], 13)])
async def test_editor_is_given_the_file_at_the_place(
    keys: list[str], line: int, edited: Path, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = program(programs, "nano")
    monkeypatch.setenv("VISUAL", "nano -w")
    async with Viewer({str(edited): edited.read_bytes()}).run_test(size=WIDE, notifications=True) as pilot:
        await edit(pilot, *keys)
        assert "read again" in seen(pilot)
    (flag, place, path), _ = json.loads(record.read_text())
    assert (flag, place.partition(",")[0], path) == ("-w", f"+{line}", str(edited))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("absent", "$VISUAL is no program that can be found: absent"),
        ("'open", "$VISUAL cannot be read"),
        ("  ", "$VISUAL is blank"),
        ("failing", "failing ended with 3"),
    ],
)
async def test_editor_that_does_not_do_is_said_and_the_viewer_goes_on(
    value: str, words: str, edited: Path, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(programs, "failing", code=3)
    monkeypatch.setenv("VISUAL", value)
    async with Viewer({str(edited): edited.read_bytes()}).run_test(size=WIDE, notifications=True) as pilot:
        await edit(pilot, "e")
        assert words in said(pilot)
        assert "read again" in said(pilot)
        await press_and_wait(pilot, "down")
        assert "Odd one" in "".join(strip.text for strip in strips(pilot))


async def test_standard_input_has_no_file_to_edit() -> None:
    async with Viewer({"-": YAML.encode()}).run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        await press_and_wait(pilot, "e")
        assert "Standard input is no file that could be edited." in seen(pilot)


async def test_problem_is_edited_where_it_is(
    edited: Path, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited.write_text("events:\n- {title: One}\n- {title: Two, date: 2017-13}\n")
    record = program(programs, "vi")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with Viewer({str(edited): edited.read_bytes()}).run_test(size=WIDE) as pilot:
        await edit(pilot, "E", "e")
    assert json.loads(record.read_text())[0][0] == "+3"
    assert os.environ["PATH"] == str(programs)
