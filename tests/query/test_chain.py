"""Through whom a statement is known."""

from __future__ import annotations

from typing import Any

import pytest

from readout.query.chain import chain_of, short_form

Row = dict[str, Any]


def receipt(words: str, start: int) -> Row:
    return {"doc": "doc_a", "start": start, "end": start + len(words), "text": words}


def party(entity: str | None, name: str, words: str, *, country: str | None = None, **more: Any) -> Row:
    at = more.pop("at", 0)
    return {"entity": entity, "name": name, "country": country, "receipt": receipt(words, at), **more}


def through(entity: str | None, name: str, words: str, cue: str, *, at: int, cue_at: int) -> Row:
    return {"entity": entity, "name": name, "source": receipt(words, at), "cue": receipt(cue, cue_at)}


def said(*speakers: Row, by: tuple[Row, ...] = (), cue: tuple[str, int] = ("said", 100), **more: Any) -> Row:
    row: Row = {"document_quoted": None, "addressees": [], "agency": None, "publisher": None}
    return {**row, "speakers": list(speakers), "attribution": list(by), "cue": receipt(*cue), **more}


WANG = party("person/wang-yi", "Wang Yi", "Wang", country="CHN", at=90, office="Minister for Foreign Affairs")
READOUT = through("state/CHN", "China", "the Chinese\nreadout", "According to", at=13, cue_at=0)

CHAINS = [
    (
        "who printed it, whom they have it from, who speaks",
        said(
            WANG, by=(READOUT,), agency="Harbour Wire", addressees=[{"name": "his guest"}], cue=("told", 95)
        ),
        [
            ("Harbour Wire", None),
            ("the Chinese readout (China)", "According to"),
            ("Wang Yi (Minister for Foreign Affairs, CHN)", "told"),
        ],
        "Harbour Wire ← the Chinese readout",
    ),
    (
        "an agency that the text names and that printed it is one link",
        said(
            party(None, "Japanese government sources", "Japanese government sources", at=60),
            by=(through("outlet/kyodo-news", "Kyodo News", "Kyodo News", "saying", at=0, cue_at=100),),
            cue=("saying", 100),
            publisher="Kyodo",
        ),
        [("Kyodo News", None), ("Japanese government sources (unnamed)", "saying")],
        "Kyodo News",
    ),
    (
        "who speaks for a state is not the state",
        said(party("state/USA", "United States", "U.S. official", country="USA"), publisher="The Courier"),
        [("The Courier", None), ("U.S. official (unnamed, USA)", "said")],
        "The Courier",
    ),
    (
        "an embassy speaks for its state",
        said(party("state/CHN", "China", "Chinese Embassy", country="CHN")),
        [("Chinese Embassy (China)", "said")],
        "",
    ),
    (
        "an office is itself",
        said(party("org/po", "Presidential Office", "Presidential Office of Taiwan", country="TWN")),
        [("Presidential Office (TWN)", "said")],
        "",
    ),
    (
        "a body's communique is not the body",
        said(party("org/g7", "G7", "Their communique of Saturday")),
        [("Their communique of Saturday (G7)", "said")],
        "",
    ),
    (
        "a capital is the state",
        said(party("state/SAU", "Saudi Arabia", "Riyadh", country="SAU"), cue=("denied", 50)),
        [("Saudi Arabia", "denied")],
        "",
    ),
    (
        "authors who speak through one paper are one source",
        said(
            party("state/JPN", "Japan", "the two countries", country="JPN"),
            by=(
                through("person/a", "Yoshihide Suga", "The joint statement", "says", at=0, cue_at=20),
                through("person/b", "Joe Biden", "The joint statement", "says", at=0, cue_at=20),
            ),
            cue=("underscore", 50),
        ),
        [("The joint statement (Yoshihide Suga, Joe Biden)", "says"), ("Japan", "underscore")],
        "The joint statement",
    ),
    (
        "who says that they said so is not named twice in short",
        said(WANG, by=(through("person/wang-yi", "Wang Yi", "He", "added", at=0, cue_at=5),), agency="Wire"),
        [("Wire", None), ("Wang Yi", "added"), ("Wang Yi (Minister for Foreign Affairs, CHN)", "said")],
        "Wire",
    ),
    ("nobody named", said(), [("", "said")], ""),
]


@pytest.mark.parametrize(("why", "row", "links", "short"), CHAINS, ids=[row[0] for row in CHAINS])
def test_chains(why: str, row: Row, links: list[tuple[str, str | None]], short: str) -> None:
    found = [(", ".join(map(str, link.sources)), link.cue) for link in chain_of(row)]
    assert found == links
    assert short_form(row) == short


def test_to_whom_and_in_which_paper_stand_at_the_end() -> None:
    last = chain_of(said(WANG, addressees=[{"name": "his guest"}], document_quoted="joint statement"))[-1]
    assert (last.to, last.paper) == (("his guest",), "joint statement")
