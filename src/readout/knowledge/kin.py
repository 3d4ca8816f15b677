"""Words that say much the same where two official texts are compared: "ties" and "relationship"."""

from __future__ import annotations

from functools import cache

from readout.knowledge.tables import listed, rows


@cache
def kin() -> dict[str, str]:
    """Word or verb → what it is kin by, of `tables/kin.csv`.

    Example:
        >>> kin()["friendship"] == kin()["ties"]
        True
    """
    return {word: row["meaning"] for row in rows("kin") for word in listed(row["words"])}
