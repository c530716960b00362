"""Papers on the screen: the same pages that are printed, saved as PDF and sent by mail."""

from kommin_desktop.kit.preview.paper import Paper, PaperOption
from kommin_desktop.kit.preview.paper_page import PaperPage
from kommin_desktop.kit.preview.pdf_view import PdfView
from kommin_desktop.kit.preview.thumb_view import ThumbView

__all__ = ["Paper", "PaperOption", "PaperPage", "PdfView", "ThumbView"]
