"""Several files on one axis: what is the same stays one, what only has the same name is told apart."""

from __future__ import annotations

import pytest

from sco_tui import timeline_file
from sco_tui.joining import joined
from sco_tui.timeline import Timeline


def timelines(**files: str) -> list[Timeline]:
    return [timeline_file.parse(f"{name}.yaml", text.encode())[0] for name, text in files.items()]


def listed(title: str, **dates: str) -> str:
    events = [f"  - {{id: {name}, date: {date}, title: x}}\n" for name, date in dates.items()]
    return "".join([f"title: {title}\nevents:\n", *events])


def ids(timeline: Timeline) -> list[str]:
    return [event.id for event in timeline.events]


def test_one_file_stays_as_it_is() -> None:
    [alone] = timelines(a="events:\n  - {title: x}\n")
    assert joined([alone]) is alone


def test_events_stand_in_time_order_and_equal_ones_in_the_order_of_the_files() -> None:
    whole = joined(
        timelines(
            a=listed("A", a3="2019", a1="2017", a9="~"),
            b=listed("B", b1="2017", b2="2018", b9="~"),
        )
    )
    assert ids(whole) == ["a1", "b1", "b2", "a3", "a9", "b9"]
    assert [event.file for event in whole.events] == [f"{event.id[0]}.yaml" for event in whole.events]
    assert (whole.title, list(whole.files)) == ("A · B", ["a.yaml", "b.yaml"])


def test_equal_ids_are_told_apart_by_their_files_and_known_by_their_own() -> None:
    text = "events:\n  - {id: summit, title: x}\n  - {id: %s, title: y}\n"
    whole = joined(timelines(a=text % "one", b=text % "two"))
    assert ids(whole) == ["summit@a.yaml", "one", "summit@b.yaml", "two"]
    assert [whole.own_id(event) for event in whole.events] == ["summit", "one", "summit", "two"]


SOURCE = """\
sources:
  article: {title: %s}
events:
  - {title: x, source: article, statements: [{text: y, source: article}]}
"""


def test_source_that_says_the_same_is_one() -> None:
    whole = joined(timelines(a=SOURCE % "One", b=SOURCE % "One"))
    assert list(whole.sources) == ["article"]
    assert [event.source for event in whole.events] == [("article",)] * 2


def test_key_of_different_sources_is_told_apart_wherever_it_stands() -> None:
    whole = joined(timelines(a=SOURCE % "One", b=f"{SOURCE % 'Two'}  - {{title: z}}\n"))
    assert {key: source.title for key, source in whole.sources.items()} == {
        "article@a.yaml": "One",
        "article@b.yaml": "Two",
    }
    assert [event.source for event in whole.events][:2] == [("article@a.yaml",), ("article@b.yaml",)]
    spoken = [statement.source for event in whole.events for statement in event.statements]
    assert spoken == [("article@a.yaml",), ("article@b.yaml",)]


def test_report_of_a_source_that_is_renamed_still_repeats_it() -> None:
    via = "sources:\n  wire: {title: %s}\n  paper: {title: %s, via: wire}\nevents:\n  - {title: x}\n"
    whole = joined(timelines(a=via % ("One", "P"), b=via % ("Two", "Q")))
    assert {key: source.via for key, source in whole.sources.items()} == {
        "wire@a.yaml": None,
        "paper@a.yaml": "wire@a.yaml",
        "wire@b.yaml": None,
        "paper@b.yaml": "wire@b.yaml",
    }


def test_key_that_one_file_does_not_list_is_not_the_source_of_another() -> None:
    whole = joined(timelines(a="events:\n  - {title: x, source: article}\n", b=SOURCE % "One"))
    assert [event.source for event in whole.events] == [("article@a.yaml",), ("article@b.yaml",)]
    assert list(whole.sources) == ["article@b.yaml"]


SPEAKER = """\
speakers:
  %s: {role: %s, aliases: [%s]}
events:
  - {title: x, statements: [{text: y, speaker: %s}]}
"""


def roles(timeline: Timeline) -> list[str | None]:
    return [timeline.role_of(statement) for event in timeline.events for statement in event.statements]


def test_speaker_of_both_has_all_spellings_and_each_file_its_role() -> None:
    whole = joined(
        timelines(
            a=SPEAKER % ("Ana", "Minister", "A.", "Ana"), b=SPEAKER % ("Ana", "President", "Анна", "Ana")
        )
    )
    assert whole.speakers["Ana"].aliases == ("A.", "Анна")
    assert roles(whole) == ["Minister", "President"]


def test_spelling_of_two_speakers_is_neithers() -> None:
    hualai, keqiang = ("Li Hualai", "Minister", "Li", "Li"), ("Li Keqiang", "Premier", "Li", "Li")
    whole = joined(timelines(a=SPEAKER % hualai, b=SPEAKER % keqiang))
    assert whole.speaker("Li") is None
    assert roles(whole) == ["Minister", "Premier"]


@pytest.mark.parametrize("count", [2, 3])
def test_what_does_not_change_is_the_same_event(count: int) -> None:
    files = {f"f{number}": f"events:\n  - {{id: e{number}, title: x}}\n" for number in range(count)}
    alone = timelines(**files)
    assert set(joined(alone).events) == {event for one in alone for event in one.events}


def test_name_that_a_file_has_itself_is_not_given_to_another() -> None:
    whole = joined(
        timelines(
            a="events:\n  - {id: e, title: x}\n",
            b="events:\n  - {id: e, title: y}\n  - {id: e@a.yaml, title: z}\n",
        )
    )
    assert {event.title: event.id for event in whole.events} == {
        "x": "e@a.yaml@a.yaml",
        "y": "e@b.yaml",
        "z": "e@a.yaml",
    }
    key = (
        "sources: {a: {title: %s}, 'a@b.yaml': {title: %s}}\nevents: [{title: x, source: [a, 'a@b.yaml']}]\n"
    )
    whole = joined(timelines(a=SOURCE.replace("article", "a") % "One", b=key % ("Two", "Trap")))
    assert {name: source.title for name, source in whole.sources.items()} == {
        "a@a.yaml": "One",
        "a@b.yaml@b.yaml": "Two",
        "a@b.yaml": "Trap",
    }
