"""R1 and R2: inputs that mean harm, made by hand and spoilt at random, and files that unpack to very much."""

from __future__ import annotations

import math
import re
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path

from bench.hostile import EACH_S, held_mib, read_family
from bench.trouble.goal import Goal, Tally
from readout import desk as desks
from readout.config import Config
from readout.documents import Parser
from readout.errors import InputRejected
from readout.ingest import find_inputs
from readout.ingest.feeds.worker import parse_feed
from tests.hostile.bombs import bombs
from tests.hostile.inputs import FAMILIES, Family
from tests.hostile.mutated import sound, spoilt_feeds, spoilt_inputs

BY_HAND_FROM = 1_000
"""Of so many inputs on those made by hand are among them; a smaller share leaves them to `tests/hostile`."""

GROWTH_MIB = 64
"""How much more the process that reads may hold at most while a bomb is unpacked: the limit of one input."""

STOPPED_S = 2.0

ENDS, SLOW, LARGE = "inputs without one end", "over 10 s", "over 1 GiB"
_LATER = re.compile(r", \d+$")


def run(count: int) -> Tally:
    """Read so many inputs through the whole of `readout read`, a record for each family.

    Args:
        count: Files and inputs, each spoilt in its own way.

    Returns:
        How they ended.
    """
    tally = Tally(none=dict.fromkeys((ENDS, SLOW, LARGE, "crashes"), 0))
    ends: Counter[str] = Counter()
    families: dict[str, Family] = {**FAMILIES} if count >= BY_HAND_FROM else {}
    by_hand = sum(_files(make) for make in families.values())
    each = math.ceil((count - by_hand) / (len(sound()) + 1))
    families |= {name: partial(spoilt_inputs, name, each) for name in sound()}
    slowest, peak = 0.0, 0.0
    with desks.open_desk(Config().input.timeout_s, Config().input.memory_mib) as desk:
        for name, make in families.items():
            outcome = read_family(name, make, desk)
            ends += outcome.ends
            slowest, peak = max(slowest, outcome.slowest_s), max(peak, outcome.peak_mib)
            for failure in outcome.failures:
                tally.fail(_figure(failure), f"{name}: {failure}")
    tally.done = by_hand + each * len(sound()) + _feeds(each, tally)
    tally.told |= {
        "families": len(families) + 1,
        "made by hand": by_hand,
        "read": ends.pop("read", 0),
        "rejected": ends.total(),
        "reject codes": len(ends),
        "slowest, s": round(slowest, 1),
        "most memory of a process that parses, MiB": round(peak),
    }
    return tally


def _files(make: Family) -> int:
    """How many files or inputs a family has; several inputs of one file count once."""
    return len({_LATER.sub("", name) for name, _ in make()})


def _figure(failure: str) -> str:
    if failure.endswith(" MiB"):
        return LARGE
    return SLOW if re.search(r": \d+\.\d s$", failure) else ENDS


def _feeds(count: int, tally: Tally) -> int:
    for done, data in spoilt_feeds(count):
        began = time.monotonic()
        try:
            parse_feed(data, "https://example.org/feed")
            tally.count("feeds read")
        except InputRejected:
            tally.count("feeds rejected")
        except Exception as error:  # noqa: BLE001  whatever is not an error of ours is what is measured here
            tally.fail("crashes", f"feed {done}: {type(error).__name__}: {error}")
        if time.monotonic() - began > EACH_S:
            tally.fail(SLOW, f"feed {done}")
    return count


def explode(count: int) -> Tally:
    """Read so many files that unpack to very much, one at a time.

    Args:
        count: Bombs.

    Returns:
        How each ended, how long the process that reads was busy, and by how much it grew.
    """
    late, grown = f"busy for over {STOPPED_S:g} s", f"grown by over {GROWTH_MIB} MiB"
    tally = Tally(none=dict.fromkeys((ENDS, late, grown, LARGE), 0))
    most_s = most_mib = 0.0
    with tempfile.TemporaryDirectory() as folder, Parser() as parser:
        for what, name, data in bombs(count):
            path = Path(folder, name)
            path.write_bytes(data)
            before_mib, busy_s = _reset_peak(), time.process_time()
            ends = [parser.parse(raw) for raw in find_inputs([str(path)])]
            busy_s, growth_mib = time.process_time() - busy_s, held_mib("self") - before_mib
            path.unlink()
            most_s, most_mib = max(most_s, busy_s), max(most_mib, growth_mib)
            codes = {document.reject_code for document in ends}
            if not codes & _STOPPED:
                tally.fail(ENDS, f"{what}: {codes}")
            if busy_s > STOPPED_S:
                tally.fail(late, f"{what}: {busy_s:.1f} s")
            if growth_mib > GROWTH_MIB:
                tally.fail(grown, f"{what}: {growth_mib:.0f} MiB")
            tally.done += 1
    tally.told |= {"longest busy, s": round(most_s, 2), "most growth, MiB": round(most_mib)}
    return tally


_STOPPED = {
    "decompression-bomb", "too-large", "text-too-long", "nested-archive", "bad-pdf", "no-text", "pdf-pages",
    "binary", "out-of-memory", "timeout", "bad-docx", "bad-record",
}  # fmt: skip


def _reset_peak() -> float:
    """Forget the most memory this process has held; what it holds now, in MiB."""
    Path("/proc/self/clear_refs").write_text("5")
    return held_mib("self")


GOALS = (
    Goal(goal="R1", title="inputs that mean harm", unit="inputs", full=1_200, run=run),
    Goal(goal="R2", title="files that unpack to very much", unit="bombs", full=40, run=explode),
)
