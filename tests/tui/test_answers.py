"""Answers come from beside the event loop, the newest question's only, of texts that are folded once."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest

from sco_tui import query
from sco_tui.found import Found
from sco_tui.search import Index
from sco_tui.timeline_file import parse
from sco_tui.tui.answers import Answers, Question
from sco_tui.tui.shown import Shown
from tests.tui.synthetic import SOURCED

YAML = b"""
events:
  - {date: 2017-06-01, title: Oil, kind: summit}
  - {date: 2017-06-02, title: Gas, kind: article}
"""


def small() -> Answers:
    return Answers(*parse("events.yaml", YAML))


def asking(words: str, *, dims: bool = False) -> Question:
    return Question(query.parse(words), dims, 60)


def titles(shown: Shown) -> list[str]:
    return [event.title for event in shown.found.events]


async def answered(to: Answers, question: Question) -> list[Shown]:
    return [shown async for shown in to.newest(question)]


class Folding:
    """Folds when it is told to, and counts how often it was begun."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()
        self.count = 0

    def index(self, *arguments: object) -> Index:
        self.count += 1
        assert self.may_go_on.wait(20)
        return Index(*arguments)  # type: ignore[arg-type]  # whatever it is given


@pytest.fixture
def folding(monkeypatch: pytest.MonkeyPatch) -> Iterator[Folding]:
    made = Folding()
    monkeypatch.setattr("sco_tui.search.Index", made.index)
    yield made
    made.may_go_on.set()


def test_at_once_without_a_query_nothing_is_folded(folding: Folding) -> None:
    assert titles(small().at_once(asking(""))) == ["Oil", "Gas"]
    assert folding.count == 0


def test_at_once_a_query_is_found() -> None:
    assert titles(small().at_once(asking("gas"))) == ["Gas"]


async def test_a_question_is_answered_once() -> None:
    some = small()
    assert [titles(shown) for shown in await answered(some, asking("oil"))] == [["Oil"]]
    assert await answered(some, asking("oil")) == []
    assert [titles(shown) for shown in await answered(some, asking(""))] == [["Oil", "Gas"]]
    assert [shown.dims for shown in await answered(some, asking("oil", dims=True))] == [True]


async def test_what_was_answered_at_once_is_not_answered_again() -> None:
    some = small()
    some.at_once(asking("oil"))
    assert await answered(some, asking("oil")) == []


async def test_the_newest_of_several_questions_is_answered_and_no_other(folding: Folding) -> None:
    some = small()
    first = asyncio.create_task(answered(some, asking("oil")))
    await asyncio.sleep(0)
    for words in ("o", "g", "gas"):
        assert await answered(some, asking(words)) == []
    assert not first.done()
    folding.may_go_on.set()
    assert [titles(shown) for shown in await first] == [["Gas"]]


async def test_a_question_taken_back_before_it_is_answered_leaves_what_is_shown(folding: Folding) -> None:
    some = small()
    some.at_once(asking(""))
    first = asyncio.create_task(answered(some, asking("oil")))
    await asyncio.sleep(0)
    assert await answered(some, asking("")) == []
    folding.may_go_on.set()
    assert await first == []


async def test_texts_are_folded_once(folding: Folding) -> None:
    folding.may_go_on.set()
    some = small()
    some.fold()
    some.fold()
    await asyncio.gather(answered(some, asking("oil")), some.advice(query.parse("zzz")))
    await some.values(query.parse("oil"))
    some.fold()
    assert folding.count == 1


async def test_texts_that_were_folded_for_the_first_query_are_not_folded_again(folding: Folding) -> None:
    folding.may_go_on.set()
    some = small()
    some.at_once(asking("oil"))
    some.fold()
    await answered(some, asking("gas"))
    assert folding.count == 1


async def test_who_waits_for_the_folded_texts_no_more_does_not_stop_the_folding(folding: Folding) -> None:
    some = small()
    waiting = asyncio.create_task(some.values(query.parse("oil")))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.wait([waiting])
    folding.may_go_on.set()
    assert await some.values(query.parse("oil"))
    assert folding.count == 1


async def test_after_a_search_that_failed_the_next_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    some = small()
    with monkeypatch.context() as patched:
        patched.setattr(Index, "find", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            await answered(some, asking("oil"))
    assert [titles(shown) for shown in await answered(some, asking("gas"))] == [["Gas"]]


async def test_advice_and_values_are_those_of_the_query() -> None:
    some = small()
    advice = await some.advice(query.parse("oil kind:=article"))
    assert [(str(hiding.term), hiding.events) for hiding in advice.hiding] == [
        ("oil", 1),
        ("kind:=article", 1),
    ]
    values = await some.values(query.parse("oil"))
    assert {(value.field, value.text, value.events) for value in values} == {
        ("kind", "summit", 1),
        ("kind", "article", 0),
    }


async def test_the_first_question_is_answered_beside_the_event_loop(folding: Folding) -> None:
    some = small()
    assert titles(await some.first(asking(""))) == ["Oil", "Gas"]
    assert folding.count == 0
    first = asyncio.create_task(some.first(asking("gas")))
    await asyncio.sleep(0)
    assert not first.done()
    folding.may_go_on.set()
    assert titles(await first) == ["Gas"]
    assert await answered(some, asking("gas")) == []


@pytest.mark.usefixtures("source_at_hand")
async def test_what_was_found_while_the_check_ended_is_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    some, find = Answers(*parse("events.yaml", SOURCED.encode())), Index.find
    is_found, may_go_on = threading.Event(), threading.Event()

    def found_before(index: Index, asked: query.Query) -> Found:
        found = find(index, asked)
        is_found.set()
        assert may_go_on.wait(20)
        return found

    monkeypatch.setattr(Index, "find", found_before)
    first = asyncio.create_task(answered(some, asking("is:unfound")))
    assert await asyncio.to_thread(is_found.wait, 20)
    await some.check()
    may_go_on.set()
    assert [titles(shown) for shown in await first] == [["Talks end"]]
