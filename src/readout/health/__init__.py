"""Whether Readout can work here: program, packages, language model, tables, settings, record.

Everything is looked at where it lies. Nothing is loaded that reads, nothing is contacted, nothing is changed.
"""

from readout.health.check import Check, Level
from readout.health.checkup import checkup

__all__ = ["Check", "Level", "checkup"]
