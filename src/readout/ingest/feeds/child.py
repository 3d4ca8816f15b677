"""The process in which a feed is parsed: limits on itself first, then one feed from standard input to JSON.

Started by `worker` as `python -I -c …`; never imported by anything else.
"""

from __future__ import annotations

import json
import resource
import sys
from dataclasses import asdict

MIB = 1 << 20
MEMORY_MIB = 512
CPU_S = 8
OUT_MIB = 64


def main(url: str) -> None:
    """Parse standard input; print the entries, or why there are none.

    Args:
        url: Address of the feed.
    """
    limits = (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, MEMORY_MIB * MIB),
        (resource.RLIMIT_CPU, CPU_S),
        (resource.RLIMIT_FSIZE, OUT_MIB * MIB),
    )
    for which, most in limits:
        try:
            resource.setrlimit(which, (most, most))
        except (ValueError, OSError):
            continue  # a system without this limit; the deadline still holds
    from readout.errors import InputRejected
    from readout.ingest.feeds.entries import read_entries

    try:
        answer: object = [asdict(entry) for entry in read_entries(sys.stdin.buffer.read(), url)]
    except InputRejected as refusal:
        answer = refusal.message
    json.dump(answer, sys.stdout)
