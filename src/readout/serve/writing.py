"""Templates: everything is escaped, nothing undefined is passed over."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from readout._version import __version__
from readout.serve import words
from readout.serve.asking import FIELDS
from readout.serve.reading import shown


def environment() -> Environment:
    """What makes pages of templates.

    Returns:
        Templates of `readout/serve/templates`, with the words and marks that they use.
    """
    made = Environment(
        loader=PackageLoader("readout.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {
        "address": words.address,
        "counted": words.counted,
        "day": words.day,
        "listed": words.listed,
        "parties": words.parties,
        "place": words.place,
        "principal": words.principal,
        "quote": words.quote,
        "what": words.what,
    }
    # Of documents and single rows.
    made.filters |= {
        "at": words.at,
        "basis": words.basis,
        "outward": words.outward,
        "short": words.short,
        "shown": shown,
    }
    made.globals |= {"FIELDS": FIELDS, "version": __version__}
    return made
