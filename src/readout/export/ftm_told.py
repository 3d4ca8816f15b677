"""What is told, for FollowTheMoney: documents, whom they mention, events, and the words these rest on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from readout.export.ftm_actors import SCHEMAS, iso2
from readout.export.ftm_entity import FtmEntity, ftm_id
from readout.export.leaving import FUTURE_EVENT, STATUS, LeftOut
from readout.export.table import Told
from readout.query.network import HELD
from readout.record import Row

LANGUAGES = {
    "ar": "ara",
    "cs": "ces",
    "da": "dan",
    "de": "deu",
    "el": "ell",
    "en": "eng",
    "es": "spa",
    "fa": "fas",
    "fi": "fin",
    "fr": "fra",
    "he": "heb",
    "hi": "hin",
    "hu": "hun",
    "id": "ind",
    "it": "ita",
    "ja": "jpn",
    "ko": "kor",
    "ms": "msa",
    "nl": "nld",
    "no": "nor",
    "pl": "pol",
    "pt": "por",
    "ro": "ron",
    "ru": "rus",
    "sv": "swe",
    "th": "tha",
    "tr": "tur",
    "uk": "ukr",
    "vi": "vie",
    "zh": "zho",
}
"""ISO 639-1 → ISO 639-3, as FollowTheMoney writes it; other languages are left."""

_DOCUMENTS = "SELECT * EXCLUDE (text, blocks) FROM documents WHERE status = 'read' ORDER BY doc"
_MENTIONS = """
    SELECT m.doc, m.entity, e.name, e.kind,
           list_sort(list_distinct(list(m.text) FILTER (WHERE m.method = 'name'))) AS surfaces
    FROM mentions m JOIN entities e ON e.entity = m.entity
    WHERE e.kind IN (SELECT unnest(?))
    GROUP BY ALL ORDER BY m.doc, m.entity
"""
_ACTORS = "SELECT entity FROM entities WHERE kind IN (SELECT unnest(?))"
_TO_COME = ("planned", "proposed")


def documents(told: Told) -> Iterator[FtmEntity]:
    """Documents that were read, by id; without their text.

    Args:
        told: The record and the tables.

    Yields:
        Article.
    """
    for row in told.view.stream(_DOCUMENTS):
        article = FtmEntity(ftm_id(row["doc"]), "Article")
        # The name alone: where a file lay on somebody's machine is nobody's business.
        article.add("fileName", PurePath(row["source"]).name or row["doc"])
        article.add("title", row["title"])
        article.add("name", row["title"])
        article.add("author", row["byline"])
        article.add("publisher", row["publisher"])
        article.add("language", LANGUAGES.get(row["language"] or ""))
        article.add("mimeType", row["media_type"])
        article.add_url(row["url"] or row["source"])
        if row["published"] is not None:
            article.add("publishedAt", row["published"].rstrip("?~%").partition("/")[0])
        article.add("summary", f"Readout {row['doc']}")
        yield article


def mentions(told: Told) -> Iterator[FtmEntity]:
    """Whom each document names, by document and id.

    Args:
        told: The record and the tables.

    Yields:
        Mention, one for each person, state or body of a document.
    """
    for row in told.view.stream(_MENTIONS, [sorted(SCHEMAS)]):
        mention = FtmEntity(ftm_id("mention", row["doc"], row["entity"]), "Mention")
        mention.add("document", ftm_id(row["doc"]))
        mention.add("resolved", ftm_id(row["entity"]))
        mention.add("name", row["name"], *(row["surfaces"] or ()))
        mention.add("detectedSchema", SCHEMAS[row["kind"]])
        yield mention


def events(told: Told, left_out: LeftOut) -> Iterator[FtmEntity]:
    """What happened, by id; each event with a note for every telling of it.

    Args:
        told: The record and the tables.
        left_out: Counts what did not happen or is still to come: an Event cannot say so.

    Yields:
        Event and Note.
    """
    known = {row["entity"] for row in told.view.sql(_ACTORS, [sorted(SCHEMAS)])}
    for event in told.events:
        row = event.row
        if event.status not in HELD:
            left_out.counts[FUTURE_EVENT if event.status in _TO_COME else STATUS] += 1
            continue
        found = FtmEntity(ftm_id(event.event), "Event")
        found.add("name", _title(row))
        found.add_when(row)
        found.add("location", (row["place"] or {}).get("name"))
        found.add("country", iso2((row["place"] or {}).get("country"), told.knowledge))
        for role in row["roles"]:
            if role["entity"] in known:
                found.add("organizer" if role["role"] == "host" else "involved", ftm_id(role["entity"]))
        found.add("keywords", row["act"], row["type"], row["mode"], *row["contexts"])
        told_by = f"Independent sources: {row['independent_sources']}"
        found.add("summary", f"{told_by}; date: {row['date_why']}" if row["date_why"] else told_by)
        found.add("proof", *(ftm_id(telling.doc) for telling in event.tellings))
        found.add("recordId", event.event)
        yield found
        for telling in event.tellings:
            note = _note("report", telling.row["report"], telling.row)
            note.add("entity", found.id)
            note.add("name", f"Telling of: {_title(row)}")
            note.add("publisher", telling.document.publisher)
            yield note


def statements(told: Told) -> Iterator[FtmEntity]:
    """What was said, by id: a note on each speaker, piece by piece where a quotation is broken.

    Args:
        told: The record and the tables.

    Yields:
        Note.
    """
    for row in told.view.rows("statements"):
        speakers = [s for s in row["speakers"] if s["entity"] is not None]
        names = ", ".join(s["name"] for s in row["speakers"])
        for number, piece in enumerate(row["content"], start=1):
            note = _note("statement", f"{row['statement']} {number}", piece)
            note.add("name", f"{names} ({row['verb']})" if row["verb"] else names or "Statement")
            note.add("entity", *(ftm_id(s["entity"]) for s in speakers))
            yield note


def _note(kind: str, of: str, receipt: Row) -> FtmEntity:
    """A note with the words, and where they stand: `doc_…[start:end]`, code points of the text."""
    note = FtmEntity(ftm_id("note", of), "Note")
    note.add("description", receipt["text"])
    note.add("summary", f"{receipt['doc']}[{receipt['start']}:{receipt['end']}]")
    note.add("keywords", kind)
    note.add("proof", ftm_id(receipt["doc"]))
    return note


def _title(row: Row) -> str:
    """What an event is called: act, parties, place, date."""
    names = ", ".join(dict.fromkeys(role["name"] for role in row["roles"]))
    place = (row["place"] or {}).get("name")
    parts = [names, place, row["date"]]
    return f"{(row['act'] or row['type']).capitalize()}: {'; '.join(part for part in parts if part)}"
