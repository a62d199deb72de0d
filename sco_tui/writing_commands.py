"""The commands that write a document: for other people and programs, or a timeline file to begin with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sco_tui import arguments
from sco_tui.files import write_document
from sco_tui.streams import print_document, say
from sco_tui.text import counted, one_line

if TYPE_CHECKING:
    from sco_tui.draft import Imported

_DONE = 0  # exit code
_STANDARD_OUTPUT = "-"
_REMARKS_TOLD = 20


def export(words: list[str]) -> int:
    from sco_tui import asked_files, formats
    from sco_tui.briefing import compose
    from sco_tui.commands import no_match
    from sco_tui.found import everything
    from sco_tui.source_copies import paths

    options = arguments.of_export().read(words)
    asked = asked_files.read_and_sum_up(options)
    timeline, checked = asked.timeline, asked_files.checked(asked, options)
    found = everything(timeline)
    if options.query is not None:
        index = asked_files.index(asked, options, checked)
        found = index.find(options.query)
        if not found.events:
            say(no_match(index, options.query))
    path = options.output
    wanted = options.format or (path and formats.of_ending(path))
    chosen = wanted or formats.DEFAULT
    briefing = compose(found, checked, problem_count=len(asked.problems))
    document = chosen.write(briefing)
    if lost := chosen.lost(briefing):
        say(f"{chosen.name}: {lost}")
    made_from = [file.path for file in timeline.files.values()]
    _put(document, path, (*made_from, *paths(timeline, options.sources)))
    if path not in (None, _STANDARD_OUTPUT) and not wanted:
        say(one_line(f"{path}: is {chosen.title}, as its name asks for no format; -f chooses one"))
    return asked.exit_code()


def import_(words: list[str]) -> int:
    from sco_tui import importing, timeline_text

    options = arguments.of_import().read(words)
    imported = importing.read(options.path)
    document = timeline_text.write(imported.document)
    _tell_not_understood(one_line(options.path), imported)
    _put(document, options.output, [options.path])
    return _DONE


def new(words: list[str]) -> int:
    from shlex import quote

    from sco_tui import first_file
    from sco_tui.commands import BY_NAME

    path = arguments.of_new().read(words).path
    if path == _STANDARD_OUTPUT:
        print_document(first_file.TEXT)
        return _DONE
    first_file.write(path)
    is_option_or_command = path.startswith("-") or path in BY_NAME or path == "view"
    shown = one_line(quote(f"./{path}" if is_option_or_command else path))
    say(f"{one_line(path)}: written; sco-tui {shown} opens it, sco-tui check {shown} finds mistakes")
    return _DONE


def schema(words: list[str]) -> int:
    import json

    from sco_tui.schema import schema as of_file

    arguments.of_schema().read(words)
    print_document(json.dumps(of_file(), ensure_ascii=False, indent=2) + "\n")
    return _DONE


def completion(words: list[str]) -> int:
    from sco_tui.commands import BY_NAME
    from sco_tui.completion import script

    print_document(script(arguments.of_completion().read(words).shell, BY_NAME))
    return _DONE


def _tell_not_understood(name: str, imported: Imported) -> None:
    for place, message in imported.remarks[:_REMARKS_TOLD]:
        line, _, path = place.partition(".")
        where = f":{line}:{f' {path}:' if path else ''}" if line.isdecimal() else f": {place}:"
        say(one_line(f"{name}{where} {message}"))
    more = len(imported.remarks) - _REMARKS_TOLD
    if more > 0:
        say(f"{name}: {counted(more, 'more remark')} like these")
    missing = [f"{number:,} {what}" for what, number in sorted(imported.left_out.items())]
    if missing:
        say(one_line(f"{name}: not carried over: {', '.join(missing)}"))


def _put(document: str, path: str | None, made_from: Iterable[str]) -> None:
    """On standard output, or in the file `path`, which is none of those that it was made from."""
    if path in (None, _STANDARD_OUTPUT):
        print_document(document)
    else:
        write_document(path, document, made_from)
