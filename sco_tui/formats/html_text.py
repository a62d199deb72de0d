"""Texts that are HTML, as TimelineJS has them: what they say, and what a text of ours is among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

# What stands on lines of its own.
_BLOCKS = {
    *("address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure"),
    *("footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre"),
    *("section", "table", "td", "th", "tr", "ul"),
}
_INLINE = {
    *("a", "abbr", "acronym", "audio", "b", "bdi", "bdo", "big", "body", "button", "caption"),
    *("center", "cite", "code", "col", "colgroup", "data", "del", "details", "dfn", "em", "embed"),
    *("font", "form", "html", "i", "iframe", "img", "input", "ins", "kbd", "label", "link", "map"),
    *("mark", "meta", "nav", "object", "picture", "q", "s", "samp", "small", "source", "span"),
    *("strike", "strong", "sub", "summary", "sup", "tbody", "tfoot", "thead", "time", "tt", "u"),
    *("var", "video", "wbr"),
}
_UNSEEN = {"script", "style", "template", "title", "head"}
_TAGS = _BLOCKS | _INLINE | _UNSEEN | {"br"}
# The standard parser is not used: it raises on `<![`, and takes time by the square of what is not closed.
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[\s/][^<>]*)?)>")
_ADDRESS = re.compile(r"(?:^|\s)(?:href|src)\s*=\s*[^\s]", re.IGNORECASE)


def of_html(text: str) -> tuple[str, int]:
    """What `text` says, and how many addresses in its tags are then lost.

    A text without a tag or an entity is what it says. Blanks stay as they are, as `to_html` writes them; what
    is no tag of HTML (`<me@example.org>`) is text.
    """
    if "<" not in text and "&" not in text:
        return text, 0
    said = _Said()
    for tag, words in _pieces(_without_comments(text)):
        said.add(_unescaped(words))
        if tag is not None:
            said.tag(tag)
    return "".join(said.parts), said.links


def to_html(text: str) -> str:
    """The HTML that says `text`, and nothing else."""
    return escape(text, quote=False).replace("\n", "<br>")


def _without_comments(text: str) -> str:
    parts, place = [], 0
    while (start := text.find("<!--", place)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts.append(text[place:start])
        place = end + 3
    return "".join([*parts, text[place:]])


def _pieces(text: str) -> Iterator[tuple[re.Match[str] | None, str]]:
    """Words, and the tag that ends them; None behind the last."""
    lower, place, start = text.lower(), 0, 0
    last = {name: lower.rfind(f"</{name}") for name in _UNSEEN}
    while (tag := _TAG.search(text, start)) is not None:
        name, start = tag[2].lower(), tag.end()
        if name not in _TAGS:
            continue
        yield tag, text[place : tag.start()]
        place = start
        if name in _UNSEEN and not tag[1] and last[name] >= start:  # unclosed, it would hide the rest
            place = start = lower.index(f"</{name}", start)
    yield None, text[place:]


def _unescaped(words: str) -> str:
    try:
        return unescape(words)
    except ValueError:  # a number of thousands of digits
        return words


class _Said:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.links = 0
        self._is_new_line = False  # a block has begun or ended
        self._ends_in_line_end = False  # which is a blank in the middle of a line, and nothing at its end

    def tag(self, tag: re.Match[str]) -> None:
        name = tag[2].lower()
        if name == "br":
            self._put("\n")
        elif name in _BLOCKS:
            self._is_new_line = True
        if not tag[1] and _ADDRESS.search(tag[3]):
            self.links += 1

    def add(self, data: str) -> None:
        words = _on_one_line(data)
        if words != data and (self._is_new_line or not self.parts):
            words = words.lstrip(" ")
        if words:
            self._put(words)
            self._ends_in_line_end = words != data and words.endswith(" ")

    def _put(self, words: str) -> None:
        if self._is_new_line and self.parts:
            if self._ends_in_line_end:
                self.parts[-1] = self.parts[-1].removesuffix(" ")
            self.parts.append("\n")
        self._is_new_line = self._ends_in_line_end = False
        self.parts.append(words)


def _on_one_line(data: str) -> str:
    """A line end in HTML is white space, with what stands around it."""
    first, *others = data.split("\n")
    if not others:
        return data
    middle = (line.strip() for line in others[:-1])
    return " ".join([first.rstrip(), *filter(None, middle), others[-1].lstrip()])
