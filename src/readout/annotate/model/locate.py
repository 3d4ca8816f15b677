"""Where a quoted stretch stands in the text: letter by letter, but for blanks, quotation marks and dashes."""

from __future__ import annotations

from unicodedata import category

from readout.annotate.statements.said import Stretch

MAX_PLACES = 60
"""Words that stand in a text more often than this say nothing of where;"""
MAX_LOOKED_AT = 5_000
"""nor letters that stand in it so often, mostly within words."""

_MARKS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»＂", '"'),
        **dict.fromkeys("‘’‚‛‹›`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)


class Folded:
    """A text in which stretches are looked for; offsets are those of the text itself."""

    def __init__(self, text: str) -> None:
        """Fold the text.

        Args:
            text: The stored text.
        """
        self._text = text
        self._folded, self._places = _folded(text)

    def find(self, quote: str) -> tuple[Stretch, ...] | None:
        r"""Every place of a quotation.

        Letters count as they are: capitals, accents, look-alikes and signs without width included. Runs of
        blanks are one blank. No word is cut.

        Args:
            quote: Words, at least one letter or digit.

        Returns:
            Half-open stretches in order, none where it stands nowhere; None where it stands in too many
            places.

        Example:
            >>> Folded("“We  agree”,\nsaid Abe—twice.").find('"We agree", said Abe-twice')
            ((0, 27),)
            >>> Folded("The metal met the met").find("met")
            ((10, 13), (18, 21))
        """
        wanted = _folded(quote)[0].strip(" ")
        if not any(map(str.isalnum, wanted)):
            return ()
        found: list[Stretch] = []
        looked_at = 0
        at = self._folded.find(wanted)
        while at >= 0:
            looked_at += 1
            if looked_at > MAX_LOOKED_AT:
                return None
            end = at + len(wanted)
            if self._is_whole(at, end):
                found.append((self._places[at], self._places[end - 1] + 1))
                if len(found) > MAX_PLACES:
                    return None
            at = self._folded.find(wanted, at + 1)
        return tuple(found)

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether no word is cut at either end."""
        text = self._folded
        opens = not (text[start].isalnum() and _letter(text, start - 1, -1))
        return opens and not (text[end - 1].isalnum() and _letter(text, end, 1))


def _letter(text: str, at: int, step: int) -> bool:
    """Whether a word goes on at a place, signs without width passed over; accents belong to their letter."""
    while 0 <= at < len(text) and category(text[at]) == "Cf":
        at += step
    return 0 <= at < len(text) and (text[at].isalnum() or category(text[at]).startswith("M"))


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place of the first it stands for."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if letter.isspace():
            if letters and letters[-1] == " ":
                continue
            letters.append(" ")
        else:
            letters.append(letter)
        places.append(place)
    return "".join(letters).translate(_MARKS), places
