"""From the outside world to raw bytes."""

from readout.ingest.files import find_inputs

__all__ = ["find_inputs"]
