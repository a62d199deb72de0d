"""What came of comparing statements with their sources, in the viewer."""

from __future__ import annotations

from pathlib import Path

import pytest

from sco_tui import watched_file
from sco_tui.tui.app import Viewer
from sco_tui.tui.header import Header
from tests.commands import run, view
from tests.tui.synthetic import SOURCED, WIRE
from tests.tui.viewer import (
    WIDE,
    ViewerPilot,
    event_pane,
    main,
    press,
    resize,
    seen,
    selected,
    settle,
    viewer,
)


@pytest.fixture(autouse=True)
def _file_beside_it(source_at_hand: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    monkeypatch.setattr(watched_file, "REST_SECONDS", 0.0)
    Path("events.yaml").write_text(SOURCED, encoding="utf-8")


async def test_each_statement_says_whether_its_source_holds_it() -> None:
    async with viewer(SOURCED).run_test(size=(120, 50)) as pilot:
        await settle(pilot)
        assert [line for line in ("✓", "✗") if line in seen(pilot)] == ["✓"]
        assert seen(pilot).count("✓ found in source") == 2
        assert "✓ found in source, cuts marked" in seen(pilot)
        await press(pilot, "j")
        assert (seen(pilot).count("✗ not in source"), seen(pilot).count("✓ found in source")) == (1, 1)
        await press(pilot, "j")
        assert "source ✓" not in seen(pilot)


async def test_where_no_text_is_at_hand_nothing_is_said() -> None:
    Path("wire.txt").unlink()
    async with viewer(SOURCED).run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert not {"✓", "✗"} & set(seen(pilot))
        assert main(pilot).query_one(Header).problem_count == 1  # the copy that is not there


async def test_a_text_that_is_named_is_looked_into() -> None:
    Path("wire.txt").rename("other.txt")
    app = Viewer({"events.yaml": SOURCED.encode()}, sources={"wire": "other.txt"})
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "✓ found in source" in seen(pilot)


async def test_current_card_stays_where_it_was_when_the_result_comes() -> None:
    async with viewer(SOURCED).run_test(size=(80, 12)) as pilot:
        await press(pilot, "j", "enter", "down", "down")
        before = event_pane(pilot).card_place
        main(pilot).checked = None
        await settle(pilot)
        main(pilot).checked = main(pilot)._asking.answers.checked  # type: ignore[union-attr]
        await settle(pilot)
        assert event_pane(pilot).card_place[:2] == before[:2]


async def read_again(pilot: ViewerPilot) -> None:
    await press(pilot, "r")


async def test_texts_are_read_again_with_the_file() -> None:
    async with viewer(SOURCED).run_test(size=WIDE) as pilot:
        await settle(pilot)
        Path("wire.txt").write_text(WIRE.replace("summer", "autumn"), encoding="utf-8")
        await read_again(pilot)
        assert "✗ not in source" in seen(pilot)
        assert main(pilot).query_one(Header).problem_count == 2


async def test_query_for_what_is_not_found_is_answered_when_that_is_known() -> None:
    async with viewer(SOURCED, "is:unfound").run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert selected(pilot) == "Talks end"
        assert "1 of 3 events · 1 of 5 statements" in seen(pilot)


async def test_problems_of_the_check_stand_apart_and_lead_to_the_statement() -> None:
    yaml = SOURCED.replace("  - {title: Agreement signed", "  - {titel: x, title: Agreement signed")
    async with viewer(yaml).run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "! 2 problems · E" in seen(pilot)
        await press(pilot, "E")
        lines = [
            line
            for line in seen(pilot).splitlines()
            if "unknown" in line or "──" in line or "not found" in line
        ]
        assert ["unknown" in lines[1], "Compared with" in lines[2], "not found" in lines[3]] == [True] * 3
        await press(pilot, "end", "enter")
        assert (selected(pilot), event_pane(pilot).card) == ("Talks end", 0)


async def test_a_statement_further_down_is_shown_from_the_list_of_problems() -> None:
    yaml = SOURCED.replace("The harbour is open.", "The harbour is shut.")
    async with viewer(yaml).run_test(size=(80, 16)) as pilot:
        await settle(pilot)
        await press(pilot, "E", "end", "enter")
        assert (selected(pilot), event_pane(pilot).card) == ("Talks end", 1)
        assert "The harbour is shut." in seen(pilot)


async def test_statements_that_are_not_found_are_gone_to_one_by_one() -> None:
    yaml = SOURCED.replace("The harbour is open.", "The harbour is shut.")
    async with viewer(yaml, "is:unfound").run_test(size=(80, 16)) as pilot:
        await settle(pilot)
        assert (selected(pilot), event_pane(pilot).card) == ("Talks end", 0)
        await press(pilot, "n")
        assert (selected(pilot), event_pane(pilot).card) == ("Talks end", 1)
        assert "The harbour is shut." in seen(pilot)


async def test_where_no_text_is_at_hand_a_query_for_what_is_not_found_says_so() -> None:
    Path("wire.txt").unlink()
    async with viewer(SOURCED, "is:unfound").run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "--source KEY=PATH" in seen(pilot)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--source", "wire=none.txt"], "sco-tui: none.txt: No such file or directory"),
        (["--source", "wire=-"], "sco-tui: --source: the viewer takes its keys from there: name a file"),
        (["--source", "wier=wire.txt"], 'has no source "wier", which --source names: did you mean "wire"?'),
    ],
)
def test_viewer_ends_where_a_named_text_cannot_be_read(
    words: list[str], message: str, tmp_path: Path
) -> None:
    with view(*words, "events.yaml", cwd=tmp_path) as terminal:
        assert terminal.wait_exit() == 2
        assert message in terminal.raw.decode()


def test_source_without_a_path_is_refused(tmp_path: Path) -> None:
    answer = run("--source", "wire", "events.yaml", cwd=tmp_path)
    assert (answer.code, "write it as KEY=PATH" in answer.err) == (2, True)


def test_first_frame_does_not_wait_for_the_check(tmp_path: Path) -> None:
    with view("events.yaml", cwd=tmp_path) as terminal:
        terminal.wait_for("✓ found in source")
        terminal.press("x")
        terminal.wait_for("Wire report on the talks")
        terminal.press("<End>")
        terminal.wait_for("^[]0;owned^G")
        assert b"\x1b]0;owned" not in terminal.raw


@pytest.mark.parametrize("size", [(1, 1), (29, 7), (30, 8), (70, 24), (110, 30), (500, 200)])
@pytest.mark.parametrize(
    "keys", [["x"], ["j", "x"], ["s"], ["c"], ["s", "enter", "space", "down", "down", "space"], ["E"]]
)
async def test_no_size_of_these_screens_raises(keys: list[str], size: tuple[int, int]) -> None:
    async with viewer(SOURCED).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        await resize(pilot, *size)
        await press(pilot, "down", "pagedown", "end", "up", "home", "T")
        await resize(pilot, *WIDE)
        assert len(seen(pilot).splitlines()) == WIDE[1]


HOSTILE = r"""
title: "\e]0;owned\a"
sources: {wire: {title: "\e]0;owned\a [/]", publisher: "\x9b31m", note: "\u202e", text: wire.txt}}
speakers: {"Na\e]0;owned\ame": {role: "\e]0;owned\a", aliases: ["\e[31m"]}}
events:
- title: "\e]0;owned\a"
  source: wire
  statements:
  - {text: "The harbour is open.", speaker: "Na\e]0;owned\ame"}
  - {text: "The harbour is shut\e]0;owned\a.", speaker: "Na\e]0;owned\ame", note: "\e]0;owned\a"}
"""


def test_no_screen_sends_what_a_stranger_wrote(tmp_path: Path) -> None:
    Path("hostile.yaml").write_text(HOSTILE, encoding="utf-8")
    Path("wire.txt").write_bytes(
        b"\x1b]0;owned\x07 The harbour is open. \xc2\x9b31m \xe2\x80\xae" + WIRE.encode()
    )
    with view("hostile.yaml", cwd=tmp_path) as terminal:
        terminal.wait_for("✓ found in source")
        for keys, shown in (
            ("x", "1 of 3"), ("n", "2 of 3"), ("<Esc>", "f filter"), ("<Enter>", "Space read on"),
            ("jx", "closest part"), ("<Esc>", "Space read on"), ("s", "time order"),
            ("<Enter> k ", "differ are lit"), ("<Esc>", "mark two"), ("<Esc>", "/ find"),
            ("<Esc>", "Space read on"),
            ("c", "Events and"), ("<Enter>", "go there"), ("<Esc>", "/ find"), ("<Esc>", "Space read on"),
            ("E", "1 of 22"), ("<End>", "Compared with"),
        ):  # fmt: skip
            terminal.press(keys)
            terminal.wait_for(shown)
        for live in (b"\x1b]0;", b"owned\x07", b"\xc2\x9b", b"\xe2\x80\xae"):
            assert live not in terminal.raw
