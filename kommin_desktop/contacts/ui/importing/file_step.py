"""First step of an import: choose a file or drop one, with the way there from other programs."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.widgets import Card, EmptyState, InfoBar, Label, Symbol, column, row, scroll


class FileStep(QWidget):
    """Asks for a file; says why one could not be read."""

    choose_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("import_file_step")
        self._drop = _DropPlace(self._choose_action())
        self._bars = QWidget()
        self._bar: InfoBar | None = None
        bars = QVBoxLayout(self._bars)
        bars.setContentsMargins(0, 0, 0, 0)
        self._bars.hide()
        inside = column(self._bars, self._drop, _ways(), None, margins=(20, 20, 20, 20), spacing=14)
        column(scroll(inside), into=self)

    def tell(self, title: str, reason: str) -> None:
        """Say why the chosen file cannot be used."""
        self.clear()
        self._bar = InfoBar("danger", title, reason)
        self._bar.closed.connect(self.clear)
        layout = self._bars.layout()
        if layout is not None:
            layout.addWidget(self._bar)
        self._bars.show()

    def clear(self) -> None:
        """Say nothing any more."""
        if self._bar is not None:
            self._bar.setParent(None)
            self._bar.deleteLater()
            self._bar = None
        self._bars.hide()

    def show_dragging(self, is_dragging: bool) -> None:
        """Show that a file held above the page would be taken."""
        self._drop.show_dragging(is_dragging)

    def show_busy(self, is_busy: bool) -> None:
        """Say that a file is being read."""
        self._choose.setEnabled(not is_busy)
        self._choose.setText(_("Wird gelesen …") if is_busy else _("Datei wählen …"))

    def take_focus(self) -> None:
        """Put the focus on the one button."""
        self._drop.take_focus()

    def _choose_action(self) -> QAction:
        self._choose = QAction(_("Datei wählen …"), self)
        self._choose.setObjectName("import_choose_file")
        self._choose.triggered.connect(lambda _checked=False: self.choose_wanted.emit())
        return self._choose


class _DropPlace(Card):
    """The place a file can be dropped on; dashed, so that one sees it."""

    def __init__(self, choose: QAction) -> None:
        self._empty = EmptyState(
            "file-spreadsheet",
            _("Welche Datei möchten Sie übernehmen?"),
            _("Excel, CSV, vCard oder LDIF. Wählen Sie die Datei aus oder ziehen Sie sie hierher."),
            choose,
        )
        super().__init__(self._empty, margins=(12, 8, 12, 12))
        self.setObjectName("import_drop_place")
        self.setProperty("card", "")
        self.setMinimumHeight(theme.px(264))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._is_dragging = False
        theme.notifier().changed.connect(self.update)

    def show_dragging(self, is_dragging: bool) -> None:
        """Show that a file would be taken."""
        self._is_dragging = is_dragging
        self.update()

    def take_focus(self) -> None:
        """Put the focus on the button."""
        for button in self._empty.findChildren(QWidget):
            if button.focusPolicy() & Qt.FocusPolicy.TabFocus:
                button.setFocus()
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = "accent" if self._is_dragging else "border_strong"
        pen = QPen(theme.color(color), 2 if self._is_dragging else 1.2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.color("accent_soft" if self._is_dragging else "surface"))
        radius = theme.px(10)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


def _ways() -> QWidget:
    """How to get a file out of the programs an office has."""
    outlook = _(
        "Datei › Öffnen und Exportieren › Importieren/Exportieren › In Datei exportieren › "
        "Durch Trennzeichen getrennte Werte."
    )
    thunderbird = _(
        "Das Adressbuch mit der rechten Maustaste anklicken › Exportieren, als CSV, LDIF oder "
        "vCard."
    )
    excel = _(
        "Eine Zeile für jeden Kontakt, in der ersten Zeile die Überschriften. Die Reihenfolge "
        "der Spalten ist gleich."
    )
    ways = (
        ("mail", _("Outlook"), outlook),
        ("users", _("Thunderbird"), thunderbird),
        ("sheet", _("Excel"), excel),
    )
    rows = [
        row(
            Symbol(icon, "text2", 18),
            (
                column(
                    Label(title, "strong"), Label(text, "small", "text2", wraps=True), spacing=1
                ),
                1,
            ),
            spacing=12,
        )
        for icon, title, text in ways
    ]
    return Card(Label(_("So kommen Sie zu einer Datei"), "section"), *rows, spacing=12)
