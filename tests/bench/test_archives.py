from __future__ import annotations

from pathlib import Path

import pytest

from bench.archives import problems, read_here, write


@pytest.mark.parametrize("size", [400_000])
def test_nothing_of_a_small_archive_is_lost(tmp_path: Path, size: int) -> None:
    archive, folder = tmp_path / "a.warc.gz", tmp_path / "a"
    must = write(archive, folder, size=size)
    archived, filed = read_here(str(archive)), read_here(str(folder))
    archived.peak_mib = 0.0  # of this process, which has done other things
    assert must.records > must.read > 10
    assert list(problems(must, archived, filed)) == []


def test_a_lost_record_is_noticed(tmp_path: Path) -> None:
    archive, folder = tmp_path / "a.warc.gz", tmp_path / "a"
    must = write(archive, folder, size=100_000)
    filed = read_here(str(folder))
    archive.write_bytes(archive.read_bytes()[40_000:])
    assert len(list(problems(must, read_here(str(archive)), filed))) >= 2
