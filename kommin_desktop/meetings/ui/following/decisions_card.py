"""The decisions of the meeting: number, wording, votes, and how they are carried out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import icon
from kommin_desktop.kit.widgets import Button, Card, CardHeading, Label, Separator, column, row
from kommin_desktop.meetings.queries import DecisionLine
from kommin_desktop.meetings.rules.progress import decision_words
from kommin_desktop.meetings.rules.states import Light, light_label
from kommin_desktop.meetings.ui.following.aftermath import Aftermath

_SIGNS = {
    Light.GREEN.value: ("circle-check", "ok"),
    Light.YELLOW.value: ("hourglass", "warn"),
    Light.RED.value: ("circle-alert", "danger"),
}


class DecisionsCard(Card):
    """Each decision with a button that says how far it is and lets one say so."""

    light_chosen = Signal(int, str, str)

    def __init__(self) -> None:
        self._shown: tuple[DecisionLine, ...] | None = None
        self._rows = QWidget()
        self._lines = QVBoxLayout(self._rows)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.px(8))
        super().__init__(
            CardHeading(_("Beschlüsse"), "gavel"), self._rows, margins=(18, 14, 18, 16), spacing=8
        )
        self.setObjectName("decisions_card")

    def show_aftermath(self, aftermath: Aftermath) -> None:
        """Show the decisions in the order of the agenda."""
        if aftermath.decisions == self._shown:
            return
        self._shown = aftermath.decisions
        focus = QApplication.focusWidget()
        former = focus.objectName() if focus is not None and self.isAncestorOf(focus) else ""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for place, line in enumerate(aftermath.decisions):
            if place:
                self._lines.addWidget(Separator())
            self._lines.addWidget(self._line(line))
        if not aftermath.decisions:
            words = _("In dieser Sitzung wurde nichts beschlossen.")
            self._lines.addWidget(Label(words, "small", "text2", wraps=True))
        if former and (again := self.findChild(Button, former)) is not None:
            again.setFocus()

    def _line(self, line: DecisionLine) -> QWidget:
        number = line.code or _("noch ohne Nummer")
        sign, _color = _SIGNS.get(line.light, ("circle", "text2"))
        light = Button(
            light_label(line.light) if line.light else _("offen"),
            sign,
            "plain",
            small=True,
            name=f"light_{line.id}",
        )
        light.setAccessibleName(_("{code}: Stand {light}").format(code=number, light=light.text()))
        light.clicked.connect(lambda: self._open_menu(line, light))
        head = row(Label(number, "strong", "text" if line.code else "warn"), None, light, spacing=6)
        parts: list[QWidget] = [
            head,
            Label(line.wording, "small", "text", wraps=True),
            Label(decision_words(line), "caption", "text2", wraps=True),
        ]
        if line.superseded_by_code:
            words = _("ersetzt durch {code}").format(code=line.superseded_by_code)
            parts.append(Label(words, "caption", "warn", wraps=True))
        if line.status_text:
            parts.append(Label(line.status_text, "caption", "text2", wraps=True))
        return column(*parts, spacing=3)

    def _open_menu(self, line: DecisionLine, button: Button) -> None:
        menu = QMenu(button)
        menu.setObjectName("light_menu")
        for light in ("", *(one.value for one in Light)):
            sign, color = _SIGNS.get(light, ("circle", "text2"))
            text = light_label(light) if light else _("offen")
            action = menu.addAction(icon(sign, color), text)
            action.setObjectName(f"light_{light or 'open'}")
            action.setCheckable(True)
            action.setChecked(light == line.light)
            action.triggered.connect(
                lambda _on=False, light=light: self.light_chosen.emit(
                    line.id, light, line.status_text
                )
            )
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
