"""What to do about an input that could not be read, by the code of its rejection; the guide has the same."""

from __future__ import annotations

from collections.abc import Mapping

NEXT_STEPS: Mapping[str, str] = {
    "unreadable": "check the path and its permissions",
    "empty": "leave it out",
    "binary": "convert it to text, HTML or PDF",
    "bad-json-line": "mend the line; the others were read",
    "truncated-gzip": "fetch it again; complete lines before the break were read",
    "bad-gzip": "fetch it again",
    "bad-archive": "fetch it again",
    "too-many-members": "split it",
    "nested-archive": "unpack the outer one",
    "unseekable": "give its path",
    "bad-docx": "save it anew, or as text",
    "bad-list": "mend the row, or split the list",
    "not-fetched": "fetch the addresses, and read what comes",
    "bad-record": "fetch the archive again, or the page itself",
    "bad-length": "fetch the archive again, or the page itself",
    "bad-http": "fetch the archive again, or the page itself",
    "bad-chunks": "fetch the archive again, or the page itself",
    "truncated-record": "fetch the page itself",
    "content-encoding": "fetch the page itself",
    "decompression-bomb": "unpack it and look what it is",
    "too-large": "split it",
    "text-too-long": "split it",
    "pdf-pages": "split it",
    "bad-pdf": "open it and save it anew",
    "encrypted": "save it without a password",
    "no-text": "give its text, or run it through OCR",
    "html-tags": "save the article alone, or as text",
    "html-depth": "save the article alone, or as text",
    "html-attributes": "save the article alone, or as text",
    "html-entities": "save the article alone, or as text",
    "html-text": "save the article alone, or as text",
    "timeout": "raise it in readout.toml",
    "out-of-memory": "raise it in readout.toml",
    "parser-crashed": "report it with the document",
    "reader-failed": "report it with the document",
    "reader-crashed": "run again with fewer --workers",
    "bad-feed": "open its address in a browser",
    "fetch-address": "write it as https://www.example.org/releases/12",
    "fetch-private": "save the page and read the file",
    "fetch-robots": "save the page and read the file, or ask its owner",
    "fetch-encoding": "save the page and read the file",
    "fetch-type": "save the page and read the file",
    "fetch-tls": "look at it in a browser",
    "fetch-status": "look at it in a browser",
    "fetch-redirect": "look at it in a browser",
    "fetch-name": "run again later",
    "fetch-unreachable": "run again later",
    "fetch-timeout": "run again later",
    "fetch-broken": "run again later",
    "fetch-busy": "run again later",
    "fetch-later": "run again later",
}


def next_step(code: str | None) -> str:
    """What to do next, as a sentence.

    Args:
        code: Code of the rejection.

    Returns:
        A sentence.

    Example:
        >>> next_step("bad-gzip")
        'Fetch it again.'
    """
    told = NEXT_STEPS.get(code or "", "read the reason, and report it with the document")
    return f"{told[:1].upper()}{told[1:]}."
