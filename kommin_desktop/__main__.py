"""Starts KOMM-IN Desktop: the window, the command line, or without a screen its job on paper.

Where there is no screen, a start without a command makes the sample year with its letters,
minutes and certificates in the folder `demo`, and a picture of every page of the window.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

DEMO_FOLDER = "demo"
PICTURES, SELFCHECK = "pictures", "selfcheck"
OFFICE_FILE = ".kommin"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command, or the window where there is none; the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if _names_no_command(given):
        if has_screen():
            return _run_window(given)
        if not given:
            return _demonstrate()
    return command_line(given)


def command_line(arguments: Sequence[str] | None = None) -> int:
    """`kommin`: run the command, never the window; the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == [PICTURES]:
        return _draw_pictures(given[1:])
    if given[:1] == [SELFCHECK]:
        return _check_itself(given[1:])
    from kommin_desktop.app.commands import main as run_command

    return run_command(given)


def has_screen() -> bool:
    """Whether a window can be shown: without a screen Qt ends the whole process.

    On Linux a screen says its name in the environment; Windows and macOS always have one.
    """
    if os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _names_no_command(given: list[str]) -> bool:
    """Nothing at all, or an office file that was double-clicked."""
    return not given or (len(given) == 1 and given[0].endswith(OFFICE_FILE))


def _run_window(given: list[str]) -> int:
    gc.disable()  # until the window is there: what a start makes is no rubbish
    run = load_window()
    return run(Path(given[0]) if given else None)


def load_window() -> Callable[[Path | None], int]:
    """Load what the window needs; the function that runs it."""
    import kommin_desktop.kit  # first: it sees to it that Qt does not slow the other imports
    from kommin_desktop.app.window.program import run

    del kommin_desktop
    return run


def _draw_pictures(given: list[str]) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from kommin_desktop.app.pictures import main as draw

    return draw(given)


def _check_itself(given: list[str]) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from kommin_desktop.app.selfcheck import main as look

    return look(given)


def _demonstrate() -> int:
    from kommin_desktop.app.commands import main as run_command

    code = run_command(["demo", DEMO_FOLDER])
    if code == 0:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from kommin_desktop.app.pictures import add_to_demo

        add_to_demo(Path(DEMO_FOLDER))
    return code


if __name__ == "__main__":
    sys.exit(main())
