"""Formats of the whole record that are not shaped like an event data set: tables, network, entities."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from readout.export.bundle import write_bundle
from readout.export.exported import Exported
from readout.export.ftm import write_ftm
from readout.export.gexf import write_gexf
from readout.export.leaving import LeftOut
from readout.export.record_sheets import write_workbook
from readout.export.table import Told
from readout.export.tidy import write_tidy


def _csv(folder: Path, told: Told) -> Exported:
    return Exported(written=write_tidy(folder, told, as_parquet=False))


def _parquet(folder: Path, told: Told) -> Exported:
    return Exported(written=write_tidy(folder, told, as_parquet=True))


def _bundle(folder: Path, told: Told) -> Exported:
    return Exported(written=write_bundle(folder, told))


def _xlsx(folder: Path, told: Told) -> Exported:
    written, losses = write_workbook(folder, told)
    noted = {"cells were too long and are cut": losses.cut, "cells have characters replaced": losses.replaced}
    return Exported(written=written, noted={what: count for what, count in noted.items() if count})


def _gexf(folder: Path, told: Told) -> Exported:
    written, noted = write_gexf(folder, told.view)
    return Exported(written=written, noted=noted)


def _ftm(folder: Path, told: Told) -> Exported:
    left_out = LeftOut()
    written = write_ftm(folder, told, left_out)
    return Exported(written=written, left_out=left_out.as_dict())


WHOLE: Mapping[str, Callable[[Path, Told], Exported]] = {
    "csv": _csv,
    "parquet": _parquet,
    "xlsx": _xlsx,
    "bundle": _bundle,
    "gexf": _gexf,
    "ftm": _ftm,
}
"""Name → writer."""
