"""Accuracy on the examples, by our own scorer: `python -m bench.examples [--misses]`."""

from __future__ import annotations

import argparse
import sys

from bench import corpora
from bench.reading import rows_of
from bench.score import load, score
from bench.tally import Tally

GOLD = corpora.ROOT / "examples" / "expected.yaml"


def measure() -> Tally:
    """Read the examples and score them."""
    return score(rows_of(corpora.paths("examples")), load(GOLD))


def main() -> int:
    """Print the table."""
    options = argparse.ArgumentParser(prog="python -m bench.examples")
    options.add_argument("--misses", action="store_true", help="list every miss")
    given = options.parse_args()
    measure().print(misses=given.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
