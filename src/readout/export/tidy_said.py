"""Tidy tables of what was said and by whom: statements, wording, claims, entities, documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout.export.table import DATES, Line, TidyTable, Told, bound, columns_of, dates, day_of
from readout.query.spoken import told_fully

STATEMENTS = columns_of(
    f"""
statement text Id of the statement
doc text Id of the document
mode text direct, indirect or mixed speech
kind text speech, thought or writing
speakers texts Usual English names of all who say it
speaker_ids texts Ids of the speakers; those only described have none
speaker_countries texts ISO 3166-1 alpha-3 of the states the speakers act for, each once
speaker_offices texts Offices of the speakers as the document gives them, each once
verb text Lemma of the verb of saying
force text What is done by saying it: assert, commit, direct, express, declare, ask, neutral
strength int Rung of the verb: note 1, recognize 2, affirm 3, reaffirm 4 and so on
polarity text What the verb takes what is said for: positive, negative, neutral
modality text Words by which it is not, or only perhaps, said: not, would, may not
start int First code point of the first piece of what is said
end int One past the last code point of its last piece
content text What is said, verbatim; several pieces are joined by " … "
addressees texts To whom
attribution texts Through whom it is known, outermost first
document_quoted text Paper that is quoted: joint statement, report and others
stance_toward text Whom or what the stance is toward
stance text Which way: positive, negative, neutral
event text Id of the event at which it was said
nested_in text Id of the statement it is quoted within
{DATES.strip()}
rule text What fired
""",
    levels={
        "mode": "speech_mode",
        "kind": "speech_kind",
        "force": "force",
        "polarity": "polarity",
        "stance": "polarity",
        "date_basis": "date_basis",
    },
    long=("content", "date_why"),
)

WORDING = columns_of(
    f"""
usage text Id of the use
formula text Id of the family of wording
variant text The wording, normalised
strength text Governing verb, as an ordered label
speakers texts Ids of who says it
statement text Id of the statement it stands in
event text Id of the event at which it was said
report text Id of the report it is the wording of
doc text Id of the document
start int First code point in the text of the document
end int One past the last code point
text text The words, verbatim
slots texts What fills the open places of the formula, as name=words
{DATES.strip()}
""",
    levels={"formula": "formula", "date_basis": "date_basis"},
    long=("text", "date_why"),
)

CLAIMS = columns_of(
    """
claim text Id of the claim
kind text ordinal, first, since, count
ordinal int The number claimed; 0 where something is said not to have been mentioned since
since text Since when, in EDTF
until text Until when, in EDTF
parties texts Ids of those it is about
act text Diplomatic act that is counted
format text Format that is counted
formula text Family of wording that is counted
verdict text What the record says to it: supported, contradicted, undecided
found int How many the record holds
events texts Ids of the events counted
coverage text What the record can and cannot know
doc text Id of the document
start int First code point in the text of the document
end int One past the last code point
text text The claim, verbatim
""",
    levels={"kind": "claim_kind", "verdict": "verdict"},
    long=("coverage", "text"),
)

ENTITIES = columns_of(
    """
entity text Id of the entity
kind text state, organization, person, office, place, group, outlet, document
name text Usual English name
country text ISO 3166-1 alpha-3 of its state
wikidata text Wikidata id
names_seen texts Every form it was seen under, the most frequent first
mentions int How often it is named
""",
    levels={"kind": "entity_kind"},
)

DOCUMENTS = columns_of(
    """
doc text Id of the document
status text read or rejected
reject_code text Why it was rejected
title text Headline
byline text Who wrote it
publisher text Who published it
agency text Agency whose story it is
language text ISO 639-1
published text When it was published, in EDTF
published_day date That day, where it is one certain day
published_min date First day it can have been published
published_max date Last day it can have been published
published_basis text How that was found
source text Path or address it was read from
source_kind text file, feed, web, warc
url text Address it gives for itself
media_type text Media type
retrieved_at text When it was fetched, ISO 8601 in UTC
raw_sha256 text SHA-256 of the bytes as fetched
characters int Length of its text in code points; the text itself is in the jsonl export
story text Id shared by copies of one story, which count as one source
flags texts Codes of what is odd about it
""",
    levels={"status": "reading", "published_basis": "date_basis", "source_kind": "source_kind"},
    long=("title",),
)

_GAP = " … "
_WITH_LENGTH = """
    SELECT * EXCLUDE (text, blocks), length(text) AS characters FROM documents ORDER BY doc
"""
_COUNTED = """
    SELECT e.*, coalesce(m.n, 0) AS mentions FROM entities e
    LEFT JOIN (SELECT entity, count(*) AS n FROM mentions GROUP BY entity) m ON m.entity = e.entity
    ORDER BY e.entity
"""


def _statements(told: Told) -> Iterator[Line]:
    for row in told_fully(told.view, told.view.rows("statements")):
        content, stance, speakers = row["content"], row["stance"] or {}, row["speakers"]
        yield (
            row["statement"],
            row["doc"],
            row["mode"],
            row["kind"],
            [speaker["name"] for speaker in speakers],
            _once(speaker["entity"] for speaker in speakers),
            _once(speaker["country"] for speaker in speakers),
            _once(speaker["office"] for speaker in speakers),
            row["verb"],
            row["force"],
            row["strength"],
            row["polarity"],
            row["modality"],
            min((piece["start"] for piece in content), default=None),
            max((piece["end"] for piece in content), default=None),
            _GAP.join(piece["text"] for piece in content),
            [addressee["name"] for addressee in row["addressees"]],
            [link["name"] for link in row["attribution"]],
            row["document_quoted"],
            stance.get("toward"),
            stance.get("polarity"),
            row["event"],
            row["nested_in"],
            *dates(row),
            row["rule"],
        )


def _wording(told: Told) -> Iterator[Line]:
    direct = ("usage", "formula", "variant", "strength", "speakers", "statement", "event", "report")
    place = ("doc", "start", "end", "text")
    for row in told.view.rows("wording"):
        slots = [f"{name}={words}" for name, words in (row["slots"] or {}).items()]
        yield *(row[name] for name in (*direct, *place)), slots, *dates(row)


def _claims(told: Told) -> Iterator[Line]:
    found = ("verdict", "found", "events", "coverage", "doc", "start", "end", "text")
    for row in told.view.rows("claims"):
        about = row["about"]
        yield (
            *(row[name] for name in ("claim", "kind", "ordinal", "since", "until", "parties")),
            *(about[name] for name in ("act", "format", "formula")),
            *(row[name] for name in found),
        )


def _entities(told: Told) -> Iterator[Line]:
    for row in told.view.stream(_COUNTED):
        seen = sorted(row["names_seen"], key=lambda seen: (-seen["count"], seen["surface"]))
        direct = (row[name] for name in ("entity", "kind", "name", "country", "wikidata"))
        yield *direct, [one["surface"] for one in seen], row["mentions"]


def _documents(told: Told) -> Iterator[Line]:
    first = ("doc", "status", "reject_code", "title", "byline", "publisher", "agency", "language")
    where = ("source", "source_kind", "url", "media_type", "retrieved_at", "raw_sha256")
    for row in told.view.stream(_WITH_LENGTH):
        yield (
            *(row[name] for name in first),
            row["published"],
            day_of(row["published"]),
            bound(row["published_min"]),
            bound(row["published_max"]),
            row["published_basis"],
            *(row[name] for name in (*where, "characters", "story")),
            _once(flag["code"] for flag in row["flags"]),
        )


def _once(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value is not None))


SAID_TABLES = (
    TidyTable(
        name="statements",
        meaning="Quotations and reported speech",
        columns=STATEMENTS,
        lines=_statements,
        key=("statement",),
        refers={"doc": "documents", "event": "events"},
    ),
    TidyTable(
        name="wording",
        meaning="Uses of diplomatic formulas",
        columns=WORDING,
        lines=_wording,
        key=("usage",),
        refers={"doc": "documents", "event": "events", "statement": "statements", "report": "reports"},
    ),
    TidyTable(
        name="claims",
        meaning="Countable claims, held against the record",
        columns=CLAIMS,
        lines=_claims,
        key=("claim",),
        refers={"doc": "documents"},
    ),
    TidyTable(
        name="entities",
        meaning="Everybody the record speaks of",
        columns=ENTITIES,
        lines=_entities,
        key=("entity",),
    ),
    TidyTable(
        name="documents",
        meaning="Documents, read or rejected",
        columns=DOCUMENTS,
        lines=_documents,
        key=("doc",),
    ),
)
"""One row a statement, a use of a formula, a claim, an entity, a document."""
