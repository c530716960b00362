"""What a printed document says, as plain frozen values that a test can compare without a PDF.

Text in blocks is text, never markup: a name like ``<b>& "Söhne"`` prints as it stands, and a
line break in the text breaks the line. Lengths are millimetres.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look."""

    text: str
    bold: bool = False
    italic: bool = False


Content: TypeAlias = str | tuple[Run, ...]
TextStyle = Literal["normal", "subtitle", "lead", "small", "muted", "label"]
Align = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of a document, 2 an agenda item or part, 3 below it.

    ``number`(„TOP 3“) stands in front of the text and takes part in the outline.
    """

    level: Literal[1, 2, 3, 4]
    text: Content
    number: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph; without ``hyphens`` no word is divided, such as a list of names."""

    content: Content
    style: TextStyle = "normal"
    align: Align = "left"
    hyphens: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """A list entry with its own sublists."""

    content: Content
    sublists: tuple[BulletList | NumberList, ...] = ()


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list with bullets; an entry is a text or an Item with sublists."""

    items: tuple[Content | Item, ...]


@dataclass(frozen=True, slots=True)
class NumberList:
    """A list counted from ``start``."""

    items: tuple[Content | Item, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: a fixed width in mm, or a share of what fixed columns leave over.

    ``is_header`` marks the column that names its row (read out before every cell of it).
    Without ``hyphens`` no word is divided: names of people and organisations.
    """

    share: float = 1.0
    mm: float | None = None
    align: Align = "left"
    is_header: bool = False
    look: Literal["normal", "bold", "muted"] = "normal"
    hyphens: bool = True


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A row over all columns that begins a group, such as „Stimmberechtigte Mitglieder“."""

    text: Content


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under an optional head that is repeated on each page.

    ``look``: „lines“ rules between rows; „grid“ also between columns (lists to sign); „plain“
    no rules (agenda with clock times). ``row_height`` is the least height of a row in mm;
    ``is_dense`` brings the rows of a long list closer together.
    ``caption`` is printed above; ``summary`` is only read out.
    """

    rows: tuple[tuple[Content, ...] | GroupRow, ...]
    columns: tuple[Column, ...]
    head: tuple[Content, ...] = ()
    look: Literal["lines", "grid", "plain"] = "lines"
    row_height: float = 0.0
    is_dense: bool = False
    caption: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels with values, such as the head of minutes: Datum, Ort, Leitung …"""

    rows: tuple[tuple[str, Content], ...]
    label_width: float = 32.0


@dataclass(frozen=True, slots=True)
class Callout:
    """Something that must stand out calmly: a decision with wording and votes, a task, a note."""

    label: str
    blocks: tuple[Block, ...]
    kind: Literal["decision", "task", "note"] = "decision"


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A line to sign on; ``caption`` (name) and ``role`` stand below, ``place_date`` above."""

    caption: str
    role: str = ""
    place_date: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Signature lines side by side, at most three in a row."""

    lines: tuple[SignatureLine, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG picture, ``width`` mm wide, with the words that are read out for it."""

    data: bytes
    width: float
    alt: str
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Space:
    """Empty height in mm; vanishes at the top of a page."""

    height: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A hairline over the width of the text."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The rest goes on a new page."""


@dataclass(frozen=True, slots=True)
class KeepTogether:
    """Blocks that stay on one page if they fit on one at all."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Markdown:
    """Text of minutes as typed: headings, lists, bold, italic; all else is literal.

    ``top_level`` is the heading level that „#“ stands for.
    """

    text: str
    top_level: Literal[2, 3, 4] = 3


@dataclass(frozen=True, slots=True)
class Slot:
    """In a serial letter: the place that each recipient's own blocks of that name fill."""

    name: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes: name of the authority, the lines below it, and a logo (PNG or JPEG)."""

    name: str
    lines: tuple[str, ...] = ()
    logo: bytes = b""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter after DIN 5008 form B, beginning on a page of its own.

    ``remarks`` („Einschreiben“) fill the three lines above the recipient from below, ``recipient``
    has at most six lines; ``information`` is the block at the right (Mein Zeichen, Durchwahl,
    Datum …). ``signatory`` is printed after the room for the signature, ``formula`` („Im Auftrag“)
    before it. ``footer`` are columns of lines on the first page.
    """

    letterhead: Letterhead
    recipient: tuple[str, ...]
    subject: str
    greeting: str
    body: tuple[Block, ...]
    return_line: str = ""
    remarks: tuple[str, ...] = ()
    information: tuple[tuple[str, str], ...] = ()
    closing: str = "Mit freundlichen Grüßen"
    formula: str = ""
    signatory: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    footer: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate on one ceremonial page: who certifies what to whom, and what it covered.

    ``statement`` follows the name („hat an der Qualifizierung teilgenommen“), ``achievement`` is
    the course title, ``facts`` are period, units, rate; ``contents`` the modules; ``number`` and
    ``note`` („Zweitschrift“) stand small at the foot.
    """

    letterhead: Letterhead
    title: str
    name: str
    statement: str
    achievement: str
    name_lead: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    contents_title: str = ""
    contents: tuple[Content, ...] = ()
    place_date: str = ""
    signatures: tuple[SignatureLine, ...] = ()
    number: str = ""
    note: str = ""


Block: TypeAlias = (
    Heading
    | Text
    | BulletList
    | NumberList
    | Table
    | Fields
    | Callout
    | SignatureLine
    | Signatures
    | Picture
    | Space
    | Rule
    | PageBreak
    | KeepTogether
    | Markdown
    | Slot
    | Letter
    | Certificate
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. ``created`` (with time zone) is the only clock the PDF knows.

    ``letterhead`` stands on the first page, ``header`` at the top of the following pages and
    ``footer`` at the foot of all, beside „Seite 2 von 3“. A ``draft`` carries „Entwurf“.
    """

    title: str
    blocks: tuple[Block, ...]
    created: datetime
    language: str = "de-DE"
    author: str = ""
    subject: str = ""
    letterhead: Letterhead | None = None
    header: str = ""
    footer: str = ""
    draft: bool = False
