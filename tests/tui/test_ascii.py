"""With --ascii nothing that the program itself draws is outside ASCII; the file's text stays."""

from __future__ import annotations

import pytest

from sco_tui import query
from sco_tui.tui.app import Viewer
from sco_tui.tui.glyphs import ASCII
from sco_tui.tui.look import Look
from tests.tui.viewer import press, rows, seen

# Every kind of date, statement and source, in ASCII only.
EVERYTHING = """
title: Everything that is drawn
speakers: {x: {name: Speaker X, role: of the role}}
sources: {s: {title: A source, publisher: The paper, date: 2017-06-05, url: "https://example.org/"}}
events:
  - {date: ../2017-02, title: Open start}
  - {date: 2010s, title: A decade}
  - {date: 2017, title: A year}
  - {date: 2017-03~, title: About a month}
  - {date: 2017-06-02?, title: Uncertain}
  - {date: 2017-06-05/2017-06-20, title: A range, status: cancelled, kind: summit, tags: [oil, gas]}
  - date: 2017-06-08T10:00+06:00/2017-06-09
    title: Inner, of a title that is so long that it runs on to a second line and to a third one of the list
    place: Astana
    summary: A summary.
    note: A note.
    statements:
      - {text: Own words about oil, speaker: x, source: s, note: A note}
      - {text: Reported words, reported: true}
      - {text: Translated, original: Original words, language: ru, speaker: x, source: s, date: 2017-06-09}
  - {date: 2018-01/.., title: Open end, status: postponed}
  - {date: someday, title: Cannot be read}
  - {title: Undated}
"""
STATES = [
    [],
    ["end", "enter"],
    *([key] for key in ("a", "v", "z", "f", "question_mark", "d", "E", "colon", "ctrl+c", "T")),
    [*["down"] * 6, "enter"],
    [*["down"] * 6, "enter", "down", "end"],
    ["slash", *"oil"],
    ["slash", *"oil", "enter", "a", "enter", "n"],
    ["slash", *"summat", "enter"],
    ["slash", *"summit:", "enter"],
    ["slash", *"kind:=summit", "space", *"zzz", "enter"],
    ["f", *"zzz"],
]
SIZES = [(120, 36), (80, 24), (60, 40), (50, 20)]


def viewer(yaml: str, asked: str = "") -> Viewer:
    return Viewer("events.yaml", yaml.encode(), query.parse(asked), Look(signs=ASCII))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", STATES, ids=" ".join)
async def test_what_the_program_draws_is_ascii(keys: list[str], size: tuple[int, int]) -> None:
    async with viewer(EVERYTHING).run_test(size=size, notifications=True) as pilot:
        await press(pilot, *keys)
        assert [row for row in rows(pilot) if not row.isascii()] == []


@pytest.mark.parametrize(
    "yaml", ["", "events: []", "events: [{title: One}, 2, {title: Three, date: 3000-13}]"]
)
async def test_other_files_are_drawn_in_ascii(yaml: str) -> None:
    async with viewer(yaml).run_test(size=(120, 36)) as pilot:
        assert [row for row in rows(pilot) if not row.isascii()] == []


@pytest.mark.parametrize("size", [(29, 20), (50, 7), (1, 1)])
async def test_a_terminal_that_is_too_small_is_told_so_in_ascii(size: tuple[int, int]) -> None:
    async with viewer(EVERYTHING).run_test(size=size) as pilot:
        assert seen(pilot).isascii()


FILE = """
events:
  - {date: 2017-06-05, title: A · b … c, place: “P” – q, tags: [t · u], statements: [“One” · two …]}
"""


async def test_signs_of_the_file_stay_as_written() -> None:
    async with viewer(FILE).run_test(size=(120, 36)) as pilot:
        for text in ("A · b … c", "“P” – q", "t · u", "“One” · two …"):
            assert text in seen(pilot)
