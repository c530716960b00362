"""The buttons above the pages of a paper: page, size on the screen, search."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.preview.pdf_view import PdfView
from kommin_desktop.kit.tables.search_field import SearchField
from kommin_desktop.kit.widgets import Button, IconButton, Label, VerticalSeparator, row


class ViewBar(QFrame):
    """Goes with one PdfView."""

    def __init__(self, view: PdfView) -> None:
        super().__init__()
        self._view = view
        self._back = _button("chevron-left", _("Vorige Seite"), "page_back", self._on_back)
        self._on = _button("chevron-right", _("Nächste Seite"), "page_on", self._on_on)
        self._page = Label("", "small", "text2", wraps=False)
        self._page.setObjectName("page_words")
        self._zoom = Button("", kind="plain", small=True, name="zoom_words")
        self._zoom.clicked.connect(self._on_zoom_words)
        smaller = _button("zoom-out", _("Kleiner"), "zoom_out", view.zoom_out, _("Strg+-"))
        larger = _button("zoom-in", _("Größer"), "zoom_in", view.zoom_in, _("Strg++"))
        self._open = _button("search", _("Suchen"), "search_open", self.open_search, _("Strg+F"))
        self._lay_out_search(view)
        row(
            *(self._back, self._page, self._on),
            VerticalSeparator(),
            *(smaller, self._zoom, larger),
            None,
            *(self._search, self._open),
            margins=(16, 0, 12, 0),
            spacing=6,
            into=self,
        )
        view.page_changed.connect(self._show_page)
        view.zoom_changed.connect(self._show_zoom)
        view.matches_changed.connect(self._show_found)
        theme.notifier().changed.connect(self._resize)
        self._resize()
        self._show_page(0, 0)
        self._show_zoom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow place the words go first; keys and the other buttons stay."""
        super().resizeEvent(event)
        self._make_room()

    def open_search(self) -> None:
        """Show the search field and put the cursor into it."""
        self._search.show()
        self._open.hide()
        self._make_room()
        self._field.setFocus()
        self._field.selectAll()

    def search_again(self) -> None:
        """Search in the pages that are shown now."""
        if self._field.text():
            self._view.search(self._field.text())

    def _lay_out_search(self, view: PdfView) -> None:
        self._field = SearchField(_("In den Seiten suchen …"), "page_search")
        self._field.setMaximumWidth(theme.px(220))
        self._found = Label("", "small", "text2")
        self._found.setObjectName("found_words")
        before = _button("chevron-up", _("Vorige Fundstelle"), "match_back", self._on_match_back)
        after = _button("chevron-down", _("Nächste Fundstelle"), "match_on", self._on_match_on)
        self._search: QWidget = row((self._field, 1), self._found, before, after, spacing=4)
        self._search.hide()
        self._field.searched.connect(view.search)
        self._field.confirmed.connect(self._on_match_on)
        self._field.went_down.connect(self._view.setFocus)
        self._field.left.connect(self._close_search)

    def _close_search(self) -> None:
        self._search.hide()
        self._open.show()
        self._make_room()
        self._view.setFocus()

    def _on_match_on(self) -> None:
        self._view.next_match(1)
        self._show_found()

    def _on_match_back(self) -> None:
        self._view.next_match(-1)
        self._show_found()

    def _on_back(self) -> None:
        self._view.go_to_page(self._view.current_page() - 1)

    def _on_on(self) -> None:
        self._view.go_to_page(self._view.current_page() + 1)

    def _on_zoom_words(self) -> None:
        if self._view.zoom_words() == _("Seitenbreite"):
            self._view.fit_page()
        else:
            self._view.fit_width()

    def _show_found(self) -> None:
        count = self._view.matches()
        if not self._field.text():
            self._found.setText("")
        elif not count:
            self._found.setText(_("nicht gefunden"))
        else:
            words = _("{n} von {count}")
            self._found.setText(words.format(n=self._view.match(), count=count))

    def _show_page(self, page: int, count: int) -> None:
        words = _("Seite {page} von {count}").format(page=page, count=count) if count else ""
        self._page.setText(words)
        self._back.setEnabled(page > 1)
        self._on.setEnabled(page < count)

    def _show_zoom(self) -> None:
        words = self._view.zoom_words()
        self._zoom.setText(words)
        other = _("Ganze Seite") if words == _("Seitenbreite") else _("Seitenbreite")
        self._zoom.setToolTip(other)
        self._zoom.setAccessibleName(_("Größe: {words}").format(words=words))

    def _make_room(self) -> None:
        searching = not self._search.isHidden()
        self._zoom.setVisible(self.width() >= theme.px(680 if searching else 400))
        self._page.setVisible(self.width() >= theme.px(560 if searching else 320))

    def _resize(self) -> None:
        self.setMinimumWidth(theme.px(200))
        self.setFixedHeight(theme.px(42))


def _button(icon: str, hint: str, name: str, run: Callable[[], None], keys: str = "") -> IconButton:
    button = IconButton(icon, hint, shortcut=keys, name=name)
    button.clicked.connect(lambda _checked=False: run())
    return button
