"""Replies are kept as they came: a damaged one counts for none."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from readout.model import KeptReply
from readout.record import ReplyShelf
from readout.record.replies import FOLDER

TEXT, REQUEST = "a" * 64, "b" * 64
REPLY = KeptReply(text_sha256=TEXT, request_sha256=REQUEST, model="m", prompt=1, content="They met. \ud800")


def kept(root: Path) -> Path:
    ReplyShelf(root).put(REPLY)
    (path,) = (root / FOLDER).glob("*/*.json")
    return path


def test_a_reply_comes_back(tmp_path: Path) -> None:
    assert ReplyShelf(tmp_path).get(TEXT, REQUEST) is None
    kept(tmp_path)
    assert ReplyShelf(tmp_path).get(TEXT, REQUEST) == REPLY
    assert [*ReplyShelf(tmp_path).of_text(TEXT)] == [REPLY]


def test_whatever_bit_flips_no_other_reply_comes_back(tmp_path: Path) -> None:
    path = kept(tmp_path)
    data = path.read_bytes()
    for at in range(len(data)):
        path.write_bytes(data[:at] + bytes([data[at] ^ 2]) + data[at + 1 :])
        assert ReplyShelf(tmp_path).get(TEXT, REQUEST) in (None, REPLY), at
        assert [*ReplyShelf(tmp_path).of_text(TEXT)] in ([], [REPLY]), at


def test_a_reply_of_an_earlier_version_has_no_digest(tmp_path: Path) -> None:
    kept(tmp_path).write_text(json.dumps(asdict(REPLY)))
    assert ReplyShelf(tmp_path).get(TEXT, REQUEST) == REPLY
