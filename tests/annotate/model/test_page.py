"""The page on the model reader says what is there."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from readout.annotate.model import READ, TO_ASK_AGAIN, WHY
from readout.annotate.model.answer import TOO_LONG
from readout.annotate.model.prompt import MAX_ENCOUNTERS, MAX_STATEMENTS
from readout.config import ModelConfig

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "model-reader.md").read_text(encoding="utf-8")


def named() -> set[str]:
    """What stands in backticks in the first cells of tables."""
    cells = re.findall(r"^\| ([^|]*) \|", PAGE, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def test_every_reason_flag_and_setting_is_explained() -> None:
    settings = {field.name for field in fields(ModelConfig)}
    assert named() == settings | WHY.keys() | TO_ASK_AGAIN | {READ, TOO_LONG}


def test_numbers_on_the_page_are_those_of_the_program() -> None:
    assert f"more than {MAX_STATEMENTS} statements or {MAX_ENCOUNTERS} encounters" in PAGE
    told = dict(re.findall(r"^\| `(\w+)` \| .*\(([\d,]+)\) \|$", PAGE, re.MULTILINE))
    for name, number in told.items():
        assert getattr(ModelConfig(), name) == int(number.replace(",", ""))
    assert set(told) == {"timeout_s", "max_document_chars", "max_tokens", "retries"}
