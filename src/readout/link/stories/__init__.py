"""Copies of one text: which documents are, who had it first, and what each copy changed.

Candidates come from what two texts share that few others do (`sketches`), are told from chance by laying the
texts side by side (`align`), and are gathered around the earliest (`group`). Who had it first is `origin`,
what a copy did to it `changes`. A twin in other words, machine-translated, is known by its bones (`twins`).
"""

from readout.link.stories.group import link_stories
from readout.link.stories.story import LOOK_ALIKE, Brief, Copy, Story, count_sources, source_of

__all__ = ["LOOK_ALIKE", "Brief", "Copy", "Story", "count_sources", "link_stories", "source_of"]
