"""What a backup holds beside what the office file holds now, and what would be lost."""

from __future__ import annotations

from collections.abc import Sequence

from kommin_desktop.app.pages.safety.words import CountLine
from kommin_desktop.base.dates import instant_words
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.settings import Settings
from kommin_desktop.kit.tables import Column, IdsModel, ListTable, Part, Text
from kommin_desktop.kit.widgets import Card, CardHeading, ElidedLabel, Label, row
from kommin_desktop.store.undo import WorkLine

_MOST = 6


class CountsCard(Card):
    """Kind by kind: then, now, and the difference in words."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        columns = (
            Column("title", _("Was")),
            Column("then", _("Damals"), 90, align="right", keep=True),
            Column("now", _("Heute"), 90, align="right", keep=True),
            Column("change", _("Danach"), 190),
        )
        self._model: IdsModel[CountLine] = IdsModel(None, _texts)
        self.list = ListTable(
            self._model,
            columns,
            "counts_list",
            _("Damals und heute"),
            parts=_parts,
            settings=settings,
        )
        self.list.set_compact(True)
        self.list.hug_rows()
        hint = Label(
            _("Gezählt ist auch, was im Papierkorb liegt."), "caption", "text2", wraps=True
        )
        layout = self.layout()
        if layout is not None:
            for widget in (CardHeading(_("Damals und heute"), "sheet"), self.list, hint):
                layout.addWidget(widget)

    def show_lines(self, lines: list[CountLine]) -> None:
        """Show these kinds of records."""
        self._model.set_lines(lines, None)


class LossCard(Card):
    """The works done since the backup, which its return takes away."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Label("", "body", wraps=True)
        self._lines = [
            (ElidedLabel("", "small"), Label("", "small", "text2")) for _at in range(_MOST)
        ]
        self._rows = [row((title, 1), at, spacing=12) for title, at in self._lines]
        self._more = Label("", "small", "text2")
        layout = self.layout()
        if layout is not None:
            layout.addWidget(CardHeading(_("Was verloren geht"), "triangle-alert"))
            layout.addWidget(self.words)
            for line in self._rows:
                layout.addWidget(line)
            layout.addWidget(self._more)

    def show_works(self, works: Sequence[WorkLine]) -> None:
        """Name the latest of these works, and how many there are."""
        count = len(works)
        text = ngettext(
            "{n} Arbeitsschritt seit dieser Sicherung gilt dann nicht mehr:",
            "{n} Arbeitsschritte seit dieser Sicherung gelten dann nicht mehr:",
            count,
        ).format(n=count)
        nothing = _("Nichts: Seit dieser Sicherung wurde nichts geändert.")
        self.words.setText(text if count else nothing)
        for at, (title, when) in enumerate(self._lines):
            self._rows[at].setVisible(at < count)
            if at < count:
                title.setText(works[at].label)
                when.setText(f"{instant_words(works[at].at)} · {works[at].by}")
        left = count - _MOST
        self._more.setVisible(left > 0)
        self._more.setText(ngettext("und {n} weiterer", "und {n} weitere", left).format(n=left))

    def show_unknown(self, sentence: str) -> None:
        """Say why it cannot be told."""
        self.show_works(())
        self.words.setText(sentence)


def change_words(line: CountLine) -> str:
    """How many there will be more or fewer than now."""
    change = line.then - line.now
    if not change:
        return _("wie jetzt")
    if change > 0:
        return _("{n} mehr").format(n=change)
    return _("{n} weniger").format(n=-change)


def _texts(line: CountLine) -> tuple[str, ...]:
    return (line.title, str(line.then), str(line.now), change_words(line))


def _parts(line: CountLine, key: str) -> Part | None:
    if key == "title":
        return Text(line.title)
    if key == "change":
        fewer = line.then < line.now
        return Text(
            change_words(line),
            color="danger" if fewer else "text2",
            icon="triangle-alert" if fewer else "",
        )
    return Text(str(line.then if key == "then" else line.now), align="right", digits=True)
