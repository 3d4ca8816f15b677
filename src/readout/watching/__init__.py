"""Watches: saved questions that are asked again, and tell what is new and what has changed."""

from readout.watching.compare import Before, Older, Told, compare
from readout.watching.items import Change, Item
from readout.watching.state import FOLDER, State
from readout.watching.watches import FILE, Watch, chosen, has_watches, parse_watches, read_watches

__all__ = [
    "FILE",
    "FOLDER",
    "Before",
    "Change",
    "Item",
    "Older",
    "State",
    "Told",
    "Watch",
    "chosen",
    "compare",
    "has_watches",
    "parse_watches",
    "read_watches",
]
