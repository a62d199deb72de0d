"""Texts that are HTML, as TimelineJS has them: what they say, and what a text of ours is among them."""

from __future__ import annotations

import re
from html import escape, unescape
from html.parser import HTMLParser

# What stands on lines of its own.
_BLOCKS = {
    *("address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "footer"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table"),
    *("td", "th", "tr", "ul"),
}
_UNSEEN = {"script", "style", "template", "title", "head"}
# A line end in HTML is white space, with what indents the next line.
_LINE_END = re.compile(r"[ \t]*\n\s*")


def of_html(text: str) -> tuple[str, int]:
    """What `text` says, and how many links in it have an address that is then lost.

    A text without a tag or an entity is what it says. Blanks stay as they are, as `to_html` writes them.
    """
    if "<" not in text and "&" not in text:
        return text, 0
    reader = _Reader()
    # Behind the last `>` no tag ends: html.parser would look for one again from each `<`, 35 s of 200 KB.
    marked_up, end, rest = text.rpartition(">")
    reader.feed(marked_up + end)
    reader.close()
    reader.handle_data(unescape(rest))
    return "".join(reader.parts), reader.links


def to_html(text: str) -> str:
    """The HTML that says `text`, and nothing else."""
    return escape(text, quote=False).replace("\n", "<br>")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.links = 0
        self._is_new_line = False  # a block has begun or ended
        self._ends_in_line_end = False  # which is a blank in the middle of a line, and nothing at its end
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "br":
            self._add("\n")
        elif tag in _BLOCKS:
            self._is_new_line = True
        elif tag == "a" and any(name == "href" and value for name, value in attrs):
            self.links += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNSEEN:  # which would wait for its end
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif tag in _BLOCKS:
            self._is_new_line = True

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        words = _LINE_END.sub(" ", data)
        if self._is_new_line or not self.parts:
            words = words if data == words else words.lstrip(" ")
        if words:
            self._add(words)
            self._ends_in_line_end = words != data and words.endswith(" ")

    def _add(self, words: str) -> None:
        if self._is_new_line and self.parts:
            if self._ends_in_line_end:
                self.parts[-1] = self.parts[-1].removesuffix(" ")
            self.parts.append("\n")
        self._is_new_line = self._ends_in_line_end = False
        self.parts.append(words)
