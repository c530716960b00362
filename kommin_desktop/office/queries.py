"""Reading the office's data, municipalities, signatories and issued documents."""

from __future__ import annotations

from typing import NamedTuple

from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import Query, read_one


class Fact(NamedTuple):
    """One setting of the office."""

    key: str
    value: str


class SignatoryLine(NamedTuple):
    """Somebody who signs letters."""

    id: int
    name: str
    formula: str
    function_title: str
    phone: str
    room: str
    email: str


class MunicipalityLine(NamedTuple):
    """A municipality; postcodes are separated by blanks."""

    id: int
    name: str
    ags: str
    is_town: bool
    postcodes: str


class IssuedLine(NamedTuple):
    """An issued document in the archive; `created_at` is UTC."""

    id: int
    kind: str
    title: str
    route: str
    pages: int
    created_at: str
    created_by: str
    sha256: str


class KeptDocument(NamedTuple):
    """An issued document with its bytes, and whether they are those that left the office."""

    line: IssuedLine
    content: bytes
    is_sound: bool


def office_facts() -> Query[Fact]:
    """All settings of the office."""
    return Query("select key, value from setting where deleted_at is null order by key", Fact)


def signatories() -> Query[SignatoryLine]:
    """Who signs letters, the first one first."""
    return Query(
        "select id, name, formula, function_title, phone, room, email from signatory "
        "where deleted_at is null order by position, id",
        SignatoryLine,
    )


def signatory(signatory_id: int = 0) -> Query[SignatoryLine]:
    """One of those who sign."""
    return Query(
        "select id, name, formula, function_title, phone, room, email from signatory "
        "where deleted_at is null and id = :id",
        SignatoryLine,
        {"id": signatory_id},
    )


def municipalities() -> Query[MunicipalityLine]:
    """The municipalities in their order."""
    return Query(
        "select id, name, ags, is_town, postcodes from municipality "
        "where deleted_at is null order by position, id",
        MunicipalityLine,
    )


def issued_documents(route: str = "") -> Query[IssuedLine]:
    """The archive, newest first; with `route` only the documents of one record."""
    return Query(
        "select id, kind, title, route, pages, created_at, created_by, sha256 "
        "from issued_document where deleted_at is null and (:route = '' or route = :route) "
        "order by id desc",
        IssuedLine,
        {"route": route},
    )


def issued_document(document_id: int = 0) -> Query[IssuedLine]:
    """One document of the archive."""
    return Query(
        "select id, kind, title, route, pages, created_at, created_by, sha256 "
        "from issued_document where deleted_at is null and id = :id",
        IssuedLine,
        {"id": document_id},
    )


def kept_document(connection: Connection, document_id: int) -> KeptDocument | None:
    """A document of the archive; its bytes are compared with what was noted when it was issued."""
    line = read_one(connection, issued_document(document_id))
    content = issued_bytes(connection, document_id)
    if line is None or content is None:
        return None
    import hashlib  # a start asks for the office's name alone

    return KeptDocument(line, content, hashlib.sha256(content).hexdigest() == line.sha256)


def issued_bytes(connection: Connection, document_id: int) -> bytes | None:
    """The bytes of an issued document as they left the office; None if there is none."""
    row = connection.execute(
        "select b.content from issued_document d join blob b on b.sha256 = d.sha256 where d.id = ?",
        (document_id,),
    ).fetchone()
    return bytes(row[0]) if row else None
