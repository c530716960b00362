"""What PDF/A-2a and PDF/UA-1 ask for and reportlab leaves out; holds for every file written here.

Entries are added to reportlab's own objects. One method of reportlab is replaced: it writes no
line end before ``endstream`` (ISO 19005-2, 6.1.7.1). CR LF, so that a reader that strips it takes
nothing from data that end in CR.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from PIL import ImageCms
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from kommin_desktop.documents.typeset.characters import one_line
from kommin_desktop.documents.writer.metadata import PROGRAM, Description, info_date, xmp
from kommin_desktop.documents.writer.objects import reference

_SPACE = "sRGB IEC61966-2.1"
_END = b"endstream\n"
# The profile's own date (ICC.1, 7.2.1) is the only thing that changes from one run to the next.
_PROFILE_DATE = slice(24, 36)

_reportlab_format = pdfdoc.PDFStream.format


def _format_with_line_end(self: Any, document: Any) -> bytes:
    formatted: bytes = _reportlab_format(self, document)
    return formatted.removesuffix(_END) + b"\r\n" + _END


pdfdoc.PDFStream.format = _format_with_line_end
rl_config.useA85 = 0  # streams as bytes, not as text: a fifth smaller
rl_config.pdfComments = 0

_PAGE_ENTRIES = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]


def complete_page(page: Any, key: int, resources: Any, size: tuple[float, float]) -> None:
    """Gives a page its key in the parent tree, tab order, shared resources and size in points."""
    page.__NoDefault__ = _PAGE_ENTRIES
    page.StructParents = str(key)
    page.Tabs = "/S"
    page.Resources = resources
    page.MediaBox = f"[0 0 {size[0]:.3f} {size[1]:.3f}]"
    page.Rotate = page.Trans = None


def complete_catalog(canvas: Canvas, about: Description, tree: int) -> None:
    """Names structure tree, language, title, dates, metadata and colour space of the file."""
    canvas.setTitle(one_line(about.title))
    canvas.setAuthor(one_line(about.author))
    canvas.setSubject(one_line(about.subject))
    canvas.setCreator(PROGRAM)
    canvas.setProducer(PROGRAM)
    canvas.setDateFormatter(lambda *_now: info_date(about))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    catalog = canvas._doc.Catalog
    catalog.__NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]
    catalog.StructTreeRoot = reference(tree)
    catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    catalog.Metadata = _stream(xmp(about), Type="/Metadata", Subtype="/XML")
    profile = _stream(srgb_profile(), N=3)
    profile.filters = [pdfdoc.PDFZCompress]
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": pdfdoc.PDFString(_SPACE),
        "Info": pdfdoc.PDFString(_SPACE),
        "DestOutputProfile": canvas._doc.Reference(profile),
    }
    catalog.OutputIntents = pdfdoc.PDFArray([pdfdoc.PDFDictionary(intent)])


def _stream(content: bytes, **entries: object) -> Any:
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), content)


@cache
def srgb_profile() -> bytes:
    """The ICC profile of sRGB, always the same bytes."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_PROFILE_DATE] = bytes.fromhex("07ea00010001000000000000")  # 1 January 2026
    return bytes(profile)
