"""Python, the packages against what is asked for and what was tested, the files of Readout itself."""

from __future__ import annotations

import base64
import hashlib
import platform
import re
import sys
from collections.abc import Iterator, Mapping
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from readout._version import __version__
from readout.health.check import Check, Level

if TYPE_CHECKING:
    from packaging.requirements import Requirement

GROUP = "program"
NAME = "readout"
DEVELOPERS = "dev"
"""The extra that only work on Readout itself needs."""

OLDEST = (3, 11)
LOCK = "requirements.txt"
SHOWN = 3
"""How many packages or files are named; the others are counted."""

_INSTALL = f"python -m pip install --require-hashes -r {LOCK}"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)
_HERE = Path(__file__).resolve().parents[1]


def check_program() -> Iterator[Check]:
    """Look at the interpreter and at what is installed.

    Yields:
        Python; the packages asked for; those of the lock; the extras; the files of Readout.
    """
    yield _python()
    try:
        wanted = metadata.requires(NAME) or []
    except metadata.PackageNotFoundError:
        said = f"{__version__}, from {_HERE}, not installed as a package: versions cannot be compared"
        yield _check("Readout", "note", said, "python -m pip install --no-deps .")
        return
    yield _readout()
    yield from _packages(wanted)
    yield from _lock()
    yield _files()


def _check(name: str, level: Level, said: str, next_step: str = "") -> Check:
    return Check(group=GROUP, name=name, level=level, said=said, next_step=next_step)


def _python() -> Check:
    said = f"{platform.python_version()} ({platform.python_implementation()}), {sys.prefix}"
    if sys.version_info < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        return _check("Python", "wrong", said, f"install Python {oldest} or newer")
    return _check("Python", "well", said)


def _readout() -> Check:
    installed = metadata.version(NAME)
    if installed != __version__:
        said = f"{__version__} runs, {installed} is installed: {_HERE}"
        return _check("Readout", "note", said, "install it again: python -m pip install --no-deps .")
    return _check("Readout", "well", f"{__version__}, {_HERE}")


def _packages(wanted: list[str]) -> Iterator[Check]:
    """The packages that the metadata asks for, then those of each extra."""
    if find_spec("packaging") is None:
        yield _check("packages", "wrong", "packaging is missing", _INSTALL)
        return
    from packaging.requirements import Requirement

    missing: list[str] = []
    unfit: list[str] = []
    requirements = [Requirement(line) for line in wanted]
    ours = [one for one in requirements if _is_always(one)]
    for one in ours:
        held = _version(one.name)
        if held is None:
            missing.append(f"{one.name} is missing")
        elif not one.specifier.contains(held, prereleases=True):
            unfit.append(f"{one.name} {held} does not fit {one.specifier}")
    wrong = [*missing, *unfit]
    if wrong:
        yield _check("packages", "wrong", _some(wrong), _INSTALL)
    else:
        yield _check("packages", "well", f"all {len(ours)} that are asked for")
    yield from _extras(requirements)


def _extras(requirements: list[Requirement]) -> Iterator[Check]:
    """What is asked for by no command but one: none of it need be there."""
    for extra in metadata.metadata(NAME).get_all("Provides-Extra") or ():
        if extra == DEVELOPERS:
            continue
        named = [
            one.name
            for one in requirements
            if one.marker is not None and one.marker.evaluate({"extra": extra}) and not _is_always(one)
        ]
        absent = [name for name in named if _version(name) is None]
        if absent:
            said = f'not installed; where it is wanted: pip install "{NAME}[{extra}]"'
            yield _check(f"extra {extra}", "well", said)
        else:
            yield _check(f"extra {extra}", "well", f"installed: {', '.join(named)}")


def _is_always(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": ""})


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _lock() -> Iterator[Check]:
    """Which versions differ from those that Readout was tested with."""
    text = lock_text()
    if text is None:
        return
    pins = _pins(text)
    held = {name: _version(name) for name in pins}
    other = [
        f"{name} {version} for {pins[name]}"
        for name, version in held.items()
        if version is not None and version != pins[name]
    ]
    if other:
        said = f"{len(other)} other than tested: {_some(other)}"
        yield _check("versions", "note", said, f"for the tested ones: {_INSTALL}")
    else:
        yield _check("versions", "well", f"{sum(v is not None for v in held.values())} as tested")


def lock_text() -> str | None:
    """The lock of the source tree, or the one that came with the wheel; None where there is neither."""
    tree = _HERE.parents[1]
    if _HERE.parent.name == "src" and (tree / "pyproject.toml").is_file():
        return (tree / LOCK).read_text(encoding="utf-8") if (tree / LOCK).is_file() else None
    return metadata.distribution(NAME).read_text(f"extra_metadata/{LOCK}")


def _pins(text: str) -> Mapping[str, str]:
    return dict(_PIN.findall(text))


def _files() -> Check:
    """Whether the files of an installed wheel are those that came with it."""
    listed = [file for file in metadata.files(NAME) or () if file.hash is not None and file.parts[0] == NAME]
    if not listed:
        return _check("files", "well", "read from a source tree")
    changed = []
    for file in listed:
        path = Path(str(file.locate()))
        if not path.is_file():
            changed.append(f"{file} is missing")
        elif _sha256(path) != (file.hash.value if file.hash else ""):
            changed.append(f"{file} was changed")
    if changed:
        is_missing = any(one.endswith(" is missing") for one in changed)
        said = f"{len(changed)} of {len(listed)} not as installed: {_some(changed)}"
        step = "install Readout again; tables of your own belong in a folder of their own (READOUT_KNOWLEDGE)"
        return _check("files", "wrong" if is_missing else "note", said, step)
    return _check("files", "well", f"{len(listed)} as installed")


def _sha256(path: Path) -> str:
    """The digest as a wheel's list of files writes it."""
    sha256 = hashlib.sha256(path.read_bytes()).digest()
    return base64.urlsafe_b64encode(sha256).decode().rstrip("=")


def _some(things: list[str]) -> str:
    more = f" and {len(things) - SHOWN} more" if len(things) > SHOWN else ""
    return ", ".join(things[:SHOWN]) + more
