"""What is said, worded, claimed and named in a document, and the document itself, against the gold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bench.gold import (
    Gold,
    Row,
    Stretch,
    accepted,
    is_attributed,
    is_date,
    is_party,
    listed,
    names_agree,
    places_of,
    shared,
)
from bench.tally import Tally

ENOUGH = 0.6
"""Share of a stretch of the gold that must be covered."""


def score_document(tally: Tally, key: str, gold: Gold, row: Row) -> None:
    """Title, publication date, captions and boilerplate."""
    text = row["text"]
    published = gold.get("published") or {}
    wanted = [*accepted(published, "date"), *listed(published.get("year"))]
    if wanted:
        note = f"{key}: wants {wanted[0]}, has {row['published']}"
        is_right = is_date(_widened(wanted, published.get("tolerance_days", 0)), row["published"])
        tally.add("published date", is_right=is_right, note=note)
    if gold.get("title"):
        is_right = " ".join((row["title"] or "").split()) == " ".join(gold["title"].split())
        tally.add("title", is_right=is_right, note=f"{key}: has {row['title']}")
    captions = [(block["start"], block["end"]) for block in row["blocks"] if block["kind"] == "caption"]
    for piece in gold.get("captions", []):
        is_right = _is_covered(places_of(text, piece), captions)
        tally.add("caption", is_right=is_right, note=f"{key}: {piece[:60]}")
    read = [
        (block["start"], block["end"])
        for block in row["blocks"]
        if block["kind"] in ("body", "quote", "title")
    ]
    for piece in gold.get("boilerplate", []):
        is_right = not any(shared(place, read) for place in places_of(text, piece))
        tally.add("boilerplate not read", is_right=is_right, note=f"{key}: {piece[:60]}")


def _widened(dates: Sequence[Any], tolerance_days: int) -> list[str]:
    import datetime as dt

    from readout.model import EdtfDate

    slack = dt.timedelta(days=tolerance_days)
    found = []
    for one in dates:
        low, high = EdtfDate(text=str(one)).bounds()
        found.append(EdtfDate.between(low and low - slack, high and high + slack).text)
    return found


def _is_covered(wanted: Sequence[Stretch], pieces: Sequence[Stretch]) -> bool:
    return any(shared(one, pieces) >= ENOUGH * (one[1] - one[0]) for one in wanted)


def score_statements(tally: Tally, key: str, text: str, wanted: Sequence[Gold], rows: Sequence[Row]) -> None:
    """Whether each is found; then its speakers, mode, attribution and the document that speaks."""
    for want in wanted:
        content = want.get("content") or want.get("content_contains") or ""
        best = _best_statement(places_of(text, content), rows, is_whole="content" in want)
        name = f"{key} “{content[:50]}”"
        tally.add("statement found", is_right=best is not None, note=name)
        if best is None:
            continue
        speakers = best["speakers"]
        is_right = all(
            any(is_party(_speaker(who), s["name"], s["country"], None) for s in speakers)
            for who in listed(want.get("speakers"))
        )
        note = f"{name}: wants {want.get('speakers')}, has {[s['name'] for s in speakers]}"
        tally.add("statement speakers", is_right=is_right, note=note)
        if want.get("mode"):
            note = f"{name}: wants {want['mode']}, has {best['mode']}"
            tally.add("statement mode", is_right=best["mode"] in accepted(want, "mode"), note=note)
        if want.get("attribution"):
            is_right = is_attributed(want["attribution"], best)
            tally.add("statement attribution", is_right=is_right, note=f"{name}: wants {want['attribution']}")


def _speaker(who: Any) -> Any:
    """A name with a blank is a person's or body's; a code is a state's."""
    return {"name": who} if isinstance(who, str) and not (who.isupper() and len(who) == 3) else who


def _best_statement(places: Sequence[Stretch], rows: Sequence[Row], *, is_whole: bool) -> Row | None:
    """The statement that holds the content and least beside it; of a whole content, not much beside it."""
    best, best_fit = None, 0.0
    for row in rows:
        pieces = [(piece["start"], piece["end"]) for piece in row["content"]]
        length = sum(high - low for low, high in pieces)
        for place in places:
            common = shared(place, pieces)
            covered = common / (place[1] - place[0])
            fit = covered + common / max(1, length)
            if covered >= ENOUGH and fit > best_fit and (not is_whole or common * 2 >= length):
                best, best_fit = row, fit
    return best


def score_wording(tally: Tally, key: str, text: str, wanted: Sequence[Gold], rows: Sequence[Row]) -> None:
    """Whether each formula is found where it stands, and by its name."""
    for want in wanted:
        if want.get("optional"):
            continue
        near = [
            row for row in rows if _is_covered(places_of(text, want["text"]), [(row["start"], row["end"])])
        ]
        name = f"{key} {want['text'][:60]}"
        tally.add("wording found", is_right=bool(near), note=name)
        if near:
            found = [row["formula"] for row in near]
            note = f"{name}: wants {want['formula']}, has {found}"
            tally.add("wording formula", is_right=want["formula"] in found, note=note)


def score_claims(tally: Tally, key: str, text: str, wanted: Sequence[Gold], rows: Sequence[Row]) -> None:
    """Whether each claim is found, with its number, its beginning and its parties."""
    for want in wanted:
        places = places_of(text, want["text"])
        hit = next((row for row in rows if _is_covered(places, [(row["start"], row["end"])])), None)
        name = f"{key} {want['text'][:60]}"
        tally.add("claim found", is_right=hit is not None, note=name)
        if hit is None:
            continue
        if want.get("ordinal") is not None:
            note = f"{name}: wants {want['ordinal']}, has {hit['ordinal']}"
            tally.add("claim ordinal", is_right=hit["ordinal"] == want["ordinal"], note=note)
        if want.get("since"):
            note = f"{name}: wants {want['since']}, has {hit['since']}"
            tally.add("claim since", is_right=is_date([want["since"]], hit["since"]), note=note)


def score_names(
    tally: Tally,
    key: str,
    text: str,
    wanted: Sequence[Gold],
    rows: Sequence[Row],
    entities: Mapping[str, Row],
) -> None:
    """Whether each surface is resolved to its person or country, and a repair is flagged."""
    for want in wanted:
        places = places_of(text, want["surface"])
        here = [row for row in rows if any(shared(p, [(row["start"], row["end"])]) for p in places)]
        found = {row["mention"]: entities.get(row["entity"] or "", {}).get("name") for row in here}
        name = f"{key} {want['surface']}: wants {want.get('person') or want.get('country')}"
        if want.get("person"):
            is_right = all(
                any(names_agree(one, other) for other in found.values()) for one in listed(want["person"])
            )
            note = f"{name}, has {sorted({str(v) for v in found.values()})}"
            tally.add("name resolved", is_right=is_right, note=note)
            if want.get("flagged") and is_right:
                tally.add("repair flagged", is_right=any(row["flag"] for row in here), note=name)
        elif want.get("country"):
            is_right = any(row["country"] == want["country"] for row in here)
            tally.add(
                "country resolved", is_right=is_right, note=f"{name}, has {[r['country'] for r in here]}"
            )
