"""A PDF in memory as a document that Qt can show; nothing is written to a disk."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtPdf import QPdfDocument

from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import _


def loaded(pdf: bytes, parent: QObject) -> QPdfDocument:
    """The document of these bytes; they stay with it as long as it lives. Raises WorldError."""
    document = QPdfDocument(parent)
    buffer = QBuffer(document)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() != QPdfDocument.Status.Ready:
        document.deleteLater()
        raise WorldError(_("Das PDF kann nicht gelesen werden. Es ist unvollständig."))
    return document


def paper_name(document: QPdfDocument) -> str:
    """„A4“ or „A3“ if all pages are of that size, standing or lying, else nothing."""
    names = set()
    for page in range(document.pageCount()):
        size = document.pagePointSize(page)
        short, long = sorted((round(size.width()), round(size.height())))
        names.add(_SIZES.get((short // 3, long // 3), ""))
    return names.pop() if len(names) == 1 else ""


# In steps of three points, as no two programs round alike.
_SIZES = {(595 // 3, 842 // 3): "A4", (842 // 3, 1191 // 3): "A3", (420 // 3, 595 // 3): "A5"}
