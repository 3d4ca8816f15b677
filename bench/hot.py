"""Where our own code spends its time: `python -m bench.hot [seeds|devset|polnear|examples] [--count 25]`.

A profiler makes every call dearer, so this says where to look, not how fast anything is.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
from pathlib import Path

import readout
from bench import corpora
from bench.reading import desk
from readout.ingest import find_inputs

HOME = Path(readout.__file__).parent


def main() -> int:
    """Print our hottest functions, by the time spent in them and by the time spent below them."""
    options = argparse.ArgumentParser(prog="python -m bench.hot")
    options.add_argument("corpus", nargs="?", default="devset")
    options.add_argument("--count", type=int, default=25)
    given = options.parse_args()
    raws = tuple(find_inputs(corpora.paths(given.corpus)))
    reader = desk()
    reader(raws[:4])  # what is only done once is not what is looked for
    profiler = cProfile.Profile()
    profiler.enable()
    reader(raws)
    profiler.disable()
    profile = pstats.Stats(profiler).get_stats_profile()
    stats = profile.func_profiles
    ours = {name: one for name, one in stats.items() if Path(one.file_name).is_relative_to(HOME)}
    print(f"{len(raws)} documents, {profile.total_tt:.1f} s under the profiler")
    for title, key in (("own time", "tottime"), ("with all they call", "cumtime")):
        print(f"\n{title}\n{'seconds':>9} {'share':>6} {'calls':>9}  function")
        for name, one in sorted(ours.items(), key=lambda item: -getattr(item[1], key))[: given.count]:
            spent = getattr(one, key)
            where = f"{Path(one.file_name).relative_to(HOME)}:{one.line_number} {name}"
            print(f"{spent:9.2f} {100 * spent / profile.total_tt:5.1f}% {one.ncalls:>9}  {where}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
