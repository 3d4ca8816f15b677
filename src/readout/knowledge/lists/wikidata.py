"""Rows out of the results of a Wikidata query."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping

from readout.errors import UsageError
from readout.knowledge import adding, given
from readout.knowledge.adding import Row
from readout.knowledge.lists.imported import Imported, tenure_of
from readout.knowledge.store import Knowledge

_QID = re.compile(r"(?:.*/)?(Q[1-9]\d*)$")


def from_wikidata(knowledge: Knowledge, results: Iterable[Mapping[str, str]]) -> Iterator[Imported]:
    """Rows from the results of a Wikidata query.

    Args:
        knowledge: What is known already.
        results: `person` and `country` are QIDs, addresses, ISO codes or names; `countryLabel` may stand
            beside.

    Yields:
        What became of each result.
    """
    by_wikidata = {p.wikidata: p.entity for p in knowledge.persons.values() if p.wikidata is not None}
    made: dict[str, str] = {}
    for number, result in enumerate(results, start=1):
        name = (result.get("personLabel") or "").strip()
        try:
            yield _from_result(knowledge, number, result, name, by_wikidata, made)
        except UsageError as error:
            yield Imported(line=number, name=name, outcome="skipped", reason=error.message)


def _from_result(
    knowledge: Knowledge,
    number: int,
    result: Mapping[str, str],
    name: str,
    by_wikidata: Mapping[str, str],
    made: dict[str, str],
) -> Imported:
    if not name or _QID.fullmatch(name):
        raise UsageError("no English name")
    if not result.get("start"):
        raise UsageError("no start")
    label = (result.get("positionLabel") or "").strip()
    title, country = _title_and_country(knowledge, result, label)
    office = given.office_id(knowledge, title, country)
    match = _QID.fullmatch(result.get("person") or "")
    wikidata = match[1] if match is not None else ""
    rows: list[tuple[str, Row]] = []
    entity = by_wikidata.get(wikidata) or made.get(wikidata or f"{name} {country}")
    if entity is None:
        person = adding.person_row(knowledge, name, country=country, wikidata=wikidata)
        entity = person["entity"]
        if entity not in knowledge.persons:
            rows.append(("persons", person))
        made[wikidata or f"{name} {country}"] = entity
    start, end = _date(result["start"]), _date(result.get("end") or "")
    low = dt.date.fromisoformat(given.bound(start, "start", 0)[0])
    held = knowledge.holders(office, country, low, low)
    if any(t.person == entity for t in held):
        return Imported(line=number, name=name, outcome="skipped", reason="already known")
    tenure = {
        **tenure_of(entity, office, country, start, end),
        "title": title,
        "evidence": "Wikidata query result",
    }
    rows.append(("tenures", tenure))
    beside = ", ".join(sorted({knowledge.persons[t.person].name for t in held}))
    reason = f"{tenure['title']} of {country} from {start}" + (f"; beside {beside}" if beside else "")
    return Imported(line=number, name=name, outcome="added", reason=reason, rows=tuple(rows))


def _title_and_country(knowledge: Knowledge, result: Mapping[str, str], label: str) -> tuple[str, str]:
    """The title without the state at its end, and whose it is: "Minister of Defence of the Netherlands"."""
    title, named = label, None
    for match in re.finditer(r"\s+of\s+(?:the\s+)?", label):
        try:
            named = given.state_code(knowledge, label[match.end() :])
        except UsageError:
            continue
        title = label[: match.start()]
        break
    for text in (result.get("countryLabel"), result.get("country")):
        if text and _QID.fullmatch(text) is None:
            return title, given.state_code(knowledge, text)
    if named is None:
        raise UsageError("no country by name or ISO code")
    return title, named


def _date(text: str) -> str:
    """The day of a query result, which may carry a time: `2019-09-11T00:00:00Z`."""
    return text.strip().lstrip("+").partition("T")[0]
