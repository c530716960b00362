"""The command line `kommin`: the same services as the window, for scripts and checks.

Exit codes: 0 done, 1 refused with a sentence, 2 wrong usage. No Qt.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from kommin_desktop.base.errors import OfficeError
from kommin_desktop.base.text import _

DONE, REFUSED = 0, 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. Answers go to stdout, sentences of refusal to stderr."""
    from kommin_desktop.app.commands.parser import make_parser

    for stream in (sys.stdout, sys.stderr):
        # A Windows console may be set to a code page that lacks the letters of our names.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = make_parser()
    given = sys.argv[1:] if arguments is None else arguments
    if any("\0" in one for one in given):
        parser.error(_("Eine Angabe enthält ein Nullzeichen."))
    call = parser.parse_args(given)
    try:
        result: int | None = call.run(call)
        if sys.stdout is not None:
            sys.stdout.flush()
    except OfficeError as refusal:
        print(refusal.sentence, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        # Who read the answer has gone away, as `head` does; the command itself is done. What is
        # still to be written at the end of the program must not fail once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        print(_("Abgebrochen. Es wurde nichts geändert."), file=sys.stderr)
        return REFUSED
    return DONE if result is None else result
