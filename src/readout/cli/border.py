"""Where a command ends: whatever goes wrong becomes one line and an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence

from typer import Abort, Exit, TyperException

from readout.cli.app import app
from readout.errors import ReadoutError, UsageError

INTERRUPTED = 130
_TRACEBACK = "--traceback"


def run(arguments: Sequence[str]) -> int:
    """Run a command and give its exit code; nothing is raised.

    Args:
        arguments: Without the program's name. `--traceback` may stand anywhere among them.

    Returns:
        The exit code.
    """
    wants_traceback = _TRACEBACK in arguments
    rest = [argument for argument in arguments if argument != _TRACEBACK]
    try:
        code = app(rest, prog_name="readout", standalone_mode=False)
        sys.stdout.flush()
    except (KeyboardInterrupt, Abort):
        _say("interrupted.")
        return INTERRUPTED
    except Exit as end:
        return end.exit_code
    except BrokenPipeError:
        _let_go_of_stdout()
        return 0
    except TyperException as error:
        return _usage(error)
    except ReadoutError as error:
        if wants_traceback:
            traceback.print_exc()
        _say(str(error))
        return error.exit_code
    except Exception as error:  # noqa: BLE001  the border of the process: the user gets one line, not a stack
        if wants_traceback:
            traceback.print_exc()
        else:
            kind = type(error).__name__
            _say(f"[E000] {kind}: {error} This is a fault of Readout; --traceback shows where.")
        return 1
    return code if isinstance(code, int) else 0


def _usage(error: TyperException) -> int:
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    context = getattr(error, "ctx", None)
    if not message:  # no command given: the help has been shown
        return UsageError.exit_code
    command = context.command_path if context is not None else "readout"
    _say(str(UsageError(message, hint=f"Try `{command} --help`.")))
    return UsageError.exit_code


def _say(message: str) -> None:
    sys.stderr.write(f"readout: {' '.join(message.split())}\n")


def _let_go_of_stdout() -> None:
    """The reader of our output has left (`| head`): nothing more may be written, not even at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
