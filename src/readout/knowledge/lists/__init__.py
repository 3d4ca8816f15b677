"""Other people's lists of who is who, as rows for a user's own tables."""

from readout.knowledge.lists.imported import Imported
from readout.knowledge.lists.reading import import_list

__all__ = ["Imported", "import_list"]
