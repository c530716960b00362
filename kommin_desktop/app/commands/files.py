"""Commands about the office file itself: new, check, backup, restore, undo, redo, history."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from kommin_desktop.app import registry
from kommin_desktop.app.commands.calling import answer, office, reader, worker
from kommin_desktop.base.dates import clock_time, short_date
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.reading import read
from kommin_desktop.store.safety import backup as backups
from kommin_desktop.store.safety import checking, restoring
from kommin_desktop.store.undo import WorkLine, works


def new(call: Namespace) -> None:
    """Make a new office file with the county's municipalities."""
    from kommin_desktop.app.new_file import new_office_file

    path = Path(call.file)
    new_office_file(path, worker(call))
    answer(
        call,
        {"file": str(path)},
        _("Die Arbeitsdatei „{name}“ ist angelegt.").format(name=path.name),
    )


def check(call: Namespace) -> int:
    """Look for damage, broken references, wrong search and changed papers."""
    with reader(call) as connection:
        found = checking.problems(connection, registry.search_texts())
    answer(
        call,
        {"ok": not found, "problems": found},
        "\n".join(found) or _("Die Arbeitsdatei ist in Ordnung."),
    )
    return 1 if found else 0


def backup(call: Namespace) -> None:
    """Make one verified backup, also while the file is open elsewhere."""
    made = backups.make_backup(Path(call.file), Path(call.folder))
    answer(
        call,
        {"file": str(made.path), "sha256": made.manifest.sha256, "counts": made.manifest.counts},
        _("Gesichert und geprüft: {name}").format(name=made.path.name),
    )


def restore(call: Namespace) -> None:
    """Bring an office file back from a backup; the present one stays beside."""
    target = Path(call.file)
    kept = restoring.restore_backup(Path(call.backup), target, replace=call.replace)
    text = _("„{name}“ ist aus der Sicherung wiederhergestellt.").format(name=target.name)
    if kept:
        text += " " + _("Die bisherige Datei heißt jetzt „{name}“.").format(name=kept.name)
    answer(call, {"file": str(target), "kept": str(kept) if kept else None}, text)


def undo(call: Namespace) -> None:
    """Take the latest works back."""
    with office(call) as opened:
        done = _repeat(call, opened, forward=False)
    nothing = _("Es gibt nichts rückgängig zu machen.")
    lines = [_("Rückgängig: {label}").format(label=label) for label in done]
    answer(call, {"done": done}, "\n".join(lines) or nothing)


def redo(call: Namespace) -> None:
    """Do undone works again."""
    with office(call) as opened:
        done = _repeat(call, opened, forward=True)
    nothing = _("Es gibt nichts zu wiederholen.")
    lines = [_("Wiederholt: {label}").format(label=label) for label in done]
    answer(call, {"done": done}, "\n".join(lines) or nothing)


def history(call: Namespace) -> None:
    """What was done, newest first; with a contact only what concerns it."""
    if call.contact is None:
        query = works()
    else:
        from kommin_desktop.contacts.queries import contact_works

        query = contact_works(call.contact)
    with reader(call) as connection:
        lines = read(connection, query)
    answer(
        call,
        [
            {"id": one.id, "at": one.at, "by": one.by, "label": one.label, "state": one.state}
            for one in lines
        ],
        "\n".join(_history_text(one) for one in lines) or _("Noch keine Einträge."),
    )


def _history_text(one: WorkLine) -> str:
    states = {"done": "", "undone": _("rückgängig gemacht"), "dropped": _("verworfen")}
    state = states.get(one.state, one.state)
    at = datetime.fromisoformat(one.at.replace("Z", "+00:00")).astimezone()
    return f"{one.id:>6}  {short_date(at)} {clock_time(at)}  {one.by:<14}  {one.label}" + (
        f"  ({state})" if state else ""
    )


def _repeat(call: Namespace, opened: OfficeFile, *, forward: bool) -> list[str]:
    """Undo or redo so many steps; what was done before a refusal stays and is said."""
    done: list[str] = []
    for _number in range(call.steps):
        try:
            label = opened.redo() if forward else opened.undo()
        except UserError as refusal:
            if not done:
                raise
            count = len(done)
            raise UserError(
                ngettext(
                    "{n} Schritt ist erledigt, der nächste nicht: {why}",
                    "{n} Schritte sind erledigt, der nächste nicht: {why}",
                    count,
                ).format(n=count, why=refusal.sentence)
            ) from refusal
        if label is None:
            break
        done.append(label)
    return done
