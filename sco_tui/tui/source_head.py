"""What is said above a source's text: whose words are lit in it, or how the statement differs from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from sco_tui.checked import Checked
from sco_tui.event_words import NO_SPEAKER, quotation_marks
from sco_tui.quote_check import MOST_PLACES, Closest, Result
from sco_tui.text import one_line
from sco_tui.timeline import Event
from sco_tui.tui.check_words import verdict_words
from sco_tui.tui.event_lines import MAX_WIDTH
from sco_tui.tui.glyphs import Signs
from sco_tui.tui.lines import Line, cut, marked, strip, text_lines, width_of
from sco_tui.tui.look import DEFAULT, Look
from sco_tui.word_difference import difference
from sco_tui.wording import Span

_MARGIN = 2  # cells at each side
_WORDS_KEPT = 5
_SHOWN_CHARACTERS = 16_384  # of a megabyte the difference takes a second, and its lines take more
_LABELS = ("statement  ", "source     ")


@dataclass(frozen=True, eq=False)
class Reading:
    """The statement that is read in its source.

    `stop` of `stops`: which of all passages of the timeline in this text; 0 for one that is not there.
    `place` of `places`: which of the passages of this statement.
    """

    checked: Checked
    event: Event
    number: int
    result: Result
    stop: int
    stops: int
    place: int = 1
    places: int = 1
    closest: Closest | None = None


class SourceHead(Widget):
    """As high as what it says, and no higher than half of the screen."""

    look: reactive[Look] = reactive(DEFAULT)
    reading: reactive[Reading | None] = reactive(None)

    def __init__(self) -> None:
        super().__init__(id="source-head")

    @property
    def _most(self) -> int:
        return max(self.screen.size.height // 2 - 1, 2)

    def _lines(self) -> list[Line]:
        room = max(self.size.width - 2 * _MARGIN, 1)
        return _fitted(self.reading, room, self._most, self.look.signs) if self.reading else []

    def watch_look(self) -> None:
        self.refresh()

    def watch_reading(self) -> None:
        self._fit()

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        if self.size.width:
            self.styles.height = max(len(self._lines()), 1)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        lines = self._lines()
        line = lines[y] if y < len(lines) else []
        return strip([(" " * _MARGIN, "text"), *line], self.size.width, self.look.palette)


@lru_cache(maxsize=1)
def _fitted(reading: Reading, width: int, most: int, signs: Signs) -> list[Line]:
    """At most so many lines: of a long difference, what is the same is left out first."""
    lines = head_lines(reading, width, signs)
    if len(lines) > most:
        lines = head_lines(reading, width, signs, is_short=True)
    if len(lines) <= most:
        return lines
    more: Line = [(f"{signs.more} {len(lines) - most + 1} more lines", "accent")]
    return [*lines[: most - 1], more]


def head_lines(reading: Reading, width: int, signs: Signs, *, is_short: bool = False) -> list[Line]:
    """At most `width` cells each; short, of what is the same only some words beside what differs."""
    stop = f"{reading.stop:,} of {reading.stops:,}" if reading.stop else ""
    who = cut_line(_who(reading, signs), width - (cell_len(stop) + 2 if stop else 0), signs.more)
    gap = " " * max(width - width_of(who) - cell_len(stop), 0)
    lines: list[Line] = [[*who, (gap, "text"), (stop, "muted")] if stop else who]
    lines += [line.words for line in text_lines(_result(reading, signs), width)]
    if reading.result is Result.NOT_FOUND:
        lines += _differences(reading, min(width, MAX_WIDTH), signs, is_short)
    return lines


def _who(reading: Reading, signs: Signs) -> Line:
    """The speaker, and the event with its date."""
    event, statement = reading.event, reading.event.statements[reading.number]
    between = (signs.own(" · "), "muted")
    speaker = (one_line(statement.speaker), "speaker") if statement.speaker else (NO_SPEAKER, "muted")
    date = [between, (one_line(event.date), "date")] if event.date else []
    return [speaker, *date, between, (one_line(event.title), "text")]


def _result(reading: Reading, signs: Signs) -> Line:
    words = verdict_words(reading.result, signs)
    line: Line = [words] if words else []
    if reading.places > 1:
        times = f"{reading.places:,} times" + " or more" * (reading.places >= MOST_PLACES)
        said = f" · stands there {times}, this is number {reading.place:,}"
        line.append((signs.own(said), "accent"))
    if reading.result is Result.NOT_FOUND:
        closest = "the closest part is lit" if reading.closest else "no word of it is there"
        line.append((signs.own(f": {closest}"), "muted"))
    return line


def _differences(reading: Reading, width: int, signs: Signs, is_short: bool) -> list[Line]:
    """Word by word, what the statement has and the text has not, and the other way round."""
    statement = reading.event.statements[reading.number]
    before, behind = quotation_marks(statement, signs.own)
    if reading.closest is None:
        return _labelled(_LABELS[0], [(f"{before}{statement.text}{behind}", "text")], width)
    said, there = statement.text, one_line(reading.closest.source.text[slice(*reading.closest.around)])
    if max(len(said), len(there)) > _SHOWN_CHARACTERS:
        said, there = (text[:_SHOWN_CHARACTERS] + signs.more for text in (said, there))
    own, others = _set_against(said, there)
    if is_short:
        own, others = (_shortened(line, signs.more) for line in (own, others))
    texts = ([(before, "text"), *own, (behind, "text")], others)
    return [
        line for label, words in zip(_LABELS, texts, strict=True) for line in _labelled(label, words, width)
    ]


def _set_against(said: str, there: str) -> tuple[Line, Line]:
    """Both with what the other has not lit; what of the text goes beyond the statement is no difference."""
    ours, theirs = difference(said, there)
    start, end = 0, len(there)
    if theirs and theirs[-1].end == end and not (ours and ours[-1].end == len(said.rstrip())):
        end = len(there[: theirs.pop().start].rstrip())
    if theirs and theirs[0].start == start and not (ours and ours[0].start == len(said) - len(said.lstrip())):
        behind = there[theirs.pop(0).end : end]
        start = end - len(behind.lstrip())
    return _lit(said, ours), marked(there, start, end, "text", [(span.start, span.end) for span in theirs])


def _shortened(line: Line, more: str) -> Line:
    """What is lit, and a few of the words beside it."""
    short: Line = []
    for number, (text, role) in enumerate(line):
        words = text.split()
        first = [] if number == 0 else words[:_WORDS_KEPT]
        last = [] if number == len(line) - 1 else words[-_WORDS_KEPT:]
        if role != "hit" and len(words) > len(first) + len(last):
            before, behind = text[: -len(text.lstrip())], text[len(text.rstrip()) :]
            text = f"{before if first else ''}{' '.join([*first, more, *last])}{behind if last else ''}"
        short.append((text, role))
    return short


def _lit(text: str, spans: Sequence[Span]) -> Line:
    return marked(text, 0, len(text), "text", [(span.start, span.end) for span in spans])


def _labelled(label: str, words: Line, width: int) -> list[Line]:
    lines = text_lines([piece for piece in words if piece[0]], max(width - cell_len(label), 1))
    indent = " " * cell_len(label)
    return [[(indent if number else label, "month"), *line.words] for number, line in enumerate(lines)]


def cut_line(line: Line, width: int, more: str) -> Line:
    """`line` in at most `width` cells; what is left out of its end is marked."""
    kept: Line = []
    for text, role in line:
        room = width - width_of(kept)
        kept.append((cut(text, room, more), role))
        if kept[-1][0] != text:
            break
    return kept
