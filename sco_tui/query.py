"""The query language of search: what a user types, as a value, and that value written out again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sco_tui import dates
from sco_tui.text import clean, quoted

STATEMENT_FIELDS = ("speaker", "role", "text")
EVENT_FIELDS = ("title", "kind", "place", "tag", "source")
DATE_FIELDS = ("after", "before", "on")
STATEMENT_STATES = ("unfound",)
STATES = ("undated", "uncertain", "problem", "marked", *STATEMENT_STATES)
# Conditions on an event that stand at no place of a text: nothing is lit for them.
UNLIT_FIELDS = (*DATE_FIELDS, "is")

# What a message gives as an example of each field's value.
_EXAMPLES = {
    "speaker": "xi",
    "role": "minister",
    "text": "terrorism",
    "title": "summit",
    "kind": "article",
    "place": "astana",
    "tag": "security",
    "source": "pravda",
    "after": "2017-06-07",
    "before": "2017-06",
    "on": "2017-06-08",
    "is": "undated",
}
_CLOSING = {'"': '"', "“": "”", "«": "»"}  # by the sign that opens
_PREFIX = re.compile(r'(-(?=[^\W_]|["“«]))?(?:([A-Za-z]+):(=?))?')
_WORD = re.compile(r"[^\s|]*")
_LONE_DASH = re.compile(r"(?<!\S)-\Z")


class QueryError(ValueError):
    """What is wrong and what would work; `start` is its 0-based place in the cleaned text."""

    def __init__(self, message: str, start: int) -> None:
        super().__init__(message)
        self.message = message
        self.start = start


class Choice(NamedTuple):
    """A word, phrase or value; `is_quoted` asks for whole words, never of whole values, dates and states.

    Printed, what would be read as something else stands in quotation marks, on one line. Where all
    closing signs are in the text, each `”` is printed as `"`, which is the same to the search.
    """

    text: str
    is_quoted: bool = False

    def __str__(self) -> str:
        is_word = _WORD.fullmatch(self.text) and self.text[:1] not in ("", *_CLOSING)
        return self.text if is_word and not self.is_quoted else _in_quotes(self.text)


class Term(NamedTuple):
    """One condition: any of the choices, in `field` or anywhere; there is at least one choice."""

    choices: tuple[Choice, ...]
    field: str = ""
    is_whole: bool = False
    is_excluded: bool = False

    @property
    def is_of_statements(self) -> bool:
        """Whether it asks something of a statement, not of its event."""
        if self.field == "is":
            return all(choice.text in STATEMENT_STATES for choice in self.choices)
        return self.field in STATEMENT_FIELDS

    @property
    def asks_for_check(self) -> bool:
        """Whether the answer needs statements to be compared with their sources."""
        return self.field == "is" and any(choice.text in STATEMENT_STATES for choice in self.choices)

    @property
    def asks_for_marks(self) -> bool:
        """Whether the answer needs the marks of the reader."""
        return self.field == "is" and any(choice.text == "marked" for choice in self.choices)

    @property
    def is_lit(self) -> bool:
        """Whether it asks for words that stand somewhere."""
        return not self.is_excluded and self.field not in UNLIT_FIELDS

    def __str__(self) -> str:
        start = f"{'-' * self.is_excluded}{self.field}{':' * bool(self.field)}{'=' * self.is_whole}"
        written: list[str] = []
        for choice in self.choices:
            prefix = "" if written else start
            is_read_so = _prefix(prefix + str(choice)).end == len(prefix)
            written.append(str(choice) if is_read_so else _in_quotes(choice.text))
        return start + "|".join(written)


class Query(NamedTuple):
    """Terms that all hold; printed, it is parsed to the same again."""

    terms: tuple[Term, ...] = ()

    @property
    def asks_for_check(self) -> bool:
        """As of a term, of any of them."""
        return any(term.asks_for_check for term in self.terms)

    @property
    def asks_for_marks(self) -> bool:
        """As of a term, of any of them."""
        return any(term.asks_for_marks for term in self.terms)

    def __str__(self) -> str:
        return " ".join(map(str, self.terms))


def parse(text: str, *, is_typed: bool = False) -> Query:
    """Raises QueryError; with `is_typed`, never: what is not complete or valid yet is left out."""
    text = clean(text)
    if is_typed:
        text = _LONE_DASH.sub("", text)
    return Query(tuple(_Scanner(text, is_typed).terms()))


def _in_quotes(text: str) -> str:
    text = " ".join(text.split())
    for opening, closing in _CLOSING.items():
        if closing not in text:
            return opening + text + closing
    return "“" + text.replace("”", '"') + "”"


class _Prefix(NamedTuple):
    """What stands before the choices of a term: `-`, and a field with `:` or `:=`."""

    is_excluded: bool
    written: str  # the field in lower case
    field: str  # the field that is meant; "" for none, whatever is written
    is_whole: bool
    end: int

    @property
    def is_misspelt(self) -> bool:
        return self.field not in ("", self.written)


def _prefix(text: str, start: int = 0) -> _Prefix:
    match = _PREFIX.match(text, start)
    dash, written, sign = match.groups(default="") if match else ("", "", "")
    written = written.lower()
    field = next((field for field in _EXAMPLES if _is_meant(written, field)), "") if written else ""
    end = start + len(dash) + (len(f"{written}:{sign}") if field else 0)
    # A date or state is always whole: `after:=` is `after:`.
    is_whole = sign == "=" and field in (*STATEMENT_FIELDS, *EVENT_FIELDS)
    return _Prefix(bool(dash), written, field, is_whole, end)


def _is_meant(written: str, field: str) -> bool:
    """Whether it is the field, or one letter more, less, other or swapped with its neighbour.

    `on` and `is` count as written only: `in:`, `as:`, `or:` and `no:` are words of running text.
    """
    if len(field) == 2:
        return written == field
    same = next(at for at in range(len(field), -1, -1) if written.startswith(field[:at]))
    ours, theirs = written[same:], field[same:]
    is_swapped = ours[:2] == theirs[1::-1] and ours[2:] == theirs[2:]
    return is_swapped or ours[1:] in (theirs, theirs[1:]) or ours == theirs[1:]


def _why_not(field: str, text: str) -> str:
    """What is wrong with a value of a field; "" for nothing."""
    if field == "is" and text.lower() not in STATES:
        return f": it takes {', '.join(STATES)}"
    if field in DATE_FIELDS:
        try:
            dates.parse(text)
        except dates.DateError as error:
            return f" is no date: {error}"
    return ""


class _Scanner:
    """Reads a cleaned text from left to right, each character a bounded number of times."""

    def __init__(self, text: str, is_typed: bool) -> None:
        self._text = text
        self._is_typed = is_typed
        self._at = self._after_blanks(0)

    def terms(self) -> Iterator[Term]:
        while self._at < len(self._text):
            prefix = self._prefix()
            choices = tuple(choice for choice in self._choices(prefix) if choice)
            if choices and not prefix.is_misspelt:
                yield Term(choices, prefix.field, prefix.is_whole, prefix.is_excluded)

    def _prefix(self) -> _Prefix:
        prefix = _prefix(self._text, self._at)
        start = self._at + prefix.is_excluded
        self._at = prefix.end
        following = self._text[self._at : self._at + 1]
        field = prefix.field
        if prefix.is_misspelt:
            self._refuse(start, f'no field "{prefix.written}:": did you mean "{field}:"?')
        elif following == "|":
            self._refuse(self._at, "nothing before |: write it as one|other")
        elif field and (not following or following.isspace()):
            noun = "date" if field in DATE_FIELDS else "state" if field == "is" else "word"
            mend = f"write a {noun}, such as {field}:{_EXAMPLES[field]}"
            self._refuse(start, f"nothing behind {field}: {mend}")
        return prefix

    def _choices(self, prefix: _Prefix) -> Iterator[Choice | None]:
        yield self._choice(prefix)
        while self._passes_bar(prefix.field):
            yield self._choice(prefix)

    def _passes_bar(self, field: str) -> bool:
        """Goes behind a bar and what may not follow it, or before the next term."""
        end, self._at = self._at, self._after_blanks(self._at)
        if not self._text.startswith("|", self._at):
            return False
        bar, self._at = self._at, self._after_blanks(self._at + 1)
        if bar > end:
            self._refuse(bar, "a blank before |: write it as one|other, without blanks")
        if self._text[self._at : self._at + 1] in ("", "|"):
            self._refuse(bar, "nothing behind |: write it as one|other")
        if self._at > bar + 1:
            self._refuse(bar, "a blank behind |: write it as one|other, without blanks")
        while (prefix := _prefix(self._text, self._at)).end > self._at:
            if field in DATE_FIELDS and not prefix.field:
                break  # a year may begin with -
            self._refuse(self._at, "- or a field behind |: write it once, as in -kind:one|other")
            self._at = prefix.end
        return True

    def _choice(self, prefix: _Prefix) -> Choice | None:
        """None for one that is left out."""
        start = self._at
        closing = _CLOSING.get(self._text[start : start + 1])
        text = self._phrase(closing) if closing else self._word()
        if not text:
            return None
        if why_not := _why_not(prefix.field, text):
            self._refuse(start, f"{prefix.field}:{quoted(text)[1:-1]}{why_not}")
            return None
        if prefix.field == "is":
            return Choice(text.lower())
        asks_for_words = not prefix.is_whole and prefix.field not in DATE_FIELDS
        return Choice(text, closing is not None and asks_for_words)

    def _phrase(self, closing: str) -> str:
        start = self._at
        end = self._text.find(closing, start + 1)
        if end < 0:
            self._refuse(start, f"an open quotation mark: close it with {closing}")
            end = len(self._text)
        self._at = end + 1
        phrase = " ".join(self._text[start + 1 : end].split())
        if not phrase:
            self._refuse(start, "nothing between quotation marks: write a word or phrase there")
        return phrase

    def _word(self) -> str:
        match = _WORD.match(self._text, self._at)
        word = match[0] if match else ""
        self._at += len(word)
        return word

    def _after_blanks(self, start: int) -> int:
        while self._text[start : start + 1].isspace():
            start += 1
        return start

    def _refuse(self, start: int, message: str) -> None:
        if not self._is_typed:
            raise QueryError(message, start)
