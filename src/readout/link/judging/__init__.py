"""Human judgements: which hold, what rows they mean now, and what they make of them."""

from readout.link.judging.active import active
from readout.link.judging.correct import Corrections, correct
from readout.link.judging.fields import EDITABLE, EntityOf, check
from readout.link.judging.rows import Judged, Rows, anchor, table_of
from readout.link.judging.settle import reviews_of, settle

__all__ = [
    "EDITABLE",
    "Corrections",
    "EntityOf",
    "Judged",
    "Rows",
    "active",
    "anchor",
    "check",
    "correct",
    "reviews_of",
    "settle",
    "table_of",
]
