"""Through whom a statement is known: who printed it, whoever they have it from, and who speaks in the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from readout.knowledge.words import word_list
from readout.record import Row

_PREPOSITION = re.compile(r"\s(?:at|by|close|for|from|in|of|on|who|with)\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody in a chain, as a reader should know them.

    Attributes:
        name: As the record names them; the words of the text where these say who it really was.
        about: Office and country, or `unnamed`; empty when nothing is known.
    """

    name: str
    about: str = ""

    def __str__(self) -> str:
        """Name, and in brackets what is known of them."""
        return f"{self.name} ({self.about})" if self.about else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link of a chain: who says so together, and in which word.

    Attributes:
        sources: Whoever says so; none when nobody is named.
        cue: The words that say that they say so, or None (who printed it).
        to: To whom.
        paper: The paper that they say it in: `joint statement`, or None.
    """

    sources: tuple[Source, ...]
    cue: str | None = None
    to: tuple[str, ...] = ()
    paper: str | None = None


def chain_of(row: Row) -> tuple[Link, ...]:
    """The whole chain of a statement.

    Args:
        row: A row as `told_fully` gives it.

    Returns:
        Outermost first: who printed it, where that is known; the attribution; the speakers last. Where two
        links share their cue ("Kyodo quoted officials as saying"), the inner one has it.
    """
    paper = row["document_quoted"]
    speakers = Link(
        sources=speakers_of(row),
        cue=_words(row["cue"]),
        to=tuple(party["name"] for party in row["addressees"]),
    )
    if paper is not None and not any(paper in source.name for source in speakers.sources):
        speakers = replace(speakers, paper=paper)
    outlet = printed_by(row)
    through = through_whom(row)
    if outlet is None or (through and _is_same(through[0], outlet)):
        return (*through, speakers)
    return (Link(sources=(Source(name=outlet),)), *through, speakers)


def through_whom(row: Row) -> tuple[Link, ...]:
    """The chain between the paper and the speakers.

    Args:
        row: A row of `statements`.

    Returns:
        Outermost first; those who say so in one word are one link.
    """
    if not row["attribution"]:
        return ()
    cues = [_start(part["cue"]) for part in row["attribution"]]
    groups = [list(group) for _, group in groupby(zip(cues, row["attribution"], strict=True), key=_first)]
    after = [group[0][0] for group in groups[1:]] + [_start(row["cue"])]
    return tuple(
        Link(
            sources=_sources([(part, part["source"], _state_of(part["entity"])) for _, part in group]),
            cue=_words(group[0][1]["cue"]) if group[0][0] != following else None,
        )
        for group, following in zip(groups, after, strict=True)
    )


def speakers_of(row: Row) -> tuple[Source, ...]:
    """The speakers of a statement as a reader should know them.

    Args:
        row: A row of `statements`; its speakers with `office` where that is known.

    Returns:
        Who speaks for a state without being named, and a paper that speaks, in the words of the text.
    """
    return _sources([(party, party["receipt"], party["country"]) for party in row["speakers"]])


def printed_by(row: Row) -> str | None:
    """Who printed it: the agency whose story it is, or the publisher."""
    return row.get("agency") or row.get("publisher") or None


def short_form(row: Row) -> str:
    """The chain up to the speakers on one line.

    Args:
        row: A row as `told_fully` gives it.

    Returns:
        Such as `Harbour Wire ← The Strait Courier ← two people`, who printed it first; empty when nothing
        stands between the text and the speakers and nobody is known to have printed it. Speakers who say
        that they said so are not named twice.
    """
    *outer, last = (", ".join(source.name for source in link.sources) for link in chain_of(row))
    return " ← ".join(names for names in outer if names != last)


def _sources(parties: Sequence[tuple[Row, Row | None, str | None]]) -> tuple[Source, ...]:
    """One source a party; authors who speak through one paper are one."""
    found: list[Source] = []
    for _, group in groupby(parties, key=lambda each: _start(each[1]) if each[1] is not None else id(each)):
        together = list(group)
        words = _words(together[0][1])
        authors = list(dict.fromkeys(party["name"] for party, _, _ in together))
        if words is not None and words not in authors and _speaks_itself(words, together[0][0]):
            found.append(Source(name=words, about=", ".join(authors)))
        else:
            found += [_source(party, _words(receipt), country) for party, receipt, country in together]
    return tuple(dict.fromkeys(found))


def _speaks_itself(words: str, party: Row) -> bool:
    """Whether the words are the name of a paper, or of a body that speaks for a state."""
    nouns = _nouns(words)
    is_state = (party["entity"] or "").startswith("state/")
    return bool(nouns & word_list("speaking-papers") or (is_state and nouns & word_list("speaking-bodies")))


def _source(party: Row, words: str | None, country: str | None) -> Source:
    entity, told = party["entity"], words or party["name"]
    is_state = (entity or "").startswith("state/")
    if (entity is None or is_state) and _nouns(told) & word_list("unnamed-speakers"):
        return Source(name=told, about=_listed("unnamed", country))
    return Source(name=party["name"], about=_listed(party.get("office"), None if is_state else country))


def _nouns(words: str) -> set[str]:
    """What the words are about: the last two before a preposition, as "government sources" of "in Tokyo"."""
    head = _PREPOSITION.split(words, maxsplit=1)[0].casefold().split()
    return {word.strip(".,'’\"”").removesuffix("'s").removesuffix("’s") for word in head[-2:]}


def _listed(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _state_of(entity: str | None) -> str | None:
    kind, _, code = (entity or "").partition("/")
    return code if kind == "state" else None


def _first(pair: tuple[int | None, Row]) -> int | None:
    return pair[0]


def _start(receipt: Row | None) -> int | None:
    return receipt["start"] if receipt is not None else None


def _words(receipt: Row | None) -> str | None:
    return " ".join(receipt["text"].split()) if receipt is not None else None


def _is_same(link: Link, outlet: str) -> bool:
    return any(_plain(source.name) in _plain(outlet) for source in link.sources)


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").removesuffix(" news")
