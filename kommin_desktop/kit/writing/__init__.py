"""Writing minutes: what one types is kept as the small Markdown that the papers are made from."""

from kommin_desktop.kit.writing.editor import MarkdownEditor, WritingState
from kommin_desktop.kit.writing.toolbar import WritingBar

__all__ = ["MarkdownEditor", "WritingBar", "WritingState"]
