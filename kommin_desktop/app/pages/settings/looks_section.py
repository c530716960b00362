"""Darstellung: colours, size of writing, rows, motion and language; all at once but the last."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kommin_desktop.app.looks import SCALES, Looks
from kommin_desktop.app.pages.settings.section import Cards, Section, SettingRow, setting_card
from kommin_desktop.app.pages.settings.theme_choice import ThemeChoice
from kommin_desktop.base.text import SOURCE_LANGUAGE, _
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import CheckField, ChoiceField
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import Card, Label, column

_LANGUAGES = (("de", "Deutsch"), ("en", "English"))


class LooksSection(Section):
    """What is chosen here is kept for this account at this computer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "settings_looks")
        self._looks = Looks(desk.settings)
        self._theme = ThemeChoice(
            (("system", _("Wie das System")), ("light", _("Hell")), ("dark", _("Dunkel")))
        )
        self._scale = ChoiceField(
            [(scale, _scale_words(scale)) for scale in SCALES],
            name="looks_scale",
            spoken=_("Schriftgröße"),
        )
        self._rows = ChoiceField(
            [(False, _("Bequem")), (True, _("Kompakt"))],
            name="looks_rows",
            spoken=_("Zeilenhöhe in Listen"),
        )
        self._calm = CheckField(_("Verringern"), name="looks_calm", spoken=_("Bewegung verringern"))
        self._language = ChoiceField(_LANGUAGES, name="looks_language", spoken=_("Sprache"))
        self._language_row = SettingRow(
            _("Sprache"), _("Gilt ab dem nächsten Start des Programms."), self._language
        )
        cards = Cards(self._colours(), self._reading(), self._speech())
        column((cards, 1), into=self)
        self._theme.chosen.connect(self._looks.choose_theme)
        self._scale.edited.connect(lambda: self._looks.choose_scale(self._scale.value()))
        self._rows.edited.connect(lambda: self._looks.choose_compact(compact=self._rows.value()))
        self._calm.edited.connect(lambda: self._looks.choose_calm(calm=self._calm.value()))
        self._language.edited.connect(self._on_language)
        theme.notifier().changed.connect(self._show)

    def show_route(self, route: Route) -> None:
        self._show()

    def focus_place(self) -> QWidget:
        return self._theme.focus_place()

    def _show(self) -> None:
        self._theme.show_choice(self._looks.theme)
        self._scale.set_value(self._looks.scale)
        self._rows.set_value(self._looks.is_compact)
        self._calm.set_value(self._looks.is_calm)
        self._language.set_value(self.desk.settings.value("language", SOURCE_LANGUAGE))

    def _colours(self) -> Card:
        note = Label(
            _(
                "Hoher Kontrast wird vom System übernommen; eigene Farben treten dann zurück. "
                "Auch von Hand: Ansicht › Farben."
            ),
            "small",
            "text2",
            wraps=True,
        )
        return Card(Label(_("Farben"), "section"), self._theme, note)

    def _reading(self) -> Card:
        return setting_card(
            _("Lesbarkeit"),
            SettingRow(
                _("Schriftgröße"),
                _("Gilt sofort für das ganze Programm. Der Druck bleibt unverändert."),
                self._scale,
            ),
            SettingRow(
                _("Zeilenhöhe in Listen"),
                _("Kompakt zeigt etwa ein Drittel mehr Zeilen."),
                self._rows,
            ),
            SettingRow(
                _("Bewegung"), _("Hinweise ohne Überblendung zeigen."), self._calm, wide=False
            ),
        )

    def _speech(self) -> Card:
        return setting_card(_("Sprache"), self._language_row)

    def _on_language(self) -> None:
        self.desk.settings.set_value("language", self._language.value())


def _scale_words(scale: float) -> str:
    percent = round(scale * 100)
    if scale == 1:
        return _("{n} % (Standard)").format(n=percent)
    return _("{n} %").format(n=percent)
