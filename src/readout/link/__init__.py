"""Readings → events across documents, stories (wire copies), conflicts, threads, series; claims checked.

Pure functions over sets: neither the order of what comes in nor the run it came with plays a part.
"""

from readout.link.claims import Check, check_claims
from readout.link.events import link_reports
from readout.link.facts import Facts, Telling, lay_out
from readout.link.same import FEATURES, explain
from readout.link.statements import place_statements
from readout.link.stories import Brief, Copy, Story, link_stories

__all__ = [
    "FEATURES",
    "Brief",
    "Check",
    "Copy",
    "Facts",
    "Story",
    "Telling",
    "check_claims",
    "explain",
    "lay_out",
    "link_reports",
    "link_stories",
    "place_statements",
]
