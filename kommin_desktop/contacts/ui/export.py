"""Giving contacts to other programs: asks where to, writes beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kommin_desktop.base.clock import today
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.contacts import queries
from kommin_desktop.contacts.queries import ContactLine
from kommin_desktop.kit.ask import FileKind
from kommin_desktop.kit.desk import Desk, Message


def file_kinds() -> tuple[FileKind, ...]:
    """The kinds of files contacts can be written as; the first is proposed."""
    return (
        FileKind(_("Excel-Arbeitsmappe"), ("xlsx",)),
        FileKind(_("CSV für Excel"), ("csv",)),
        FileKind(_("vCard"), ("vcf",)),
    )


def export_contacts(desk: Desk, ids: Sequence[int], name: str, ending: str) -> None:
    """Ask for a place and write these contacts there; the ending chooses the kind."""
    kinds = sorted(file_kinds(), key=lambda kind: ending not in kind.endings)
    proposal = Path(f"{name}_{today().isoformat()}.{ending}")
    path = desk.ask.save_file(_("Kontakte speichern"), kinds, proposal)
    if path is None:
        return

    def write(lines: list[ContactLine]) -> None:
        desk.compute(
            lambda _step: _write(path, lines),
            lambda count: desk.toast(
                ngettext(
                    "{n} Kontakt steht in „{file}“.", "{n} Kontakte stehen in „{file}“.", count
                ).format(n=count, file=path.name)
            ),
            failed=lambda error: _tell_failure(desk, error, path),
            title=_("Kontakte werden gespeichert"),
        )

    desk.read(queries.contact_lines(ids=ids), write)


def _write(path: Path, lines: Sequence[ContactLine]) -> int:
    from kommin_desktop.contacts.exporting.delimited import write_csv
    from kommin_desktop.contacts.exporting.from_lines import contact_card
    from kommin_desktop.contacts.exporting.vcard import write_vcard
    from kommin_desktop.contacts.exporting.workbook import write_xlsx

    cards = [contact_card(line) for line in lines]
    ending = path.suffix.lower()
    if ending == ".vcf":
        content = write_vcard(cards)
    elif ending == ".csv":
        content = write_csv(cards, for_excel=True)
    else:
        content = write_xlsx(cards)
    path.write_bytes(content)
    return len(cards)


def _tell_failure(desk: Desk, error: BaseException, path: Path) -> None:
    if not isinstance(error, OSError):
        desk.broke.emit(error)
        return
    desk.tell(
        Message(
            "danger",
            _("Die Datei „{file}“ konnte nicht geschrieben werden.").format(file=path.name),
            _(
                "Vielleicht ist sie in einem anderen Programm geöffnet, oder der Ort ist nicht "
                "erreichbar. An den Kontakten wurde nichts geändert."
            ),
        )
    )
