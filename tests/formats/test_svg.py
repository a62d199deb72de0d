"""The drawing as written: all text of the file is text, events lead to their places, nothing overlaps."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given

from sco_tui.formats import FORMATS, svg
from sco_tui.formats.svg_style import STYLE
from sco_tui.timeline import Event
from tests import browser
from tests.benchmarks.generate import timeline_yaml
from tests.briefed import WHOLE, briefing_of, filled, hostile_texts
from tests.formats.golden_files import assert_as_accepted
from tests.parsed import timeline_of
from tests.tui.synthetic import EVERYTHING

SVG = "{http://www.w3.org/2000/svg}"


def parsed(yaml: str) -> ElementTree.Element:
    return ElementTree.fromstring(FORMATS["svg"].write(briefing_of(yaml)).encode())


# What a drawing is made of; how many bars and lines it takes depends on the widths of its texts.
DRAWN = {
    *("svg", "title", "style", "defs", "pattern", "g", "text", "tspan"),
    *("line", "rect", "circle", "polygon"),
}


def counted(root: ElementTree.Element) -> dict[str, int]:
    """How many of the elements there are that hold text."""
    return {name: len(root.findall(f".//{SVG}{name}")) for name in ("title", "style", "g", "circle", "a")}


def test_drawing_looks_as_accepted() -> None:
    assert_as_accepted("whole.svg", FORMATS["svg"].write(briefing_of(WHOLE)))


@given(text=hostile_texts)
def test_words_of_the_file_are_text(text: str) -> None:
    root = parsed(filled(f"x{text}"))
    harmless = re.sub(r"\S", "x", text.replace("\0", "x").replace("\x1b", "x"))
    assert counted(root) == counted(parsed(filled(f"x{harmless}")))
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= DRAWN
    titles = ["".join(one.itertext()) for one in root.iter(f"{SVG}title")]
    for event in briefing_of(filled(f"x{text}")).found.events:
        assert any(" ".join(event.title.split()) in title for title in titles)


def test_each_event_leads_to_its_place_and_says_title_status_and_date() -> None:
    events = timeline_of(WHOLE).events
    places: dict[Event, str] = {event: f"#place-{number}" for number, event in enumerate(events)}
    root = ElementTree.fromstring(svg.element(events, places.get))
    links = root.findall(f".//{SVG}a")
    assert [one.get("href") for one in links] == list(places.values())
    titles = [one.findtext(f"{SVG}title") for one in links]
    assert titles[0] == "Talks on the harbour · postponed · Mon 4 – Wed 6 March 2019 · 3 days"
    assert titles[2] == "A walk by the river · No date · as written: some day"


def test_alone_it_has_no_links_and_names_itself() -> None:
    root = parsed(WHOLE)
    assert not root.findall(f".//{SVG}a")
    assert root.findtext(f"{SVG}title") == "Port talks"


@pytest.mark.parametrize("yaml", ["events: []", "title: T\nevents: [{title: a}]"])
def test_little_is_written_as_well(yaml: str) -> None:
    words = "".join(parsed(yaml).itertext())
    assert "No events" in words or "No date" in words


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance, of `#rgb` or `#rrggbb`."""
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_every_text_stands_out_from_its_ground() -> None:
    schemes = [dict(re.findall(r"(--tl-\w+): (#\w+)", block)) for block in re.findall(r"\{[^{}]*\}", STYLE)]
    schemes = [scheme for scheme in schemes if "--tl-ground" in scheme]
    assert len(schemes) == 3
    for scheme in schemes:
        for name in ("--tl-text", "--tl-muted", "--tl-mark"):
            assert contrast(scheme[name], scheme["--tl-ground"]) >= 4.5


MEASURED = """<!DOCTYPE html><body>%s<script>
const drawing = document.querySelector("svg"), frame = drawing.viewBox.baseVal;
const boxes = [...drawing.querySelectorAll("text")].map(text => {
  const box = text.getBBox();
  return [text.textContent, box.x, box.y, box.x + box.width, box.y + box.height];
});
const measured = {boxes, width: frame.width, height: frame.height};
document.body.setAttribute("data-measured", JSON.stringify(measured));
</script>"""


@browser.needed
@pytest.mark.parametrize(
    "yaml", [WHOLE, EVERYTHING, timeline_yaml(120), timeline_yaml(400)], ids=["whole", "dates", "120", "400"]
)
def test_in_a_browser_no_text_overlaps_another_or_leaves_the_drawing(yaml: str, tmp_path: Path) -> None:
    path = tmp_path / "measure.html"
    path.write_text(MEASURED % svg.element(timeline_of(yaml).events, lambda _: None), encoding="utf-8")
    found = re.search(r'data-measured="([^"]*)"', browser.dom(path))
    assert found is not None
    measured = json.loads(unescape(found[1]))
    boxes = sorted(measured["boxes"], key=lambda box: box[2])
    for place, (text, left, top, right, bottom) in enumerate(boxes):
        assert left >= 0, text
        assert right <= measured["width"], text
        assert bottom <= measured["height"], text
        for other, other_left, other_top, other_right, _ in boxes[place + 1 :]:
            if other_top >= bottom - 2:  # the boxes of lines are higher than their letters
                break
            is_in_line = abs(other_top - top) < 8
            assert not (is_in_line and left < other_right and other_left < right), (text, other)
