"""The wheel in an empty environment and an empty folder, without a network: `python -m bench.install`.

Builds the wheel (and the source archive, into `--dist DIR` where that is given), makes a virtual environment,
installs the locked packages with their digests and the wheel, and then, where the system can take the network
away (`unshare`), without one: version, doctor, an example read, its meetings, a page of the server over
loopback, verify. Exit 1 when a step fails.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path

from readout._version import __version__

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = "06-japan-philippines-2plus2.txt"
TARGETS = ("sdist", "wheel")
DOCTOR_S = 2.0
"""What a checkup may take on a quiet machine."""

_SET_FLAGS = 0x8914
_UP = 0x1 | 0x40
_PIP = ("-m", "pip", "-qq", "--disable-pip-version-check", "install")


def build(folder: Path) -> Path:
    """Build both, and give the wheel.

    Args:
        folder: Where they go.

    Returns:
        The wheel.
    """
    for target in TARGETS:
        call = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
        subprocess.run(call, cwd=ROOT, check=True, capture_output=True)
    return folder / f"readout-{__version__}-py3-none-any.whl"


def install(wheel: Path, environment: Path) -> None:
    """Make a virtual environment with the locked packages and a wheel.

    Args:
        wheel: The wheel.
        environment: Folder to make.
    """
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    python = str(environment / "bin" / "python")
    locked = ("--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / "requirements.txt"))
    subprocess.run([python, *_PIP, *locked], check=True)
    subprocess.run([python, *_PIP, "--no-deps", "--no-index", str(wheel)], check=True)
    subprocess.run([python, "-m", "pip", "check"], check=True, stdout=subprocess.DEVNULL)


def try_it(readout: Path, folder: Path) -> bool:
    """Run what somebody runs first, in a folder that holds one article.

    Args:
        readout: The installed program.
        folder: The working folder.

    Returns:
        Whether everything went well.
    """
    steps: tuple[tuple[str, Callable[[], str | None]], ...] = (
        ("readout --version", lambda: _ran(readout, folder, ["--version"], f"readout {__version__}")),
        ("readout doctor", lambda: _ran(readout, folder, ["doctor"], f"Readout {__version__} is well.")),
        (f"readout read {EXAMPLE}", lambda: _ran(readout, folder, ["read", EXAMPLE], "1 read")),
        ("readout meetings", lambda: _ran(readout, folder, ["meetings"], "2+2 meeting")),
        ("readout serve", lambda: _served(readout, folder)),
        ("readout verify", lambda: _ran(readout, folder, ["verify"], "The record is sound")),
        ("readout doctor --json", lambda: _doctor(readout, folder)),
    )
    is_well = True
    for name, step in steps:
        began = time.perf_counter()
        problem = step()
        is_well &= problem is None
        print(f"{name:52} {time.perf_counter() - began:6.2f} s  {problem or 'as it should be'}")
    return is_well


def _run(readout: Path, folder: Path, arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("HOME", "LANG", "TMPDIR") if name in os.environ}
    environ = {**kept, "PATH": f"{readout.parent}:/usr/bin:/bin"}
    return subprocess.run(
        [readout, *arguments], cwd=folder, env=environ, capture_output=True, text=True, check=False
    )


def _ran(readout: Path, folder: Path, arguments: Sequence[str], told: str) -> str | None:
    done = _run(readout, folder, arguments)
    if done.returncode == 0 and told in done.stdout:
        return None
    return f"ended with {done.returncode}: {(done.stderr or done.stdout).strip()[-400:]}"


def _doctor(readout: Path, folder: Path) -> str | None:
    began = time.perf_counter()
    done = _run(readout, folder, ["doctor", "--json"])
    took = time.perf_counter() - began
    checks = {(check["group"], check["name"]): check for check in json.loads(done.stdout)["checks"]}
    strange = [" ".join(key) for key, check in checks.items() if check["level"] != "well"]
    absent = {("program", name) for name in ("files", "versions")} - checks.keys()
    if strange or absent:
        return f"not well: {', '.join(strange)}; not looked at: {', '.join(name for _, name in absent)}"
    return None if took < DOCTOR_S * (1 + os.getloadavg()[0]) else f"took {took:.1f} s"


def _served(readout: Path, folder: Path) -> str | None:
    """Start the server, open its first page, and end it."""
    server = subprocess.Popen(
        [readout, "serve", "--port", "0"], cwd=folder, stdout=subprocess.PIPE, text=True
    )
    try:
        told = (server.stdout.readline() if server.stdout else "").split()
        address = next((word for word in told if word.startswith("http://127.0.0.1:")), None)
        if address is None:
            return f"said {' '.join(told)!r}"
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310  our own, on loopback
            page = answer.read().decode()
            return None if answer.status == 200 and "<title>" in page else f"answered {answer.status}"
    except OSError as error:
        return str(error)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=60)


def without_network() -> list[str]:
    """What to put before a command so that it has no network; nothing where the system cannot do it."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return []
    call = [unshare, "--map-root-user", "--net"]
    can = subprocess.run([*call, "true"], check=False, capture_output=True).returncode == 0
    return call if can else []


def start_loopback() -> None:
    """Switch on 127.0.0.1, which is off in a namespace that is new."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack("16sh14x", b"lo", _UP))


def main() -> int:
    """Build, install, try; print each step."""
    parser = argparse.ArgumentParser(prog="python -m bench.install")
    parser.add_argument("--dist", type=Path, metavar="DIR", help="keep the wheel and the source archive here")
    parser.add_argument("--inside", type=Path, nargs=2, metavar=("PROGRAM", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside is not None:
        start_loopback()
        return int(not try_it(*options.inside))
    with tempfile.TemporaryDirectory(prefix="readout-install-") as name:
        scratch = Path(name)
        began = time.perf_counter()
        wheel = build(scratch / "dist" if options.dist is None else options.dist)
        size = wheel.stat().st_size / 1e6
        print(f"{wheel.name} {size:.1f} MB built in {time.perf_counter() - began:.0f} s", flush=True)
        began = time.perf_counter()
        install(wheel, scratch / "environment")
        print(f"installed with the locked packages in {time.perf_counter() - began:.0f} s", flush=True)
        folder = scratch / "empty"
        folder.mkdir()
        shutil.copy(ROOT / "examples" / EXAMPLE, folder)
        program = scratch / "environment" / "bin" / "readout"
        alone = without_network()
        if not alone:
            print("with the network at hand: this system cannot take it away", flush=True)
            return int(not try_it(program, folder))
        print("without a network:", flush=True)
        inside = [sys.executable, "-m", "bench.install", "--inside", str(program), str(folder)]
        return subprocess.run([*alone, *inside], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
