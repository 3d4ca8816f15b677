"""Lists of articles without their texts, as GDELT gives them: addresses that somebody still has to fetch.

Source of the format: GDELT DOC 2.0 API, mode `ArtList`, formats `csv` and `json`.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from readout.ingest.names import shown
from readout.model import ArticleFields, RawInput

LIST_BYTES = 8 << 20

_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,2000}", re.IGNORECASE)
_REASON = "The list has its address, not its text."


def is_article_list(head: bytes) -> bool:
    r"""Whether a file is a list of articles.

    Args:
        head: Its first bytes.

    Returns:
        True for the CSV and the JSON form.

    Example:
        >>> is_article_list(b"URL,MobileURL,Date,Title\n"), is_article_list(b'{"articles": [')
        (True, True)
        >>> is_article_list(b"name,office\n")
        False
    """
    text = head[:4096].decode("utf-8-sig", "replace").lstrip()
    if text.startswith("{"):
        return re.match(r'\{\s{0,64}"articles"\s{0,64}:\s{0,64}\[', text) is not None
    columns = {name.strip().strip('"').lower() for name in text.partition("\n")[0].split(",")}
    return "url" in columns and bool(columns & {"title", "seendate", "mobileurl", "domain"})


def read_article_list(data: bytes, source: str) -> Iterator[RawInput]:
    """The articles of a list, each refused as not fetched.

    Args:
        data: The list, CSV or JSON.
        source: What it is called; an article's source is `SOURCE#ADDRESS`.

    Yields:
        One input a row: rejected as `not-fetched`, its address in `url`, its title in the fields.
    """
    if len(data) > LIST_BYTES:
        yield RawInput(source=source, reject=("too-large", f"More than {LIST_BYTES} bytes: split the list."))
        return
    text = data.decode("utf-8-sig", "replace").replace("\0", "")
    try:
        rows = _json_rows(text) if text.lstrip().startswith("{") else _csv_rows(text)
        for number, row in enumerate(rows, start=1):
            yield _listed(row, source, number)
    except (ValueError, RecursionError, csv.Error) as error:
        yield RawInput(source=source, reject=("bad-list", f"The list cannot be read: {str(error)[:200]}."))


def _json_rows(text: str) -> Iterator[Mapping[str, Any]]:
    articles = json.loads(text, strict=False).get("articles")
    for article in articles if isinstance(articles, list) else ():
        yield article if isinstance(article, dict) else {}


def _csv_rows(text: str) -> Iterator[Mapping[str, Any]]:
    for row in csv.DictReader(io.StringIO(text, newline="")):
        yield {name.strip().lower(): value for name, value in row.items() if isinstance(name, str)}


def _listed(row: Mapping[str, Any], source: str, number: int) -> RawInput:
    url = row.get("url")
    if not isinstance(url, str) or _ADDRESS.fullmatch(url.strip()) is None:
        return RawInput(source=f"{source}#row-{number}", reject=("bad-list", "The row has no address."))
    title = row.get("title")
    return RawInput(
        source=shown(f"{source}#{url.strip()}"),
        url=url.strip(),
        fields=ArticleFields(title=shown(title) if isinstance(title, str) else None),
        reject=("not-fetched", _REASON),
    )
