"""When: finding time expressions, resolving them to dates, and inferring when a text was published."""

from readout.annotate.dates.cues import is_photo_date, looks_ahead
from readout.annotate.dates.expression import DateExpression, Direction, Kind, Part
from readout.annotate.dates.grammar import find_dates
from readout.annotate.dates.infer import infer_published
from readout.annotate.dates.resolve import resolve_dates
from readout.annotate.dates.tenures import OfficeEvidence

__all__ = [
    "DateExpression",
    "Direction",
    "Kind",
    "OfficeEvidence",
    "Part",
    "find_dates",
    "infer_published",
    "is_photo_date",
    "looks_ahead",
    "resolve_dates",
]
