"""Texts to measure on: those of the shared folder beside the clone, where it is there, and the examples."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted(p for p in (ROOT / "examples").iterdir() if p.name[0].isdigit())
OWN = sorted((ROOT / "bench" / "gold" / "texts").glob("chains-*.txt"))
LATER = sorted((ROOT / "bench" / "gold" / "texts").glob("later-*.txt"))
KEPT = sorted((ROOT / "bench" / "gold" / "kept").glob("*.txt"))


def shared() -> Path | None:
    """The folder with seeds and data, or None: `$READOUT_SHARED`, else `shared` beside the clone."""
    folder = Path(os.environ.get("READOUT_SHARED", ROOT.parent / "shared"))
    return folder if folder.is_dir() else None


def tool(name: str) -> ModuleType:
    """A shared scorer as a module.

    Args:
        name: Of its file without `.py`.

    Raises:
        FileNotFoundError: It is not on this machine.
    """
    path = (shared() or ROOT) / "tools" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.exists():
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def paths(name: str) -> list[str]:
    """Input paths of a corpus.

    Args:
        name: `seeds`, `devset`, `polnear`, `examples`, `own` for the texts written for the gold, `later`
            for those written afterwards, or `kept apart` for those whose misses nobody read.

    Returns:
        Paths for `readout read`; empty when the corpus is not on this machine.
    """
    here = {"examples": EXAMPLES, "own": OWN, "later": LATER, "kept apart": KEPT}
    if name in here:
        return [str(path) for path in here[name]]
    folder = shared()
    if folder is None:
        return []
    found = {
        "seeds": lambda: sorted((folder / "seeds").glob("*.txt")),
        "devset": lambda: [folder / "data" / "devset" / "articles.jsonl"],
        "polnear": lambda: sorted((folder / "data" / "polnear" / "dev" / "text").glob("*.txt")),
    }[name]()
    return [str(p) for p in found if p.exists()]
