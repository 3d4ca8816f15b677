"""Who did what to whom: reports of events, read off dependency trees by frames."""

from readout.annotate.events.reports import find_reports

__all__ = ["find_reports"]
