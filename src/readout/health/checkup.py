"""Everything in its order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

from readout.config import KNOWLEDGE_VARIABLE, Config, load_config
from readout.errors import ConfigError
from readout.health.check import Check
from readout.health.machine import check_machine
from readout.health.program import check_program
from readout.health.reader import check_reader
from readout.health.record import check_record
from readout.health.settings import GROUP as SETTINGS
from readout.health.settings import check_settings


def checkup(
    record: Path | None, *, environ: Mapping[str, str], now: dt.datetime, is_full: bool = False
) -> Iterator[Check]:
    """Look at everything.

    Args:
        record: Folder of the record; None for the one that the settings name.
        environ: The environment.
        now: The time, with its zone.
        is_full: Whether every byte and every receipt of the record is checked.

    Yields:
        What was looked at: program, settings, reader, machine, record.
    """
    yield from check_program()
    config = Config()
    try:
        config = load_config(environ=environ)
    except ConfigError as error:
        yield Check(group=SETTINGS, name="file", level="wrong", said=error.message, next_step=error.hint)
    else:
        yield from check_settings(config, environ)
    own = {KNOWLEDGE_VARIABLE: str(config.knowledge)} if config.knowledge is not None else {}
    yield from check_reader({**environ, **own})
    folder = record or config.record
    yield from check_machine(folder, now=now)
    yield from check_record(folder, is_full=is_full, now=now)
