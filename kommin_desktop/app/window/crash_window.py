"""The window that tells of a bug of the program, made only when there is one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from kommin_desktop.app.window.crash import report
from kommin_desktop.base.text import _
from kommin_desktop.kit.widgets import Button, Label, column, row


class CrashWindow(QDialog):
    """Tells that the program made a mistake, that the work is safe, and what one can do."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crash_window")
        self.setWindowTitle(_("KOMM-IN Desktop"))
        self.setModal(True)
        self._text = QPlainTextEdit(report(error))
        self._text.setObjectName("crash_report")
        self._text.setAccessibleName(_("Einzelheiten"))
        self._text.setReadOnly(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        copy = Button(_("Einzelheiten kopieren"), "copy", name="crash_copy")
        copy.clicked.connect(self._on_copy)
        go_on = Button(_("Weiterarbeiten"), kind="primary", name="crash_go_on")
        go_on.clicked.connect(self.accept)
        go_on.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            column(
                Label(_("Das Programm hat einen Fehler gemacht."), "title", wraps=True),
                Label(
                    _(
                        "Der letzte Schritt wurde nicht ausgeführt. Alles, was vorher gespeichert "
                        "war, ist unverändert da. Die Einzelheiten enthalten keine Namen und keine "
                        "Texte; geben Sie sie bitte an die Betreuung des Programms weiter."
                    ),
                    wraps=True,
                ),
                self._text,
                row(copy, None, go_on),
                margins=(24, 20, 24, 20),
                spacing=12,
            )
        )
        self.resize(640, 420)
        go_on.setFocus()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
