"""Sets the program up in `.venv` beside this file and starts it, or its tests: `run.py [test] …`.

Standard library only: on a bare machine nothing else is there yet.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "set-up"
LOG = VENV / "set-up.log"
WITH_SCREEN = "screen"  # in the stamp: what windows need was there as well
OLDEST, NEWEST = (3, 11), (3, 14)  # sqlcipher3 has ready-made wheels for these
# What Debian splits off: package, and the module or library that is not there without it.
SYSTEM_PACKAGES = {"python3-venv": "ensurepip"}
# Qt ends the program without a word when one of these is missing: to draw at all (papers on
# screen, pictures, tests), and to show windows. libX11 and others come with them.
DRAWING_PACKAGES = {
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libglib2.0-0": "libgthread-2.0.so.0",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libgssapi-krb5-2": "libgssapi_krb5.so.2",
    "libbrotli1": "libbrotlidec.so.1",
}
SCREEN_PACKAGES = {
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-sync1": "libxcb-sync.so.1",
    "libxcb-xfixes0": "libxcb-xfixes.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libx11-xcb1": "libX11-xcb.so.1",
    "libwayland-cursor0": "libwayland-cursor.so.0",
    "libcups2": "libcups.so.2",
}


def check_python(version: tuple[int, int] = sys.version_info[:2]) -> None:
    """Stop with a sentence when this Python is too old or too new."""
    if not OLDEST <= version <= NEWEST:
        known = " bis ".join(".".join(map(str, limit)) for limit in (OLDEST, NEWEST))
        sys.exit(f"KOMM-IN Desktop braucht Python {known}, hier ist {platform.python_version()}.")


def has_screen() -> bool:
    """Whether a window could be shown; Windows and macOS always have a screen."""
    return sys.platform != "linux" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def is_there(part: str) -> bool:
    """Whether Python finds a module, or the system a library."""
    if ".so." not in part:
        return importlib.util.find_spec(part) is not None
    try:
        ctypes.CDLL(part)
    except OSError:
        return False
    return True


def missing_packages(*, screen: bool) -> dict[str, str]:
    """The system packages that this machine still lacks, each with the part that is missed."""
    importlib.invalidate_caches()
    needed = dict(SYSTEM_PACKAGES)
    if sys.platform == "linux":
        needed |= DRAWING_PACKAGES | (SCREEN_PACKAGES if screen else {})
    return {package: part for package, part in needed.items() if not is_there(part)}


def check_system(*, screen: bool) -> None:
    """Install what the system lacks where that is allowed, else say how and stop."""
    missing = missing_packages(screen=screen)
    if not missing:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if not shutil.which("apt-get"):
        sys.exit(f"Diesem System fehlt noch: {', '.join(missing.values())}.")
    if os.geteuid() != 0:
        what = "ein Systempaket" if len(missing) == 1 else f"{len(missing)} Systempakete"
        verb = "fehlt" if len(missing) == 1 else "fehlen"
        sys.exit(f"Es {verb} {what}. Bitte einmal ausführen: sudo {' '.join(install)}")
    say(f"Systempakete werden installiert: {', '.join(missing)} …")
    for command in (["apt-get", "update"], install):
        subprocess.run(command, check=False, capture_output=True, stdin=subprocess.DEVNULL)
    if missing_packages(screen=screen):
        sys.exit(f"Die Installation ist nicht gelungen. Bitte ausführen: {' '.join(install)}")


def set_up(kind: str, *, screen: bool = False) -> None:
    """Bring `.venv` to what `requirements/<kind>.txt` pins, unless its stamp says it is there."""
    base = f"Python {platform.python_version()}"
    pins = {
        k: hashlib.sha256((ROOT / f"requirements/{k}.txt").read_bytes()).hexdigest()
        for k in ("run", "dev")
    }
    lines = STAMP.read_text("utf-8").splitlines() if STAMP.exists() else []
    there = set(lines[1:]) if lines[:1] == [base] else set()
    wanted = {pins[kind], WITH_SCREEN} if screen else {pins[kind]}
    if wanted <= there:
        return
    check_system(screen=screen)
    if pins[kind] not in there:
        fill_venv(kind, anew=lines[:1] != [base])
        there = (there & {WITH_SCREEN}) | (set(pins.values()) if kind == "dev" else set())
    STAMP.write_text("\n".join([base, *sorted(there | wanted)]) + "\n", "utf-8")


def fill_venv(kind: str, *, anew: bool) -> None:
    """Make `.venv` where it has to be new, install the libraries and point it to this folder."""
    began = time.monotonic()
    if anew:
        say("Python-Umgebung wird angelegt …")
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    STAMP.unlink(missing_ok=True)
    say("Bibliotheken werden geladen und installiert, das geschieht nur einmal …")
    install(ROOT / f"requirements/{kind}.txt")
    packages = sysconfig.get_path("purelib", "venv", {"base": str(VENV)})
    here = os.path.relpath(ROOT, packages)  # relative: no umlaut of a user's name gets in the way
    Path(packages, "kommin_checkout.pth").write_text(f"{here}\n", "utf-8")
    compiling = [str(PYTHON), "-m", "compileall", "-qq", "-j", "0"]
    subprocess.run([*compiling, packages, str(ROOT / "kommin_desktop")], check=False)
    say(f"Fertig eingerichtet nach {time.monotonic() - began:.0f} s.")


def install(requirements: Path) -> None:
    """Install exactly the pinned files into `.venv`, or stop with one sentence."""
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    pinned = ["--require-hashes", "--only-binary=:all:", "--retries=2", "-r", str(requirements)]
    pinned += ["--no-compile"]  # it takes one core for that; fill_venv does it on all
    with LOG.open("w", encoding="utf-8") as log:
        done = subprocess.run(
            [*pip, *pinned], check=False, stdout=log, stderr=log, stdin=subprocess.DEVNULL
        )
    if done.returncode:
        sys.exit(
            "Die Bibliotheken ließen sich nicht laden. Bitte die Verbindung zum Internet prüfen "
            f"und noch einmal starten; Einzelheiten stehen in {LOG}."
        )


def from_root(argument: str) -> str:
    """A pytest argument that names a path of the caller's folder, as it is named anywhere."""
    path, colons, test = argument.partition("::")
    return f"{Path(path).resolve()}{colons}{test}" if path and Path(path).exists() else argument


def say(line: str) -> None:
    """A line of progress, beside the output of the program itself."""
    print(line, file=sys.stderr, flush=True)


def main(arguments: list[str]) -> None:
    """Set up what is needed and hand over to the program, or to pytest for `test`."""
    check_python()
    if arguments[:1] == ["test"]:
        set_up("dev")
        command = [str(PYTHON), "-m", "pytest", *map(from_root, arguments[1:])]
        os.chdir(ROOT)
    else:
        set_up("run", screen=has_screen())
        command = [str(PYTHON), "-I", "-m", "kommin_desktop", *arguments]
    if os.name == "nt":
        sys.exit(subprocess.call(command))
    os.execv(PYTHON, command)


if __name__ == "__main__":
    main(sys.argv[1:])
