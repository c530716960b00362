"""Commands about contacts: taking them over from other programs and giving them to others."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from kommin_desktop.app.commands.calling import (
    answer,
    office,
    out_path,
    read_file,
    reader,
    write_file,
)
from kommin_desktop.base.text import _
from kommin_desktop.contacts import queries
from kommin_desktop.contacts.importing.plan import Action, Duplicates, Plan, make_plan
from kommin_desktop.contacts.importing.reading import read as read_cards
from kommin_desktop.contacts.rules.cards import Problem, Reading
from kommin_desktop.store.reading import read


def import_contacts(call: Namespace) -> None:
    """Read, plan and, unless it is a dry run, carry out an import as one undoable work."""
    readings: list[tuple[str, Reading]] = []
    for source in map(Path, call.sources):
        readings.append((source.name, read_cards(read_file(source), source.name)))
    duplicates = Duplicates(call.duplicates)
    if call.dry_run:
        with reader(call) as connection:
            plan = make_plan(readings, read(connection, queries.match_lines()), duplicates)
    else:
        from kommin_desktop.contacts.importing.carry_out import carry_out

        with office(call) as opened:
            plan = make_plan(readings, opened.read(queries.match_lines()), duplicates)
            with opened.work(_("Kontakte importiert")) as session:
                carry_out(session, plan, group=call.group)
    answer(call, _result(plan), _text(plan, dry_run=call.dry_run))


def export_contacts(call: Namespace) -> None:
    """Write all contacts as vCard, as CSV for Excel or as an Excel workbook."""
    from kommin_desktop.contacts.exporting.delimited import write_csv
    from kommin_desktop.contacts.exporting.from_lines import contact_card
    from kommin_desktop.contacts.exporting.vcard import write_vcard
    from kommin_desktop.contacts.exporting.workbook import write_xlsx

    out = out_path(call)
    with reader(call) as connection:
        cards = [contact_card(line) for line in read(connection, queries.contact_lines())]
    if call.format == "vcf":
        content = write_vcard(cards)
    elif call.format == "csv":
        content = write_csv(cards, for_excel=True)
    else:
        content = write_xlsx(cards)
    write_file(out, content)
    answer(
        call,
        {"file": str(out), "contacts": len(cards)},
        _("{n} Kontakte stehen in „{name}“.").format(n=len(cards), name=out.name),
    )


def _result(plan: Plan) -> dict[str, object]:
    return {
        "read": len(plan.entries),
        "added": plan.count(Action.ADD),
        "updated": plan.count(Action.UPDATE),
        "skipped": plan.count(Action.SKIP),
        "problems": [problem._asdict() for problem in plan.problems],
    }


def _text(plan: Plan, *, dry_run: bool) -> str:
    head = _("Es würde geschehen:") if dry_run else _("Übernommen:")
    counts = _("{read} gelesen, {added} neu, {updated} geändert, {skipped} schon vorhanden").format(
        **{name: value for name, value in _result(plan).items() if name != "problems"}
    )
    return "\n".join([f"{head} {counts}.", *(_problem_text(one) for one in plan.problems)])


def _problem_text(problem: Problem) -> str:
    return _("{source}, Zeile {line}: {message}").format(**problem._asdict())
