"""The way back from a file that cannot be opened: the backups found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from kommin_desktop.app.pages.safety.words import holds_words, moment_words, size_words
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.tables import IdsModel, Part, RowList, TwoLines
from kommin_desktop.kit.widgets import Button, Card, CardHeading, Label, row
from kommin_desktop.store.safety.keeping import Kept, why_words

_HIGH = 206


class RescueCard(Card):
    """Lists the backups of a file, newest first; one press brings the chosen one back."""

    restore_wanted = Signal(object)
    """The path of the backup."""
    other_wanted = Signal()

    def __init__(self, found: Sequence[Kept], name: str) -> None:
        super().__init__(margins=(32, 24, 32, 24), spacing=12)
        self.setObjectName("rescue_card")
        self._found = dict(enumerate(found, start=1))
        self._model: IdsModel[tuple[int, Kept]] = IdsModel(
            None, lambda line: (moment_words(line[1].made),), key=lambda line: line[0]
        )
        self._model.set_lines(list(self._found.items()), None)
        self.list = RowList(self._model, "rescue_list", _("Sicherungen"), part=_part)
        self.list.setFixedHeight(theme.px(_HIGH))
        self.restore = Button(_("Wiederherstellen"), "history", "primary", name="rescue_restore")
        other = Button(_("Andere Sicherung wählen …"), "folder-open", name="rescue_other")
        text = _(
            "Zu „{name}“ gibt es Sicherungen. Die gewählte tritt an ihre Stelle; die bisherige "
            "Datei bleibt daneben liegen."
        ).format(name=name)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(CardHeading(_("Aus Sicherung wiederherstellen"), "shield-check"))
            layout.addWidget(Label(text, "small", "text2", wraps=True))
            layout.addWidget(self.list)
            layout.addWidget(row(self.restore, other, None))
        self.restore.clicked.connect(self._on_restore)
        other.clicked.connect(self.other_wanted)
        self.list.opened.connect(lambda _id: self._on_restore())
        self.list.select_id(1)

    def _on_restore(self) -> None:
        chosen = self._found.get(self.list.current_id() or 0)
        if chosen is not None:
            self.restore_wanted.emit(chosen.path)


def _part(line: tuple[int, Kept]) -> Part:
    kept = line[1]
    if kept.manifest is None:
        return TwoLines(moment_words(kept.made), _("nicht lesbar"), icon="circle-alert")
    facts = (why_words(kept.manifest.why), holds_words(kept.manifest.counts))
    words = " · ".join(fact for fact in facts if fact)
    return TwoLines(
        moment_words(kept.made), words, icon="shield-check", trailing=size_words(kept.size)
    )
