"""What every style says of a citation, in words of its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import PurePosixPath

from readout.export.citing.dates import access_day
from readout.export.citing.lines import one_line
from readout.export.citing.names import Author, authors
from readout.export.fragments import fragment_link, safe_url
from readout.query.cited import Citation

_OPENING, _CLOSING = ("“", '"', "„"), ("”", '"')
_STANDARD_INPUT = "-"
_TOLD_BY = {"indirect": "in the report’s words", "mixed": "partly in the report’s words"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of a citation as clean lines; empty or None where nothing is known.

    Attributes:
        title: Headline, or the name of the file.
        authors: Persons of the byline, or the agency, or the body that gave it out.
        outlet: Where it was published; empty where the body that gave it out stands as its author.
        agency: Agency, where it is not the outlet.
        is_release: Whether it is a press release.
        url: Address of the page, percent-encoded.
        passage_url: The same, opening at the words.
        accessed: When it was seen.
        quote: The words, on one line.
        who: Who said them and through whom that is known.
        evidence: Digest of the archived copy, offsets and row.
    """

    title: str
    authors: tuple[Author, ...]
    outlet: str
    agency: str
    is_release: bool
    url: str
    passage_url: str
    accessed: dt.date | None
    quote: str
    who: str
    evidence: str


def parts_of(citation: Citation, accessed: dt.date | None) -> Parts:
    """The parts of a citation.

    Args:
        citation: What is cited.
        accessed: When the source was seen; None for the time of retrieval.

    Returns:
        The parts.
    """
    publisher, agency = one_line(citation.publisher), one_line(citation.agency)
    outlet = publisher or agency
    agency = "" if agency.casefold() in outlet.casefold() else agency
    named = authors(citation.byline)
    if citation.is_release and outlet:
        named, outlet = (Author(family=outlet),), ""
    elif not named and agency:
        named = (Author(family=agency),)
    spans = [(passage.start, passage.end) for passage in citation.passages]
    return Parts(
        title=one_line(citation.title) or _file_name(citation) or "Untitled",
        authors=named,
        outlet=outlet,
        agency=agency,
        is_release=citation.is_release,
        url=safe_url(citation.url) if citation.url else "",
        passage_url=fragment_link(citation.url, citation.text, spans) if citation.url else "",
        accessed=access_day(accessed, citation.retrieved_at),
        quote=one_line(citation.quote),
        who=_who(citation),
        evidence=_evidence(citation),
    )


def in_marks(quote: str) -> str:
    """The words in quotation marks; in their own where they have them already.

    Args:
        quote: The words; empty for none.

    Returns:
        The words in double marks.

    Example:
        >>> in_marks("We met."), in_marks("“We met.”"), in_marks("“A” and “B”")
        ('“We met.”', '“We met.”', '““A” and “B””')
    """
    has_own = (
        quote[:1] in _OPENING
        and quote[-1:] in _CLOSING
        and not any(mark in quote[1:-1] for mark in (*_OPENING, *_CLOSING))
    )
    return quote if has_own or not quote else f"“{quote}”"


def quoted(quote: str, who: str) -> str:
    """The words in quotation marks and who said them, as a sentence.

    Args:
        quote: The words; empty for none.
        who: Who said them; empty for nobody.

    Returns:
        The sentence; empty where nothing is quoted.

    Example:
        >>> quoted("We met.", ""), quoted("We met", "Blinken")
        ('“We met.”', '“We met” —Blinken.')
    """
    if not quote:
        return ""
    is_closed = quote.rstrip("”’\"'").endswith((".", "!", "?", "。")) and not who
    return f"{in_marks(quote)}{f' —{who}' if who else ''}{'' if is_closed else '.'}"


def _file_name(citation: Citation) -> str:
    """The name of the file alone: a citation that is published tells nothing of somebody's folders."""
    if citation.url is not None or citation.source == _STANDARD_INPUT:
        return ""
    return one_line(PurePosixPath(citation.source.replace("\\", "/")).name)


def _who(citation: Citation) -> str:
    """Speakers with their offices, how far the words are theirs, and through whom that is known."""
    named = [
        f"{one_line(speaker.name)} ({one_line(speaker.office)})" if speaker.office else one_line(speaker.name)
        for speaker in citation.speakers
    ]
    told = [_listed(named)] if named else []
    if named and citation.modality:
        told.append(f"qualified by “{one_line(citation.modality)}”")
    if named and citation.mode in _TOLD_BY:
        told.append(_TOLD_BY[citation.mode])
    if citation.through:
        told.append(f"according to {', through '.join(map(one_line, reversed(citation.through)))}")
    return ", ".join(told)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _evidence(citation: Citation) -> str:
    """How the archived copy is known and where the words stand in it."""
    where = _listed([f"{p.start}–{p.end}" for p in citation.passages]) if citation.passages else ""
    held = [_file_name(citation), f"SHA-256 {citation.raw_sha256}", f"characters {where}" if where else ""]
    return f"Archived copy: {', '.join(filter(None, held))}, Readout {citation.id}"
