"""The program as a process: what it is called with, and how it ends."""

# ruff: noqa: E402 - from the first of the imports on, Ctrl+C ends the program without a traceback.

import signal

_INTERRUPTED = signal.getsignal(signal.SIGINT)
if _INTERRUPTED is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import os
import sys
from collections.abc import Sequence

import click

from annotator.cli.program import program
from annotator.domain.errors import AnnotatorError
from annotator.text.visible import visible_line

if _INTERRUPTED is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.default_int_handler)

REFUSED = 1
WRONG_USAGE = 2
MISTAKEN = 70
"""The `EX_SOFTWARE` of sysexits.h."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status.

    0: done; 1: refused or failed; 2: called wrongly; 70: a mistake of the program's own. What went
    wrong is one line on standard error.
    """
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character gets its code instead of ending the program.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = program.main(arguments, prog_name="annotator", standalone_mode=False)
        if sys.stdout is not None:  # as it is where it was closed
            sys.stdout.flush()
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx is not None else "annotator"
        return _fail(f"{error.format_message()} See `{where} --help`.", WRONG_USAGE)
    except click.ClickException as error:
        return _fail(error.format_message(), REFUSED)
    except AnnotatorError as error:
        return _fail(str(error), REFUSED)
    except (click.Abort, KeyboardInterrupt):
        return _fail("Interrupted.", REFUSED)
    except BrokenPipeError:
        # The reader is gone; what is still buffered goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except OSError as error:
        what = visible_line(str(error.filename or "Standard output"))
        return _fail(f"{what}: {error.strerror}.", REFUSED)
    except Exception as error:  # The process ends here.
        if os.environ.get("ANNOTATOR_TRACEBACK"):
            raise
        from annotator.cli.mishap import told

        return _fail(told(error), MISTAKEN)
    return status if isinstance(status, int) else 0


def _fail(message: str, status: int) -> int:
    click.echo(f"annotator: {visible_line(message)}", err=True)
    return status


if __name__ == "__main__":
    sys.exit(main())
