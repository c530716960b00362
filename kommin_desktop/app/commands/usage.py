"""How a command is called: argparse in German, and what its arguments may be."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, ArgumentTypeError
from datetime import datetime
from typing import Any, NoReturn

from kommin_desktop.base.text import _

_WRONG_USAGE = 2
_YEARS = range(1900, 2200)
_LARGEST_NUMBER = 2**63 - 1
"""The largest number the office file can keep."""

_LARGEST_COUNT = 99_999


class Parser(ArgumentParser):
    """A parser that says in German what is wrong and how the command goes."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, add_help=False)
        self._positionals.title = _("Angaben")
        self._optionals.title = _("Zusätze")
        self.add_argument("-h", "--help", action="help", help=_("diese Hilfe zeigen"))

    def format_usage(self) -> str:
        return _german_usage(super().format_usage())

    def format_help(self) -> str:
        return _german_usage(super().format_help())

    def error(self, message: str) -> NoReturn:
        print(self.format_usage().strip(), file=sys.stderr)
        print(_("Der Aufruf stimmt nicht: {what}").format(what=_german(message)), file=sys.stderr)
        raise SystemExit(_WRONG_USAGE)


def typed(value: str) -> str:
    """A text, for argparse; bytes that are no UTF-8 are read as older Windows programs write."""
    try:
        value.encode()
    except UnicodeEncodeError:
        # Letters in another encoding arrive as lone surrogates, which no file can keep.
        escaped = value.encode(errors="surrogateescape" if _is_escaped(value) else "replace")
        return escaped.decode("cp1252", errors="replace")
    return value


def _is_escaped(value: str) -> bool:
    return not re.search("[\ud800-\udc7f\udd00-\udfff]", value)


def number(value: str) -> int:
    """The number of a record, for argparse."""
    try:
        found = int(value)
    except ValueError:
        found = _LARGEST_NUMBER + 1
    if abs(found) > _LARGEST_NUMBER:
        raise ArgumentTypeError(_("„{value}“ ist keine Nummer").format(value=value))
    return found


def count(value: str) -> int:
    """A number of things from 1 on, for argparse."""
    try:
        found = int(value)
    except ValueError:
        found = 0
    if not 1 <= found <= _LARGEST_COUNT:
        raise ArgumentTypeError(
            _("eine Zahl von 1 bis {most} erwartet").format(most=_LARGEST_COUNT)
        )
    return found


def wall_time(value: str) -> datetime:
    """A local time such as 2026-12-03T14:00, for argparse."""
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        at = datetime.min
    if at.tzinfo is not None:
        raise ArgumentTypeError(_("Ortszeit ohne Zeitzone erwartet: 2026-12-03T14:00"))
    if at.year not in _YEARS:
        raise ArgumentTypeError(
            _("„{value}“ ist kein Zeitpunkt wie 2026-12-03T14:00").format(value=value)
        )
    return at


def period(value: str) -> tuple[datetime, datetime]:
    """Begin and end as 2026-12-03T14:00/2026-12-03T16:00, for argparse."""
    start, slash, end = value.partition("/")
    if not slash:
        raise ArgumentTypeError(_("Beginn/Ende erwartet: …T14:00/…T16:00"))
    if "T" not in end:
        end = f"{start.partition('T')[0]}T{end}"
    return wall_time(start), wall_time(end)


def _german_usage(text: str) -> str:
    return text.replace("usage:", _("Aufruf:"), 1)


def _german(message: str) -> str:
    """A complaint of argparse in German; the words of Python 3.11 to 3.14 are known."""
    for pattern, german in (
        (r"the following arguments are required: (?P<what>.+)", _("Es fehlt {what}.")),
        (r"unrecognized arguments: (?P<what>.+)", _("Unbekannt ist {what}.")),
        (
            r"argument .+?: invalid choice: (?P<what>.+?) \(.*?choose from (?P<known>.+)\)",
            _("„{what}“ geht hier nicht. Möglich sind {known}."),
        ),
        (r"argument (?P<name>.+?): expected .*argument.*", _("Zu {name} fehlt die Angabe.")),
        (
            r"argument (?P<name>.+?): ignored explicit argument (?P<what>.+)",
            _("{name} steht ohne Angabe."),
        ),
        (
            r"ambiguous option: (?P<what>.+?) could match (?P<known>.+)",
            _("{what} ist nicht eindeutig: {known}."),
        ),
        (r"argument (?P<name>.+?): (?P<what>.+)", _("{name}: {what}.")),
    ):
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return german.format(**{k: v.replace("'", "") for k, v in found.groupdict().items()})
    return message
