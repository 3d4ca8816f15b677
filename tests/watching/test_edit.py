"""watches.toml is added to and cut from; what a person wrote around it stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.errors import ConfigError, UsageError
from readout.watching import read_watches
from readout.watching.edit import add, filters_given, remove

FILE = """# Our desk.

# the alliance
[watch.jpn-usa]
listing = "meetings"
country = ["JPN", "USA"]  # both

# what falls through
[watch.cancelled]
listing = "events"
status = "cancelled"

# the end
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "watches.toml"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_a_watch_is_written_at_the_end(file: Path) -> None:
    add(file, "fm", filters_given(["events", "--office", "Foreign Minister of Japan", "--from=2023"]))
    text = file.read_text(encoding="utf-8")
    assert text.startswith(FILE.rstrip())
    assert [one.name for one in read_watches(file)] == ["jpn-usa", "cancelled", "fm"]
    assert read_watches(file)[-1].offices == ("Foreign Minister of Japan",)


def test_the_first_watch_makes_the_file(tmp_path: Path) -> None:
    add(tmp_path / "new.toml", "strait", filters_given(["wording", "--new-actor", "--formula", "strait"]))
    (one,) = read_watches(tmp_path / "new.toml")
    assert (one.new_actor, one.filters.formula) == ("speaker", "strait")


def test_a_watch_is_cut_out_and_comments_stay(file: Path) -> None:
    remove(file, "jpn-usa")
    text = file.read_text(encoding="utf-8")
    assert [one.name for one in read_watches(file)] == ["cancelled"]
    assert all(comment in text for comment in ("# Our desk.", "# what falls through", "# the end"))
    remove(file, "cancelled")
    assert read_watches(file) == ()


@pytest.mark.parametrize(
    "text",
    [
        '[watch]\na = { listing = "events" }\n',
        'watch.a.listing = "events"\n',
        "[watch.b]\nlisting = \"events\"\nperson = '''\n[watch.a]\n'''\n[watch.'a']\nlisting = \"events\"\n",
    ],
)
def test_what_is_not_safe_to_cut_is_left_to_the_user(text: str, tmp_path: Path) -> None:
    file = tmp_path / "watches.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match="editor"):
        remove(file, "a")
    assert file.read_text(encoding="utf-8") == text


HOSTILE = ['"', '"]\n[watch.evil]\nlisting = "events', "\\", "\x7f\x00", "'''", "# no comment", "é\u2028"]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_value_stays_one_value(words: str, file: Path) -> None:
    add(file, "hostile", {"listing": "events", "place": f"x{words}x"})
    assert [one.name for one in read_watches(file)] == ["jpn-usa", "cancelled", "hostile"]
    assert read_watches(file)[-1].filters.place == f"x{words}x"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("cancelled", ["events"]),
        ("list", ["events"]),
        ("x", ["events", "--formla", "y"]),
        ("x", ["event"]),
        ("X]\n[watch.y", ["events"]),
    ],
)
def test_a_watch_that_is_none_is_not_written(name: str, words: list[str], file: Path) -> None:
    with pytest.raises(ConfigError):
        add(file, name, filters_given(words))
    assert file.read_text(encoding="utf-8") == FILE


@pytest.mark.parametrize(
    "words",
    [[], ["--country", "JPN"], ["events", "JPN"], ["events", "--act"], ["events", *["--act", "x"] * 2]],
)
def test_filters_that_are_none_are_named(words: list[str]) -> None:
    with pytest.raises(UsageError):
        filters_given(words)
