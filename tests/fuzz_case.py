"""One file of the fuzzer, put through all that the commands do with it; what must hold then is checked.

What is asked of a file is drawn from its bytes: the same file is tried in the same way for ever.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cached_property, partial
from io import StringIO
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeAlias
from zlib import crc32

import sco_tui
from sco_tui import importing, timeline_file, timeline_text
from sco_tui.briefing import compose
from sco_tui.check_text import print_problems, summary
from sco_tui.checked import Checked, check
from sco_tui.citation import event_citation, statement_citation
from sco_tui.commands import no_match
from sco_tui.event_text import event_text
from sco_tui.formats import FORMATS, Format
from sco_tui.formats.json import event_json, found_json, problems_json
from sco_tui.found import Found, everything
from sco_tui.found_text import print_events
from sco_tui.hits import hits
from sco_tui.problem import Problem, UnreadableError
from sco_tui.query import Query, QueryError, parse
from sco_tui.search import Index
from sco_tui.timeline import Timeline
from sco_tui.typed_query import typed
from tests.fuzz_mutation import TOKENS
from tests.live_text import live_characters

Read: TypeAlias = Callable[[str, bytes], tuple[Timeline, tuple[Problem, ...]]]

_PACKAGE = str(Path(sco_tui.__file__).parent)
_LINE_END = re.compile(r"\r\n?|\n")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_FEW = 3  # of the uses of a file that are tried each time
_MOST_EVENTS = 20  # that are shown one by one
_LINES_OF_CRLF = ("ics", "csv")


class Fault(NamedTuple):
    """What must not be: of which kind, where in the program, and what is known of it."""

    kind: str
    place: str
    details: str


class Outcome(NamedTuple):
    """Whether the file could be read, and what is wrong with what became of it."""

    is_accepted: bool
    fault: Fault | None


class _WrongError(Exception):
    """A property that does not hold."""

    def __init__(self, kind: str, details: str) -> None:
        super().__init__(details)
        self.kind = kind


def try_file(path: Path, read: Read = timeline_file.parse, *, is_whole: bool = False) -> Outcome:
    """Reads the file, a timeline or by its ending one of another format, and uses what it says.

    With `is_whole` all uses are tried, else a few.
    """
    is_accepted = False
    data = path.read_bytes()
    use = "read"
    try:
        asked = None
        if path.suffix == ".yaml":
            asked = _read(path.name, data, read)
        elif (written := _import(path)) is not None:
            asked = _read("imported.yaml", written, read)
            if asked is None:
                raise _WrongError("import-unreadable", "what was imported cannot be read")
        uses = asked.uses() if asked else {}
        is_accepted = asked is not None
        random = Random(crc32(data))
        for use in uses if is_whole else random.sample(sorted(uses), min(_FEW, len(uses))):
            _must_be_dead(use, _COLOUR.sub("", uses[use]()))
    except _WrongError as error:
        return Outcome(is_accepted, Fault(error.kind, use, str(error)))
    except Exception as error:  # whatever it is, it is a finding
        return Outcome(is_accepted, _fault_of(error, use))
    return Outcome(is_accepted, None)


def _fault_of(error: Exception, use: str) -> Fault:
    frames = traceback.extract_tb(error.__traceback__)
    inner = next((frame for frame in reversed(frames) if frame.filename.startswith(_PACKAGE)), frames[-1])
    place = f"{Path(inner.filename).name} {inner.name}"
    details = "".join(traceback.format_exception(error, limit=-12))
    return Fault(type(error).__name__, place, f"{use}: {details}")


def _read(name: str, data: bytes, read: Read) -> Asked | None:
    try:
        timeline, problems = read(name, data)
    except UnreadableError as error:
        _must_be_dead("read", str(error))
        if error.line is not None and error.column is not None:
            _must_be_within(data, error.line, error.column, str(error))
        return None
    for problem in problems:
        _must_be_dead("read", str(problem))
        if "\n" in str(problem):
            raise _WrongError("problem-of-lines", repr(str(problem)))
        _must_be_within(data, problem.line, problem.column, str(problem))
        excerpt = problem.excerpt(60)
        _must_be_dead("read", f"{excerpt.above}{excerpt.text}{excerpt.caret}")
    for event in timeline.events:
        _must_be_within(data, event.line, event.column, event.title)
    if len({event.id for event in timeline.events}) < len(timeline.events):
        raise _WrongError("ids", "two events of one id")
    return Asked(timeline, problems, Random(crc32(data)))


def _import(path: Path) -> bytes | None:
    """The timeline file that a file of another format becomes."""
    try:
        imported = importing.read(path.name)
    except UnreadableError as error:
        _must_be_dead("import", str(error))
        return None
    written = timeline_text.write(imported.document)
    _must_be_dead("import", written)
    timeline, _ = timeline_file.parse("imported.yaml", written.encode())
    titles = [event.title for event in sorted(timeline.events, key=lambda event: event.line)]
    if titles != [event["title"] for event in imported.document["events"]]:
        raise _WrongError("import-loses", written)
    return written.encode()


def _must_be_dead(use: str, text: str) -> None:
    allowed = "\n\t\r" if use.endswith(_LINES_OF_CRLF) else "\n\t"
    if live := live_characters(text, allowed):
        raise _WrongError("live-character", f"{use}: {sorted(live)!r} in {text[:2000]!r}")


def _must_be_within(data: bytes, line: int, column: int, what: str) -> None:
    """As editors count them: a line ends at LF, CRLF or CR, and a place may be right behind its end."""
    lines = _LINE_END.split(data.decode(errors="replace").removeprefix("\ufeff"))
    if not (1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1):
        raise _WrongError("place", f"{line}:{column} of {len(lines)} lines: {what}")


class _Terminal(StringIO):
    """What a command draws on as on a terminal."""

    def isatty(self) -> bool:
        return True


@dataclass(frozen=True)
class Asked:
    """A timeline that was read, and all that can be asked of it."""

    timeline: Timeline
    problems: tuple[Problem, ...]
    random: Random

    @cached_property
    def checked(self) -> Checked:
        return check(self.timeline)

    @cached_property
    def index(self) -> Index:
        return Index(self.timeline, self.problems, self.checked.is_unfound)

    @cached_property
    def query(self) -> Query:
        """Drawn anew until one can be read, of what the file says; what cannot be is refused in one line."""
        for text in self._queries():
            written = typed(text)  # of which nothing is refused
            _must_be_read_again(written.meant)
            self.index.find(written.sought)
            try:
                query = parse(text)
            except QueryError as error:
                _must_be_dead("query", str(error))
            else:
                _must_be_read_again(query)
                if query.terms:
                    return query
        return parse("a")

    def _queries(self) -> Iterator[str]:
        events = self.timeline.events
        words = [
            word for event in events[:_MOST_EVENTS] for word in event_citation(self.timeline, event).split()
        ]
        words += [token.decode(errors="replace") for token in TOKENS]
        dates = [event.date for event in events if event.date] + ["2017-06", "../2000"]
        shapes = [
            "{0}", "{0}", '"{0} {1}"', "-{0} {1}", "{0}|{1}", "speaker:{0}", "role:{0} {1}", "text:{0}",
            "kind:={0}", "tag:{0}|{1}", "source:{0}", "title:{0} -text:{1}", "after:{2}", "before:{2}",
            "on:{2}", "is:problem {0}", "is:unfound", "is:undated|uncertain", "{0}:{1}", "{0}{1}",
        ]  # fmt: skip
        for _ in range(3):
            first, second = self.random.choices(words, k=2)
            yield self.random.choice(shapes).format(first, second, self.random.choice(dates))

    @cached_property
    def found(self) -> Found:
        return self.index.find(self.query)

    def uses(self) -> dict[str, Callable[[], str]]:
        """What the commands do, each giving all that it would print."""
        return {
            "list": partial(_printed, lambda: print_events(self.timeline.events)),
            "list terminal": partial(_printed, lambda: print_events(self.timeline.events), is_terminal=True),
            "list json": lambda: found_json(everything(self.timeline), len(self.problems)),
            "show": self._shown,
            "show json": lambda: "".join(event_json(self.timeline, one) for one in self._some_events),
            "cite": self._cited,
            "search": self._searched,
            "search terminal": partial(self._searched, is_terminal=True),
            "search json": lambda: found_json(self.found, len(self.problems)),
            "check": partial(_printed, self._print_check),
            "check json": lambda: problems_json(self.checked, (*self.problems, *self.checked.problems)),
            **{f"export {name}": partial(self._exported, one) for name, one in FORMATS.items()},
        }

    @property
    def _some_events(self) -> list[sco_tui.timeline.Event]:
        return list(self.timeline.events[:_MOST_EVENTS])

    def _shown(self) -> str:
        return "\n".join(event_text(self.timeline, one) for one in self._some_events)

    def _cited(self) -> str:
        return "\n".join(
            statement_citation(self.timeline, event, statement)
            for event in self._some_events
            for statement in event.statements[:_MOST_EVENTS]
        )

    def _searched(self, *, is_terminal: bool = False) -> str:
        found = self.found
        for event in found.events:
            for hit in hits(found, event):
                if not all(0 <= start < end <= len(hit.text) for start, end in hit.spans):
                    raise _WrongError("span", f"{self.query}: {hit}")
        printed = _printed(
            lambda: print_events(found.events, lambda one: hits(found, one)), is_terminal=is_terminal
        )
        return printed if found.events else no_match(self.index, self.query)

    def _print_check(self) -> None:
        print_problems(self.checked, [*self.problems, *self.checked.problems])
        print(summary(self.checked))

    def _exported(self, chosen: Format) -> str:
        briefing = compose(everything(self.timeline), self.checked, problem_count=len(self.problems))
        return f"{chosen.write(briefing)}{chosen.lost(briefing)}"


def _must_be_read_again(query: Query) -> None:
    if parse(str(query)) != query:
        raise _WrongError("query", f"{query!r} is printed {str(query)!r}, and read {parse(str(query))!r}")
    _must_be_dead("query", str(query))


def _printed(work: Callable[[], None], *, is_terminal: bool = False) -> str:
    out = _Terminal() if is_terminal else StringIO()
    with redirect_stdout(out):
        work()
    return out.getvalue()
