"""Briefings for the tests of what is made of them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from sco_tui import briefing, timeline_file
from sco_tui.briefing import Briefing
from sco_tui.checked import Checked, check
from sco_tui.found import Found
from sco_tui.left_out import LeftOut
from sco_tui.query import parse
from sco_tui.search import Index

ADDRESS = "https://example.org/harbour"
# One of everything: a timeline whose words are plain.
WHOLE = """\
title: Port talks
about: What was said in Lisbon.
sources:
  gazette:
    title: Talks begin
    publisher: Harbour Gazette
    author: Ann Lee
    date: 2019-03-05
    url: https://example.org/harbour
    archived: https://example.net/kept
    accessed: 2019-04
    note: In translation.
  wire:
    title: Wire report
    via: gazette
speakers:
  Ana Pereira:
    role: Minister of Transport
    aliases: [A. Pereira]
events:
  - id: talks
    date: 2019-03-04/2019-03-06
    title: Talks on the harbour
    kind: talks
    place: Lisbon
    status: postponed
    tags: [harbour, fees]
    summary: Ministers meet to settle the fees.
    source: wire
    note: Two accounts differ.
    statements:
      - text: We shall have an agreement [...] before the summer.
        speaker: Ana Pereira
        date: 2019-03-05T10:00+01:00
        source: gazette
        at: page 3
      - text: |
          that the fees were low
          and were to rise
        speaker: A. Pereira
        reported: true
        original: que as taxas eram baixas
        language: pt
        source: [gazette, wire]
        note: From a longer answer.
      - text: Nobody has asked us.
  - id: signing
    date: 2019-06~
    title: Agreement signed
    statements:
      - text: It is done.
        source: letter
  - title: A walk by the river
    date: some day
    summary: A memory.
  - title: A second walk
"""
COPY = "“We shall have an agreement on the fees before the summer.” She said that the fees\nwere low."


def parts(
    text: str, folder: Path | None = None, texts: Mapping[str, str] | None = None, query: str = ""
) -> tuple[Found, Checked, int]:
    """What was found, what came of the check, and how many problems there are; `texts` are put in files."""
    timeline, problems = timeline_file.parse("t.yaml", text.encode(errors="surrogatepass"))
    given = {}
    for number, (key, copy) in enumerate((texts or {}).items()):
        assert folder is not None
        (folder / f"{number}.txt").write_text(copy, encoding="utf-8")
        given[key] = str(folder / f"{number}.txt")
    checked = check(timeline, given)
    return Index(timeline, problems, checked.is_unfound).find(parse(query)), checked, len(problems)


def briefing_of(
    text: str,
    folder: Path | None = None,
    texts: Mapping[str, str] | None = None,
    query: str = "",
    left_out: LeftOut | None = None,
) -> Briefing:
    found, checked, problems = parts(text, folder, texts, query)
    return briefing.compose(found, checked, problem_count=problems, left_out=left_out)


# What means something to a terminal, in Markdown, HTML or XML, or to a browser.
_HOSTILE = [
    *(
        "<script>alert(1)</script>",
        "</title>",
        "</style>",
        "<!--",
        "]]>",
        "<b onclick=x>",
        "&amp;",
        "&#60;",
        "'",
    ),
    *(
        '"',
        "`",
        "```\n",
        "*",
        "**",
        "_",
        "__",
        "~~",
        "# ",
        "\n# ",
        "\n- ",
        "\n1. ",
        "\n1) ",
        "\n---\n",
        "\n===\n",
    ),
    *("\n> ", "| a | b |\n|---|---|\n| c | d |", "[a](javascript:alert(1))", "![a](http://b.example/c.png)"),
    *(
        "[1]: http://d.example",
        "[^1]",
        "http://e.example/f",
        "www.g.com",
        "h@i.com",
        "<http://j.example>",
        "ftp://k",
    ),
    *(
        "mailto:l@m.com",
        "//n.com",
        "$o$",
        ":smile:",
        "\\",
        "\\\\",
        "- [ ] ",
        "+ ",
        ": ",
        "\t",
        "    ",
        "\n\n",
        "\n",
    ),
    *(
        "\x1b[31m",
        "\x9b1m",
        "\x07",
        "\u202e",
        "\u200b",
        "\ud800",
        "\x00",
        " ",
        "a",
        "b.c",
        "1.",
        "d",
        "é",
        "漢字",
        "مرحبا",
    ),
]
hostile_texts = st.lists(st.sampled_from(_HOSTILE), min_size=1, max_size=6).map("".join)


def filled(text: str, address: str | None = None) -> str:
    """A timeline of which every text is `text`, and every address `address`, by default `text` as well."""
    address = text if address is None else address
    statement: dict[str, Any] = dict.fromkeys(
        ("text", "speaker", "role", "original", "language", "at", "note"), text
    )
    source = dict.fromkeys(("title", "publisher", "author", "date", "accessed", "note"), text)
    document = {
        "title": text,
        "about": text,
        "sources": {"key": source | {"url": address, "archived": address}},
        "events": [
            {
                "id": text, "date": "2017-06-05", "title": text, "kind": text, "place": text, "tags": [text],
                "summary": text, "source": ["key", "other"], "note": text,
                "statements": [statement | {"reported": False}, {"text": text, "reported": True}],
            },
            {"title": f"x{text}", "date": f"x{text}"},
        ],
    }  # fmt: skip
    return json.dumps(document)
