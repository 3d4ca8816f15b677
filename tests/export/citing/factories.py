"""Citations made by hand, and readers of what is written: a browser's search, BibTeX, RIS, wiki templates."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from readout.model import EdtfDate, digest
from readout.query.cited import Citation, Passage

TEXT = "Seoul talks\n\nThe ministers met in Seoul. They agreed to meet again, Foreign Minister Cho said."
URL = "https://courier.example.org/asia/seoul-talks"

HOSTILE = (
    '"quoted" “curly” ‘single’ it’s',
    "a | b }} {{evil}} [[Category:X]] ''it'' ~~~~ <ref>x</ref> __TOC__",
    "50% of $10 & #1 under_score ^ ~ \\input{x} {open",
    "unbalanced } brace",
    "line one\nTY  - BOOK\r\nER  - \r\n\r\nline two",
    "---\nalias: x\n---\n# head\n- [ ] task",
    "<script>alert(1)</script> <img src=x onerror=y> &lt;b&gt; <!-- c -->",
    "![x](javascript:alert(1)) [y](https://evil.example) `code` www.evil.example https://evil.example",
    "\x00nul \x1b[31mred\x1b]0;t\x07 \x9b31m \x7f",
    "\u202eright to left\u202c \u2066isolate\u2069 \u2028line \u2029paragraph \ufeffmark",
    "العربية שלום עולם \u200f\u200e",
    "茂木敏充外相は「会談した」と述べた。",
    "👩‍👩‍👧‍👦 🇯🇵 é́ ｆｕｌｌ",
    "\ud83d lone half",
    "@article{x, title={y}} @comment{",
    "%%comment%% ==mark== ^block #tag $x$",
)


def citation(**changes: Any) -> Citation:
    """A citation of the first sentence of a page, changed as told."""
    sentence = "The ministers met in Seoul."
    start = TEXT.index(sentence)
    plain = Citation(
        id="rep_abcdefghij234567",
        kind="report",
        passages=(Passage(start=start, end=start + len(sentence), text=sentence),),
        doc="doc_abcdefghij234567",
        title="Seoul talks",
        publisher="The Strait Courier",
        published=EdtfDate(text="2024-05-27"),
        published_basis="stated",
        source="news/seoul.html",
        url=URL,
        language="en",
        raw_sha256=digest(b"page"),
        text=TEXT,
    )
    return replace(plain, **changes)


def read_bibtex(text: str) -> list[dict[str, str]]:
    """Entries with their fields, braces counted as BibTeX counts them: a backslash escapes none."""
    entries, at = [], 0
    while (at := text.find("@", at)) >= 0:
        kind, _, rest = text[at + 1 :].partition("{")
        key, _, rest = rest.partition(",")
        entry = {"ENTRYTYPE": kind, "ID": key}
        while True:
            match = re.match(r"\s*([a-z]+)\s*=\s*\{", rest)
            assert match, rest[:40]
            value, rest = _braced(rest[match.end() :])
            entry[match[1]] = value
            rest = rest.lstrip()
            if rest.startswith("}"):
                break
            assert rest.startswith(","), rest[:40]
            rest = rest[1:]
        at = len(text) - len(rest)
        entries.append(entry)
    return entries


def _braced(text: str) -> tuple[str, str]:
    depth = 1
    for n, letter in enumerate(text):
        depth += (letter == "{") - (letter == "}")
        if depth == 0:
            return text[:n], text[n + 1 :]
    raise AssertionError("the braces never close")


_LATEX = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciicircum{}": "^",
    r"\textasciitilde{}": "~",
    **{rf"\{mark}": mark for mark in "$&#%_"},
}


def of_latex(text: str) -> str:
    """What LaTeX prints; fails on a special character left bare."""
    out, at = "", 0
    while at < len(text):
        command = next((c for c in _LATEX if text.startswith(c, at)), None)
        if command is not None:
            out, at = out + _LATEX[command], at + len(command)
            continue
        assert text[at] not in "\\$&#%_^~{}", text[at:]
        out, at = out + text[at], at + 1
    return out


def read_ris(text: str) -> list[list[tuple[str, str]]]:
    """Records as (tag, value) pairs; fails on a line that is none."""
    records: list[list[tuple[str, str]]] = []
    lines = text.split("\r\n")
    assert lines.pop() == ""
    for line in lines:
        match = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert match, repr(line)
        if match[1] == "TY":
            records.append([])
        records[-1].append((match[1], match[2]))
    assert all(record[-1] == ("ER", "") and record[0][0] == "TY" for record in records)
    assert sum(tag in ("TY", "ER") for record in records for tag, _ in record) == 2 * len(records)
    return records
