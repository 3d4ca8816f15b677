"""Readings → events across documents, stories (wire copies), conflicts, threads, series; claims checked.

Pure functions over sets: neither the order of what comes in nor the run it came with plays a part.
"""

from readout.link import judging
from readout.link.anchors import event_of_report, resolve
from readout.link.claims import Check, check_claims
from readout.link.decisions import Apart, Together
from readout.link.disputes import Said, Surroundings, with_disputes
from readout.link.events import link_reports
from readout.link.facts import Facts, Telling, homes_of, lay_out
from readout.link.gatherings import Lens
from readout.link.held import Held, Term
from readout.link.narrowing import narrowed_by
from readout.link.recurring import Lexicon, Passage, Proposal, anchors_of, discover, id_of, patterns_of
from readout.link.same import FEATURES, JOIN_AT, explain
from readout.link.series import Occasion, find_series, occasions
from readout.link.statements import place_statements
from readout.link.stories import Brief, Copy, Story, link_stories, source_of
from readout.link.variants import LAG_DAYS, VAGUE_DAYS, Saying, are_variants, lay_out_saying
from readout.link.worded import place_usages

__all__ = [
    "FEATURES",
    "JOIN_AT",
    "LAG_DAYS",
    "VAGUE_DAYS",
    "Apart",
    "Brief",
    "Check",
    "Copy",
    "Facts",
    "Held",
    "Lens",
    "Lexicon",
    "Occasion",
    "Passage",
    "Proposal",
    "Said",
    "Saying",
    "Story",
    "Surroundings",
    "Telling",
    "Term",
    "Together",
    "anchors_of",
    "are_variants",
    "check_claims",
    "discover",
    "event_of_report",
    "explain",
    "find_series",
    "homes_of",
    "id_of",
    "judging",
    "lay_out",
    "lay_out_saying",
    "link_reports",
    "link_stories",
    "narrowed_by",
    "occasions",
    "patterns_of",
    "place_statements",
    "place_usages",
    "resolve",
    "source_of",
    "with_disputes",
]
