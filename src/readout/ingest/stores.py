"""Objects of a store (`s3://`, `gs://`, `file://`): listed by address or pattern, read as streams.

An address is taken letter by letter: nothing in it is decoded, and it carries no settings and no credentials.
Those come from the environment, as every tool of the store takes them.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, cast

from readout.errors import UsageError
from readout.ingest.files import is_known, stream_inputs
from readout.ingest.names import OnSkip, ignore_skips
from readout.model import RawInput

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

SCHEMES = ("s3://", "gs://", "file:///")
BUFFER_BYTES = 4 << 20
"""How much of an object is asked for at once."""

_WILD = re.compile(r"[*?[]")
_WILDCARDS = {"**/": "(?:[^/]+/)*", "*": "[^/]*", "?": "[^/]"}

ENDPOINTS = ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
REGIONS = ("AWS_REGION", "AWS_DEFAULT_REGION")
"""Variables that say whom to ask for `s3://`; without any, it is found out in which region a bucket lies."""

S3_UNSIGNED = "AWS_NO_SIGN_REQUEST"
GS_UNSIGNED = "GS_NO_SIGN_REQUEST"
"""Variables that say, with `1`, that a bucket is open to all and no credentials are looked for."""

SETTINGS = (*ENDPOINTS, *REGIONS, S3_UNSIGNED, GS_UNSIGNED)
"""Variables that a worker on another machine has to be told. Of credentials each machine has its own."""


def is_object_address(text: str) -> bool:
    """Whether a word on the command line is meant as an address of a store.

    Example:
        >>> is_object_address("s3://news/2026/*.warc.gz"), is_object_address("news/s3.txt")
        (True, False)
    """
    return text.lower().startswith(SCHEMES)


def is_remote(address: str) -> bool:
    """Whether the network is asked for it.

    Example:
        >>> is_remote("gs://news/a.txt"), is_remote("file:///news/a.txt")
        (True, False)
    """
    return not address.lower().startswith("file:")


def list_objects(address: str) -> Iterator[str]:
    """Addresses of the objects that an address stands for, sorted folder by folder.

    A folder stands for the objects under it with a known suffix, but not for hidden ones. In a pattern `*`,
    `?` and `[…]` stand for characters of one name, `**/` for any number of folders.

    Args:
        address: Of an object, a folder, or a pattern.

    Yields:
        One address an object.

    Raises:
        UsageError: There is nothing there, or it may not be listed.
    """
    from pyarrow.fs import FileType

    scheme, path = _parted(address)
    system = _system(scheme, path)
    found = False
    try:
        wild = _WILD.search(path)
        if wild is None:
            kind = system.get_file_info(path).type
            if kind == FileType.File:
                yield f"{scheme}{path}"
                return
            under = _under(system, path.rstrip("/")) if kind == FileType.Directory else iter(())
            named = (one for one in under if is_known(one.rpartition("/")[2]))
        else:
            matches = pattern(path).fullmatch
            named = (one for one in _under(system, path[: wild.start()].rpartition("/")[0]) if matches(one))
        for one in named:
            found = True
            yield f"{scheme}{one}"
    except OSError as error:
        raise UsageError(
            f"{address} cannot be listed: {_short(error)}",
            hint="Check the address, and the credentials in the environment.",
        ) from error
    if not found:
        raise UsageError(f"There is nothing at {address}.", hint="Check the address or the pattern.")


def object_inputs(address: str, *, on_skip: OnSkip = ignore_skips) -> Iterator[RawInput]:
    """The inputs in one object, read as a stream: what `find_inputs` would make of such a file.

    Args:
        address: Of the object.
        on_skip: Told why, for everything in an archive that is no text to be read.

    Yields:
        Inputs; an object that cannot be read is one that carries `reject`.
    """
    scheme, path = _parted(address)
    try:
        opened = _system(scheme, path).open_input_file(path)
        with closing(io.BufferedReader(cast("io.RawIOBase", opened), BUFFER_BYTES)) as stream:
            yield from stream_inputs(cast("io.BufferedReader", stream), f"{scheme}{path}", on_skip=on_skip)
    except OSError as error:
        yield RawInput(source=f"{scheme}{path}", reject=("unreadable", _short(error)))


def pattern(path: str) -> re.Pattern[str]:
    """What a pattern stands for.

    Example:
        >>> found = pattern("news/**/2026-*.warc.gz").fullmatch
        >>> bool(found("news/a/b/2026-11.warc.gz")), bool(found("news/a/2026-11/x.warc.gz"))
        (True, False)
    """
    parts = re.split(r"(\*\*/|\*|\?|\[!?[^\]/]+\])", path)
    return re.compile("".join(_WILDCARDS.get(part) or _literal(part) for part in parts))


def _literal(part: str) -> str:
    """A stretch without wildcards, or a set of characters."""
    if part.startswith("[") and part.endswith("]"):
        return f"[{'^' if part[1] == '!' else ''}{re.escape(part[1:-1].removeprefix('!'))}]".replace(
            r"\-", "-"
        )
    return re.escape(part)


def _under(system: FileSystem, folder: str) -> Iterator[str]:
    """Paths of the objects under a folder; hidden names are passed over."""
    from pyarrow.fs import FileSelector, FileType

    for info in sorted(system.get_file_info(FileSelector(folder)), key=lambda info: str(info.path)):
        if info.base_name.startswith("."):
            continue
        if info.type == FileType.Directory:
            yield from _under(system, info.path)
        elif info.type == FileType.File:
            yield info.path


def _parted(address: str) -> tuple[str, str]:
    """Scheme and path; the path of a file begins with a slash, others with the bucket."""
    scheme, _, path = address.partition("://")
    bucket = path.partition("/")[0]
    if "@" in bucket or ":" in bucket:
        raise UsageError(
            "An address of a store holds a user's name, a key or a port.",
            hint="Put credentials and endpoints into the environment: AWS_ACCESS_KEY_ID, AWS_ENDPOINT_URL.",
        )
    return f"{scheme.lower()}://", path


def _system(scheme: str, path: str) -> FileSystem:
    from pyarrow import fs

    if scheme == "file://":
        return fs.LocalFileSystem()
    if scheme == "gs://":
        return fs.GcsFileSystem(anonymous=_is_set(GS_UNSIGNED))
    endpoint = next(filter(None, map(os.environ.get, ENDPOINTS)), None)
    region = next(filter(None, map(os.environ.get, REGIONS)), None)
    if endpoint is None and region is None:
        bucket = path.partition("/")[0]
        try:
            region = fs.resolve_s3_region(bucket)
        except OSError as error:
            raise UsageError(
                f"Nobody knows in which region the bucket {bucket!r} lies: {_short(error)}",
                hint="Set AWS_REGION.",
            ) from error
    return fs.S3FileSystem(region=region, endpoint_override=endpoint, anonymous=_is_set(S3_UNSIGNED))


def _is_set(name: str) -> bool:
    return os.environ.get(name, "").lower() in ("1", "yes", "true")


def _short(error: OSError) -> str:
    return " ".join(str(error).split())[:300]
