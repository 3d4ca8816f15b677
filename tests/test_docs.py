"""The pages say what is there: fields, commands, settings, codes; and what they tell a reader to type works."""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args

import pytest
from pyarrow.fs import LocalFileSystem, SubTreeFileSystem

from readout import errors, flow
from readout.cli import main
from readout.cli.summary import NEXT_STEP
from readout.config import Config, load_config
from readout.desk import Desk
from readout.documents import parse
from readout.documents.worker import BREAKAGES
from readout.errors import ReadoutError
from readout.export import export_record
from readout.ingest.fetch import Exchanger, Fetcher, Rules
from readout.ingest.fetch.exchange import Answer
from readout.ingest.fetch.links import Link
from readout.judgements import keep, make
from readout.knowledge.own_formulas import own_formulas
from readout.model.entity import MentionFlag
from readout.model.event import EventStatus
from readout.record import Record, View
from readout.record.kinds import TABLES
from readout.record.shape import Shape
from readout.single import shared_reader
from tests.desks import open_crew_desk
from tests.ingest.archived import packed, response, word_file, zipped
from tests.query.factories import sample_record
from tests.run.cluster.crews import use_crew
from tools import cli_reference

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "readout"
PAGES = (
    "README.md",
    "docs/guide.md",
    "docs/install.md",
    "docs/archives.md",
    "docs/cluster.md",
    "docs/reliability.md",
    "docs/web.md",
    "docs/cite.md",
    "docs/model-reader.md",
    "docs/watches.md",
    "docs/sources.md",
    "docs/exports.md",
    "docs/r.md",
    "docs/record.md",
    "docs/cli.md",
    "CHANGELOG.md",
)
TOLD = ("README.md", "docs/guide.md")
HOW_TO = (
    "docs/archives.md", "docs/reliability.md", "docs/web.md", "docs/cite.md", "docs/exports.md", "docs/r.md",
    "docs/watches.md", "docs/sources.md", "docs/cluster.md", "docs/install.md",
)  # fmt: skip
COMMANDS = cli_reference.command_names()
RECEIPT = ("doc", "start", "end", "text")
_FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, info: str) -> list[str]:
    return [match["body"] for match in _FENCE.finditer(page(name)) if match["info"] == info]


def section(name: str, title: str) -> str:
    """The text under a heading, up to the next of any level."""
    match = re.search(
        rf"^#+ {re.escape(title)}[^\n]*\n(.*?)(?=^#+ |\Z)", page(name), re.MULTILINE | re.DOTALL
    )
    assert match is not None, f"{name} has no section {title!r}"
    return match[1]


def rows_of_table(text: str) -> set[str]:
    """What stands in backticks in the first cells of the tables of a text."""
    cells = re.findall(r"^\| ([^|]*) \|", text, re.MULTILINE)
    return {word for cell in cells for word in re.findall(r"`([^`]+)`", cell)}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_record(tmp_path_factory.mktemp("docs") / "sample").path


@pytest.fixture(scope="module")
def view(record: Path) -> Iterator[View]:
    with Record.open(record).view() as opened:
        yield opened


# ------------------------------------------------------------------ the record, field by field


@pytest.mark.parametrize("table", [t.name if t.name != "usages" else "wording" for t in TABLES])
def test_every_field_is_described(view: View, table: str) -> None:
    if table not in view.table_names():
        assert f"`{table}`" in section("docs/record.md", "Where it is kept")
        return
    text = section("docs/record.md", f"{table}.jsonl")
    told = set(re.findall(r"`([a-z_0-9]+)`", text))
    if "receipt fields" in text:
        told.update(RECEIPT)
    if "fields of an event from `type` to `roles`" in text:
        columns = view.columns("events")
        told.update(columns[columns.index("type") : columns.index("roles") + 1])
    assert sorted(set(view.columns(table)) - told) == []


def test_batches_are_described_and_every_table_has_its_section(view: View) -> None:
    told = re.findall(r"`([a-z_]+)`", section("docs/record.md", "batches.jsonl"))
    assert sorted(set(view.columns("batches")) - set(told)) == []
    assert re.findall(r"^### ([a-z]+)\.jsonl", page("docs/record.md"), re.MULTILINE) == list(
        view.table_names()
    )


def inner_names(shape: Shape) -> set[str]:
    if isinstance(shape, dict):
        return set(shape) | {name for inner in shape.values() for name in inner_names(inner)}
    return inner_names(shape[0]) if isinstance(shape, list) else set()


def test_every_inner_field_is_described() -> None:
    told = set(re.findall(r"`([a-z_]+)`", page("docs/record.md")))
    inner = {name for table in TABLES for shape in table.columns.values() for name in inner_names(shape)}
    assert sorted(inner - told) == []


def test_what_is_exported_is_what_the_page_describes(view: View, tmp_path: Path) -> None:
    assert tuple(export_record(view, tmp_path)) == view.table_names()
    written = {path.stem for path in tmp_path.glob("*.jsonl")}
    assert written == set(re.findall(r"\b([a-z]+)\.jsonl", page("docs/record.md")))


# ------------------------------------------------------------------ commands, settings, codes


def test_the_command_reference_is_not_stale() -> None:
    assert cli_reference.main(["--check"]) == 0, "run `make docs`"


def test_the_check_says_what_is_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli_reference, "PAGE", tmp_path / "cli.md")
    monkeypatch.setattr(cli_reference, "render", lambda: "# Commands\n\nnew\n")
    (tmp_path / "cli.md").write_text("# Commands\n\nold\n", encoding="utf-8")
    assert cli_reference.main(["--check"]) == 1
    told = capsys.readouterr().err
    assert "-old" in told
    assert "make docs" in told
    assert cli_reference.main([]) == cli_reference.main(["--check"]) == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_guide(command: str) -> None:
    assert f"readout {command}" in page("docs/guide.md")


@pytest.mark.parametrize("name", PAGES)
def test_no_page_names_a_command_that_is_not_there(name: str) -> None:
    named = set(re.findall(r"(?:^|`|\| )readout ([a-z][a-z-]*)", page(name), re.MULTILINE))
    assert sorted(named - {command.split()[0] for command in COMMANDS}) == []


def test_the_families_of_wording_in_the_guide_can_be_used(tmp_path: Path) -> None:
    text, _ = blocks("docs/guide.md", "toml")
    (tmp_path / "formulas.toml").write_text(text, encoding="utf-8")
    assert [formula.formula for formula in own_formulas(tmp_path)] == [
        "spirit-of-hanoi",
        "calm-on-the-border",
    ]


def test_the_settings_in_the_guide_are_all_there_are_with_their_defaults(tmp_path: Path) -> None:
    _, text = blocks("docs/guide.md", "toml")
    file = tmp_path / "readout.toml"
    file.write_text(text, encoding="utf-8")
    assert load_config(file) == Config(record=tmp_path / Config().record)
    assert sorted(keys(Config()) - set(re.findall(r"^(?:# )?\[?([a-z_]+)", text, re.MULTILINE))) == []


def keys(config: Any) -> set[str]:
    found = {field.name for field in fields(config)}
    for value in (getattr(config, name) for name in set(found)):
        if is_dataclass(value):
            found |= keys(value)
    return found


def test_every_error_code_is_explained() -> None:
    codes = {
        kind.code
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, ReadoutError)
    }
    assert rows_of_table(section("docs/guide.md", "Errors")) == codes


def reject_codes() -> set[str]:
    patterns = (
        r'InputRejected\(\s*"([a-z-]+)"',
        r'\brejected\(\s*\w+,\s*"([a-z-]+)"',
        r'\breject=\(\s*"([a-z-]+)"',
        r'\breject_code="([a-z-]+)"',
    )
    sources = [path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")]
    return {code for text in sources for p in patterns for code in re.findall(p, text)} | set(BREAKAGES)


def test_every_reject_code_is_explained_with_a_next_step() -> None:
    codes = reject_codes()
    assert {"unreadable", "timeout", "bad-json-line", "reader-failed", "html-depth"} <= codes
    rejected, _ = section("docs/guide.md", "Rejected inputs").split(
        "Documents that were read can carry flags"
    )
    assert rows_of_table(rejected) == codes
    assert codes - set(NEXT_STEP) == {"empty"}
    assert set(NEXT_STEP) <= codes


def test_every_flag_and_status_is_explained() -> None:
    sources = [path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")]
    flags = {code for text in sources for code in re.findall(r'\bFlag\(\s*code="([a-z-]+)"', text)}
    assert sorted(flags - rows_of_table(section("docs/guide.md", "Rejected inputs"))) == []
    assert rows_of_table(section("docs/guide.md", "Flags on names")) == set(get_args(MentionFlag))
    assert rows_of_table(section("docs/guide.md", "Statuses of events")) == set(get_args(EventStatus))


# ------------------------------------------------------------------ what a reader types


def told_commands() -> list[str]:
    lines = [line for name in (*TOLD, *HOW_TO) for block in blocks(name, "sh") for line in block.splitlines()]
    return list(
        dict.fromkeys(line.strip() for line in lines if "readout " in line and "export PATH" not in line)
    )


def a_small_web(text: str) -> Fetcher:
    """A fetcher whose every address gives the same text, and every feed one entry; no connection is made."""

    class Small(Exchanger):
        def get(self, link: Link, headers: Mapping[str, str], *, body_bytes: int | None = None) -> Answer:
            feed = "<rss><channel><item><link>/1</link></item></channel></rss>"
            body = feed if link.path.endswith(".xml") else text
            return Answer(status=404 if link.path == "/robots.txt" else 200, headers={}, body=body.encode())

    rules = Rules(delay_s=0.001)
    return Fetcher(Small(rules), rules)


@pytest.fixture
def workplace(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the pages name, and a record to ask."""
    news = "Abe met Obama on 2016-12-27."
    (tmp_path / "articles").mkdir()
    for name in ("articles/a.txt", "release.html", "wire.jsonl"):
        text = f'{{"id": "a", "text": "{news}"}}' if name.endswith(".jsonl") else news
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "news.warc.gz").write_bytes(packed(response(1)))
    (tmp_path / "crawl.wacz").write_bytes(zipped({"archive/data.warc.gz": packed(response(2))}))
    (tmp_path / "articles.zip").write_bytes(zipped({"a.txt": news.encode()}))
    (tmp_path / "downloads").mkdir()
    (tmp_path / "downloads" / "a.docx").write_bytes(word_file([news]))
    (tmp_path / "bench").symlink_to(ROOT / "bench")
    (tmp_path / "families.toml").write_text(
        "[[formulas]]\nformula = 'x'\ncanonical = 'peace and quiet'\n", encoding="utf-8"
    )
    own = '[watch.jpn-phl]\nlisting = "meetings"\n[watch.pair]\nlisting = "events"\n'
    (tmp_path / "watches.toml").write_text(blocks("docs/watches.md", "toml")[0] + own, encoding="utf-8")
    (tmp_path / "feeds.toml").write_text(blocks("docs/sources.md", "toml")[0], encoding="utf-8")
    monkeypatch.setattr("readout.fetching.open_fetcher", lambda *_: a_small_web(news))
    (tmp_path / "query.csv").write_text(
        "person,personLabel,position,positionLabel,start,end,country\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("READOUT_RECORD", str(record))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(news.encode())))
    use_crew(monkeypatch, open_crew_desk)
    (tmp_path / "store" / "news" / "2026").mkdir(parents=True)
    (tmp_path / "store" / "news" / "2026" / "a.warc.gz").write_bytes(packed(response(3)))
    store = SubTreeFileSystem(str(tmp_path / "store"), LocalFileSystem())
    monkeypatch.setattr("readout.ingest.stores._system", lambda *_: store)
    return tmp_path


@pytest.mark.parametrize("line", told_commands())
def test_a_command_that_the_pages_tell_works(
    line: str,
    workplace: Path,
    view: View,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = shlex.split(line.rpartition(" | ")[2], comments=True)
    assert words[0] == "readout"
    if words[1] == "read" or "feeds.toml" in words:
        monkeypatch.setenv("READOUT_RECORD", str(workplace / "new-record"))
    if words[1:3] == ["watch", "add"]:
        (workplace / "watches.toml").unlink()
    if words[1] == "judge":
        own = Record.open(shutil.copytree(os.environ["READOUT_RECORD"], workplace / "own"))
        monkeypatch.setenv("READOUT_RECORD", str(own.path))
        given = _to_judge(words[1:], own)
    else:
        given = _for_sample(words[1:], view)
    if given == ["review"]:  # asks at a terminal
        given.append("--list")
    assert main(given) == 0, capsys.readouterr().err


def _to_judge(words: list[str], record: Record) -> list[str]:
    """The same call about a meeting of the sample and what belongs to it."""
    with record.view() as view:
        meeting, planned = (
            next(view.rows("events", where=f"act = 'meeting' AND status = '{status}'"))
            for status in ("occurred", "planned")
        )
        decided = make(view, "accept", [meeting["event"]], author="anna")
        ready = {
            "evt_k3v7q2ab": meeting["event"],
            "evt_zqm5d3xa": planned["event"],
            "person/toshimichi-shigeki": "person/antony-blinken",
            "jud_hgni3xwt": decided.judgement,
            **{w: meeting["reports"][0] for w in words if w.startswith("rep_")},
            **{w: next(view.statements()).statement for w in words if w.startswith("sta_")},
            **{w: next(view.mentions("flag IS NOT NULL")).mention for w in words if w.startswith("men_")},
        }
    if "undo" in words:
        keep(record, [decided])
    return [ready.get(word, word) for word in words]


def _for_sample(words: list[str], view: View) -> list[str]:
    """The same call about the sample: an id becomes the first of its kind, a day one that is still to come."""
    first = {
        "evt": ("events", "event"),
        "men": ("mentions", "mention"),
        "sta_": ("statements", "statement"),
        "sto": ("stories", "story"),
        "person/": ("entities", "entity"),
    }
    ready = []
    for before, word in zip(["", *words], words, strict=False):
        kind = next(
            (
                kind
                for kind in first
                if word.startswith(kind) and before in ("show", "explain", "sides", "cite")
            ),
            None,
        )
        if kind is not None:
            table, key = first[kind]
            ready.append(str(next(view.rows(table, where=f"starts_with({key}, '{kind}')", limit=1))[key]))
        else:
            ready.append("9999-12-31" if before in ("--as-of", "--since-batch") else word)
    return ready


def test_make_targets_that_the_pages_tell_are_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", page("Makefile"), re.MULTILINE))
    told = {
        t
        for name in TOLD
        for t in re.findall(r"(?:^|`)make (?:PYTHON=\S+ )?([a-z-]+)", page(name), re.MULTILINE)
    }
    assert {"demo", "test"} <= told <= targets


@contextmanager
def open_desk_in_this_process(timeout_s: float, memory_mib: int) -> Iterator[Desk]:
    """The real reader, loaded once."""
    yield Desk(parse, shared_reader())


@pytest.mark.parametrize("name", TOLD)
def test_python_that_the_pages_tell_runs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("readout.desk.open_desk", open_desk_in_this_process)
    snippets = blocks(name, "python")
    assert snippets
    for snippet in snippets:
        exec(compile(snippet, name, "exec"), {})
    printed = capsys.readouterr().out
    assert "meeting" in printed
    assert "Yoko Kamikawa" in printed


def test_the_ids_on_the_front_page_are_those_of_the_examples(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readout.desk.open_desk", open_desk_in_this_process)
    told = set(re.findall(r"readout (?:show|explain) ((?:evt|men)_\w+)", page("README.md")))
    assert told
    flow.read((ROOT / "examples").glob("0[67]-*"), tmp_path / "record")
    with Record.open(tmp_path / "record").view() as opened:
        held = {
            row[key]
            for table, key in (("events", "event"), ("mentions", "mention"))
            for row in opened.rows(table)
        }
    gone = [start for start in told if not any(whole.startswith(start) for whole in held)]
    assert not gone, (
        "the examples are read differently now: put the output of `make demo` into README.md again"
    )


# ------------------------------------------------------------------ the pages themselves


@pytest.mark.parametrize("name", ["README.md", "docs/guide.md", "docs/record.md", "CONTRIBUTING.md", *HOW_TO])
def test_links_lead_somewhere(name: str) -> None:
    for path, anchor in re.findall(r"\]\(([^)#\s:]*)(?:#([^)]+))?\)", page(name)):
        target = (ROOT / name).parent / path if path else ROOT / name
        assert target.exists(), f"{name}: {path}"
        if anchor:
            titles = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_the_front_page_fits() -> None:
    assert len(page("README.md").splitlines()) <= 170
    shown = [line for block in blocks("README.md", "text") for line in block.splitlines()]
    assert max(map(len, shown)) <= 80


@pytest.mark.parametrize("name", PAGES)
def test_no_page_knows_one_machine(name: str) -> None:
    assert re.findall(r"(?<![\w.])/(?:work|home|root|tmp|Users)/\S*", page(name)) == []
