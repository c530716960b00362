"""The menus of the list of those invited: answer, channel, needs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit.icons import icon
from kommin_desktop.letters.rules import Channel, channel_label
from kommin_desktop.meetings.rules.states import Reply, reply_label
from kommin_desktop.meetings.ui.inviting.overview import Invitee, need_labels

REPLY_KEYS = {
    Qt.Key.Key_Z: Reply.YES,
    Qt.Key.Key_A: Reply.NO,
    Qt.Key.Key_V: Reply.DEPUTY,
    Qt.Key.Key_O: Reply.OPEN,
}
REPLY_SIGNS = {
    Reply.YES.value: ("ok", "check"),
    Reply.NO.value: ("danger", "x"),
    Reply.DEPUTY.value: ("info", "users"),
    Reply.OPEN.value: ("neutral", "minus"),
}
_CHANNEL_SIGNS = {Channel.EMAIL.value: "mail", Channel.INTERNAL.value: "building-2"}


def channel_sign(channel: str) -> str:
    """The icon of a channel."""
    return _CHANNEL_SIGNS.get(channel, "file-text")


def reply_menu(parent: QWidget, chosen: Callable[[Reply], None]) -> QMenu:
    """Zusage, Absage, Vertretung, offen, each with its key."""
    menu = QMenu(parent)
    menu.setObjectName("reply_menu")
    for key, answer in REPLY_KEYS.items():
        more = " …" if answer == Reply.DEPUTY else ""
        action = menu.addAction(
            icon(REPLY_SIGNS[answer.value][1]), f"{reply_label(answer)}{more}\t{chr(key.value)}"
        )
        action.setObjectName(f"reply_{answer.value}")
        action.triggered.connect(lambda _on=False, answer=answer: chosen(answer))
    return menu


def channel_menu(parent: QWidget, chosen: Callable[[str], None]) -> QMenu:
    """Brief, E-Mail, Hauspost."""
    menu = QMenu(_("Weg"), parent)
    menu.setObjectName("channel_menu")
    for channel in Channel:
        action = menu.addAction(icon(channel_sign(channel.value)), channel_label(channel))
        action.setObjectName(f"channel_{channel.value}")
        action.triggered.connect(lambda _on=False, channel=channel: chosen(channel.value))
    return menu


def needs_menu(parent: QWidget, one: Invitee, chosen: Callable[[tuple[bool, ...]], None]) -> QMenu:
    """What somebody needs to take part, to tick."""
    menu = QMenu(_("Benötigt"), parent)
    menu.setObjectName("needs_menu")
    for place, (text, is_on) in enumerate(zip(need_labels(), one.needs, strict=True)):
        action = menu.addAction(text)
        action.setObjectName(f"need_{place}")
        action.setCheckable(True)
        action.setChecked(is_on)
        turned = tuple(not on if at == place else on for at, on in enumerate(one.needs))
        action.triggered.connect(lambda _on=False, turned=turned: chosen(turned))
    return menu
