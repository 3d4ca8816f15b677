"""What readout.toml and the environment say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from readout.config import FILE, KNOWLEDGE_VARIABLE, OFFLINE_VARIABLE, RECORD_VARIABLE, Config
from readout.health.check import Check, Level

GROUP = "settings"
VARIABLES = (RECORD_VARIABLE, KNOWLEDGE_VARIABLE, OFFLINE_VARIABLE)
_PREFIX = "READOUT_"


def check_settings(config: Config, environ: Mapping[str, str]) -> Iterator[Check]:
    """Look at the configuration in force.

    Args:
        config: It, which was read without an error.
        environ: The environment.

    Yields:
        The file; the environment; connections; the model that may be asked.
    """
    file = Path(FILE)
    there = f"{file.absolute()} holds" if file.is_file() else f"no {FILE} in this folder; defaults hold"
    yield _check("file", "well", there)
    yield _environment(environ)
    yield _connections(config)
    if config.model.endpoint:
        yield _model(config, environ)


def _check(name: str, level: Level, said: str, next_step: str = "") -> Check:
    return Check(group=GROUP, name=name, level=level, said=said, next_step=next_step)


def _environment(environ: Mapping[str, str]) -> Check:
    given = sorted(name for name in environ if name.startswith(_PREFIX))
    unknown = [name for name in given if name not in VARIABLES]
    if unknown:
        said = f"{', '.join(unknown)} means nothing to Readout"
        return _check("environment", "note", said, f"known are {', '.join(VARIABLES)}")
    told = ", ".join(f"{name}={environ[name]}" for name in given)
    return _check("environment", "well", told or f"no {_PREFIX}… variable is set")


def _connections(config: Config) -> Check:
    if config.fetch.offline:
        return _check("connections", "well", "offline: any connection is an error")
    return _check("connections", "well", "only to what a command names: an address, a feed, --model")


def _model(config: Config, environ: Mapping[str, str]) -> Check:
    variable = config.model.api_key_env
    said = f"{config.model.name or 'no name'} at {config.model.endpoint}, asked with --model only"
    if not config.model.name:
        return _check("model", "note", said, f"name it under [model] in {FILE}")
    if variable and not environ.get(variable):
        return _check("model", "note", f"{said}; {variable} is not set", f"put the key into {variable}")
    return _check("model", "well", said)
