"""Starts KOMM-IN Desktop: the command line, and without a command its main job on paper.

Where there is no window, a start without a command makes the sample year with its letters,
minutes and certificates in the folder `demo`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

DEMO_FOLDER = "demo"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command, or the demonstration if there is none; the exit code."""
    from kommin_desktop.app.commands import main as run_command

    given = list(sys.argv[1:] if arguments is None else arguments)
    return run_command(given or ["demo", DEMO_FOLDER])


if __name__ == "__main__":
    sys.exit(main())
