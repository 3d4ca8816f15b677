"""Gold of which tellings are of one event, and which report of the record each telling is.

`bench/gold/links.yaml` names tellings as {doc, event}: an event of the gold of that document, or of one of
the texts written for it. What stands in no cluster is told of once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench import corpora, diplomacy, examples, seeds
from bench.gold import PAPERS, TALKS, Gold, Row, listed, places_of, shared
from bench.score import load
from bench.score_events import Told, paired

FILE = corpora.ROOT / "bench" / "gold" / "links.yaml"
TEXTS = corpora.ROOT / "bench" / "gold" / "texts"

Member = tuple[str, str]
"""Document of the gold, event of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What the gold says of tellings.

    Attributes:
        cluster_of: Telling → its cluster; those in none are not there.
        apart: Pairs that are not one event, each with why.
        threads: Tellings of one thread: planned, put off, held.
        kept: Documents whose misses nobody reads.
        texts: The texts written for it, with their events.
    """

    cluster_of: Mapping[Member, str]
    apart: Sequence[tuple[Member, Member, str]]
    threads: Sequence[Sequence[Member]]
    kept: frozenset[str]
    texts: Sequence[Gold]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Which report each telling is.

    Attributes:
        report_of: Telling → report.
        lost: Tellings of which the reader has no report.
    """

    report_of: Mapping[Member, Row] = field(default_factory=dict)
    lost: Sequence[Member] = ()


def read_gold(file: Path = FILE) -> Links | None:
    """The gold; None where there is none.

    Args:
        file: A YAML file with clusters, apart, threads and texts.
    """
    if not file.is_file():
        return None
    import yaml

    gold = yaml.safe_load(file.read_text(encoding="utf-8"))
    texts = listed(gold.get("texts"))
    return Links(
        cluster_of={_member(m): str(c["id"]) for c in listed(gold.get("clusters")) for m in c["members"]},
        apart=[(_member(p["a"]), _member(p["b"]), p.get("note") or "") for p in listed(gold.get("apart"))],
        threads=[[_member(m) for m in thread["members"]] for thread in listed(gold.get("threads"))],
        kept=frozenset(text["file"] for text in texts if text.get("kept")),
        texts=texts,
    )


def paths(links: Links) -> list[str]:
    """What is read: all texts with gold events on this machine."""
    shared_texts = [path for name in ("devset", "examples", "seeds") for path in corpora.paths(name)]
    return [*shared_texts, *(str(TEXTS / text["file"]) for text in links.texts)]


def find_reports(
    links: Links, documents: Iterable[Row], reports: Iterable[Row], events: Mapping[str, Row]
) -> Found:
    """Which report of the record each telling of the gold is.

    Args:
        links: The gold.
        documents: Documents of the record.
        reports: Its reports.
        events: Its events by id.

    Returns:
        The reports found, and the tellings without one.
    """
    of_doc: dict[str, list[Row]] = defaultdict(list)
    for report in reports:
        of_doc[report["doc"]].append(report)
    named = {member[0] for member in links.cluster_of} | {one[0] for pair in links.apart for one in pair[:2]}
    named |= {member[0] for thread in links.threads for member in thread}
    golds = [(_name_of(gold, named), gold) for gold in _documents()]
    golds += [(text["file"], text) for text in links.texts]
    by_source = {row["source"]: row for row in documents if row["status"] == "read"}
    found: dict[Member, Row] = {}
    lost: list[Member] = []
    for name, gold in golds:
        key = gold.get("file") or gold["id"]
        document = next((row for s, row in by_source.items() if s.endswith((f"/{key}", f"#{key}"))), None)
        if document is None:
            continue
        wanted = listed(gold.get("events"))
        if "quote" in (wanted[0] if wanted else {}):
            pairs = _quoted(wanted, document["text"], of_doc[document["doc"]])
        else:
            told = Told(key=key, text=document["text"], reports=of_doc[document["doc"]], events=dict(events))
            pairs = paired(wanted, told)
        for number, want in enumerate(wanted):
            member = (name, str(want.get("id")))
            if number in pairs:
                found[member] = pairs[number]
            elif not want.get("optional") or member in links.cluster_of:
                lost.append(member)
    return Found(report_of=found, lost=lost)


def _member(value: Gold) -> Member:
    return str(value["doc"]), str(value["event"])


def _documents() -> list[Gold]:
    """Every document with gold events, of the devset, the examples and the seeds."""
    of_seeds = seeds.gold()
    return [*diplomacy.gold(), *load(examples.GOLD), *(load(of_seeds) if of_seeds is not None else ())]


def _name_of(gold: Gold, named: Iterable[str]) -> str:
    """The name that the gold of links gives a document: its file, or its id, or both."""
    key = str(gold.get("file") or gold["id"])
    return next((name for name in sorted(named) if key == name or name.endswith(f"#{key}")), key)


def _quoted(wanted: Sequence[Gold], text: str, reports: Sequence[Row]) -> dict[int, Row]:
    """Events told by their words: each with the report that holds most of them, and whose act is kin."""
    scored = []
    for number, want in enumerate(wanted):
        for report in reports:
            stretch = (report["start"], report["end"])
            fits = _fit(want, text, report, stretch)
            if fits > 0:
                scored.append((-fits, number, report["report"], report))
    pairs: dict[int, Row] = {}
    taken: set[str] = set()
    for _, number, name, report in sorted(scored, key=lambda one: one[:3]):
        if number not in pairs and name not in taken:
            pairs[number] = report
            taken.add(name)
    return pairs


def _fit(want: Gold, text: str, report: Row, stretch: tuple[int, int]) -> float:
    quotes = places_of(text, want["quote"])
    covered = max((shared(one, [stretch]) / (one[1] - one[0]) for one in quotes), default=0.0)
    trigger = report["trigger"]
    is_within = any(low <= trigger["start"] < high for low, high in quotes)
    acts = set(map(str, [*listed(want.get("act")), *listed(want.get("act_accept"))]))
    is_kin = any({report["act"], act} <= family for act in acts for family in (TALKS, PAPERS))
    if covered == 0 or not (report["act"] in acts or is_kin or not acts):
        return 0.0
    statuses = set(map(str, [*listed(want.get("status")), *listed(want.get("status_accept"))]))
    agrees = (report["act"] in acts) + 0.5 * (not statuses or report["status"] in statuses)
    return covered + is_within + agrees + 0.5 * (not want.get("date") or report["date"] == want["date"])
