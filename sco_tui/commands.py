"""The commands that answer with text: each takes the words behind its name and returns its exit code.

What only some of them need is imported there: a list in a pipe is to start as quickly as it can.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from sco_tui.files import STANDARD_INPUT, write_document
from sco_tui.problem import Severity, UnreadableError
from sco_tui.streams import say, take_any_letter
from sco_tui.text import one_line, quoted

if TYPE_CHECKING:
    from argparse import Namespace

    from sco_tui.checked import Checked
    from sco_tui.columns import Marked
    from sco_tui.draft import Imported
    from sco_tui.found import Found
    from sco_tui.problem import Problem
    from sco_tui.query import Query, Term
    from sco_tui.search import Index
    from sco_tui.timeline import Event, Timeline

_YES, _NO = 0, 1  # exit codes: done, or the answer is yes; the answer is no
_STANDARD_OUTPUT = "-"
_REMARKS_TOLD = 20
_TERMS_NAMED = 3  # of those that hide events


def default_file() -> str:
    """$SCO_TUI_FILE, else the shipped timeline: in the package, or beside it in a checkout."""
    package = os.path.dirname(os.path.abspath(__file__))
    places = (os.path.join(folder, "events.yaml") for folder in (package, os.path.dirname(package)))
    return os.environ.get("SCO_TUI_FILE") or next(filter(os.path.exists, places), "events.yaml")


def _list(words: list[str]) -> int:
    from sco_tui import arguments, found_text

    options = arguments.of_list().read(words)
    timeline, problems = _read(options)
    if options.query is None and not options.json:
        found_text.print_events(timeline.events)
        return _YES
    from sco_tui.found import everything

    asks = options.query is not None
    found = _index(timeline, problems, options).find(options.query) if asks else everything(timeline)
    if options.json:
        _print_found_json(found, problems)
    else:
        found_text.print_events(found.events)
    return _YES


def _show(words: list[str]) -> int:
    from sco_tui import arguments

    options = arguments.of_show().read(words)
    timeline, _ = _read(options)
    event = _event(options.id, timeline.events)
    if event is None:
        say(_no_such_id(options.id, timeline.events))
        return _NO
    if options.json:
        from sco_tui.formats.json import event_json

        _print_json(event_json(timeline, event))
    else:
        from sco_tui.event_text import event_text

        print(event_text(timeline, event))
    return _YES


def _search(words: list[str]) -> int:
    from sco_tui import arguments

    options = arguments.of_search().read(words)
    if not options.query.terms:
        raise UnreadableError("query", "is empty: write a word; sco-tui list prints every event")
    from sco_tui import found_text
    from sco_tui.hits import hits

    timeline, problems = _read(options)
    index = _index(timeline, problems, options)
    found = index.find(options.query)
    if options.json:
        _print_found_json(found, problems)
    else:
        found_text.print_events(found.events, lambda event: hits(found, event))
    if not found.events:
        say(_no_match(index, options.query))
    return _YES if found.events else _NO


def _check(words: list[str]) -> int:
    from sco_tui import arguments, timeline_file
    from sco_tui.checked import check

    options = arguments.of_check().read(words)
    timeline, of_file = timeline_file.read(_file(options))
    checked = check(timeline, options.sources)
    problems = sorted([*of_file, *checked.problems])
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if options.json:
        from sco_tui.formats.json import problems_json

        _print_json(problems_json(checked, problems))
    else:
        from sco_tui.check_text import print_problems, summary

        print_problems(checked, problems)
        found = f"{_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')}"
        print(f"{_count(len(timeline.events), 'event')}: {found if problems else 'no problems'}")
        print(summary(checked))
    _say_if_slow()
    return _NO if errors else _YES


def _export(words: list[str]) -> int:
    from sco_tui import arguments, formats
    from sco_tui.briefing import compose
    from sco_tui.found import everything

    options = arguments.of_export().read(words)
    timeline, problems = _read(options)
    checked, found = _checked(timeline, options), everything(timeline)
    if options.query is not None:
        index = _index(timeline, problems, options, checked)
        found = index.find(options.query)
        if not found.events:
            say(_no_match(index, options.query))
    path = options.output
    chosen = options.format or (path and formats.of_ending(path)) or formats.DEFAULT
    briefing = compose(found, checked, problem_count=len(problems))
    document = chosen.write(briefing)
    if lost := chosen.lost(briefing):
        say(f"{chosen.name}: {lost}")
    from sco_tui.source_copies import paths

    _put(document, path, (_file(options), *paths(timeline, options.sources)))
    return _YES


def _import(words: list[str]) -> int:
    from sco_tui import arguments, importing, timeline_text

    options = arguments.of_import().read(words)
    imported = importing.read(options.path)
    document = timeline_text.write(imported.document)
    _tell_not_understood(one_line(options.path), imported)
    _put(document, options.output, [options.path])
    return _YES


def _tell_not_understood(name: str, imported: Imported) -> None:
    for place, message in imported.remarks[:_REMARKS_TOLD]:
        say(f"{name}:{' ' if '.' in place else ''}{place}: {message}")
    more = len(imported.remarks) - _REMARKS_TOLD
    if more > 0:
        say(f"{name}: {_count(more, 'more remark')} of this kind")
    missing = [f"{number} {what}" for what, number in sorted(imported.left_out.items())]
    if missing:
        say(f"{name}: not carried over: {', '.join(missing)}")


def _put(document: str, path: str | None, made_from: Iterable[str]) -> None:
    """On standard output, or in the file `path`, which is none of those that it was made from."""
    if path in (None, _STANDARD_OUTPUT):
        take_any_letter("utf-8")  # as its documents say of themselves
        sys.stdout.write(document)
    else:
        write_document(path, document, made_from)


BY_NAME: dict[str, Callable[[list[str]], int]] = {
    "list": _list,
    "show": _show,
    "search": _search,
    "check": _check,
    "export": _export,
    "import": _import,
}


def _file(options: Namespace) -> str:
    return default_file() if options.file is None else str(options.file)


def _read(options: Namespace) -> tuple[Timeline, tuple[Problem, ...]]:
    """The timeline and its problems, which are summed up in one line."""
    from sco_tui.timeline_file import read

    timeline, problems = read(_file(options))
    if problems:
        from shlex import quote

        file = timeline.file
        say(f"{file}: {_count(len(problems), 'problem')}; see sco-tui check {quote(file)}")
    return timeline, problems


def _checked(timeline: Timeline, options: Namespace) -> Checked:
    """The statements compared with their sources; says which text cannot be read."""
    from sco_tui.checked import check

    checked = check(timeline, options.sources)
    for problem in checked.problems:
        if problem.severity is Severity.WARNING:
            say(str(problem))
    return checked


def _index(
    timeline: Timeline, problems: Sequence[Problem], options: Namespace, checked: Checked | None = None
) -> Index:
    """Ready for the query; statements are compared with their sources only where that is asked."""
    from sco_tui.search import Index

    is_marked = _marked(options)
    if checked is None and not options.sources and not options.query.asks_for_check:
        return Index(timeline, problems, is_marked=is_marked)
    checked = checked or _checked(timeline, options)
    if not checked.texts and options.query.asks_for_check:
        say("sco-tui: no source's text is at hand: name one with --source KEY=PATH")
    return Index(timeline, problems, checked.is_unfound, is_marked)


def _marked(options: Namespace) -> Marked:
    """Which events the reader has marked in the viewer, where that is asked; of standard input none.

    Raises UnreadableError where the marks cannot be read.
    """
    from sco_tui.columns import nothing_marked

    path = _file(options)
    if path == STANDARD_INPUT or not options.query.asks_for_marks:
        return nothing_marked
    from sco_tui import marks

    ids = marks.read(path).keys()
    return lambda event: event.id in ids


def _print_found_json(found: Found, problems: Sequence[Problem]) -> None:
    from sco_tui.formats.json import found_json

    _print_json(found_json(found, len(problems)))


def _print_json(document: str) -> None:
    take_any_letter("utf-8")  # RFC 8259, section 8.1: whatever the locale
    sys.stdout.write(document)


def _event(wanted: str, events: Sequence[Event]) -> Event | None:
    """The event with the id `wanted`, else the one whose id `list` prints so."""
    by_id = {one_line(event.id): event for event in reversed(events)} | {event.id: event for event in events}
    return by_id.get(wanted)


def _no_such_id(wanted: str, events: Sequence[Event]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(wanted, [one_line(event.id) for event in events], n=3, cutoff=0.5)
    mend = f"did you mean {' or '.join(near)}?" if near else "sco-tui list prints the ids"
    return f"sco-tui: no event {one_line(wanted)}: {mend}"


def _no_match(index: Index, query: Query) -> str:
    """Names a query that finds something, else the terms without which this one would."""
    from sco_tui.advice import advise

    said = f"sco-tui: no event matches {quoted(str(query))[1:-1]}"
    advice = advise(index, query)
    if advice.suggestion is not None:
        return f"{said}: did you mean {one_line(str(advice.suggestion))}?"
    hiding = [_without(one.term, one.events) for one in advice.hiding[:_TERMS_NAMED]]
    return f"{said}; {', '.join(hiding)}" if hiding else said


def _without(term: Term, events: int) -> str:
    return f"without {one_line(str(term))} {_count(events, 'event')} {'matches' if events == 1 else 'match'}"


def _say_if_slow() -> None:
    from sco_tui.yaml_parser import HAS_LIBYAML

    if not HAS_LIBYAML:
        say("sco-tui: this PyYAML is built without libyaml: big files are read some twenty times slower")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
