"""readout.toml → one frozen Config. An unknown key is an error that names its path."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from readout.errors import ConfigError

FILE = "readout.toml"
RECORD_VARIABLE = "READOUT_RECORD"
OFFLINE_VARIABLE = "READOUT_OFFLINE"
KNOWLEDGE_VARIABLE = "READOUT_KNOWLEDGE"
DEFAULT_RECORD = "readout-record"

_MAY_BE_NONE = frozenset({"retries"})
"""Numbers that may be 0."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchConfig:
    """When a batch is committed: whichever comes first.

    Attributes:
        documents: After this many documents.
        seconds: After this long.
    """

    documents: int = 512
    seconds: float = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class InputConfig:
    """What one input may cost; one that costs more is rejected.

    Attributes:
        timeout_s: Seconds to parse it.
        memory_mib: Address space of the process that parses it.
    """

    timeout_s: float = 8.0
    memory_mib: int = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelConfig:
    """The model that `readout read --model` asks; nobody is asked without that option.

    Attributes:
        endpoint: Address of an OpenAI-compatible interface, such as `http://127.0.0.1:8080/v1`.
        name: Which of its models to ask.
        api_key_env: Environment variable that holds the key; empty for none. The key itself stands nowhere.
        timeout_s: Seconds one answer may take, from the connection to its last byte.
        max_document_chars: Longer documents are not sent.
        max_tokens: How long an answer may be.
        retries: How often a call that failed for now is made again.
    """

    endpoint: str = ""
    name: str = ""
    api_key_env: str = ""
    timeout_s: float = 60.0
    max_document_chars: int = 24_000
    max_tokens: int = 2_048
    retries: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchConfig:
    """How the web is asked; only what a person names, or a feed, is fetched.

    Attributes:
        offline: Whether every connection is an error.
        contact: Where the owner of a host can complain: an address of mail or of a page. Sent with requests.
        delay_s: Seconds between two requests to one host.
        ports: Ports that an address may name.
    """

    offline: bool = False
    contact: str = ""
    delay_s: float = 2.0
    ports: tuple[int, ...] = (80, 443)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything readout.toml may say.

    Attributes:
        record: Folder of the record; a relative one is taken from where readout.toml lies.
        knowledge: Folder of one's own knowledge tables, taken likewise; None for `./readout-knowledge` if
            there is one.
        workers: Processes that read.
        batch: When a batch is committed.
        input: What an input may be.
        model: Whom `readout read --model` asks.
        fetch: How the web is asked.
    """

    record: Path = Path(DEFAULT_RECORD)
    knowledge: Path | None = None
    workers: int = 1
    batch: BatchConfig = BatchConfig()
    input: InputConfig = InputConfig()
    model: ModelConfig = ModelConfig()
    fetch: FetchConfig = FetchConfig()

    @property
    def digest(self) -> str:
        """Digest of what has a bearing on the readings; where the record lies and who reads has none."""
        from readout.model import canonical_json, digest

        return digest(canonical_json(asdict(self.input)).encode())


def load_config(path: Path | None = None, *, environ: Mapping[str, str] | None = None) -> Config:
    """The configuration in force: defaults, then readout.toml, then the environment.

    Args:
        path: The file; by default `readout.toml` in the working folder, if there is one.
        environ: The environment; `READOUT_RECORD` names the record, `READOUT_KNOWLEDGE` the folder of one's
            own knowledge tables; `READOUT_OFFLINE`, if it is anything but `0`, forbids connections.

    Returns:
        The configuration.

    Raises:
        ConfigError: The file is missing, no TOML, or holds an unknown key or a value of the wrong kind.
    """
    file = path if path is not None else Path(FILE)
    given = _parse(file) if path is not None or file.is_file() else {}
    config = _build(Config, given, file, ())
    if "record" in given:
        config = replace(config, record=file.parent / config.record)
    if config.knowledge is not None:
        config = replace(config, knowledge=file.parent / config.knowledge)
    named = (environ or {}).get(RECORD_VARIABLE)
    config = replace(config, record=Path(named)) if named else config
    if (environ or {}).get(OFFLINE_VARIABLE, "0") not in ("", "0"):
        config = replace(config, fetch=replace(config.fetch, offline=True))
    own = (environ or {}).get(KNOWLEDGE_VARIABLE)
    return replace(config, knowledge=Path(own)) if own else config


def _parse(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{file} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file} is not TOML: {error}.") from error


def _build(kind: type[T], given: Mapping[str, Any], file: Path, path: tuple[str, ...]) -> T:
    defaults = kind()
    known = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    values: dict[str, Any] = {}
    for key, value in given.items():
        here = ".".join((*path, key))
        if key not in known:
            raise ConfigError(f"{file} has an unknown key `{here}`.", hint=f"Known here: {', '.join(known)}.")
        default = getattr(defaults, key)
        values[key] = _value(default, value, file, (*path, key))
    return kind(**values)


def _value(default: Any, value: Any, file: Path, path: tuple[str, ...]) -> Any:
    here = ".".join(path)
    if is_dataclass(default):
        if not isinstance(value, dict):
            raise ConfigError(f"`{here}` in {file} must be a table.", hint=f"Write [{here}] above its keys.")
        return _build(type(default), value, file, path)
    if isinstance(default, bool | tuple):
        return _ports(value, file, here) if isinstance(default, tuple) else _switch(value, file, here)
    if default is None or isinstance(default, Path):
        if not isinstance(value, str) or not value:
            raise ConfigError(f"`{here}` in {file} must be a path in quotes, not {value!r}.")
        return Path(value)
    if isinstance(default, str):
        if not isinstance(value, str):
            raise ConfigError(f"`{here}` in {file} must be a text in quotes.")
        return value
    if path[-1] in _MAY_BE_NONE and value == 0 and isinstance(value, int):
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        raise ConfigError(f"`{here}` in {file} must be a number above 0, not {value!r}.")
    if isinstance(default, int) and not isinstance(value, int):
        raise ConfigError(f"`{here}` in {file} must be a whole number, not {value!r}.")
    return type(default)(value)


def _switch(value: Any, file: Path, here: str) -> bool:
    if not isinstance(value, bool):
        raise ConfigError(f"`{here}` in {file} must be true or false, not {value!r}.")
    return value


def _ports(value: Any, file: Path, here: str) -> tuple[int, ...]:
    is_list = isinstance(value, list) and bool(value)
    if not is_list or not all(type(one) is int and 0 < one < 65536 for one in value):
        raise ConfigError(f"`{here}` in {file} must be a list of ports such as [80, 443].")
    return tuple(value)
