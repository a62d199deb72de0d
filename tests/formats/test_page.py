"""The page of a briefing in a real browser: readable in dark and light, on a desk and on a telephone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import html5lib
import pytest

from sco_tui.formats import FORMATS
from tests import browser
from tests.briefed import COPY, WHOLE, briefing_of

pytestmark = browser.needed

POLICY = re.compile(r"<meta http-equiv=.*?>\n")
# Of the page in frames of several widths, without the policy that keeps it from running anything.
MEASURED = """<!DOCTYPE html><body><script>
const widths = %s, page = %s, measured = [];
for (const width of widths) {
  const frame = document.createElement("iframe");
  frame.style.width = width + "px"; frame.style.height = "800px"; frame.style.border = "0";
  frame.srcdoc = page;
  frame.onload = () => {
    const inner = frame.contentDocument, root = inner.documentElement;
    measured.push({
      width, overflow: root.scrollWidth - root.clientWidth,
      lost: [...inner.querySelectorAll("a[href^='#']")].map(link => link.getAttribute("href").slice(1))
        .filter(id => !inner.getElementById(id)),
      small: [...inner.querySelectorAll("p, h1, h2, h3, li, span, cite, b")]
        .filter(one => parseFloat(frame.contentWindow.getComputedStyle(one).fontSize) < 12).length,
    });
    if (measured.length === widths.length)
      document.body.setAttribute("data-measured", JSON.stringify(measured));
  };
  document.body.append(frame);
}
</script>"""


@pytest.fixture
def page(tmp_path: Path) -> str:
    return FORMATS["html"].write(briefing_of(WHOLE, tmp_path, {"gazette": COPY}))


def test_page_fits_every_width_its_links_lead_somewhere_and_nothing_is_tiny(
    page: str, tmp_path: Path
) -> None:
    path = tmp_path / "measure.html"
    text = json.dumps(POLICY.sub("", page)).replace("</", "<\\/")
    path.write_text(MEASURED % ([360, 800, 1400], text), encoding="utf-8")
    found = re.search(r'data-measured="([^"]*)"', browser.dom(path))
    assert found is not None
    for measured in json.loads(found[1].replace("&quot;", '"')):
        assert measured == {"width": measured["width"], "overflow": 0, "lost": [], "small": 0}


def test_browser_reads_the_elements_that_were_written(page: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    seen, written = (
        [one.tag for one in html5lib.parse(each).iter() if isinstance(one.tag, str)]
        for each in (browser.dom(path), page)
    )
    assert seen == written


def test_page_is_printed(page: str, tmp_path: Path) -> None:
    path, pdf = tmp_path / "page.html", tmp_path / "page.pdf"
    path.write_text(page, encoding="utf-8")
    browser.print_to(path, pdf)
    assert pdf.read_bytes().startswith(b"%PDF")
