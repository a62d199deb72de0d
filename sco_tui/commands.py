"""The commands that answer with text: each takes the words behind its name and returns its exit code.

What only some of them need is imported there: a list in a pipe is to start as quickly as it can.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from sco_tui.problem import Severity, UnreadableError
from sco_tui.streams import print_document, say
from sco_tui.text import counted, one_line, quoted

if TYPE_CHECKING:
    from sco_tui.asked_files import Asked
    from sco_tui.found import Found
    from sco_tui.problem import Problem
    from sco_tui.query import Query, Term
    from sco_tui.search import Index
    from sco_tui.timeline import Event

_YES, _NO = 0, 1  # exit codes: done, or the answer is yes; the answer is no
_TERMS_NAMED = 3  # of those that hide events


def _list(words: list[str]) -> int:
    from sco_tui import arguments, asked_files, found_text

    options = arguments.of_list().read(words)
    asked = asked_files.read_and_sum_up(options)
    if options.query is None and not options.json:
        found_text.print_events(asked.timeline.events)
        return asked.exit_code()
    from sco_tui.found import everything

    asks = options.query is not None
    found = asked_files.index(asked, options).find(options.query) if asks else everything(asked.timeline)
    if options.json:
        _print_found_json(found, asked.problems)
    else:
        found_text.print_events(found.events)
    return asked.exit_code()


def _show(words: list[str]) -> int:
    from sco_tui import arguments, asked_files

    options = arguments.of_show().read(words)
    asked = asked_files.read_and_sum_up(options)
    timeline = asked.timeline
    event = _event(options.id, timeline.events)
    if event is None:
        say(_no_such_id(options.id, timeline.events))
        return asked.exit_code(_NO)
    if options.json:
        from sco_tui.formats.json import event_json

        print_document(event_json(timeline, event))
    else:
        from sco_tui.event_text import event_text

        print(event_text(timeline, event))
    return asked.exit_code()


def _search(words: list[str]) -> int:
    from sco_tui import arguments

    options = arguments.of_search().read(words)
    if not options.query.terms:
        raise UnreadableError("query", "is empty: write a word; sco-tui list prints every event")
    from sco_tui import asked_files, found_text
    from sco_tui.hits import hits

    asked = asked_files.read_and_sum_up(options)
    index = asked_files.index(asked, options)
    found = index.find(options.query)
    if options.json:
        _print_found_json(found, asked.problems)
    else:
        found_text.print_events(found.events, lambda event: hits(found, event))
    if not found.events:
        say(no_match(index, options.query))
    return asked.exit_code(_YES if found.events else _NO)


def _check(words: list[str]) -> int:
    from sco_tui import arguments, asked_files
    from sco_tui.checked import check

    options = arguments.of_check().read(words)
    asked = asked_files.read(options)
    checked = check(asked.timeline, options.sources)
    problems = _file_by_file(asked, [*asked.problems, *checked.problems])
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if options.json:
        from sco_tui.formats.json import problems_json

        print_document(problems_json(checked, problems))
    else:
        from sco_tui.check_text import print_problems, summary

        print_problems(checked, problems)
        found = f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}"
        print(f"{counted(len(asked.timeline.events), 'event')}: {found if problems else 'no problems'}")
        print(summary(checked))
    _say_if_slow()
    return asked.exit_code(_NO if errors else _YES)


def _writing(name: str) -> Callable[[list[str]], int]:
    """A command of `writing_commands`, which is imported when it is called."""

    def answer(words: list[str]) -> int:
        command: Callable[[list[str]], int] = getattr(import_module("sco_tui.writing_commands"), name)
        return command(words)

    return answer


BY_NAME: dict[str, Callable[[list[str]], int]] = {
    "list": _list,
    "show": _show,
    "search": _search,
    "check": _check,
    "export": _writing("export"),
    "import": _writing("import_"),
    "new": _writing("new"),
    "schema": _writing("schema"),
    "completion": _writing("completion"),
}


def _file_by_file(asked: Asked, problems: Sequence[Problem]) -> list[Problem]:
    """In the order of the files, and in theirs."""
    places = {name: place for place, name in enumerate(asked.timeline.files)}
    return sorted(problems, key=lambda problem: (places[problem.file], problem))


def _print_found_json(found: Found, problems: Sequence[Problem]) -> None:
    from sco_tui.formats.json import found_json

    print_document(found_json(found, len(problems)))


def _event(wanted: str, events: Sequence[Event]) -> Event | None:
    """The event with the id `wanted`, else the one whose id `list` prints so."""
    by_id = {one_line(event.id): event for event in reversed(events)} | {event.id: event for event in events}
    return by_id.get(wanted)


def _no_such_id(wanted: str, events: Sequence[Event]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(wanted, [one_line(event.id) for event in events], n=3, cutoff=0.5)
    mend = f"did you mean {' or '.join(near)}?" if near else "sco-tui list prints the ids"
    return f"sco-tui: no event {one_line(wanted)}: {mend}"


def no_match(index: Index, query: Query) -> str:
    """Names a query that finds something, else the terms without which this one would."""
    from sco_tui.advice import advise

    said = f"sco-tui: no event matches {quoted(str(query))[1:-1]}"
    advice = advise(index, query)
    if advice.suggestion is not None:
        return f"{said}: did you mean {one_line(str(advice.suggestion))}?"
    hiding = [_without(one.term, one.events) for one in advice.hiding[:_TERMS_NAMED]]
    return f"{said}; {', '.join(hiding)}" if hiding else said


def _without(term: Term, events: int) -> str:
    return f"without {one_line(str(term))} {counted(events, 'event')} {'matches' if events == 1 else 'match'}"


def _say_if_slow() -> None:
    from sco_tui.yaml_parser import HAS_LIBYAML

    if not HAS_LIBYAML:
        say("sco-tui: this PyYAML is built without libyaml: big files are read some twenty times slower")
