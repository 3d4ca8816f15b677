"""R4: files of a record cut, flipped, emptied, doubled, swapped, deleted: no other answer without a warning.

After each harm either `verify` says that the record is damaged, or every answer is what it was: the digest
of the newest state and of an older one, the search, what models said. Then a writer goes on where it may: no
batch may make damage look sound. What the documents say is brought back as the guide says: bytes from the web
are kept again, indexes made anew, inputs read into a new record.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count as numbers
from itertools import product
from pathlib import Path

from bench.trouble import scene
from bench.trouble.goal import Goal, Tally
from readout.errors import ReadoutError
from readout.record import RawShelf, Record, ReplyShelf, TextIndex, logical_digest, verify
from readout.record.snapshot import FOLDER as SNAPSHOTS
from readout.record.stored import LOG
from tests.record import factories as make

SEED = 4
RESTORED_EVERY = 20
GONE_ON_EVERY = 5
"""A writer goes on with so many of the harmed records, and with all in which a bit was flipped."""

TERMS = ("Tokyo", "Blinken", "Taiwan Strait", "first visit", "reaffirmed", "Kyodo")

UNDETECTED, LAUNDERED, CRASHES, UNRESTORED = (
    "undetected damage",
    "damage made sound",
    "crashes",
    "not restored",
)

Harm = Callable[[Path, Path, random.Random], None]


def _truncate(path: Path, _: Path, chance: random.Random) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: chance.randrange(len(data))] if data else b"")


def _flip(path: Path, _: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes()) or bytearray(1)
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def _delete(path: Path, _: Path, __: random.Random) -> None:
    path.unlink()


def _empty(path: Path, _: Path, __: random.Random) -> None:
    path.write_bytes(b"")


def _double(path: Path, _: Path, __: random.Random) -> None:
    path.write_bytes(path.read_bytes() * 2)


def _swap(path: Path, other: Path, _: random.Random) -> None:
    path.write_bytes(other.read_bytes())


HARMS: dict[str, Harm] = {
    "cut": _truncate,
    "a bit flipped": _flip,
    "deleted": _delete,
    "emptied": _empty,
    "doubled": _double,
    "another in its place": _swap,
}


def kinds(root: Path) -> dict[str, list[Path]]:
    """The files of a record by kind, in the order of their names."""
    found: dict[str, list[Path]] = {}
    for path in sorted(root.rglob("*")):
        if path.is_file():
            found.setdefault(_kind(path, root), []).append(path.relative_to(root))
    return found


def _kind(path: Path, root: Path) -> str:
    place = path.relative_to(root).parts
    if LOG in place:
        kind = "checkpoint" if "checkpoint" in path.name else "log"
        return f"{kind} of batches" if place[0] == "batches" else kind
    if path.suffix == ".parquet":
        return "data of batches" if place[0] == "batches" else "data"
    return {SNAPSHOTS: "note of a state", "raw": "raw bytes", "replies": "reply", ".search": "index"}.get(
        place[0], path.name
    )


@dataclass(frozen=True, slots=True)
class Answers:
    """What a record says.

    Attributes:
        states: Id of a batch → digest of the state it made, the newest last; None where it is refused.
        replies: What models are said to have said of each document; None where nothing is kept.
        found: Documents that the index names for each term; None where it cannot tell.
    """

    states: dict[str, str | None]
    replies: tuple[str | None, ...]
    found: tuple[frozenset[str] | None, ...]

    def differ(self, sound: Answers) -> str:
        """What is answered in another way; empty where nothing is. No answer is no other answer."""
        newest = [*sound.states][-1]
        if self.states.get(newest) != sound.states[newest]:
            return "the newest state"
        for batch, digest in self.states.items():
            if digest is not None and digest != sound.states[batch]:
                return f"the state of {batch}"
        if any(mine not in (None, theirs) for mine, theirs in zip(self.replies, sound.replies, strict=True)):
            return "what a model said"
        for term, mine, theirs in zip(TERMS, self.found, sound.found, strict=True):
            if mine is not None and theirs is not None and not mine >= theirs:
                return f"the search for {term}"
        return ""


def answers(root: Path, batches: list[str]) -> Answers:
    """Ask a record everything."""
    record = Record.open(root)
    states: dict[str, str | None] = {}
    for batch in batches:
        try:
            with record.view(batch) as view:
                states[batch] = logical_digest(view)
        except ReadoutError:
            states[batch] = None
    said = []
    for reading in make.readings(scene.DOCUMENTS):
        reply = scene.reply(reading)
        held = ReplyShelf(root).get(reply.text_sha256, reply.request_sha256)
        said.append(None if held is None else held.content)
    index = TextIndex.beside(root)
    with record.view() as view:
        states[batches[-1]] = logical_digest(view)
        found = [index.documents(view, [term]) for term in TERMS]
    return Answers(states, tuple(said), tuple(None if one is None else frozenset(one) for one in found))


class Trial:
    """A sound record, what it says, and what it says once more was written into it."""

    def __init__(self, folder: Path) -> None:
        """Write the record.

        Args:
            folder: Everything is done in here.
        """
        self._folder = folder
        self.sound = scene.build(folder / "sound")
        with Record.open(self.sound).view() as view:
            batches = [row["batch"] for row in view.sql("SELECT batch FROM batches ORDER BY sequence")]
        self._asked = [batches[len(batches) // 2], batches[-1]]
        self._says = answers(self.sound, self._asked)
        later = Path(shutil.copytree(self.sound, folder / "later"))
        scene.go_on(later)
        self._later = self._digest(later)

    def harm(self, kind: str, how: str, chance: random.Random, tally: Tally, *, goes_on: bool) -> Path:
        """Harm a copy, and see what is said of it.

        Args:
            kind: Of the file.
            how: Name of the harm.
            chance: Chooses the file and the place in it.
            tally: Takes down what came of it.
            goes_on: Whether a writer goes on with it, too.

        Returns:
            The harmed copy, as it was before a writer went on.
        """
        root = self._folder / "harmed"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(self.sound, root)
        paths = kinds(root)[kind]
        path, other = chance.choice(paths), chance.choice(paths)
        HARMS[how](root / path, self.sound / other, chance)
        where = f"{kind} {how}: {path}"
        is_same = (root / path).is_file() and (root / path).read_bytes() == (self.sound / path).read_bytes()
        try:
            says = self._said_of(root, where, tally)
        except Exception as error:  # noqa: BLE001  whatever is not an error of ours is what is measured here
            tally.fail(CRASHES, f"{where}: {type(error).__name__}: {error}")
            return root
        tally.count("the same bytes by chance" if is_same else f"{kind}: {says}")
        if goes_on:
            self._go_on(root, where, tally)
        return root

    def _said_of(self, root: Path, where: str, tally: Tally) -> str:
        try:
            if not verify(root).is_ok:
                return "said to be damaged"
        except ReadoutError:
            return "said to be damaged"
        other = answers(root, self._asked).differ(self._says)
        if other:
            tally.fail(UNDETECTED, f"{where}: {other}")
        return "every answer the same"

    def _go_on(self, root: Path, where: str, tally: Tally) -> None:
        """A writer goes on with the harmed record, on another copy."""
        again = self._folder / "again"
        shutil.rmtree(again, ignore_errors=True)
        shutil.copytree(root, again)
        try:
            scene.go_on(again)
        except ReadoutError:
            tally.count("writers that refused to go on")
            return
        except Exception as error:  # noqa: BLE001  as above
            tally.fail(CRASHES, f"{where}, going on: {type(error).__name__}: {error}")
            return
        try:
            is_sound = verify(again).is_ok and self._digest(again) != self._later
        except ReadoutError:
            is_sound = False
        if is_sound:
            tally.fail(LAUNDERED, where)

    def restore(self, root: Path, tally: Tally) -> None:
        """Bring back what can be brought back in place, and read the rest into a new record.

        Args:
            root: A harmed record.
            tally: Takes down what came of it.
        """
        anew = self._folder / "anew"
        shutil.rmtree(anew, ignore_errors=True)
        scene.build(anew)
        if self._digest(anew) != self._says.states[self._asked[-1]] or not verify(anew).is_ok:
            tally.fail(UNRESTORED, f"{root} read into a new record")
        tally.count("records read anew")

    def keep_again(self, tally: Tally) -> None:
        """Harm the archived bytes and the index, keep and make them again, and ask."""
        root = Path(shutil.copytree(self.sound, self._folder / "kept"))
        for path in [*kinds(root)["raw bytes"], *kinds(root)["index"]]:
            (root / path).write_bytes(b"damaged")
        for page in scene.PAGES:
            RawShelf(root).put(page)
        with Record.open(root).view() as view:
            TextIndex.beside(root).update(view)
        if not verify(root).is_ok or answers(root, self._asked) != self._says:
            tally.fail(UNRESTORED, "archived bytes and the index in place")
        tally.count("brought back in place")

    def _digest(self, root: Path) -> str:
        with Record.open(root).view() as view:
            return logical_digest(view)


def choices(root: Path) -> Iterator[tuple[str, str]]:
    """Kind of file and harm without end, each pair before any comes again; a lock may hold anything."""
    pairs = [(kind, how) for how, kind in product(HARMS, kinds(root)) if kind != "lock"]
    for at in numbers():
        yield pairs[(at * 7) % len(pairs) if len(pairs) % 7 else at % len(pairs)]


def run(count: int) -> Tally:
    """Harm so many files, each in a copy of its own.

    Args:
        count: Files.

    Returns:
        What was said, by kind of file.
    """
    chance = random.Random(SEED)  # noqa: S311  choices that can be repeated, not secrets
    tally = Tally(none=dict.fromkeys((UNDETECTED, LAUNDERED, CRASHES, UNRESTORED), 0))
    with tempfile.TemporaryDirectory() as place:
        trial = Trial(Path(place))
        trial.keep_again(tally)
        for (kind, how), number in zip(choices(trial.sound), range(count), strict=False):
            goes_on = how == "a bit flipped" or number % GONE_ON_EVERY == 0
            root = trial.harm(kind, how, chance, tally, goes_on=goes_on)
            if number % RESTORED_EVERY == 0:
                trial.restore(root, tally)
            tally.done += 1
    return tally


GOAL = Goal(goal="R4", title="torn and rotten files of a record", unit="files", full=200, run=run)
