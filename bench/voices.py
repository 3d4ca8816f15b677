"""Who speaks in a statement of the record, level by level, and whether he is the one that the gold wants."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bench.gold import Gold, Row, Stretch, listed, names_agree, shared, words

NOT_A_STATE = frozenset({"person", "outlet", "group"})
"""Kinds of entities that are not taken for the state they belong to."""

PRONOUNS = frozenset({"he", "i", "it", "she", "that", "they", "this", "we", "which", "who"})
"""What names nobody as long as the record does not say who is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who speaks.

    Attributes:
        kind: `person`, `state`, `org`, `outlet`, `group`; None for one who is only described.
        names: What he is called: in the record, in the text, and in his id.
        country: ISO code, or None.
        place: Where the text names him, or None.
    """

    kind: str | None
    names: tuple[str, ...]
    country: str | None
    place: Stretch | None

    @property
    def label(self) -> str:
        """For a list of misses."""
        country = f" ({self.country})" if self.country and self.kind != "state" else ""
        return f"{self.names[0]}{country}" if self.kind is not None else f"“{self.names[0]}”"

    def is_told_by(self, sources: Sequence[Stretch]) -> bool:
        """Whether the text's own words for him are those for the gold's, and more than a pronoun."""
        is_pronoun = self.names[0].casefold() in PRONOUNS
        return self.place is not None and not is_pronoun and shared(self.place, sources) > 0


Level = tuple[Voice, ...]

Entities = Mapping[str, Row]
"""Id of an entity → its row."""


def voice(party: Row, entities: Entities) -> Voice:
    """A speaker, or a link of a chain, of the record.

    Args:
        party: A row with `entity`, `name`, and `receipt` and `country` or `source`.
        entities: Those of the record.
    """
    key = party["entity"] or ""
    known = entities.get(key, {"name": party["name"], "country": None})
    receipt = party.get("receipt") or party.get("source")
    kind, _, tail = key.partition("/")
    names = (known["name"], party["name"], receipt["text"] if receipt else "", tail.replace("-", " "))
    return Voice(
        kind=kind or None,
        names=tuple(dict.fromkeys(filter(None, names))),
        country=party.get("country") or known["country"],
        place=(receipt["start"], receipt["end"]) if receipt else None,
    )


def levels_of(row: Row, statements: Mapping[str, Row], entities: Entities) -> tuple[Level, ...]:
    """Who says that who says it, outermost first, the statement's own speakers last.

    A link without words of the text is the publisher of the page and no level. The statement that this one
    stands in gives the levels outside; links of its own with one cue are one level. A level may be empty:
    nobody is named.

    Args:
        row: The statement.
        statements: Id → statement, of its document.
        entities: Those of the record.
    """
    links = [link for link in row["attribution"] if link["source"] is not None]
    outer = statements.get(row["nested_in"] or "")
    found: list[Level] = []
    if outer is not None:
        found = list(levels_of(outer, statements, entities))
        links = links[sum(map(len, found)) :]
    cues = list(dict.fromkeys(_cue(link) for link in links))
    found += [tuple(voice(one, entities) for one in links if _cue(one) == cue) for cue in cues]
    return (*found, tuple(voice(one, entities) for one in row["speakers"]))


def _cue(link: Row) -> int | None:
    return link["cue"]["start"] if link["cue"] is not None else None


def is_voice(want: Gold, given: Voice, sources: Sequence[Stretch]) -> bool:
    """Whether somebody of the record is an entry of the gold's `who`.

    Args:
        want: The entry, in the form that `bench/gold/README.md` tells.
        given: Who speaks in the record.
        sources: Where the words stand that name the gold's speaker.

    Example:
        >>> officials = Voice(
        ...     kind="state", names=("Japan", "Japanese officials"), country="JPN", place=(0, 18)
        ... )
        >>> is_voice({"kind": "anonymous", "country": "JPN"}, officials, [])
        True
        >>> is_voice({"name": "Japanese officials", "country": "JPN", "kind": "group"}, officials, [])
        False
    """
    kind = want.get("kind") or _kind_of_nameless(want)
    return _TESTS[kind](want, given, sources)


def _kind_of_nameless(want: Gold) -> str:
    """Of an entry without `kind`: a person, the open holder of an office, or a state."""
    if want.get("name") is not None:
        return "person"
    return "anonymous" if want.get("office") is not None else "government"


def _is_person(want: Gold, given: Voice, _sources: Sequence[Stretch]) -> bool:
    fits = want.get("country") is None or given.country in (None, want["country"])
    return given.kind in ("person", None) and fits and is_name(want["name"], given.names[0])


def is_name(one: str, other: str) -> bool:
    """Whether two names agree, written with hyphens or without, in one word or in two.

    Example:
        >>> is_name("Badr Albusaidi", "Badr al-Busaidi"), is_name("Shin Won-sik", "Shin Won Sik")
        (True, True)
        >>> is_name("Abdulhamid Dbeibah", "Abdul Hamid Dbeibah")
        True
    """
    joined = (name.casefold().replace("-", "").replace(" ", "") for name in (one, other))
    return (
        names_agree(one, other)
        or names_agree(one.replace("-", ""), other.replace("-", ""))
        or len(set(joined)) == 1
    )


def _is_state(want: Gold, given: Voice, _sources: Sequence[Stretch]) -> bool:
    return given.kind not in NOT_A_STATE and given.country == want["country"]


def _is_unnamed(want: Gold, given: Voice, sources: Sequence[Stretch]) -> bool:
    """One whom nobody names is known by the words; his government, or the body he speaks for, is as good."""
    if given.kind in ("group", None):
        fits = want.get("country") is None or given.country in (None, want["country"])
        return fits and given.is_told_by(sources)
    if want.get("country") is not None:
        return _is_state(want, given, sources)
    return given.kind == "org" and any(names_agree(want.get("office"), name) for name in given.names)


def _is_named(want: Gold, given: Voice, _sources: Sequence[Stretch]) -> bool:
    """A body, an outlet, a group: by its name; of one who is only described, by half of its words."""
    if given.kind in ("person", "state"):
        return False
    called = str(want["name"]).replace("UN ", "United Nations ")
    if any(names_agree(called, name) for name in given.names):
        return True
    asked = words(called)
    return given.kind is None and 2 * len(asked & words(given.names[0])) >= len(asked)


def _is_document(want: Gold, given: Voice, sources: Sequence[Stretch]) -> bool:
    """A document speaks by itself, or those do whose it is."""
    if given.kind is None:
        return given.is_told_by(sources)
    of = listed(want.get("of"))
    return given.kind != "outlet" and (
        given.country in of or any(names_agree(str(one), name) for one in of for name in given.names)
    )


_TESTS: Mapping[str, Callable[[Gold, Voice, Sequence[Stretch]], bool]] = {
    "person": _is_person,
    "government": _is_state,
    "anonymous": _is_unnamed,
    "body": _is_named,
    "outlet": _is_named,
    "group": _is_named,
    "document": _is_document,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How a level of the record agrees with one of the gold.

    Attributes:
        overlaps: At least one is right.
        has_all: Everybody wanted is there.
        is_clean: Nobody is there who is not wanted.
    """

    overlaps: bool
    has_all: bool
    is_clean: bool

    @property
    def is_right(self) -> bool:
        """Somebody right, nobody wrong; of a level nobody is named for, nobody."""
        return self.is_clean and (self.overlaps or self.has_all)


def agreement(who: Sequence[Gold], given: Level, sources: Sequence[Stretch]) -> Agreement:
    """Compare the speakers of a level.

    Args:
        who: Those of the gold; none where nobody is named.
        given: Those of the record.
        sources: Where the words stand that name the gold's.

    Example:
        >>> oslo = Voice(kind="state", names=("Norway",), country="NOR", place=None)
        >>> agreement([{"country": "NOR"}, {"country": "SWE"}], (oslo,), [])
        Agreement(overlaps=True, has_all=False, is_clean=True)
    """
    right = [[is_voice(want, one, sources) for one in given] for want in who]
    return Agreement(
        overlaps=any(map(any, right)),
        has_all=all(map(any, right)),
        is_clean=all(any(row[n] for row in right) for n in range(len(given))),
    )


def label(who: Iterable[Gold]) -> str:
    """The gold's speakers of a level, for a list of misses."""
    return " + ".join(_label(want) for want in who) or "nobody named"


def _label(want: Gold) -> str:
    if want.get("name") is not None:
        return str(want["name"])
    told = (want.get("kind"), want.get("office"), want.get("country"), *listed(want.get("of")))
    return " ".join(str(part) for part in told if part is not None)
