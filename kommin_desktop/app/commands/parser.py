"""The words of the command line: commands, their arguments, who carries them out.

Each command's module is loaded only when it is called, so that `kommin show` stays quick.
"""

from __future__ import annotations

import argparse
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import TypeAlias

from kommin_desktop import __version__
from kommin_desktop.app.commands.usage import Parser, count, number, period, typed, wall_time
from kommin_desktop.base.text import _

Handler = Callable[[Namespace], int | None]
_Commands: TypeAlias = "argparse._SubParsersAction[Parser]"

SHOWN = ("contacts", "bodies", "meetings", "tasks", "courses", "registrations")


def make_parser() -> ArgumentParser:
    """The parser of `kommin`."""
    parser = Parser(
        prog="kommin",
        description=_("KOMM-IN Desktop auf der Befehlszeile"),
        epilog=_("Außerdem: pictures (Bilder aller Seiten zeichnen), selfcheck (Selbstprüfung)"),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"KOMM-IN Desktop {__version__}",
        help=_("Fassung des Programms zeigen"),
    )
    commands = parser.add_subparsers(
        dest="command", metavar=_("BEFEHL"), required=True, parser_class=Parser
    )
    for add in (_add_files, _add_contacts, _add_meetings, _add_courses, _add_trials):
        add(commands)
    return parser


def _command(commands: _Commands, name: str, run: Handler, about: str) -> Parser:
    parser = commands.add_parser(name, help=about, description=about)
    parser.add_argument("--json", action="store_true", help=_("Antwort als JSON"))
    parser.add_argument("--by", type=typed, metavar="NAME", default="", help=_("wer arbeitet"))
    parser.set_defaults(run=run)
    return parser


def _on_file(commands: _Commands, name: str, run: Handler, about: str) -> Parser:
    parser = _command(commands, name, run, about)
    parser.add_argument("file", metavar="FILE", help=_("Arbeitsdatei (.kommin)"))
    return parser


def _lazily(handlers: Callable[[], dict[str, Handler]]) -> Callable[[str], Handler]:
    """Who carries a command out, known only when it is called."""

    def act(name: str) -> Handler:
        def run(call: Namespace) -> int | None:
            return handlers()[name](call)

        return run

    return act


def _add_files(commands: _Commands) -> None:
    def handlers() -> dict[str, Handler]:
        from kommin_desktop.app.commands import files

        return {
            "new": files.new,
            "check": files.check,
            "backup": files.backup,
            "restore": files.restore,
            "undo": files.undo,
            "redo": files.redo,
            "history": files.history,
        }

    act = _lazily(handlers)
    _on_file(commands, "new", act("new"), _("neue Arbeitsdatei anlegen"))
    _on_file(commands, "check", act("check"), _("Arbeitsdatei prüfen"))
    parser = _on_file(commands, "backup", act("backup"), _("geprüfte Sicherung schreiben"))
    parser.add_argument("folder", metavar="DIR")
    parser = _command(commands, "restore", act("restore"), _("Sicherung zurückspielen"))
    parser.add_argument("backup", metavar="BACKUP")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--replace", action="store_true", help=_("bisherige Datei daneben legen"))
    parser = _on_file(commands, "undo", act("undo"), _("letzte Schritte rückgängig machen"))
    parser.add_argument("--steps", type=count, default=1, metavar="N")
    parser = _on_file(commands, "redo", act("redo"), _("Rückgängiges wiederholen"))
    parser.add_argument("--steps", type=count, default=1, metavar="N")
    parser = _on_file(commands, "history", act("history"), _("zeigen, wer wann was getan hat"))
    parser.add_argument("--contact", type=number, metavar="ID")


def _add_contacts(commands: _Commands) -> None:
    def run_import(call: Namespace) -> None:
        from kommin_desktop.app.commands import contacts

        contacts.import_contacts(call)

    def run_export(call: Namespace) -> None:
        from kommin_desktop.app.commands import contacts

        contacts.export_contacts(call)

    def run_show(call: Namespace) -> None:
        from kommin_desktop.app.commands import show

        show.show(call)

    parser = _on_file(commands, "import", run_import, _("Kontakte aus Dateien übernehmen"))
    parser.add_argument("sources", metavar="SOURCE", nargs="+", help="vCard, CSV, LDIF")
    parser.add_argument("--duplicates", choices=("skip", "complete", "replace"), default="skip")
    parser.add_argument("--group", type=typed, metavar="NAME", default="")
    parser.add_argument("--dry-run", action="store_true", help=_("nur zeigen, was geschähe"))
    parser = _on_file(commands, "export", run_export, _("Kontakte ausgeben"))
    parser.add_argument("what", metavar="contacts", choices=("contacts",))
    parser.add_argument("--format", choices=("vcf", "csv", "xlsx"), required=True)
    parser.add_argument("out", metavar="OUT")
    parser = _on_file(commands, "show", run_show, _("Einträge zeigen"))
    parser.add_argument("what", metavar="|".join(SHOWN), choices=SHOWN)
    parser.add_argument("--search", type=typed, metavar="TEXT", default="")


def _add_meetings(commands: _Commands) -> None:
    def handlers() -> dict[str, Handler]:
        from kommin_desktop.app.commands import meetings

        return {
            "plan": meetings.plan,
            "invite": meetings.invite,
            "record": meetings.record,
            "agenda": meetings.agenda,
            "attendance": meetings.attendance,
            "minutes": meetings.minutes,
        }

    act = _lazily(handlers)
    parser = _on_file(commands, "plan", act("plan"), _("Sitzung planen"))
    parser.add_argument("--body", type=typed, metavar="NAME", required=True)
    parser.add_argument("--start", metavar="ISO", type=wall_time, required=True)
    parser.add_argument("--end", metavar="ISO", type=wall_time, required=True)
    parser.add_argument("--place", type=typed, metavar="TEXT", default="")
    parser.add_argument("--group", type=typed, metavar="NAME", default="")
    parser.add_argument("--agenda", metavar="TEXTFILE", required=True)
    parser = _on_file(commands, "invite", act("invite"), _("Einladungen schreiben"))
    parser.add_argument("--meeting", metavar="ID", type=number, required=True)
    parser.add_argument("--group", type=typed, metavar="NAME", default="")
    parser.add_argument("out", metavar="OUT.pdf")
    parser = _on_file(commands, "record", act("record"), _("Mitschrift übernehmen"))
    parser.add_argument("--meeting", metavar="ID", type=number, required=True)
    parser.add_argument("notes", metavar="NOTES.md")
    for name, about in (
        ("agenda", _("Tagesordnung ausgeben")),
        ("attendance", _("Anwesenheitsliste ausgeben")),
        ("minutes", _("Protokoll ausgeben")),
    ):
        parser = _on_file(commands, name, act(name), about)
        parser.add_argument("--meeting", metavar="ID", type=number, required=True)
        if name == "minutes":
            parser.add_argument("--finish", action="store_true", help=_("vorher fertigstellen"))
            parser.add_argument("--public", action="store_true", help=_("nur öffentlicher Teil"))
        parser.add_argument("out", metavar="OUT.pdf")


def _add_courses(commands: _Commands) -> None:
    def handlers() -> dict[str, Handler]:
        from kommin_desktop.app.commands import courses

        return {
            "course": courses.course,
            "enrol": courses.enrol,
            "withdraw": courses.withdraw,
            "present": courses.present,
            "certificates": courses.certificates,
        }

    act = _lazily(handlers)
    parser = _on_file(commands, "course", act("course"), _("Kurs anlegen"))
    parser.add_argument("--title", type=typed, metavar="TEXT", required=True)
    parser.add_argument("--places", metavar="N", type=count, required=True)
    parser.add_argument(
        "--session",
        metavar="ISO/ISO",
        type=period,
        required=True,
        action="extend",
        nargs="+",
        dest="sessions",
    )
    parser.add_argument("--units", metavar="N", help=_("Unterrichtseinheiten je Termin"))
    parser = _on_file(commands, "enrol", act("enrol"), _("Person zu einem Kurs anmelden"))
    parser.add_argument("--course", metavar="ID", type=number, required=True)
    parser.add_argument("--contact", metavar="ID", type=number, required=True)
    parser = _on_file(commands, "withdraw", act("withdraw"), _("Anmeldung zurückziehen"))
    parser.add_argument("--registration", metavar="ID", type=number, required=True)
    parser.add_argument("--move-up", action="store_true", help=_("die Nächste nachrücken lassen"))
    parser = _on_file(commands, "present", act("present"), _("Anwesenheit eintragen"))
    parser.add_argument("--course", metavar="ID", type=number, required=True)
    parser.add_argument("--session", metavar="N", type=count, required=True)
    parser.add_argument(
        "--contact",
        metavar="ID",
        type=number,
        nargs="+",
        action="extend",
        required=True,
        dest="contacts",
    )
    parser = _on_file(commands, "certificates", act("certificates"), _("Bescheinigungen ausgeben"))
    parser.add_argument("--course", metavar="ID", type=number, required=True)
    parser.add_argument("out", metavar="OUT.pdf")


def _add_trials(commands: _Commands) -> None:
    def run_demo(call: Namespace) -> None:
        from kommin_desktop.app.commands import trials

        trials.demo(call)

    def run_bench(call: Namespace) -> None:
        from kommin_desktop.app.commands import trials

        trials.bench(call)

    parser = _command(commands, "demo", run_demo, _("Beispieljahr mit allen Papieren"))
    parser.add_argument("folder", metavar="DIR")
    _command(commands, "bench", run_bench, _("Messwerte dieses Rechners"))
