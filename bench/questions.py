"""What a question costs on a large record: `python -m bench.questions [FOLDER] [--events 100000] [--check]`.

Every question that a page asks, with and without its filters, on a made-up record (`bench.forged`) whose
state is held in memory: milliseconds of processor time when first asked and at the median, then on the
clock at the median and the 99th percentile, by one and by eight at once. `--check` exits 1 where any
question's processor time is above the ceiling of its kind; what else runs on the machine has no say in it.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from bench.forged import EVENTS, forged
from bench.forged_world import RARE
from readout import query
from readout.query import Filters
from readout.record import TextIndex, View

PAGE = 50
ONE_MS, PAGE_MS, WHOLE_MS = 60.0, 120.0, 400.0
"""Ceilings for a row by its id, a page of a listing, and what is made of the whole record."""

_LISTED: dict[str, tuple[Filters, ...]] = {
    "events": (
        Filters(),
        Filters(countries=("JPN",)),
        Filters(countries=("Japan", "USA")),
        Filters(countries=("SRB",)),
        Filters(person="ka"),
        Filters(place="Tokyo"),
        Filters(since="2015-03", until="2016"),
        Filters(act="meeting"),
        Filters(status="cancelled", countries=("CHN",)),
        Filters(format="2+2"),
        Filters(doc="wire/13/"),
    ),
    "meetings": (Filters(), Filters(countries=("JPN", "KOR"), since="2020")),
    "statements": (
        Filters(),
        Filters(countries=("JPN",)),
        Filters(person="mari"),
        Filters(by=("Japan",)),
        Filters(by=("Japan",), about="security"),
        Filters(about="Taiwan"),
        Filters(force="assert"),
        Filters(verb="warn", since="2020"),
        Filters(mode="direct"),
    ),
    "wording": (
        Filters(),
        Filters(formula="taiwan-strait"),
        Filters(countries=("JPN",)),
        Filters(since="2019", until="2021"),
    ),
    "claims": (Filters(), Filters(countries=("JPN",)), Filters(act="meeting")),
    "documents": (Filters(), Filters(since="2020"), Filters(doc="wire/13/"), Filters(status="read")),
    "people": (Filters(), Filters(countries=("JPN",)), Filters(person="ka ri")),
}
_SEARCHES = (
    ("a frequent word", "security"),
    ("a rare word", RARE),
    ("no word", "xylotomous"),
    ("two words", "security fishing"),
    ("a phrase", '"peace and stability"'),
    ("a beginning", "coop"),
)


def questions(view: View) -> Iterator[tuple[str, float, Callable[[View], Any]]]:
    """Every question: its name, its ceiling in milliseconds, and how to ask it.

    Args:
        view: The record, for ids to ask for.

    Yields:
        One a line of the table.
    """
    for name, ways in _LISTED.items():
        listing = query.LISTINGS[name]
        for filters in ways:
            said = f"{name} {_told(filters)}".strip()
            yield said, PAGE_MS, partial(_page, listing.rows, filters)
            yield f"{said}, count", PAGE_MS, partial(_ask, query.count, name, filters)
        deep = query.count(view, name) * 9 // 10
        yield (
            f"{name}, deep",
            PAGE_MS,
            partial(_page, listing.rows, Filters(), offset=deep),
        )
        yield f"{name}, facets", WHOLE_MS, partial(_ask, query.facets, name)
    japan = Filters(countries=("JPN",))
    yield "events country=JPN, facets", WHOLE_MS, lambda v: query.facets(v, "events", japan)
    yield from _by_id(view)
    for name, words in _SEARCHES:
        yield f"search {name}", PAGE_MS, partial(_page, query.search, words)
    for name, words in _SEARCHES[:2]:
        kind = f"kind:statement {words}"
        yield f"search statements {name}", PAGE_MS, partial(_page, query.search, kind)
    yield "said, a phrase", PAGE_MS, lambda v: list(query.said(v, "peace and stability", limit=PAGE))
    yield "histogram of events", WHOLE_MS, query.histogram
    yield "histogram country=JPN", WHOLE_MS, lambda v: query.histogram(v, japan)
    yield "places", WHOLE_MS, lambda v: list(query.places(v))
    yield "history of a formula", WHOLE_MS, lambda v: query.histories(v, "peace-and-stability-taiwan-strait")
    yield "batches", ONE_MS, lambda v: list(v.rows("batches"))


def _page(rows: Callable[..., Iterable[Any]], asked: Any, view: View, *, offset: int = 0) -> list[Any]:
    return list(rows(view, asked, limit=PAGE, offset=offset))


def _ask(question: Callable[..., Any], *given: Any) -> Any:
    *asked, view = given  # the view comes last: it is known when the question is asked
    return question(view, *asked)


def _by_id(view: View) -> Iterator[tuple[str, float, Callable[[View], Any]]]:
    event = next(query.events(view, Filters(countries=("JPN", "USA")), limit=1))["event"]
    doc = next(query.documents(view, limit=1))["doc"]
    statement = next(query.statements(view, limit=1))["statement"]
    person = next(query.people(view, limit=1))["entity"]
    for name, wanted in (("event", event), ("document", doc), ("statement", statement), ("person", person)):
        yield f"show {name}", ONE_MS, partial(_ask, query.show, wanted)
        yield f"explain {name}", ONE_MS, partial(_ask, query.explain, wanted)
    yield "profile of a person", PAGE_MS, lambda v: query.profile(v, person)
    yield "profile of a state", PAGE_MS, lambda v: query.profile(v, "state/JPN")


def _told(filters: Filters) -> str:
    values = {name: getattr(filters, name) for name in Filters.__slots__}
    return " ".join(
        f"{name}={'+'.join(value) if isinstance(value, tuple) else value}"
        for name, value in values.items()
        if value not in (None, ())
    )


def worked(view: View, ask: Callable[[View], Any], *, times: int) -> float:
    """Milliseconds of processor time that a question takes, at the median."""
    found = []
    for _ in range(times):
        began = time.process_time()
        ask(view)
        found.append(1_000 * (time.process_time() - began))
    return statistics.median(found)


def timed(view: View, ask: Callable[[View], Any], *, times: int, at_once: int) -> list[float]:
    """Ask so many times.

    Args:
        view: The record.
        ask: The question.
        times: How often in all.
        at_once: By how many threads.

    Returns:
        Milliseconds of each, sorted.
    """

    def one(_: int) -> float:
        began = time.perf_counter()
        ask(view)
        return 1_000 * (time.perf_counter() - began)

    with ThreadPoolExecutor(at_once) as pool:
        return sorted(pool.map(one, range(times)))


def at(share: float, times: Sequence[float]) -> float:
    """A percentile of sorted times."""
    return times[min(len(times) - 1, int(share * len(times)))]


def main() -> int:
    """Print the table; with --check exit 1 above a ceiling."""
    options = argparse.ArgumentParser(prog="python -m bench.questions")
    options.add_argument("folder", type=Path, nargs="?", default=Path(gettempdir()) / "readout-forged")
    options.add_argument("--events", type=int, default=EVENTS)
    options.add_argument("--times", type=int, default=15)
    options.add_argument("--only", default="")
    options.add_argument("--loose", action="store_true", help="ask the files instead of memory")
    options.add_argument("--check", action="store_true")
    given = options.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    record = forged(given.folder, events=given.events)
    began = time.perf_counter()
    above: list[str] = []
    all_of_8: list[float] = []
    index = TextIndex.beside(record.path)
    with record.view(held=not given.loose) as view:
        print(f"{view.count('events'):,} events, opened in {time.perf_counter() - began:.1f} s")
        if not given.loose:
            index.update(view)
            view.texts = index
        print(
            f"{'milliseconds':44} {'first':>6} {'CPU':>6} "
            f"{'1: median':>9} {'p99':>7} {'8: median':>9} {'p99':>7}"
        )
        for name, ceiling, ask in questions(view):
            if given.only not in name:
                continue
            first = worked(view, ask, times=1)
            busy = worked(view, ask, times=given.times)
            is_above = first > 2 * ceiling or busy > ceiling
            above += [name] if is_above else []
            line = f"{name[:44]:44} {first:6.1f} {busy:6.1f}"
            if not given.check:
                alone = timed(view, ask, times=given.times, at_once=1)
                eight = timed(view, ask, times=8 * max(2, given.times // 4), at_once=8)
                all_of_8 += eight
                line += f" {statistics.median(alone):9.1f} {at(0.99, alone):7.1f}"
                line += f" {statistics.median(eight):9.1f} {at(0.99, eight):7.1f}"
            print(f"{line}{f'  above {ceiling:.0f}' if is_above else ''}", flush=True)
    if all_of_8:
        all_of_8.sort()
        print(f"8 at once, all: median {statistics.median(all_of_8):.1f}, p99 {at(0.99, all_of_8):.1f}")
    return int(given.check and bool(above))


if __name__ == "__main__":
    sys.exit(main())
