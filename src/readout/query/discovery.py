"""Wording that recurs in the record's official speech and that no family covers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from readout.annotate import SpacyParser
from readout.annotate.folded import fold
from readout.annotate.release import is_given_out
from readout.annotate.sentences import split_sentences
from readout.annotate.wording.words import ACT_NOUNS, ACT_VERBS, ACTORS, SUMMITS
from readout.knowledge import load
from readout.knowledge.words import word_list
from readout.knowledge.written import WrittenFamily
from readout.link import Lexicon, Passage, Proposal, anchors_of, discover, id_of, patterns_of
from readout.model import Document
from readout.query.listings import MEETING_ACTS
from readout.record import Row, View

OWN_VOICES = 3
"""Speakers for whom a paper speaks where it names nobody: those who say most in it."""

_USUAL_LISTS = (
    "honorifics",
    "short-titles",
    "plural-titles",
    "discussing-verbs",
    "talk-nouns",
    "speaking-papers",
)
_DAYS = (
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday today yesterday tomorrow year years month months week weeks "
    "day days"
)
_STATEMENTS = "SELECT doc, content, speakers FROM raw.statements ORDER BY doc, statement"
_USAGES = 'SELECT doc, start, "end", formula FROM raw.usages ORDER BY doc, start'
_OCCASIONS = """
    SELECT doc, coalesce(
        CAST(min(published_min) OVER (PARTITION BY coalesce(story, doc)) AS VARCHAR), story, doc
    ) AS occasion FROM documents WHERE status = 'read'
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A passage and where it stands.

    Attributes:
        passage: As discovery takes it.
        doc: Document.
        start: First code point.
        end: One past the last.
    """

    passage: Passage
    doc: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovered:
    """A family that the record's speech proposes.

    Attributes:
        proposal: Its wordings, ranked.
        family: As a person would write it down.
        speakers: Names of those who use it, the most frequent first.
        receipts: Where it stands: `doc`, `start`, `end`, `text`.
    """

    proposal: Proposal
    family: WrittenFamily
    speakers: tuple[str, ...]
    receipts: tuple[Row, ...]


def discovered(view: View, *, limit: int = 30, without: Collection[str] = ()) -> list[Discovered]:
    """Wording that recurs in the record and that no family covers.

    Args:
        view: The record.
        limit: How many families at most.
        without: Ids of known families that are taken for unknown.

    Returns:
        Families, the best first.
    """
    spoken = speech(view, without=without)
    found = discover([s.passage for s in spoken], lexicon(), limit=limit)
    places = [[spoken[quote.passage] for quote in proposal.quotes] for proposal in found]
    texts = _texts(view, {one.doc for those in places for one in those})
    names = _names(view, {name for proposal in found for name in proposal.speakers})
    return [
        Discovered(
            proposal=proposal,
            family=family(proposal),
            speakers=tuple(names.get(speaker, speaker) for speaker in proposal.speakers),
            receipts=tuple(
                _receipt(texts[one.doc], one, quote.start, quote.end)
                for one, quote in zip(those, proposal.quotes, strict=True)
            ),
        )
        for proposal, those in zip(found, places, strict=True)
    ]


def discovered_rows(found: Iterable[Discovered]) -> Iterator[Row]:
    """Proposals as rows, for `--format`.

    Args:
        found: The proposals, the best first.

    Yields:
        Rows `rank`, `formula`, `canonical`, `score`, `uses`, `occasions`, `voices`, `variants` [{`text`,
        `uses`,`occasions`}], `slots` [{`after`,`fillers`}], `speakers`, `receipts`, `toml`.
    """
    for rank, one in enumerate(found, 1):
        proposal = one.proposal
        yield {
            "rank": rank,
            "formula": one.family.formula,
            "canonical": proposal.canonical,
            "score": proposal.score,
            "uses": len(proposal.quotes),
            "occasions": proposal.occasions,
            "voices": proposal.voices,
            "variants": [
                {"text": v.text, "uses": v.uses, "occasions": v.occasions} for v in proposal.variants
            ],
            "slots": [
                {"after": slot.after, "fillers": [filler.strip() for filler, _ in slot.fillers]}
                for slot in proposal.slots
                if len(slot.fillers) > 1
            ],
            "speakers": list(one.speakers),
            "receipts": list(one.receipts),
            "toml": one.family.text(),
        }


def _texts(view: View, docs: Collection[str]) -> dict[str, str]:
    query = "SELECT doc, text FROM raw.documents WHERE doc IN (SELECT unnest(?))"
    return {row["doc"]: row["text"] for row in view.stream(query, [sorted(docs)])}


def _names(view: View, entities: Collection[str]) -> dict[str, str]:
    found = "SELECT entity, min(name) AS name FROM raw.entities"
    query = f"{found} WHERE entity IN (SELECT unnest(?)) GROUP BY entity"
    return {row["entity"]: row["name"] for row in view.stream(query, [sorted(entities)])}


def _receipt(text: str, spoken: Spoken, start: int, end: int) -> Row:
    low, high = fold(text, spoken.start, spoken.end).span(start, end)
    return {"doc": spoken.doc, "start": low, "end": high, "text": text[low:high]}


def speech(view: View, *, without: Collection[str] = ()) -> list[Spoken]:
    """What the record's documents say, each stretch once.

    Of papers that are given out by those they speak of every sentence is somebody's word; of news only what
    is quoted or reported.

    Args:
        view: The record.
        without: Families whose uses are left in as if they were not known.

    Returns:
        Passages by document, in the order of the text.
    """
    said: dict[str, list[tuple[int, int, tuple[str, ...]]]] = defaultdict(list)
    for row in view.stream(_STATEMENTS):
        speakers = tuple(dict.fromkeys(p["entity"] for p in row["speakers"] if p["entity"] is not None))
        said[row["doc"]] += [(piece["start"], piece["end"], speakers) for piece in row["content"]]
    known: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in view.stream(_USAGES):
        if row["formula"] not in without:
            known[row["doc"]].append((row["start"], row["end"]))
    occasions = {row["doc"]: row["occasion"] for row in view.stream(_OCCASIONS)}
    found: list[Spoken] = []
    for document in view.documents("status = 'read'"):
        doc = document.doc
        found += _spoken(document, said.get(doc, []), known.get(doc, []), occasions[doc])
    return found


def _spoken(
    document: Document,
    said: Sequence[tuple[int, int, tuple[str, ...]]],
    known: Sequence[tuple[int, int]],
    occasion: str,
) -> Iterator[Spoken]:
    votes = Counter(speaker for _, _, speakers in said for speaker in speakers)
    own = tuple(name for name, _ in sorted(votes.items(), key=lambda v: (-v[1], v[0]))[:OWN_VOICES])
    own = own or ((document.publisher,) if document.publisher else ())
    if is_given_out(document):
        sentences = [s for s in split_sentences(document) if s.kind in ("body", "quote")]
        stretches = [(s.start, s.end, _speakers(s.start, s.end, said) or own) for s in sentences]
    else:
        stretches = [(low, high, speakers or own) for low, high, speakers in _outermost(said)]
    for low, high, speakers in stretches:
        plain = fold(document.text, low, high)
        inside = [(max(low, a), min(high, b)) for a, b in known if a < high and low < b]
        yield Spoken(
            passage=Passage(
                text=plain.text,
                occasion=occasion,
                speakers=speakers,
                known=tuple((plain.index(a), plain.index(b)) for a, b in inside),
            ),
            doc=document.doc,
            start=low,
            end=high,
        )


def _speakers(low: int, high: int, said: Sequence[tuple[int, int, tuple[str, ...]]]) -> tuple[str, ...]:
    """Who says most of a sentence."""
    shared: Counter[tuple[str, ...]] = Counter()
    for start, end, speakers in said:
        if speakers and start < high and low < end:
            shared[speakers] = max(shared[speakers], min(high, end) - max(low, start))
    return max(shared, key=lambda s: (shared[s], s), default=())


def _outermost(
    said: Sequence[tuple[int, int, tuple[str, ...]]],
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """What is said, without what is said within it."""
    last = -1
    for low, high, speakers in sorted(said, key=lambda s: (s[0], -s[1], s[2])):
        if high > last:
            yield max(low, last), high, speakers
            last = high


def family(proposal: Proposal) -> WrittenFamily:
    """A proposal as a family that a person can go on with.

    Args:
        proposal: As `discovered` gives it.

    Returns:
        The family, with what speaks for it as remarks.
    """
    patterns = patterns_of(proposal)
    told = (
        f"{len(proposal.quotes)} uses on {proposal.occasions} occasions",
        f"{proposal.voices} independent speakers",
        f"{len(proposal.variants)} wordings",
    )
    return WrittenFamily(
        formula=id_of(proposal),
        label=proposal.canonical[:1].upper() + proposal.canonical[1:],
        canonical=proposal.canonical,
        anchors=anchors_of(proposal, patterns),
        patterns=patterns,
        remarks=(", ".join(told),),
    )


@cache
def lexicon() -> Lexicon:
    """Words of grammar, and the usual ones of offices, encounters, reporting and dates."""
    knowledge = load()
    light = word_list("light-words") | word_list("function-words")
    usual = {word.lower() for name in _USUAL_LISTS for phrase in word_list(name) for word in phrase.split()}
    usual |= {noun for noun, act in ACT_NOUNS.items() if act in MEETING_ACTS}
    usual |= {*ACT_VERBS, *ACTORS, *SUMMITS, *_DAYS.split()}
    reporting = {form for verb in knowledge.verbs.values() for form in verb.forms if " " not in form}
    return Lexicon(light=light, usual=frozenset(usual) - light, reporting=frozenset(reporting), tag=_tagged)


def _tagged(texts: Sequence[str]) -> Iterator[list[tuple[int, str]]]:
    return _parser().tags(texts)


@cache
def _parser() -> SpacyParser:
    return SpacyParser.load()
