"""The scorer of chains and joint speakers, on records made by hand."""

from __future__ import annotations

import doctest
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any

import pytest

from bench import agreement_speakers, corpora, score_speakers, speakers, voices
from bench.score_speakers import (
    Text,
    fit_of,
    is_joint,
    is_within,
    place_of,
    score_chains,
    score_joint,
    text_of,
)
from bench.tally import Tally

TEXT = (
    "The Oslo Post, citing a Norwegian official, reported that Ann Lee had told him Oslo would wait. "
    "The ministers said they would wait. Lee and Park agreed to meet."
)
LEE = {"name": "Ann Lee", "country": "NOR", "office": "Minister of Foreign Affairs"}
PARK = {"name": "Bo Park", "country": "KOR", "office": "Minister of Foreign Affairs"}
OFFICIAL = {"kind": "anonymous", "country": "NOR"}
POST = {"name": "Oslo Post", "kind": "outlet"}
ENTITIES = {
    "person/ann-lee": {"name": "Ann Lee", "country": "NOR"},
    "person/bo-park": {"name": "Bo Park", "country": "KOR"},
    "outlet/oslo-post": {"name": "Oslo Post", "country": "NOR"},
    "state/NOR": {"name": "Norway", "country": "NOR"},
    "state/KOR": {"name": "South Korea", "country": "KOR"},
}
CHAIN: dict[str, Any] = {
    "levels": [
        {"source": "The Oslo Post", "who": [POST], "cue": "reported"},
        {"source": "a Norwegian official", "who": [OFFICIAL], "cue": "citing"},
        {"source": "Ann Lee", "who": [LEE], "cue": "had told"},
    ],
    "content": "Oslo would wait",
    "evidence": "reported that Ann Lee",
}
JOINT: dict[str, Any] = {
    "source": "The ministers",
    "who": [LEE, PARK],
    "cue": "said",
    "content": "they would wait",
    "evidence": "The ministers said",
    "form": "plural",
}


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"doc": "d", "start": start, "end": start + len(words), "text": words}


def party(entity: str | None, words: str) -> dict[str, Any]:
    name = ENTITIES[entity]["name"] if entity is not None else words
    return {"entity": entity, "name": name, "country": None, "receipt": span(words)}


def link(entity: str | None, words: str, cue: str) -> dict[str, Any]:
    return {"entity": entity, "name": words, "source": span(words), "cue": span(cue)}


def statement(
    name: str, content: str, *by: Mapping[str, Any], links: Sequence[Any] = (), outer: str | None = None
) -> dict[str, Any]:
    return {
        "statement": name,
        "doc": "d",
        "content": [span(content)],
        "speakers": by,
        "attribution": links,
        "nested_in": outer,
    }


LINKS = [link("outlet/oslo-post", "The Oslo Post", "reported")]
OUTER = statement(
    "outer",
    "that Ann Lee had told him Oslo would wait",
    party("state/NOR", "Norwegian official"),
    links=LINKS,
)
INNER = statement(
    "inner",
    "Oslo would wait",
    party("person/ann-lee", "Ann Lee"),
    links=[*LINKS, link("state/NOR", "Norwegian official", "reported")],
    outer="outer",
)
TOGETHER = statement(
    "joint",
    "they would wait",
    party("person/ann-lee", "The ministers"),
    party("person/bo-park", "The ministers"),
)


def text(*rows: Mapping[str, Any]) -> Text:
    return text_of("a.txt", {"text": TEXT}, [dict(row) for row in rows], ENTITIES)


def test_a_chain_is_read_off_the_statement_that_holds_it() -> None:
    tellings = text(OUTER, INNER).tellings
    assert [[one.names[0] for level in told.levels for one in level] for told in tellings] == [
        ["Oslo Post", "Norway"],
        ["Oslo Post", "Norway", "Ann Lee"],
    ]
    assert [len(told.levels) for told in tellings] == [2, 3], (
        "links with one cue stand in different statements"
    )


def test_the_publisher_of_the_page_is_no_level() -> None:
    row = {**TOGETHER, "attribution": [{"entity": None, "name": "Oslo Post", "source": None, "cue": None}]}
    assert len(text(row).tellings[0].levels) == 1


def figures(*rows: Mapping[str, Any], **changed: Any) -> dict[str, tuple[int, int]]:
    tally = Tally()
    score_chains(tally, text(*rows), [{**CHAIN, **changed}], is_complete=True)
    score_joint(tally, text(*rows), [JOINT], is_complete=True)
    return tally.figures()


def test_what_is_right_counts_as_right() -> None:
    found = figures(OUTER, INNER, TOGETHER)
    assert all(right == count for right, count in found.values())
    assert found["no wrong chain"] == (2, 2), "a chain without its innermost level is told rightly, too"


def test_a_chain_that_lacks_a_level_is_not_found() -> None:
    found = figures({**INNER, "attribution": LINKS, "nested_in": None})
    assert found["chain found"] == found["chain length"] == found["no wrong chain"] == (0, 1)
    assert found["chain innermost"] == found["chain content"] == (1, 1)


def test_an_optional_chain_counts_where_it_is_found() -> None:
    assert "chain found" not in figures(TOGETHER, optional=True)
    assert figures(OUTER, INNER, optional=True)["chain found"] == (1, 1)


def test_levels_that_name_nobody() -> None:
    given = text(OUTER, INNER).tellings[1].levels
    assert fit_of(CHAIN["levels"], (given[0], (), *given[1:]), TEXT).is_right
    hearsay = [{"source": None, "who": [], "cue": "is said"}, CHAIN["levels"][2]]
    assert fit_of(hearsay, ((), given[2]), TEXT).is_right
    assert not fit_of(hearsay, given[2:], TEXT).is_right


@pytest.mark.parametrize(
    ("speakers", "accept", "is_right"),
    [
        (["person/ann-lee"], [], False),
        (["state/NOR", "state/KOR"], [], False),
        (["state/NOR", "state/KOR"], [{"country": "NOR"}, {"country": "KOR"}], True),
        (["state/NOR", "person/bo-park"], [{"country": "NOR"}, {"country": "KOR"}], False),
        (["person/ann-lee", "person/bo-park", "state/NOR"], [], False),
    ],
)
def test_joint_speakers_are_exactly_those(speakers: list[str], accept: list[Any], is_right: bool) -> None:
    row = {**TOGETHER, "speakers": [party(entity, "The ministers") for entity in speakers]}
    read = text(row)
    assert is_joint({**JOINT, "accept": accept}, read.tellings[0], read) == is_right


def test_words_said_elsewhere_match_nothing() -> None:
    read = text({**TOGETHER, "content": [span("to meet")]}, {**INNER, "content": [span("to meet")]})
    assert not is_joint(JOINT, read.tellings[0], read)
    assert not is_within(CHAIN, read.tellings[1], read)


@pytest.mark.parametrize(
    ("want", "entity", "words", "is_right"),
    [
        (LEE, "person/ann-lee", "Lee", True),
        (LEE, "person/bo-park", "Lee", False),
        (LEE, None, "Ann Lee", True),
        ({"country": "NOR"}, "state/NOR", "Oslo", True),
        ({"country": "NOR"}, "person/ann-lee", "Ann Lee", False),
        ({"country": "NOR"}, "outlet/oslo-post", "The Oslo Post", False),
        (POST, "outlet/oslo-post", "The Oslo Post", True),
        (POST, None, "The Oslo Post", True),
        (POST, "state/NOR", "The Oslo Post", False),
        (OFFICIAL, "state/NOR", "Norwegian official", True),
        (OFFICIAL, "state/KOR", "Norwegian official", False),
        (OFFICIAL, None, "a Norwegian official", True),
        (OFFICIAL, None, "The ministers", False),
        (OFFICIAL, "person/ann-lee", "a Norwegian official", False),
        (
            {"kind": "anonymous", "office": "editor of the Oslo Post"},
            "state/NOR",
            "Norwegian official",
            False,
        ),
        ({"country": "NOR", "office": "Minister of Finance"}, "state/NOR", "Oslo", True),
        ({"kind": "document", "of": ["NOR"]}, "state/NOR", "Oslo", True),
        ({"kind": "document", "of": ["KOR"]}, "state/NOR", "Oslo", False),
        ({"kind": "document", "of": ["KOR"]}, None, "a Norwegian official", True),
    ],
)
def test_who_somebody_is(want: dict[str, Any], entity: str | None, words: str, is_right: bool) -> None:
    sources = [(0, TEXT.index(", reported"))]
    assert voices.is_voice(want, voices.voice(party(entity, words), ENTITIES), sources) == is_right


def test_a_pronoun_that_nobody_resolved_is_nobody() -> None:
    him = voices.voice({"entity": None, "name": "He", "receipt": span("a Norwegian official")}, ENTITIES)
    assert not voices.is_voice(OFFICIAL, him, [(0, len(TEXT))])


def test_two_readings() -> None:
    first = {"chains": [{**CHAIN, "doc": "d"}], "statements": [{**JOINT, "doc": "d"}]}
    other = {**CHAIN, "doc": "d", "levels": [*CHAIN["levels"][:2], {"source": "Ann Lee", "who": [PARK]}]}
    second = {"documents": ["d"], "chains": [other], "statements": []}
    found = agreement_speakers.compare(first, second, {"d": TEXT}).figures()
    assert found["chain of the first"] == found["chain of the second"] == (1, 1)
    assert found["chain: the same people"] == found["joint of the first"] == (0, 1)


def test_the_gold_stands_in_its_own_texts() -> None:
    own = {path.name: path.read_text(encoding="utf-8") for path in corpora.OWN}
    entries = [*speakers.load(speakers.CHAINS)["chains"], *speakers.load(speakers.JOINT)["statements"]]
    ours = [want for want in entries if want["doc"] in own]
    assert ours
    assert [want for want in ours if place_of(own[want["doc"]], want) is None] == []


@pytest.mark.parametrize("module", [voices, score_speakers, speakers, agreement_speakers], ids=str)
def test_examples_in_docstrings(module: ModuleType) -> None:
    told = doctest.testmod(module)
    assert told.attempted
    assert not told.failed
