"""What the window draws with: writing, icons, languages, pages of papers."""

from __future__ import annotations

import gettext
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QRectF, QSize, Qt, QTranslator
from PySide6.QtGui import QColor, QFont, QFontInfo, QImage, QPainter, QRawFont
from PySide6.QtWidgets import QApplication

from kommin_desktop.app.selfcheck.fault import Fault
from kommin_desktop.app.selfcheck.working import PAPER, SIGNS
from kommin_desktop.base.paths import resource_path
from kommin_desktop.base.text import DOMAIN, SOURCE_LANGUAGE, _, ngettext
from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import paint_icon

_MISSING = "\ue000"  # no font has a sign for it: what is drawn is the box for missing ones
_SIDE = 32


def writing() -> str:
    """Every sign is in the font of the window, and is drawn as something else than a box."""
    app = application()
    raw = QRawFont.fromFont(app.font())
    family = theme.font().family()
    if QFontInfo(app.font()).family() != family or not raw.isValid():
        raise Fault(_("Die Schrift {name} fehlt.").format(name=family))
    box = _drawn(_MISSING, app.font())
    signs = sorted(set(SIGNS) - {" "})
    boxes = [
        sign
        for sign in signs
        if not raw.supportsCharacter(ord(sign)) or _is_blank(_drawn(sign, app.font()), box)
    ]
    if boxes:
        raise Fault(_("Leere Kästchen statt: {signs}").format(signs=" ".join(boxes)))
    return _("{name}, {count} von {count} Zeichen").format(name=family, count=len(signs))


def icons() -> str:
    """Every icon that is shipped leaves something on paper."""
    application()
    names = sorted(path.stem for path in resource_path("icons").glob("*.svg"))
    empty = [name for name in names if not _has_ink(_icon(name))]
    if empty or not names:
        raise Fault(_("Nicht gezeichnet: {names}").format(names=", ".join(empty) or "*.svg"))
    return ngettext("{n} gezeichnet", "{n} gezeichnet", len(names)).format(n=len(names))


def languages() -> str:
    """The catalogues of the program and Qt's own words for them are there."""
    place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    codes = sorted(path.name for path in resource_path("i18n").iterdir() if path.is_dir())
    for code in codes:
        gettext.translation(DOMAIN, localedir=resource_path("i18n"), languages=[code])
    for code in (SOURCE_LANGUAGE, *codes):
        if not QTranslator().load(f"qtbase_{code}", place):
            raise Fault(_("Qt kann nicht: {code}").format(code=code))
    return ", ".join((SOURCE_LANGUAGE, *codes))


def paper_shown(folder: Path) -> str:
    """The page printed before can be looked at."""
    from PySide6.QtPdf import QPdfDocument

    application()
    paper = QPdfDocument()
    paper.load(str(folder / PAPER))
    picture = paper.render(0, QSize(595, 842))
    if paper.status() != QPdfDocument.Status.Ready or not _has_ink(picture):
        raise Fault(_("Das Papier lässt sich nicht zeigen."))
    return _("Papier gezeichnet")


def application() -> QApplication:
    """The application, dressed as the window is."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = theme.application("kommin")
        theme.use(app, "light", calm=True)
    return app


def _canvas() -> QImage:
    image = QImage(_SIDE, _SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _drawn(sign: str, font: QFont) -> QImage:
    image = _canvas()
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, sign)
    painter.end()
    return image


def _icon(name: str) -> QImage:
    image = _canvas()
    painter = QPainter(image)
    paint_icon(painter, name, QRectF(image.rect()), QColor("black"))
    painter.end()
    return image


def _is_blank(drawn: QImage, box: QImage) -> bool:
    return drawn == box or not _has_ink(drawn)


def _has_ink(image: QImage) -> bool:
    """Whether anything dark stands on the picture."""
    shown = image.convertToFormat(QImage.Format.Format_Alpha8)
    if not image.hasAlphaChannel():
        shown = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = bytes(shown.constBits())
    return len(set(pixels)) > 1
