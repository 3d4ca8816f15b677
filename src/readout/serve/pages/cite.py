"""A row as a citation in every style, to be copied: a page, a part of a page, and plain text."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from readout.errors import UsageError
from readout.export.citing import STYLES, Style, write_citations
from readout.export.fragments import fragment_link
from readout.query.cited import Citation, cited
from readout.serve.asking import Asking
from readout.serve.page import Page
from readout.serve.words import outward

_TITLES: dict[Style, str] = {
    "plain": "Plain text",
    "chicago": "Chicago note",
    "markdown": "Markdown",
    "wikipedia": "Wikipedia",
    "bibtex": "BibTeX",
    "csl-json": "CSL-JSON (Zotero)",
    "ris": "RIS",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Styled:
    """The citations of a row in one style.

    Attributes:
        style: Its name.
        title: The same for people.
        text: What is copied.
    """

    style: Style
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """Where a cited page can be opened at the words.

    Attributes:
        number: Of the citation.
        title: Headline, or the address.
        address: With a text fragment.
    """

    number: str
    title: str
    address: str


def _answer(ask: Asking) -> Response:
    ask.only()
    wanted = ask.request.path_params["id"]
    citations = cited(ask.view, wanted)
    return ask.render(
        "parts/cite.html" if ask.is_part else "cite.html",
        id=wanted,
        citations=citations,
        styles=[
            Styled(
                style=style, title=_TITLES.get(style, style), text=write_citations(citations, style).strip()
            )
            for style in STYLES
        ],
        live=[found for one in citations if (found := _live(one)) is not None],
    )


def _live(one: Citation) -> Live | None:
    if outward(one.url) is None or one.url is None:
        return None
    passages = [(passage.start, passage.end) for passage in one.passages]
    return Live(
        number=one.number, title=one.title or one.url, address=fragment_link(one.url, one.text, passages)
    )


def _text(ask: Asking) -> Response:
    ask.only("style")
    style = ask.value("style", STYLES[0])
    if style not in STYLES:
        raise UsageError(f"There is no style {str(style)[:40]}.", hint=f"One of {', '.join(STYLES)}.")
    written = write_citations(cited(ask.view, ask.request.path_params["id"]), style)
    return Response(written.rstrip("\n") + "\n", media_type="text/plain")


PAGES = (
    Page(path="/cite/{id:path}.txt", answer=_text),
    Page(path="/cite/{id:path}", answer=_answer),
)
