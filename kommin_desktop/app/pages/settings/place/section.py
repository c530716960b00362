"""Arbeitsdatei: where the office file lies, how large it is, the step that puts it elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFile, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kommin_desktop.app.pages.settings.place.field import PlaceField, note_on
from kommin_desktop.app.pages.settings.place.recent import former_of, note_former
from kommin_desktop.app.pages.settings.section import Cards, Section
from kommin_desktop.base.text import _
from kommin_desktop.kit.desk import Desk, Message
from kommin_desktop.kit.page import Crumb
from kommin_desktop.kit.preview.paper import size_words
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import Button, Card, FlowLayout, InfoBar, Label, TextLines, clear
from kommin_desktop.store.chunks import Step
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.safety.places import PlaceKind, look_at, shared_folder

_ROUTE = "einstellungen/datei"
_MOVING = "verlegen"


class FileSection(Section):
    """The present place, and as a step of its own the choice of another one."""

    def __init__(self, desk: Desk, to_bin: Callable[[Path], bool] | None = None) -> None:
        super().__init__(desk, "settings_file")
        self._to_bin = to_bin or _to_bin
        self._is_moving = False
        self._facts = TextLines()
        self._size = Label("", "small", "text2", wraps=True)
        self._note_host = QWidget()
        self._note_layout = QVBoxLayout(self._note_host)
        self._note_layout.setContentsMargins(0, 0, 0, 0)
        self._former = self._former_card()
        self.place_field = PlaceField(lambda: self.desk.ask, _("Neuer Ablageort"))
        self.copy = Button(
            _("Kopieren und dort weiterarbeiten"), "copy", "primary", name="move_file"
        )
        self.copy.clicked.connect(self._on_copy)
        self._stack = QStackedWidget()
        self._stack.addWidget(Cards(self._former, self._place_card(), self._people_card()))
        self._stack.addWidget(Cards(self._moving_card()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def show_route(self, route: Route) -> None:
        self._is_moving = route.part(2) == _MOVING
        self._stack.setCurrentIndex(1 if self._is_moving else 0)
        if self._is_moving:
            self.place_field.show_path(self._proposal())
            self.place_field.field.setFocus()
        else:
            self._show()

    def place(self) -> tuple[str, Crumb] | None:
        if not self._is_moving:
            return None
        return _("An anderem Ort ablegen"), Crumb(_("Arbeitsdatei"), _ROUTE)

    def focus_place(self) -> QWidget:
        return self.place_field.field if self._is_moving else self._move

    def _place_card(self) -> Card:
        self._open = Button(_("Ordner öffnen"), "folder-open", name="open_folder")
        self._move = Button(_("An anderem Ort ablegen …"), "hard-drive", name="move_elsewhere")
        self._open.clicked.connect(self._on_open_folder)
        self._move.clicked.connect(lambda: self.desk.go(f"{_ROUTE}/{_MOVING}"))
        self._move.setEnabled(self.desk.can_write)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8)
        flow.addWidget(self._open)
        flow.addWidget(self._move)
        return Card(
            Label(_("Ablageort"), "section"), self._facts, self._size, self._note_host, buttons
        )

    def _people_card(self) -> Card:
        shared = shared_folder()
        where = _(
            "Legen Sie die Arbeitsdatei in einen Ordner, in den alle Anmeldungen dieses Computers "
            "schreiben dürfen; jede Person öffnet sie mit „Datei › Arbeitsdatei öffnen …“."
        )
        if shared is not None:
            where = _("{text} Dafür gibt es „{folder}“.").format(text=where, folder=shared)
        sentences = (
            where,
            _(
                "Es schreibt immer nur eine Person: Wer später kommt, sieht, wer die Datei "
                "geöffnet hat, und kann sie solange lesen."
            ),
            _(
                "Wer arbeitet, wählen Sie unten rechts in der Statusleiste; die Namen stehen unter "
                "„Es arbeitet“."
            ),
        )
        lines = [Label(sentence, "small", "text2", wraps=True) for sentence in sentences]
        return Card(Label(_("Mehrere Personen"), "section"), *lines)

    def _moving_card(self) -> Card:
        words = Label(
            _(
                "Die Arbeitsdatei wird an den neuen Ort kopiert, die Kopie wird geprüft und dann "
                "geöffnet. Die bisherige Datei bleibt liegen, bis Sie entscheiden, was aus ihr "
                "wird. Frühere Sicherungen bleiben, wo sie sind."
            ),
            "body",
            "text2",
            wraps=True,
        )
        back = Button(_("Abbrechen"), name="move_back")
        back.clicked.connect(lambda: self.desk.go(_ROUTE))
        self.failed = Label("", "small", "danger", wraps=True)
        self.failed.setObjectName("move_failed")
        self.failed.hide()
        title = Label(_("An anderem Ort ablegen"), "section")
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8)
        flow.addWidget(self.copy)
        flow.addWidget(back)
        return Card(title, words, self.place_field, self.failed, buttons)

    def _former_card(self) -> Card:
        self._former_words = Label("", "small", "text2", wraps=True)
        throw = Button(_("In den Papierkorb des Computers legen"), "trash-2", name="former_to_bin")
        keep = Button(_("Behalten"), name="former_keep")
        throw.clicked.connect(self._on_throw)
        keep.clicked.connect(self._on_keep)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8)
        flow.addWidget(throw)
        flow.addWidget(keep)
        return Card(Label(_("Die bisherige Datei"), "section"), self._former_words, buttons)

    def _show(self) -> None:
        path = self.desk.path
        self._facts.show_lines(path.name, str(path.parent))
        self._size.setText(_file_words(path, can_write=self.desk.can_write))
        clear(self._note_layout)
        if look_at(path.parent).kind is not PlaceKind.LOCAL:
            self._note_layout.addWidget(InfoBar(*note_on(path), closable=False))
        self._note_host.setVisible(bool(self._note_layout.count()))
        former = former_of(self.desk.settings, path)
        self._former.setVisible(former is not None)
        if former is not None:
            words = _(
                "Sie arbeiten jetzt mit der Kopie an diesem Ort. Die bisherige Datei liegt noch "
                "unter {place}."
            )
            self._former_words.setText(words.format(place=former))

    def _proposal(self) -> Path:
        base = shared_folder() or self.desk.path.parent.parent
        return base / "KOMM-IN" / self.desk.path.name

    def _on_open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.desk.path.parent)))

    def _on_copy(self) -> None:
        if not self.place_field.check():
            self.place_field.field.setFocus()
            return
        target = self.place_field.path()
        if target is None:
            return
        self._hold_still(still=True)
        self.failed.hide()

        def act(office: OfficeFile, _step: Step) -> Path:
            from kommin_desktop.store.safety.moving import copy_office_file

            return copy_office_file(office.path, target)

        task = self.desk.on_file(act, title=_("Die Arbeitsdatei wird kopiert …"), quietly=True)
        task.when_over(self._on_over)

    def _on_over(self, target: Path | None, error: BaseException | None) -> None:
        self._hold_still(still=False)
        if error is None and target is not None:
            note_former(self.desk.settings, target, self.desk.path)
            self.desk.file_wanted.emit(target)
            return
        self.failed.setText(getattr(error, "sentence", ""))
        self.failed.setVisible(bool(self.failed.text()))
        self.copy.setFocus()

    def _hold_still(self, *, still: bool) -> None:
        """While the copy is made nothing may be typed into the file that is left behind."""
        self.window().setEnabled(not still)
        text = _("Wird kopiert …") if still else _("Kopieren und dort weiterarbeiten")
        self.copy.setText(text)

    def _on_throw(self) -> None:
        former = former_of(self.desk.settings, self.desk.path)
        if former is not None and not self._to_bin(former):
            title = _("Die bisherige Datei ließ sich nicht in den Papierkorb legen.")
            reason = _("Sie liegt noch unter {place}.").format(place=former)
            self.desk.tell(Message("warn", title, reason))
            return
        self._forget(_("Die bisherige Datei liegt im Papierkorb des Computers."))

    def _on_keep(self) -> None:
        self._forget(_("Die bisherige Datei bleibt liegen."))

    def _forget(self, told: str) -> None:
        note_former(self.desk.settings, self.desk.path, None)
        self._show()
        self._move.setFocus()
        self.desk.toast(told)


def _file_words(path: Path, *, can_write: bool) -> str:
    try:
        size = size_words(path.stat().st_size)
    except OSError:
        return _("Die Datei ist gerade nicht erreichbar.")
    state = _("zum Arbeiten geöffnet") if can_write else _("nur lesend geöffnet")
    return _("{size}, {state}").format(size=size, state=state)


def _to_bin(path: Path) -> bool:
    return bool(QFile.moveToTrash(str(path)))
