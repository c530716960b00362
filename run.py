"""Sets the program up in `.venv` beside this file and starts it, or its tests: `run.py [test] …`.

Standard library only: on a bare machine nothing else is there yet.
"""

from __future__ import annotations

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
OLDEST, NEWEST = (3, 11), (3, 14)  # sqlcipher3 has ready-made wheels for these
# What Debian splits off from Python: package, and the module that is not there without it.
SYSTEM_PACKAGES = {"python3-venv": "ensurepip"}


def check_python(version: tuple[int, int] = sys.version_info[:2]) -> None:
    """Stop with a sentence when this Python is too old or too new."""
    if not OLDEST <= version <= NEWEST:
        known = " bis ".join(".".join(map(str, limit)) for limit in (OLDEST, NEWEST))
        sys.exit(f"KOMM-IN Desktop braucht Python {known}, hier ist {platform.python_version()}.")


def missing_packages() -> list[str]:
    """The system packages that this machine still lacks."""
    importlib.invalidate_caches()
    return [p for p, module in SYSTEM_PACKAGES.items() if not importlib.util.find_spec(module)]


def check_system() -> None:
    """Install what the system lacks where that is allowed, else say how and stop."""
    missing = missing_packages()
    if not missing:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if not shutil.which("apt-get"):
        sys.exit(f"Zu diesem Python fehlt noch: {', '.join(SYSTEM_PACKAGES[p] for p in missing)}.")
    if os.geteuid() != 0:
        sys.exit(f"Es fehlt ein Systempaket. Bitte einmal ausführen: sudo {' '.join(install)}")
    say(f"Systempakete werden installiert: {', '.join(missing)} …")
    for command in (["apt-get", "update"], install):
        subprocess.run(command, check=False, capture_output=True, stdin=subprocess.DEVNULL)
    if missing_packages():
        sys.exit(f"Die Installation ist nicht gelungen. Bitte ausführen: {' '.join(install)}")


def set_up(kind: str) -> None:
    """Bring `.venv` to what `requirements/<kind>.txt` pins, unless its stamp says it is there."""
    base = f"Python {platform.python_version()}"
    pins = {
        k: hashlib.sha256((ROOT / f"requirements/{k}.txt").read_bytes()).hexdigest()
        for k in ("run", "dev")
    }
    stamp = STAMP.read_text("utf-8").splitlines() if STAMP.exists() else []
    if stamp[:1] == [base] and pins[kind] in stamp[1:]:
        return
    check_system()
    began = time.monotonic()
    if stamp[:1] != [base]:
        say("Python-Umgebung wird angelegt …")
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    STAMP.unlink(missing_ok=True)
    say("Bibliotheken werden geladen und installiert, das geschieht nur einmal …")
    install(ROOT / f"requirements/{kind}.txt")
    packages = sysconfig.get_path("purelib", "venv", {"base": str(VENV)})
    here = os.path.relpath(ROOT, packages)  # relative: no umlaut of a user's name gets in the way
    Path(packages, "kommin_checkout.pth").write_text(f"{here}\n", "utf-8")
    subprocess.run([PYTHON, "-m", "compileall", "-q", ROOT / "kommin_desktop"], check=False)
    now_there = pins.values() if kind == "dev" else [pins[kind]]
    STAMP.write_text("\n".join([base, *now_there]) + "\n", "utf-8")
    say(f"Fertig eingerichtet nach {time.monotonic() - began:.0f} s.")


def install(requirements: Path) -> None:
    """Install exactly the pinned files into `.venv`, or stop with one sentence."""
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    pinned = ["--require-hashes", "--only-binary=:all:", "--retries=2", "-r", str(requirements)]
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
        set_up("run")
        command = [str(PYTHON), "-I", "-m", "kommin_desktop", *arguments]
    if os.name == "nt":
        sys.exit(subprocess.call(command))
    os.execv(PYTHON, command)


if __name__ == "__main__":
    main(sys.argv[1:])
