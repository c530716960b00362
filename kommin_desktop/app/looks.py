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

    @property
    def is_calm(self) -> bool:
        """Whether nothing shall move or fade."""
        return self._settings.value("look/calm", False) is True

    @property
    def is_compact(self) -> bool:
        """Whether lists shall show low rows of one line."""
        return self._settings.value("look/compact", False) is True

    def wear(self) -> None:
        """Dress the application as wished."""
        app = cast(QApplication, QApplication.instance())
        theme.use(app, self.theme, self.scale, calm=self.is_calm, compact=self.is_compact)

    def choose_theme(self, wish: str) -> None:
        """Other colours from now on."""
        self._settings.set_value("look/theme", wish)
        self.wear()

    def choose_scale(self, wish: float) -> None:
        """Another size of writing from now on."""
        self._settings.set_value("look/scale", wish)
        self.wear()

    def choose_calm(self, *, calm: bool) -> None:
        """Let things move, or not."""
        self._settings.set_value("look/calm", calm)
        self.wear()

    def choose_compact(self, *, compact: bool) -> None:
        """Low rows in all lists, or rows of two lines."""
        self._settings.set_value("look/compact", compact)
        self.wear()

    def step_scale(self, step: int) -> None:
        """One step larger (1) or smaller (-1), or back to 100 % (0)."""
        at = SCALES.index(self.scale)
        to = 0 if step == 0 else max(0, min(len(SCALES) - 1, at + step))
        self.choose_scale(SCALES[to])
