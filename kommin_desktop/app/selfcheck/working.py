"""The parts of the program that need no window: itself, the office file, papers."""

from __future__ import annotations

import platform
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from kommin_desktop import __version__
from kommin_desktop.app import registry
from kommin_desktop.app.selfcheck.fault import Fault
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.documents.blocks import Document, Heading, Text
from kommin_desktop.documents.pdf import page_count, render
from kommin_desktop.store.office_file import needs_upgrade, open_for_reading
from kommin_desktop.store.safety import checking

SIGNS = "ŞğıłżčńąöüßÄÖÜ „“ – … € Ελλάδα Українська"
"""Letters of names in the office, and signs of its papers; a program without fonts has boxes."""

PAPER = "Probe.pdf"


def program() -> str:
    """Which program this is, and on what it runs."""
    from PySide6.QtCore import qVersion

    kind = _("gebaut") if getattr(sys, "frozen", False) else _("aus dem Quelltext")
    system = f"{platform.system()} {platform.release()}"
    python = platform.python_version()
    return f"KOMM-IN Desktop {__version__} ({kind}), Python {python}, Qt {qVersion()}, {system}"


def office_file(folder: Path, file: Path | None) -> str:
    """Make a new file, bring it and the named one up to date and look for faults."""
    from kommin_desktop.app.new_file import new_office_file
    from kommin_desktop.store.schema.migrating import upgrade_file

    registry.load_models()
    made = folder / "Probe.kommin"
    new_office_file(made, "Selbstprüfung")
    upgrade_file(made, folder / "Sicherungen")  # nothing to do, but every step is found and read
    if file is not None and needs_upgrade(file):
        upgrade_file(file, folder / "Sicherungen")
    for path in (made, file):
        if path is not None and (found := _problems(path)):
            raise Fault("; ".join(found))
    return _("angelegt, gesichert und geprüft") + f" (SQLite {_sqlite(made)})"


def paper(folder: Path) -> str:
    """Print a page with all signs."""
    blocks = (Heading(1, "Selbstprüfung"), Text(SIGNS), Text("Koordinierungsstelle " * 60))
    content = render(Document("Selbstprüfung", blocks, datetime(2026, 1, 1, tzinfo=UTC)))
    (folder / PAPER).write_bytes(content)
    pages = page_count(content)
    if not content.startswith(b"%PDF-") or not pages:
        raise Fault(_("Das Papier ist kein PDF."))
    return ngettext("PDF mit {n} Seite", "PDF mit {n} Seiten", pages).format(n=pages)


def _problems(path: Path) -> list[str]:
    with closing(open_for_reading(path)) as connection:
        return checking.problems(connection, registry.search_texts())


def _sqlite(path: Path) -> str:
    with closing(open_for_reading(path)) as connection:
        (version,) = connection.execute("select sqlite_version()").fetchone() or ("?",)
        return str(version)
