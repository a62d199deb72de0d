"""All statements of a timeline compared with the texts of their sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from sco_tui import source_copies
from sco_tui.problem import Problem, Severity
from sco_tui.quote_check import Closest, Passage, Result, SourceWords
from sco_tui.text import quoted
from sco_tui.timeline import Event, Statement, Timeline

# A statement, and the keys of its sources: an alias may stand at several events.
_Claim: TypeAlias = tuple[Statement, tuple[str, ...]]
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Verdict(NamedTuple):
    """What came of one statement.

    `key` is that of the first source whose text holds it, of one that is not found the first with a text.
    """

    result: Result
    key: str | None = None
    passages: tuple[Passage, ...] = ()
    closest: Closest | None = None


_NO_TEXT = Verdict(Result.NO_TEXT)


class Standing(NamedTuple):
    """A statement that stands in a text, by its number in its event, from 0."""

    event: Event
    number: int
    passages: tuple[Passage, ...]
    result: Result

    @property
    def statement(self) -> Statement:
        return self.event.statements[self.number]


@dataclass(frozen=True, eq=False, repr=False)
class Checked:
    """What came of all; `problems` are those of the check alone, in the file's order.

    `unfound` has those of statements that are not found, each with what of it is there.

    `digests` are the SHA-256 of the texts' files, by key as the texts.

    Without a text there are no `verdicts`: of 10,000 events they would take 5 MB.
    """

    timeline: Timeline
    texts: Mapping[str, SourceWords]
    digests: Mapping[str, str]
    verdicts: Mapping[_Claim, Verdict]
    problems: tuple[Problem, ...]
    unfound: Mapping[Problem, Closest | None]

    def verdict(self, event: Event, statement: Statement) -> Verdict:
        return self.verdicts.get((statement, event.keys_of(statement)), _NO_TEXT)

    @cached_property
    def counts(self) -> Counter[Result]:
        """How many statements each result has."""
        return Counter(self.verdicts.get(claim, _NO_TEXT).result for claim in _claims(self.timeline))

    def has_text(self, event: Event) -> bool:
        """Whether the text of a source of one of its statements is at hand."""
        return any(self.verdict(event, spoken).key is not None for spoken in event.statements)

    def is_unfound(self, event: Event, statement: Statement) -> bool:
        """Whether no source's text that is at hand holds it, and one should."""
        return self.verdict(event, statement).result is Result.NOT_FOUND

    def standing(self, key: str) -> tuple[Standing, ...]:
        """The statements from a source that stand in its text, in the order of the text."""
        words = self.texts.get(key)
        return tuple(sorted(self._standing(key, words), key=_start)) if words else ()

    def _standing(self, key: str, words: SourceWords) -> Iterator[Standing]:
        for event in self.timeline.events:
            for number, statement in enumerate(event.statements):
                if key in event.keys_of(statement):
                    verdict = self.verdict(event, statement)
                    result, passages = verdict.result, verdict.passages
                    if verdict.key != key:  # it stands in another of its sources
                        result, passages = words.find(statement.text)
                    if passages:
                        yield Standing(event, number, passages, result)


def _start(standing: Standing) -> int:
    return standing.passages[0][0].start


def check(timeline: Timeline, given: Mapping[str, str] = _NOTHING) -> Checked:
    """Reads the texts and compares; `given` has paths of texts by the keys of their sources.

    Raises UnreadableError as `source_copies.read`.
    """
    read, problems = source_copies.read(timeline, given)
    words_of = cache(SourceWords)  # any number of sources may have the same text
    texts = {key: words_of(file.text) for key, file in read.items()}
    digests = {key: file.digest for key, file in read.items()}
    verdicts = {claim: _verdict(*claim, texts) for claim in _claims(timeline)} if texts else {}
    verdicts |= dict(_with_closest(verdicts, texts))
    unfound = {
        _not_found(timeline, statement, [key for key in keys if key in texts]): verdict.closest
        for (statement, keys), verdict in verdicts.items()
        if verdict.result is Result.NOT_FOUND
    }
    return Checked(timeline, texts, digests, verdicts, tuple(sorted({*problems, *unfound})), unfound)


def _claims(timeline: Timeline) -> Iterator[_Claim]:
    for event in timeline.events:
        for statement in event.statements:
            yield statement, event.keys_of(statement)


def _verdict(statement: Statement, keys: tuple[str, ...], texts: Mapping[str, SourceWords]) -> Verdict:
    """One that is verbatim in a source goes before one with cuts in an earlier source."""
    found = [(key, *texts[key].find(statement.text)) for key in keys if key in texts]
    for wanted in (Result.FOUND, Result.FOUND_WITH_CUTS, Result.NOT_FOUND):
        for key, result, passages in found:
            if result is wanted:
                return Verdict(result, key, passages)
    return _NO_TEXT


def _with_closest(
    verdicts: Mapping[_Claim, Verdict], texts: Mapping[str, SourceWords]
) -> Iterator[tuple[_Claim, Verdict]]:
    """Those that are not found, with what of them is in the text: one pass over each text for all."""
    missing: dict[str, list[_Claim]] = {}
    for claim, verdict in verdicts.items():
        if verdict.result is Result.NOT_FOUND and verdict.key is not None:
            missing.setdefault(verdict.key, []).append(claim)
    for key, claims in missing.items():
        closest = texts[key].closest(statement.text for statement, _ in claims)
        for claim in claims:
            yield claim, verdicts[claim]._replace(closest=closest.get(claim[0].text))


def _not_found(timeline: Timeline, statement: Statement, keys: list[str]) -> Problem:
    named = " or ".join(quoted(key) for key in keys)
    message = f"statement not found in source {named}"
    lines = timeline.files[statement.file].lines
    return Problem(statement.file, *statement.text_place, Severity.ERROR, message, len(statement.text), lines)
