"""The screen as a whole: panes by size, focus, resizing, the bars and the states of a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Size

from sco_tui.tui.app import Viewer
from tests.tui.viewer import (
    ViewerPilot,
    days,
    event_pane,
    place,
    press,
    resize,
    rows,
    search,
    seen,
    selected,
    settle,
    strips,
    timeline_pane,
    viewer,
)


def panes(pilot: ViewerPilot) -> str:
    """Which panes are seen, and in capitals which has the focus."""
    pair = [("list", timeline_pane(pilot)), ("event", event_pane(pilot))]
    return " ".join(name.upper() if pane.has_focus else name for name, pane in pair if pane.region)


LAYOUTS = [
    ((200, 50), "LIST event", "list EVENT"), ((110, 30), "LIST event", "list EVENT"),
    ((109, 30), "LIST event", "list EVENT"), ((70, 10), "LIST event", "list EVENT"),
    ((69, 30), "LIST event", "list EVENT"), ((30, 200), "LIST event", "list EVENT"),
    ((69, 29), "LIST", "EVENT"), ((30, 8), "LIST", "EVENT"),
]  # fmt: skip


@pytest.mark.parametrize(("size", "at_first", "reading"), LAYOUTS, ids=[str(row[0]) for row in LAYOUTS])
async def test_two_panes_beside_each_other_or_stacked_else_one(
    size: tuple[int, int], at_first: str, reading: str
) -> None:
    async with viewer(days(3)).run_test(size=size) as pilot:
        assert panes(pilot) == at_first
        await press(pilot, "enter")
        assert panes(pilot) == reading
        await press(pilot, "escape")
        assert panes(pilot) == at_first


@pytest.mark.parametrize("size", [(29, 24), (120, 7), (1, 1), (29, 7)])
async def test_a_small_terminal_says_so_and_comes_back_as_it_was(size: tuple[int, int]) -> None:
    async with viewer(days(3, statements=2)).run_test(size=(120, 30)) as pilot:
        await press(pilot, "j", "enter", "j")
        before = rows(pilot)
        await resize(pilot, *size)
        assert "".join(rows(pilot)).replace(" ", "").startswith("Terminaltoosmall"[: size[0] * size[1]])
        await resize(pilot, 120, 30)
        assert rows(pilot) == before


async def test_stacked_the_rule_between_says_the_position() -> None:
    async with viewer(days(3)).run_test(size=(60, 40)) as pilot:
        await press(pilot, "j")
        rule = next(row for row in rows(pilot) if row.startswith("─ Event ─"))
        assert rule.endswith("─ 2 of 3 ─")
        assert "of 3" not in rows(pilot)[0] + rows(pilot)[-1]
        await press(pilot, "z")
        assert rows(pilot)[-1].endswith("2 of 3 ")
        await press(pilot, "enter")
        assert rows(pilot)[0].endswith("2 of 3 ")


@pytest.mark.parametrize("size", [(120, 30), (80, 24), (60, 40)])
async def test_a_zoomed_pane_has_all_the_room_and_gives_it_back(size: tuple[int, int]) -> None:
    async with viewer(days(3)).run_test(size=size) as pilot:
        before = rows(pilot)
        await press(pilot, "z")
        assert panes(pilot) == "LIST"
        assert timeline_pane(pilot).outer_size.width == size[0]
        await press(pilot, "enter")
        assert panes(pilot) == "EVENT"
        assert event_pane(pilot).outer_size.width == size[0]
        await press(pilot, "tab", "z")
        assert panes(pilot) == "LIST event"
        assert rows(pilot) == before


WAYS = [
    (["enter"], ["escape"]),
    (["l"], ["h"]),
    (["right"], ["left"]),
    (["tab"], ["tab"]),
    (["tab"], ["shift+tab"]),
]


@pytest.mark.parametrize(("there", "back"), WAYS, ids=["-".join(there + back) for there, back in WAYS])
async def test_keys_into_the_event_and_back(there: list[str], back: list[str]) -> None:
    async with viewer(days(3)).run_test(size=(120, 20)) as pilot:
        await press(pilot, *there)
        assert event_pane(pilot).has_focus
        await press(pilot, *back)
        assert timeline_pane(pilot).has_focus


async def test_boxes_when_wide_one_divider_when_medium() -> None:
    async with viewer(days(3)).run_test(size=(120, 20)) as pilot:
        assert rows(pilot)[1].startswith("╭─ June 2017 ")
        assert rows(pilot)[-2].rstrip("╯").rstrip("─").endswith("╰")
        await resize(pilot, 80, 20)
        assert rows(pilot)[1].startswith(" June 2017 ──")
        assert {row[38] for row in rows(pilot)[1:-1]} == {"│"}
        assert "Thu" in seen(pilot).split("│")[2]


@pytest.mark.parametrize("is_reading", [False, True])
async def test_resizing_keeps_selection_query_and_focus(*, is_reading: bool) -> None:
    async with viewer(days(30, statements=9)).run_test(size=(120, 30)) as pilot:
        await search(pilot, "event")
        await press(pilot, "enter", *(["j"] * 7), *(["enter", "j", "j"] if is_reading else []))
        before = (selected(pilot), place(pilot), event_pane(pilot)._card)
        assert before[0] == "Event 8"
        for width, height in ((50, 12), (80, 24), (20, 5), (1, 1), (50, 12), (200, 50), (120, 30)):
            await resize(pilot, width, height)
            assert (selected(pilot), place(pilot), event_pane(pilot)._card) == before
            focused = event_pane(pilot) if is_reading else timeline_pane(pilot)
            assert focused.has_focus
            if height >= 12:
                assert focused.region
                assert "▌" in seen(pilot)
                assert "of 30 events" in seen(pilot) or width < 70


async def test_an_event_focused_by_a_click_is_seen_when_the_screen_becomes_narrow() -> None:
    async with viewer(days(3, statements=2)).run_test(size=(120, 30)) as pilot:
        await pilot.click(event_pane(pilot), offset=(10, 3))
        await resize(pilot, 60, 20)
        assert panes(pilot) == "EVENT"
        await press(pilot, "escape")
        assert panes(pilot) == "LIST"


async def test_resizing_keeps_what_stands_at_the_top_of_the_list() -> None:
    long = "with a title that takes two lines where the list is narrow"
    yaml = "events:\n" + "\n".join(
        f"  - {{date: 2017-06-{day:02}, title: Event {day} {long}}}" for day in range(1, 31)
    )
    async with viewer(yaml).run_test(size=(200, 20)) as pilot:
        await press(pilot, "G", *(["k"] * 14))
        for width in (200, 100, 200):
            await resize(pilot, width, 20)
            assert "● Event 15 with" in rows(pilot)[2]


async def test_a_click_on_a_bar_takes_the_focus_from_no_pane() -> None:
    async with viewer(days(3)).run_test(size=(120, 30)) as pilot:
        await pilot.click("#header")
        await press(pilot, "j")
        assert selected(pilot) == "Event 2"
        assert place(pilot) == "timeline"


HEADERS = [
    (60, " Days  events.yaml", "3 events · 6 statements · 2 speakers"),
    (50, " Days  events.yaml", "3 events · 6 statements"),
    (40, " Days  events.yaml", "3 events"),
]


@pytest.mark.parametrize(("width", "left", "right"), HEADERS)
async def test_the_header_says_file_and_counts_that_fit(width: int, left: str, right: str) -> None:
    async with viewer(days(3, statements=2)).run_test(size=(width, 20)) as pilot:
        header = rows(pilot)[0]
        assert header.startswith(left)
        assert header.endswith(f"{right} ")
        assert header.removeprefix(left).removesuffix(f"{right} ").strip() == ""


async def test_the_header_counts_the_problems() -> None:
    yaml = "events:\n  - {date: 2017-13, title: A, colour: red}\n  - {date: 2017, title: B}"
    async with viewer(yaml).run_test(size=(120, 20)) as pilot:
        assert "! 2 problems · E · 2 events" in rows(pilot)[0]
        await search(pilot, "a")
        assert "! 2 problems · E" in rows(pilot)[0]


async def test_one_pane_says_the_position_in_a_bar() -> None:
    async with viewer(days(3)).run_test(size=(50, 20)) as pilot:
        await press(pilot, "j")
        assert rows(pilot)[-1].endswith("2 of 3 ")
        await press(pilot, "enter")
        assert rows(pilot)[0].endswith("2 of 3 ")
        assert "of 3" not in rows(pilot)[-1]


async def test_a_big_file_is_read_behind_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    path.write_text(days(30), encoding="utf-8")
    async with Viewer({str(path): None}).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert selected(pilot) == "Event 1"
        assert "30 events" in rows(pilot)[0]
        await press(pilot, "j")
        assert selected(pilot) == "Event 2"


@pytest.mark.parametrize("data", [None, b"title: \xff"])
async def test_a_big_file_with_nothing_to_mend_in_it_ends_the_viewer(
    tmp_path: Path, data: bytes | None
) -> None:
    path = tmp_path / "big.yaml"
    if data is not None:
        path.write_bytes(data)
    app = Viewer({str(path): None})
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
    assert app.return_code == 2
    assert app.return_value is not None
    assert "big.yaml" in str(app.return_value)


MIXED = """
title: "上海 [/] 合作"
events:
  - {date: ../2016, title: Before}
  - date: 2017-06-01/2017-06-20
    title: 上海合作组织成员国元首理事会会议在阿斯塔纳举行并通过了阿斯塔纳宣言以及其他重要文件
    place: 阿斯塔纳
    summary: 上海合作组织成员国元首理事会会议。我们必须深化安全合作。
    statements: [{text: 打击恐怖主义、分裂主义和极端主义。, speaker: 习近平, role: 主席}]
  - {date: 2017-06-02?, title: القمة السابعة عشرة لرؤساء الدول الأعضاء, summary: أمن الدول}
  - {date: 2017-06-03/2017-06-05, title: 👨‍👩‍👧 🇰🇿 é́́ सदस्य देशों की सुरक्षा पड़ोसियों के बीच}
  - {date: 2017-06-04/.., title: "tab\\tand\\nnewline"}
  - {date: none, title: No date}
"""
SIZES = [
    *((1, 1), (2, 2), (3, 40), (9, 3), (29, 7), (50, 20), (69, 30), (70, 3), (109, 30), (110, 4), (120, 36)),
    (500, 200),
]  # fmt: skip


async def test_no_size_is_too_small_or_too_big_and_every_edge_is_straight() -> None:
    async with viewer(MIXED).run_test(size=(120, 36)) as pilot:
        await press(pilot, "j")
        for keys in (["enter"], ["escape", "slash", "合"], ["enter"], ["question_mark"]):
            await press(pilot, *keys)
            for size in SIZES:
                await resize(pilot, *size)
                assert {strip.cell_length for strip in strips(pilot)} == {size[0]}
        await press(pilot, "escape")
        for pane in (timeline_pane(pilot), event_pane(pilot)):
            for y in range(pane.size.height):
                strip = pane.render_line(y)
                assert strip.cell_length == pane.scrollable_content_region.width
                assert strip.cell_length == sum(segment.cell_length for segment in strip)
        assert pilot.app.size == Size(500, 200)


MARKUP = ["[/] end", "[bold]x", "[@click=app.quit]q[/]", "[sic] word", "a & b <c>", "[$primary]", r"\[x]"]


async def test_text_that_looks_like_markup_is_shown_as_written() -> None:
    entries = "".join(
        f"""
  - title: &text '{text}'
    date: *text
    place: *text
    kind: *text
    tags: [*text]
    summary: *text
    note: *text
    source: {number}
    statements: [{{text: *text, original: *text, speaker: *text, role: *text, note: *text, at: *text}}]
"""
        for number, text in enumerate(MARKUP)
    )
    sources = "".join(
        f"  {number}: {{title: &text '{text}', publisher: *text, author: *text, url: *text, note: *text}}\n"
        for number, text in enumerate(MARKUP)
    )
    app = Viewer({"[sic] [b]x.yaml": f"title: '{MARKUP[0]}'\nsources:\n{sources}events:{entries}".encode()})
    async with app.run_test(size=(120, 50), notifications=True) as pilot:
        assert rows(pilot)[0].startswith(f" {MARKUP[0]}  [sic] [b]x.yaml")
        for text in MARKUP:
            assert seen(pilot).count(text) >= 16
            await press(pilot, "j")
        for text in MARKUP:
            await search(pilot, text)
            assert f"/ {text}" in rows(pilot)[1]
            await press(pilot, "ctrl+u", "escape")
        await search(pilot, MARKUP[0])
        await press(pilot, *"zz")
        assert "No event matches." in seen(pilot)
        await press(pilot, "escape")
        for column in (13, 16):
            await pilot.click("#timeline", offset=(column, 2))
            await pilot.click("#event", offset=(column - 9, 2))
        assert app.is_running


@pytest.mark.parametrize(("size", "height"), [((80, 24), 8), ((120, 36), 40)])
async def test_from_two_panes_to_about_the_width_of_the_list(size: tuple[int, int], height: int) -> None:
    async with viewer(days(1)).run_test(size=size) as pilot:
        for width in (*range(37, 43), 60, 69):
            await resize(pilot, *size)
            await resize(pilot, width, height)
            assert {strip.cell_length for strip in strips(pilot)} == {width}
