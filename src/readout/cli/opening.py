"""Which record a command means."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from readout.config import KNOWLEDGE_VARIABLE, Config, load_config

if TYPE_CHECKING:
    from readout.record import View


def configured(record: Path | None, *, is_offline: bool = False) -> tuple[Config, Path]:
    """The configuration in force and the folder of the record.

    The folder of the user's own knowledge tables goes into the environment: what reads in this process and in
    its workers finds it there.

    Args:
        record: What `--record` says, or None.
        is_offline: What `--offline` says.

    Returns:
        Both.
    """
    config = load_config(environ=os.environ)
    if is_offline:
        config = replace(config, fetch=replace(config.fetch, offline=True))
    if config.knowledge is not None:
        os.environ[KNOWLEDGE_VARIABLE] = str(config.knowledge.absolute())
    return config, record if record is not None else config.record


def open_view(record: Path | None, as_of: str | None = None) -> View:
    """The record to be asked.

    Args:
        record: What `--record` says, or None.
        as_of: What `--as-of` says, or None.

    Returns:
        A view; close it, or use it as a context.

    Raises:
        RecordMissing: There is no record there.
    """
    from readout.record import Record

    _, path = configured(record)
    return Record.open(path).view(as_of)
