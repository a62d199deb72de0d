"""What is listed of a speaker or a source, as cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from sco_tui.checked import Checked
from sco_tui.event_words import date_words, source_words
from sco_tui.found import everything
from sco_tui.origins import Origins
from sco_tui.speakers import Spoken, Voice, in_time
from sco_tui.text import counted
from sco_tui.timeline import Event, Timeline
from sco_tui.tui.aim import Aim
from sco_tui.tui.card_lines import CardLines
from sco_tui.tui.card_pane import Card, Cards
from sco_tui.tui.glyphs import Signs
from sco_tui.tui.lines import Line, paragraph, text_lines


class ListedCards:
    """Makes them, of one timeline."""

    def __init__(self, timeline: Timeline, checked: Checked | None) -> None:
        self._timeline = timeline
        self._checked = checked
        self._origins = Origins(timeline)
        self._found = everything(timeline)  # one for all cards: of 10,000 events it takes a while to make

    def of_voice(self, voice: Voice) -> Cards:
        """All statements of a speaker in time order, then the sources."""
        keys = dict.fromkeys(key for one in voice.spoken for key in _keys(one))
        numbers = {key: number for number, key in enumerate(keys, start=1)}
        cards = [Card(partial(_voice_lines, voice)), *self._statements(voice.spoken, numbers)]
        if numbers:
            cards.append(Card(partial(self._sources_lines, numbers)))
        events = len({id(one.event) for one in voice.spoken})
        said = counted(len(voice.spoken), "statement")
        return Cards(cards, f"{said} · {counted(events, 'event')}" if voice.spoken else said)

    def of_source(self, key: str) -> Cards:
        """What is known of a source, then the events and the statements that rest on it, in time order."""
        events = [event for event in self._timeline.events if key in event.source]
        spoken = [
            Spoken(event, number)
            for event in self._timeline.events
            for number, statement in enumerate(event.statements)
            if key in event.keys_of(statement)
        ]
        cards = [Card(partial(self._source_head, key))]
        if events:
            cards.append(Card(partial(_rule, counted(len(events), "event"))))
        cards += [Card(partial(self._event_lines, event), Aim(event)) for event in events]
        statements = list(self._statements(in_time(spoken), {key: 1}, marks_origin=True))
        if statements:
            cards += [Card(partial(_rule, counted(len(spoken), "statement"))), *statements]
        said = counted(len(spoken), "statement")
        return Cards(cards, f"{counted(len(events), 'event')} · {said}")

    def _statements(
        self, spoken: Iterable[Spoken], numbers: Mapping[str, int], *, marks_origin: bool = False
    ) -> Iterator[Card]:
        """Each below the event that it is of, where that is another than of the one before."""
        before: Event | None = None
        for one in spoken:
            above = None if one.event is before else partial(_event_heading, one.event)
            lines = partial(self._statement_lines, one, numbers, marks_origin)
            yield Card(lines, Aim(one.event, one.number), above)
            before = one.event

    def _statement_lines(
        self, one: Spoken, numbers: Mapping[str, int], marks_origin: bool, width: int, signs: Signs
    ) -> list[Line]:
        others = dict.fromkeys(key for key in _keys(one) if key not in numbers)
        known = {**numbers, **{key: len(numbers) + place for place, key in enumerate(others, start=1)}}
        writer = CardLines(self._found, signs, self._checked)
        lines = [line.pieces for line in writer.card(one.event, one.statement, width, known)]
        return [*lines, *(self._origin_lines(_keys(one), width) if marks_origin else ())]

    def _event_lines(self, event: Event, width: int, signs: Signs) -> list[Line]:
        lines = paragraph(event.title, width, "title", [])
        lines += paragraph(date_words(event, signs.own), width, "date", [])
        return [*lines, *self._origin_lines(event.source, width)]

    def _origin_lines(self, keys: Iterable[str], width: int) -> list[Line]:
        """Marks what rests on a single origin, whatever the number of its sources."""
        keys = tuple(dict.fromkeys(keys))
        found = self._origins.of_all(keys)
        if len(found) != 1:
            return []
        title = _title(self._timeline, found[0])
        words = "one origin" if keys == found else f"one origin: {title}"
        if len(keys) > 1:
            words = f"{len(keys)} sources, {words}"
        return [[("  ", "text"), *line] for line in paragraph(words, width - 2, "accent", [])]

    def _sources_lines(self, numbers: Mapping[str, int], width: int, signs: Signs) -> list[Line]:
        writer = CardLines(self._found, signs, None)
        sources = (line for key, number in numbers.items() for line in writer.source(key, number, width))
        heading = "Source" if len(numbers) == 1 else "Sources"
        return [*_rule(heading, width, signs), *(line.pieces for line in sources)]

    def _source_head(self, key: str, width: int, signs: Signs) -> list[Line]:
        title, *rest = source_words(self._timeline, key, signs.own)
        lines = [[], *paragraph(title, width, "title", [])]
        for text in rest:
            lines += paragraph(text, width, "muted", [])
        if self._checked is not None:
            is_there = key in self._checked.texts
            lines += paragraph("text at hand" if is_there else "no text at hand", width, "muted", [])
        repeating = [
            other for other in self._timeline.sources if other != key and self._origins.of(other) == key
        ]
        if repeating:
            titles = ", ".join(_title(self._timeline, other) for other in repeating)
            lines += paragraph(f"repeated by: {titles}", width, "accent", [])
        return lines


def _keys(one: Spoken) -> tuple[str, ...]:
    return one.event.keys_of(one.statement)


def _title(timeline: Timeline, key: str) -> str:
    source = timeline.sources.get(key)
    return source.title or key if source else key


def _voice_lines(voice: Voice, width: int, _signs: Signs) -> list[Line]:
    if voice.name is None:
        return [[], *paragraph("Speaker not recorded", width, "title", [])]
    lines = [[], *paragraph(voice.name, width, "title", [])]
    if voice.aliases:
        lines += paragraph(f"also {', '.join(voice.aliases)}", width, "muted", [])
    if voice.role:
        lines += paragraph(voice.role, width, "muted", [])
    if not voice.spoken:
        lines += [[], *paragraph("No statement.", width, "muted", [])]
    return lines


def _event_heading(event: Event, width: int, signs: Signs) -> list[Line]:
    """Date and title, above its statements."""
    lines = [
        line.words
        for line in text_lines(
            [(date_words(event, signs.own), "date"), ("  ", "text"), (event.title, "title")], width
        )
    ]
    return [*lines, []]


def _rule(words: str, width: int, signs: Signs) -> list[Line]:
    return [[(f"{words} ", "month"), (signs.rule * max(width - len(words) - 1, 0), "rule")]]
