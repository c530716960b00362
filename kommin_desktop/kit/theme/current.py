"""The look in use: which colours, how large the writing, and who is told when it changes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QDir, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessibilityHints,
    QColor,
    QFont,
    QFontDatabase,
    QPalette,
    QStyleHints,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from kommin_desktop.base.paths import resource_path
from kommin_desktop.kit.theme.contrast import system_tokens
from kommin_desktop.kit.theme.palette import palette_of
from kommin_desktop.kit.theme.sheet import MARKS, sheet
from kommin_desktop.kit.tokens import (
    DARK,
    DARK_AVATARS,
    LIGHT,
    LIGHT_AVATARS,
    TITLE_TRACKING,
    TYPE,
    AvatarColours,
    Tokens,
)

FAMILY = "Inter"
_STYLE = "fusion"
# Each weight of the bundled font is a family of its own where Qt reads only the short names.
_WEIGHT_FAMILIES = {500: "Inter Medium", 600: "Inter SemiBold"}


class ChangeNotifier(QObject):
    """Tells painters that colours, fonts or sizes are no longer what they were."""

    changed = Signal()


@dataclass
class _Look:
    """What was asked for and what came of it."""

    wish: str = "system"
    mode: str = "light"
    tokens: Tokens = LIGHT
    scale: float = 1.0
    calm: bool = False
    calm_wish: bool = False
    system_font: bool = False
    compact: bool = False


class _Current:
    """The look of this process and the hints of the system it listens to."""

    def __init__(self) -> None:
        self.look = _Look()
        self.notifier: ChangeNotifier | None = None
        self.hints: QStyleHints | None = None
        self.accessibility: QAccessibilityHints | None = None
        self.colours: dict[str, QColor] = {}
        self.fonts: dict[tuple[str, bool], QFont] = {}
        self.fonts_loaded = False
        self.began_in_style = False

    def listen(self, app: QApplication) -> None:
        """Follow the system's colour scheme, contrast and motion from now on, once."""
        if self.hints is not None:
            return
        self.hints = app.styleHints()
        self.accessibility = self.hints.accessibility()
        self.hints.colorSchemeChanged.connect(self._on_system_changed)
        self.accessibility.contrastPreferenceChanged.connect(self._on_system_changed)
        self.accessibility.motionPreferenceChanged.connect(self._on_system_changed)

    def _on_system_changed(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            look = self.look
            use(
                app,
                look.wish,
                look.scale,
                calm=look.calm_wish,
                system_font=look.system_font,
                compact=look.compact,
            )

    def wants_contrast(self) -> bool:
        """Whether the system asks for high contrast."""
        high = Qt.ContrastPreference.HighContrast
        return self.accessibility is not None and self.accessibility.contrastPreference() == high

    def wants_calm(self) -> bool:
        """Whether the system asks for less motion."""
        less = Qt.MotionPreference.ReducedMotion
        return self.accessibility is not None and self.accessibility.motionPreference() == less


_current = _Current()


def application(name: str) -> QApplication:
    """The application, in our style from the beginning: Qt's styles need not be loaded for it."""
    _current.began_in_style = True
    return QApplication([name, "-style", _STYLE])


def use(
    app: QApplication,
    mode: str = "system",
    scale: float = 1.0,
    *,
    calm: bool = False,
    system_font: bool = False,
    compact: bool = False,
) -> None:
    """Dress the whole application: `mode` system, light, dark or contrast; works live.

    The same look again costs nothing.
    """
    first = _current.hints is None
    _current.listen(app)
    _load_fonts(app)
    if not (first and _current.began_in_style) and app.style().name().casefold() != _STYLE:
        app.setStyle(_STYLE)
    look = _current.look
    before = replace(look)
    look.wish, look.scale, look.system_font = mode, scale, system_font
    look.compact = compact
    look.calm_wish, look.calm = calm, calm or _current.wants_calm()
    look.mode, look.tokens = _chosen(app, mode)
    if look == before and look.mode != "contrast" and app.styleSheet():
        return
    _current.colours.clear()
    _current.fonts.clear()
    _dress(app)
    notifier().changed.emit()


def _chosen(app: QApplication, wish: str) -> tuple[str, Tokens]:
    if wish == "contrast" or (wish == "system" and _current.wants_contrast()):
        app.setPalette(QPalette())
        return "contrast", system_tokens(app.palette())
    if wish == "system":
        dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        wish = "dark" if dark else "light"
    return wish, DARK if wish == "dark" else LIGHT


def _dress(app: QApplication) -> None:
    tokens = _current.look.tokens
    palette = palette_of(tokens)
    if app.styleSheet():
        # Qt takes a sheet away and puts one on in a tenth of the time that it changes one in.
        app.setStyleSheet("")
    app.setPalette(palette)
    QToolTip.setPalette(palette)
    app.setFont(font())
    QToolTip.setFont(font("small"))
    QDir.setSearchPaths(MARKS, [str(resource_path("icons", "marks"))])
    with_font = not _current.look.system_font
    app.setStyleSheet(sheet(tokens, px, _current.look.scale, with_font=with_font))


def _load_fonts(app: QApplication) -> None:
    """The upright fonts at once; the slanted ones, which no frame shows, with the first event."""
    if _current.fonts_loaded:
        return
    _current.fonts_loaded = True
    slanted = []
    for path in sorted(resource_path("fonts").glob("*.ttf")):
        if "Italic" in path.stem:
            slanted.append(str(path))
        else:
            QFontDatabase.addApplicationFont(str(path))
    QTimer.singleShot(0, app, lambda: [QFontDatabase.addApplicationFont(path) for path in slanted])


def dress_again(widget: QWidget) -> None:
    """Have the sheet look at a widget anew whose properties it names have changed."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it is dressed when it is first seen; until then Qt's styles need not be loaded
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def notifier() -> ChangeNotifier:
    """The one object whose `changed` tells that the look is another."""
    if _current.notifier is None:
        _current.notifier = ChangeNotifier()
    return _current.notifier


def mode() -> str:
    """What is shown: light, dark or contrast."""
    return _current.look.mode


def scale() -> float:
    """How much larger than usual the person wants the writing, 1.0 to 1.5."""
    return _current.look.scale


def is_calm() -> bool:
    """Whether nothing may move or fade."""
    return _current.look.calm


def is_compact() -> bool:
    """Whether lists show low rows of one line."""
    return _current.look.compact


def px(size: float) -> int:
    """A length given at 100 %, in the person's scale."""
    return round(size * _current.look.scale)


def color(name: str) -> QColor:
    """The colour of a token in the look of this moment; never keep it."""
    known = _current.colours.get(name)
    if known is None:
        value = _current.look.tokens.value(name)
        known = QColor(value[:7])
        if len(value) > 7:
            known.setAlpha(int(value[7:], 16))
        _current.colours[name] = known
    return QColor(known)


def font(role: str = "body", *, digits: bool = False) -> QFont:
    """The font of a role; `digits` gives all figures one width, for columns of numbers."""
    known = _current.fonts.get((role, digits))
    if known is None:
        known = _current.fonts[role, digits] = _made_font(role, digits)
    return QFont(known)


def _made_font(role: str, digits: bool) -> QFont:
    size = TYPE[role]
    if _current.look.system_font:
        made = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    else:
        made = QFont()
        own = _WEIGHT_FAMILIES.get(size.weight)
        made.setFamilies([own, FAMILY] if own else [FAMILY])
    made.setPointSizeF(size.px * 0.75 * _current.look.scale)
    made.setWeight(QFont.Weight(size.weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if role in {"title", "display"}:
        tracking = TITLE_TRACKING * _current.look.scale
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, tracking)
    if digits:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def avatar_colours(name: str) -> AvatarColours:
    """The two colours an avatar keeps as long as its name stays."""
    tokens = _current.look.tokens
    if _current.look.mode == "contrast":
        return AvatarColours(tokens.surface, tokens.text)
    pairs = DARK_AVATARS if _current.look.mode == "dark" else LIGHT_AVATARS
    return pairs[sum(map(ord, name)) % len(pairs)]
