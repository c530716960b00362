"""How the person wants the window to look: theme, size of writing, motion; remembered."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QApplication

from kommin_desktop.kit import theme
from kommin_desktop.kit.settings import Settings

SCALES = (1.0, 1.15, 1.3, 1.5)
THEMES = ("system", "light", "dark", "contrast")


class Looks:
    """Reads and changes the look of this person at this computer."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def theme(self) -> str:
        """Which colours are wished for."""
        wish = self._settings.value("look/theme", "system")
        return wish if wish in THEMES else "system"

    @property
    def scale(self) -> float:
        """How much larger than usual the writing is."""
        wish = self._settings.value("look/scale", 1.0)
        return wish if wish in SCALES else 1.0

    def wear(self) -> None:
        """Dress the application as wished."""
        app = cast(QApplication, QApplication.instance())
        calm = bool(self._settings.value("look/calm", False))
        theme.use(app, self.theme, self.scale, calm=calm)

    def choose_theme(self, wish: str) -> None:
        """Other colours from now on."""
        self._settings.set_value("look/theme", wish)
        self.wear()

    def step_scale(self, step: int) -> None:
        """One step larger (1) or smaller (-1), or back to 100 % (0)."""
        at = SCALES.index(self.scale)
        to = 0 if step == 0 else max(0, min(len(SCALES) - 1, at + step))
        self._settings.set_value("look/scale", SCALES[to])
        self.wear()
