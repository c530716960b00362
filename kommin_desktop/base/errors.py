"""The two kinds of failure a person at the desk is told about; anything else is a bug."""

from __future__ import annotations


class OfficeError(Exception):
    """A failure with a sentence for the person at the desk; the sentence is the first argument."""

    @property
    def sentence(self) -> str:
        """The German (or translated) sentence, without personal data of other records."""
        return str(self.args[0]) if self.args else ""


class UserError(OfficeError):
    """A rule of the office refused what was asked; nothing has been changed."""


class WorldError(OfficeError):
    """Disk, lock, file or printer did not do what was needed; nothing has been changed."""


class Cancelled(Exception):
    """The person stopped a long work; everything it did is rolled back."""
