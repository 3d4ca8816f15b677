"""Resolve and hash the dependencies, or check the locks that are there.

`make lock` writes `requirements.txt` (what Readout needs) and `requirements-dev.txt` (that, and what its
tests and checks need) from `pyproject.toml`. `make lock-check` asks nothing of the network. It holds that

* every line is a pinned name, a sha256, or a plain comment: no address, no path and no option of one machine;
* the pins satisfy `pyproject.toml`, so a dependency added there cannot be forgotten here;
* both files pin the same versions.
"""

import argparse
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
RUNTIME = "requirements.txt"
DEV = "requirements-dev.txt"

_PIN = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[A-Za-z0-9.!+_-]+)(?: ; [^/\\:@]+)? \\")
_HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")
_COMMENT = re.compile(r" *#[^/\\:@]*:?")


def resolve(*, upgrade: Sequence[str] = ()) -> None:
    """Write both locks, keeping the versions they hold where those still fit.

    Args:
        upgrade: names of packages to bring to their newest fitting version.
    """
    command = [sys.executable, "-m", "piptools", "compile", "--quiet", "--allow-unsafe", "--generate-hashes"]
    command += ["--strip-extras", "--no-header", "--no-emit-options", "--annotation-style=line"]
    command += [f"--upgrade-package={name}" for name in upgrade]
    for lock, extra in ((RUNTIME, []), (DEV, ["--extra=dev", f"--constraint={RUNTIME}"])):
        subprocess.run([*command, *extra, f"--output-file={lock}", "pyproject.toml"], cwd=ROOT, check=True)


def read_pins(text: str) -> dict[str, str]:
    """Give the pinned version of each canonical name in the text of a lock."""
    found = (_PIN.fullmatch(line) for line in text.splitlines())
    return {canonicalize_name(pin["name"]): pin["version"] for pin in found if pin}


def find_strange_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the number and text of each line that is no pin, hash or plain comment."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line and not any(shape.fullmatch(line) for shape in (_PIN, _HASH, _COMMENT)):
            yield number, line


def find_unmet(wanted: Sequence[str], pins: Mapping[str, str]) -> Iterator[str]:
    """Yield each requirement that the pins leave out or break."""
    for line in wanted:
        requirement = Requirement(line)
        pin = pins.get(canonicalize_name(requirement.name))
        if pin is None or not requirement.specifier.contains(pin, prereleases=True):
            yield f"{line} (pinned: {pin or 'nothing'})"


def check() -> list[str]:
    """Give what is wrong with the locks, a line each; nothing when all is well."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {RUNTIME: project["dependencies"]}
    wanted[DEV] = [*wanted[RUNTIME], *project["optional-dependencies"]["dev"]]
    problems, pins = [], {}
    for lock, requirements in wanted.items():
        text = (ROOT / lock).read_text("utf-8")
        pins[lock] = read_pins(text)
        strange = find_strange_lines(text)
        problems += [f"{lock}:{number}: not a pin, hash or comment: {line}" for number, line in strange]
        problems += [f"{lock}: does not meet {unmet}" for unmet in find_unmet(requirements, pins[lock])]
    problems += [
        f"{DEV}: {name} is {pins[DEV].get(name)}, {RUNTIME} has {version}"
        for name, version in pins[RUNTIME].items()
        if pins[DEV].get(name) != version
    ]
    return problems


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.lock", description="Resolve, or check, the locks.")
    parser.add_argument("--check", action="store_true", help="change nothing; fail when the locks are wrong")
    parser.add_argument("--upgrade", nargs="*", default=[], metavar="NAME", help="take these to their newest")
    options = parser.parse_args()
    if not options.check:
        resolve(upgrade=options.upgrade)
    problems = check()
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print("Run `make lock` and commit both files.", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
