"""What the columns of listings hold: kinds and meanings, for typed files."""

from __future__ import annotations

from collections.abc import Mapping

from readout.export.columns import Listing
from readout.export.levels import LevelSet
from readout.export.table import Column, columns_of

_LEVELS: Mapping[str, LevelSet] = {
    "type": "type",
    "contexts": "context",
    "date_basis": "date_basis",
    "force": "force",
    "polarity": "polarity",
    "stance.polarity": "polarity",
    "verdict": "verdict",
    "source_kind": "source_kind",
}
_LONG = (
    "content",
    "text",
    "title",
    "why",
    "reason",
    "conflicts",
    "coverage",
    "canonical",
    "roles",
    "hits",
    "agenda",
)

_SHARED = columns_of(
    """
about.act text Diplomatic act that is counted
about.format text Format that is counted
about.formula text Family of wording that is counted
act text Diplomatic act
addressees texts To whom
agency text Agency whose story it is
agenda texts The issues
ahead int Occasions planned or proposed
at text When, ISO 8601 in UTC
attribution texts Through whom it is known, outermost first
author text Who decided
basis text Declared in a table, or recognised
byline text Who wrote it
cameo text CAMEO code, leading zero included
canonical text The wording in its best-known form
change text How the verb moved
claim text Id of the claim
conflicts texts Fields on which the reports differ, with the value taken and why
content texts What is said, verbatim, by the piece
contexts texts PLOVER contexts
country text ISO 3166-1 alpha-3
coverage text What the record can and cannot know
date text When, in EDTF
date_basis text How the date was found: stated, resolved, inferred, judged, unknown
date_max date Last day it can mean
date_min date First day it can mean
detail text More about the value
doc text Id of the document
document_quoted text Paper that is quoted
documents int How many documents
end int One past the last code point
entity text Id of the entity
event text Id of the event
events int How many events
first text The first, in EDTF
first_seen date First day seen
flags texts Codes of what is odd about it
force text What is done by saying it
format text bilateral, trilateral, 2+2, summit and others
formula text Id of the family of wording
found int How many the record holds
hits texts The words found, verbatim
independent_sources int Sources that are no copies of another
interval_days int Days between two occasions, as a rule
judgement text Id of the judgement
kind text Of which kind
language text ISO 639-1
last text The last, in EDTF
last_seen date Last day seen
later int Later occasions whose paper is not in the record
media_type text Media type
mentions int How often it is named
modality text Words by which it is not, or only perhaps, said
mode text Mode
name text Usual English name
names_seen texts Forms it was seen under
nested_in text Id of the statement it is quoted within
occasions int Occasions
offices texts Offices held
ordinal int The number claimed
paper text The paper of the occasion
papers int Occasions whose paper is in the record
part text Which part
part_of text Id of the event it is a part of
parties texts Those it is about
payload text What was decided
periods texts Uses by period
place text Name of the place
place.country text ISO 3166-1 alpha-3 of the place
place.lat real Degrees north
place.lon real Degrees east
place.name text Name of the place
polarity text positive, negative, neutral
published text When it was published, in EDTF
published_basis text How that was found
publisher text Who published it
question text What is asked
rank int Place in the order
raw_sha256 text SHA-256 of the bytes as fetched
reason text Why
reject_code text Why it was rejected
retrieved_at text When it was fetched, ISO 8601 in UTC
roles texts Who took part
rule text What fired: a rule of the reader, or model:NAME
run int Occasions in a row
score real How much speaks for it
series text Id of the recurring format
share real Share of the uses
since text Since when, in EDTF
skipped int Occasions between whose paper is not in the record
slots text What fills the open places of the formula
source text Path or address the document was read from
source_kind text file, feed, web, warc
speakers texts Who says it
stance.polarity text Which way the stance is
stance.toward text Whom or what the stance is toward
start int First code point in the text of the document
statements int How many statements
state text used, reported, absent, unknown
statement text Id of the statement
status text Whether it happened
story text Id shared by copies of one story
strength text Governing verb, as an ordered label
subjects texts Ids of what it is about
text text The words, verbatim
texts int Occasions with any text
thread text Id shared by what is planned, put off, cancelled and held
title text Headline
type text PLOVER event type
undoes text Id of the judgement it takes back
until text Until when, in EDTF
usage text Id of the use
usages texts Ids of the uses
uses int How often used
value text The value
variant text The wording, normalised
variants texts Other forms
verb text Verb
verdict text What the record says to it: supported, contradicted, undecided
voices int Who used it, by state or body
why text Why, in words
who texts Who took part
wikidata text Wikidata id
""",
    levels=_LEVELS,
    long=_LONG,
)
_BY_PATH: Mapping[str, Column] = {column.name: column for column in _SHARED}

_OWN: Mapping[tuple[str, str], Column] = {
    (listing, column.name): column
    for listing, columns in {
        "statements": columns_of("strength int Rung of the verb: note 1, recognize 2, affirm 3 and so on"),
        "said": columns_of("strength int Rung of the verb: note 1, recognize 2, affirm 3 and so on"),
        "claims": columns_of("events texts Ids of the events counted"),
        "occasions": columns_of("""
            documents texts Ids of the documents that tell of it
            events texts Ids of its events
        """),
    }.items()
    for column in columns
}

DAY = Column(
    name="day",
    kind="date",
    meaning="The day, where the date is one certain day; empty for a month, a span or a doubtful day",
)


def column_of(listing: Listing, path: str) -> Column:
    """What a column of a listing holds.

    Args:
        listing: The listing.
        path: Path into a row, as the listing has it.

    Returns:
        The column; free text without a meaning where none is declared.
    """
    found = _OWN.get((listing.name, path)) or _BY_PATH.get(path)
    return found if found is not None else Column(name=path, kind="text", meaning="")
