"""Tables of the office: its data, signatories, municipalities, consent purposes, documents."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from kommin_desktop.store.columns import LIVING, Base, Instant, Record


class Setting(Record):
    """One fact of the office under a stable key, such as its name or its street."""

    __tablename__ = "setting"
    __table_args__: Any = (
        Index("uq_setting_key", "key", unique=True, sqlite_where=LIVING),
        {"sqlite_autoincrement": True},
    )

    key: Mapped[str]
    value: Mapped[str] = mapped_column(default="")


class Signatory(Record):
    """A person of the office who signs letters, with the formula such as „Im Auftrag“."""

    __tablename__ = "signatory"

    name: Mapped[str]
    formula: Mapped[str] = mapped_column(default="")
    function_title: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    room: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class Municipality(Record):
    """A town or municipality of the county with its official key (AGS) and postcodes."""

    __tablename__ = "municipality"
    __table_args__: Any = (
        Index("uq_municipality_name", "name", unique=True, sqlite_where=LIVING),
        {"sqlite_autoincrement": True},
    )

    name: Mapped[str]
    ags: Mapped[str] = mapped_column(default="")
    is_town: Mapped[bool] = mapped_column(default=False)
    postcodes: Mapped[str] = mapped_column(default="")
    """Postcodes separated by blanks."""
    position: Mapped[int] = mapped_column(default=0)


class ConsentPurpose(Record):
    """What a person may consent to, with the wording that is shown and its version."""

    __tablename__ = "consent_purpose"

    name: Mapped[str]
    wording: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)


class Blob(Base):
    """Bytes kept once by their SHA-256; not logged, since they never change."""

    __tablename__ = "blob"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]
    content: Mapped[bytes]


class IssuedDocument(Record):
    """A document as it left the office: its bytes are kept and never change."""

    __tablename__ = "issued_document"

    kind: Mapped[str]
    title: Mapped[str]
    route: Mapped[str] = mapped_column(default="")
    media_type: Mapped[str] = mapped_column(default="application/pdf")
    pages: Mapped[int] = mapped_column(default=0)
    sha256: Mapped[str] = mapped_column(ForeignKey("blob.sha256"), index=True)
    created_at: Mapped[Instant]
    created_by: Mapped[str] = mapped_column(default="")


class Attachment(Record):
    """A paper that belongs to a record: asked for (without bytes) or present."""

    __tablename__ = "attachment"
    __table_args__: Any = (
        CheckConstraint("state <> 'present' OR sha256 IS NOT NULL", name="present_has_bytes"),
        {"sqlite_autoincrement": True},
    )

    title: Mapped[str]
    file_name: Mapped[str] = mapped_column(default="")
    media_type: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="requested")
    sha256: Mapped[str | None] = mapped_column(ForeignKey("blob.sha256"), index=True)
    due: Mapped[date | None]
