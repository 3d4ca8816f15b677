"""From the outside world to raw bytes."""

from readout.ingest.extent import Extent
from readout.ingest.files import find_inputs

__all__ = ["Extent", "find_inputs"]
