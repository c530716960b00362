"""The logo of the office: read from a picture file and made as small as paper needs it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.ask import FileKind
from kommin_desktop.kit.widgets import Button, FlowLayout, Label, column
from kommin_desktop.office.rules import LOGO_MOST_BYTES

_KEEP = Qt.AspectRatioMode.KeepAspectRatio
_MOST_SIDES = ((900, 360), (600, 240), (400, 160))
"""13 mm high, 40 mm wide on paper: 900 dots are more than 500 to the inch."""
_MOST_FILE = 30_000_000


def logo_kinds() -> tuple[FileKind, ...]:
    """What can be chosen as a logo."""
    return (FileKind(_("Bild"), ("png", "jpg", "jpeg", "svg")),)


def read_logo(path: Path) -> bytes:
    """A PNG of the picture, small enough for the office file. Raises WorldError."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise _unreadable(path) from error
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    if reader.format().data() == b"svg" and reader.size().isValid():
        reader.setScaledSize(reader.size().scaled(*_MOST_SIDES[0], _KEEP))
    image = reader.read() if size <= _MOST_FILE else QImage()
    if image.isNull():
        raise _unreadable(path)
    for width, height in _MOST_SIDES:
        picture = _as_png(image, width, height)
        if len(picture) <= LOGO_MOST_BYTES:
            return picture
    raise WorldError(
        _(
            "„{name}“ hat zu viele Einzelheiten für ein Logo. Verwenden Sie ein schlichteres."
        ).format(name=path.name)
    )


def _as_png(image: QImage, width: int, height: int) -> bytes:
    small = image
    if image.width() > width or image.height() > height:
        small = image.scaled(width, height, _KEEP, Qt.TransformationMode.SmoothTransformation)
    # Paper is white, and archives (PDF/A) know no transparency of their own here.
    flat = QImage(small.size(), QImage.Format.Format_RGB888)
    flat.fill(Qt.GlobalColor.white)
    painter = QPainter(flat)
    painter.drawImage(0, 0, small)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(flat)
    return bytes(data.data())


def _unreadable(path: Path) -> WorldError:
    return WorldError(
        _("„{name}“ ist kein Bild, das sich lesen lässt. Geeignet sind PNG, JPEG und SVG.").format(
            name=path.name
        )
    )


class LogoField(QWidget):
    """The logo in use on white, with the buttons that change it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("logo_field")
        self.picture = _LogoPicture()
        self.hint = Label("", "small", "text2", wraps=True)
        self.choose = Button(_("Logo wählen …"), "folder-open", name="logo_choose")
        self.remove = Button(_("Entfernen"), "x", name="logo_remove")
        self.remove.setAccessibleName(_("Logo entfernen"))
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8)
        flow.addWidget(self.choose)
        flow.addWidget(self.remove)
        column(self.picture, self.hint, buttons, spacing=8, into=self)
        self.show_logo(b"")

    def show_logo(self, picture: bytes) -> None:
        """Show this logo, or that there is none."""
        self.picture.show_picture(picture)
        self.picture.setVisible(bool(picture))
        self.remove.setVisible(bool(picture))
        self.hint.setText(
            _("Es wird 13 mm hoch gedruckt.")
            if picture
            else _("Kein Logo: Der Briefkopf trägt einen schmalen Balken. PNG, JPEG oder SVG.")
        )


class _LogoPicture(QWidget):
    """A picture on white paper."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setAccessibleName(_("Logo"))
        theme.notifier().changed.connect(self.updateGeometry)

    def show_picture(self, picture: bytes) -> None:
        self._image = QImage.fromData(picture)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(220), theme.px(84))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(84))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setPen(theme.color("border"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        inner = self.rect().adjusted(12, 12, -12, -12)
        size = self._image.size().scaled(inner.size(), _KEEP)
        place = inner
        place.setSize(size)
        place.moveCenter(self.rect().center())
        painter.drawImage(place, self._image)
