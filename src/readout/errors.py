"""The error tree. Every class has a stable code and says what to do next.

    ReadoutError
    ├── UsageError          E100  the command or call makes no sense as given
    │   ├── ConfigError     E110  readout.toml holds something we cannot use
    │   └── OfflineError    E120  the web would have to be asked, and Readout is offline
    ├── InputRejected       E200  one input could not become a document (data, not a crash)
    ├── KnowledgeError      E300  a knowledge table contradicts itself
    ├── RecordError         E400  the record cannot be used as asked
    │   ├── RecordMissing   E410  there is no record there
    │   ├── RecordLocked    E420  another run is writing to it
    │   └── RecordDamaged   E430  what is on disk is not what was written
    ├── NotFound            E500  no row has that id
    └── ReaderError         E600  the reader's model is missing or unfit

A bad document never raises through a run: `InputRejected` is caught at the worker's border and
becomes a `documents` row with status `rejected` and the error's `reason`.
"""

from __future__ import annotations


class ReadoutError(Exception):
    """Base of all our errors: a message (what and where) and a hint (what next)."""

    code = "E000"
    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        """Keep the message and what to do next.

        Args:
            message: What went wrong and where, in one line.
            hint: What the user can do next; empty where nothing is known to help.
        """
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"[{self.code}] {self.message}" + (f" {self.hint}" if self.hint else "")


class UsageError(ReadoutError):
    """The command or call makes no sense as given."""

    code = "E100"
    exit_code = 2


class ConfigError(UsageError):
    """readout.toml holds something we cannot use."""

    code = "E110"


class OfflineError(UsageError):
    """The web would have to be asked, and Readout is offline."""

    code = "E120"


class InputRejected(ReadoutError):
    """One input could not become a document.

    Attributes:
        reason: The stable reject code stored in `documents.reject_code`.
    """

    code = "E200"

    def __init__(self, reason: str, message: str, *, hint: str = "") -> None:
        """Keep the reject code beside the message.

        Args:
            reason: Stable reject code, lower-case words joined by hyphens.
            message: What was wrong with the input.
            hint: What the user can do next.
        """
        super().__init__(message, hint=hint)
        self.reason = reason


class KnowledgeError(ReadoutError):
    """A knowledge table contradicts itself or names something unknown."""

    code = "E300"


class RecordError(ReadoutError):
    """The record cannot be used as asked."""

    code = "E400"


class RecordMissing(RecordError):
    """There is no record at the given place."""

    code = "E410"
    exit_code = 2


class RecordLocked(RecordError):
    """Another run is writing to the record."""

    code = "E420"


class RecordDamaged(RecordError):
    """What is on disk is not what was written."""

    code = "E430"
    exit_code = 4


class NotFound(ReadoutError):
    """No row has the id asked for, or several begin with it."""

    code = "E500"


class ReaderError(ReadoutError):
    """The reader's language model is missing or does not fit."""

    code = "E600"
