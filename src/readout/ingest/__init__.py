"""From the outside world to raw bytes."""

from readout.ingest.extent import Extent
from readout.ingest.files import find_inputs
from readout.ingest.stores import SETTINGS as STORE_SETTINGS
from readout.ingest.stores import is_object_address, is_remote, list_objects, object_inputs

__all__ = [
    "STORE_SETTINGS",
    "Extent",
    "find_inputs",
    "is_object_address",
    "is_remote",
    "list_objects",
    "object_inputs",
]
