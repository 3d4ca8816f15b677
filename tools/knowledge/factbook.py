"""Heads of state and government out of heads_since_factbook_2014_2026.csv (public domain).

The Factbook writes "since" dates only: a term ends where the next holder's begins. Family names stand in
capitals.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tools.knowledge.curated import Someone, Term, fold

FILE = "heads_since_factbook_2014_2026.csv"

ERRORS = "factbook_errors.csv"
"""Rows of the slice that are wrong, and why."""

LAST_SEEN = dt.date(2026, 1, 17)
"""The latest date in the slice."""

TITLE_WORDS = (
    ("head-of-government", r"(?:Prime Minister|Premier|Chancellor|Taoiseach|President of the Government)"),
    (
        "monarch",
        r"(?:King|Queen|Sultan|Amir|Emperor|Grand Duke|Prince|Paramount Ruler|Yang di-Pertuan Agong)",
    ),
    ("governor-general", r"Governor[- ]General"),
    ("head-of-state", r"President"),
)
"""Title words to offices, first match wins."""

LEFT_OUT = frozenset(
    [
        "ABW",
        "AIA",
        "ALA",
        "ASM",
        "BES",
        "BLM",
        "BMU",
        "CCK",
        "COK",
        "CUW",
        "CXR",
        "CYM",
        "FLK",
        "FRO",
        "GGY",
        "GIB",
        "GLP",
        "GRL",
        "GUM",
        "HKG",
        "IMN",
        "JEY",
        "MAC",
        "MAF",
        "MNP",
        "MSR",
        "NCL",
        "NFK",
        "NIU",
        "PCN",
        "PRI",
        "PYF",
        "SHN",
        "SPM",
        "SXM",
        "TCA",
        "TKL",
        "VGB",
        "VIR",
        "WLF",
    ]
)
"""Territories: their chief of state is another state's."""

LEADING = re.compile(
    r"^(?:(?:transitional|interim|acting|caretaker|designate|state|federal|executive|first|the|of|and|GNU|transition|"
    r"Transition|Interim|Acting|Caretaker|Transitional|Federal|Prime|Minister|Minister-President|Premier|Chancellor|"
    r"Taoiseach|President|King|Queen|Sultan|Amir|Emperor|Governor|General|Governor-General|Grand|Duke|Prince|Republic|"
    r"Council|Government|Ministers|Swiss|Confederation|Capt\.|Col\.|Gen\.|Lt\.|Maj\.|Brig\.|Adm\.|Sheikh|Sayyid|Sir|"
    r"Dame|Lord|Dr\.|Rt\.|Hon\.|Ratu|Tuilaepa|Dato|represented|by|is)\s+)+"
)

REFUSED = re.compile(
    r"formerly|Speaker|Deputy|Vice|Minister of|Governor of|Administrator|Prefect|Commissioner|Chairman"
)
"""Holders that are no heads, or are described rather than named."""


def read(data: Path, fips: Path) -> Iterator[Term]:
    """The terms of the slice, one for each holder and office.

    Args:
        data: Folder that holds the file.
        fips: Table of FIPS 10-4 to ISO alpha-3 codes.

    Yields:
        Terms; the last holder's end is unknown and left open.
    """
    with fips.open(encoding="utf-8", newline="") as file:
        iso3 = {row["fips"].lower(): row["iso3"] for row in csv.DictReader(file)}
    with (fips.parent / ERRORS).open(encoding="utf-8", newline="") as file:
        wrong = {(row["iso3"], row["office"], row["family"]) for row in csv.DictReader(file)}
    groups: dict[tuple[str, str], dict[tuple[dt.date, str], Term]] = defaultdict(dict)
    with (data / FILE).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            of = iso3.get(row["fips10_code"].lower())
            term = _term(row, of) if of is not None and of not in LEFT_OUT else None
            if term is not None and (term.of, term.office, term.person.family) not in wrong:
                groups[term.of, term.office].setdefault((term.start, term.person.family.lower()), term)
    for terms in groups.values():
        ordered = sorted(terms.values(), key=lambda term: term.start)
        merged = _without_repeats(ordered)
        for here, following in zip(merged, [*merged[1:], None], strict=True):
            if following is not None:
                here.end = following.start
            yield here


def _term(row: dict[str, str], of: str) -> Term | None:
    text = row["holder_with_title"].strip()
    if REFUSED.search(text) or not row["since_iso"]:
        return None
    found = next(
        ((office, m) for office, words in TITLE_WORDS if (m := re.search(words, text)) is not None), None
    )
    someone = _someone(LEADING.sub("", text), of)
    if found is None or someone is None:
        return None
    office, match = found
    acting = re.search(r"(?i)acting|interim|caretaker|transition", text[: match.end()])
    title = match[0].replace("Governor General", "Governor-General")
    return Term(
        person=someone,
        office=office,
        of=of,
        title={"a": "Acting ", "i": "Interim ", "c": "Caretaker ", "t": "Transitional "}[acting[0][0].lower()]
        + title
        if acting
        else title,
        start=dt.date.fromisoformat(row["since_iso"]),
        end=None,
        verified=True,
        evidence="CIA World Factbook 2014-2026 (public domain); end inferred from the next holder",
    )


def _someone(text: str, of: str) -> Someone | None:
    text = re.sub(r"\(.*?\)|\".*?\"|,.*$| of (?:the )?[A-Z][a-z]+.*$", "", text).strip()
    words = text.split()
    if not words or len(words) > 6:
        return None
    upper = [w for w in words if "." not in w and len(fold(w)) > 1 and fold(w.strip("'")).isupper()]
    if not upper:
        return None
    upper = [w for w in upper if w not in ("II", "III", "IV", "VI", "XIV", "XVI")] or upper
    cased = [_cased(w) if w in upper else w for w in words]
    family = " ".join(_cased(w) for w in upper)
    name = " ".join(cased)
    if family not in name:
        family = _cased(upper[-1])
    first = name.startswith(family + " ")
    return Someone(name=name, family=family, family_first=first, country=of)


def _cased(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda m: m[0][0] + m[0][1:].lower(), word)


def _without_repeats(terms: list[Term]) -> list[Term]:
    kept: list[Term] = []
    for term in terms:
        if kept and fold(kept[-1].person.family).lower() == fold(term.person.family).lower():
            continue
        kept.append(term)
    return kept
