"""Every row is as wide as the screen, whatever script stands in it, by another measure than the layout's.

Rich and wcwidth agree on all that stands here but one thing, on which terminals do not agree either: a
spacing mark (category Mc: most vowel signs of Indic scripts) takes a cell of its own in xterm and VTE, none
in kitty. wcwidth gives it one, but for behind a conjunct; Rich, by which Textual composes the screen, none,
and so do we. These marks are left out of the measure here.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import pytest
from wcwidth import wcswidth, wcwidth

from tests.terminal import Terminal
from tests.tui.viewer import ViewerPilot, press, rows, search, seen, viewer

SCRIPTS = {
    "Chinese": "上海合作组织，成员国元首理事会会议。",
    "Japanese": "カタカナとｶﾞｷﾞグと漢字かな交じり文",
    "Korean": "한국어 한글 자모 상하이 협력 기구",
    "Hindi": "हिन्दी में क्षेत्र की सुरक्षा",
    "Thai": "กำลังพูดที่นี่เพื่อความมั่นคง",
    "Arabic": "مَرْحَبًا بِكُمْ فِي الْقِمَّة",
    "Hebrew": "שָׁלוֹם לְכֻלָּם בַּפִּסְגָּה",
    "emoji": "👨‍👩‍👧 🏳️‍🌈 👍🏽 🇰🇿🇨🇳 1️⃣ ❤️ ❤︎ ☂ ⭐",
    "combining": "e\u0301 Z" + "\u0300\u0330" * 30 + "a\u0489b\u20dd",
}  # fmt: skip
SIZES = [(120, 36), (80, 24), (60, 40), (50, 20)]


def timeline(text: str) -> str:
    """`text` in every field that is shown, alone and among other words, short and longer than a line."""
    long = f"{text} and {text}, {text}{text}"
    return f"""
title: "{text}"
sources:
  a: {{title: "{long}", publisher: "{text}"}}
speakers:
  "{text}": {{role: "{long}"}}
events:
  - {{date: 2017-06-05, title: "{long}", place: "{text}", kind: "{text}", tags: ["{text}", b],
     summary: "{long}", note: "{text}", status: postponed, source: a,
     statements: [{{text: "{long}", original: "{text}", speaker: "{text}", at: "{text}"}}]}}
  - {{date: 2017-06-06/2017-06-09, title: "{text}", statements: ["{text}{text}{text}{text}"]}}
  - {{date: 2017-06-07, title: "{long}{long}{long}", place: "{long}"}}
  - {{date: "{text}", title: "x{text}"}}
"""


def cells(row: str) -> int:
    return int(wcswidth("".join(character for character in row if unicodedata.category(character) != "Mc")))


def columns(row: str) -> list[str]:
    """What stands in each cell; nothing in the second one of a wide character."""
    wide = [(character, wcwidth(character)) for character in row]
    return [cell for character, width in wide if width for cell in (character, *[""] * (width - 1))]


def uneven(pilot: ViewerPilot) -> list[str]:
    return [row for row in rows(pilot) if cells(row) != pilot.app.size.width]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("script", SCRIPTS)
async def test_every_row_is_as_wide_as_the_screen(script: str, size: tuple[int, int]) -> None:
    text = SCRIPTS[script]
    async with viewer(timeline(text)).run_test(size=size) as pilot:
        assert text[:2] in seen(pilot)
        for keys in ((), ("down",), ("down", "enter"), ("pagedown",), ("escape", "f"), ("escape",)):
            await press(pilot, *keys)
            assert uneven(pilot) == []
        await search(pilot, f'"{text[:6]}')
        assert uneven(pilot) == []
        await press(pilot, "enter", "n")
        assert uneven(pilot) == []


@pytest.mark.parametrize("script", [script for script in SCRIPTS if script != "emoji"])
def test_the_boxes_edges_stand_straight_on_a_terminal(script: str, tmp_path: Path) -> None:
    """Not for joined emoji: the emulator gives each part of one cells of its own."""
    file = tmp_path / "t.yaml"
    file.write_text(timeline(SCRIPTS[script]), encoding="utf-8")
    with Terminal([sys.executable, "-m", "sco_tui", str(file)], columns=120, rows=36) as terminal:
        terminal.wait_for("1 of 4")
        top, *inner, bottom = [columns(row) for row in terminal.screen()[1:-1]]
        edges = [column for column, sign in enumerate(top) if sign in "╭╮"]
        assert len(edges) == 4
        assert all([row[edge] for edge in edges] == ["│"] * 4 for row in inner)
        assert [bottom[edge] for edge in edges] == list("╰╯╰╯")
