"""What is added to reportlab still takes hold: a new reportlab that moves these parts turns red."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf

from kommin_desktop.documents import pdf
from kommin_desktop.documents.blocks import Document, Text
from tests.documents import examples
from tests.documents.conftest import rendered

_ROOT = Path(__file__).parents[2]


def _set(text: str) -> bytes:
    return pdf.render(Document("Probe", (Text(text),), examples.CREATED))


def test_every_stream_ends_with_a_line_end(data: bytes) -> None:
    ends = [found.start() for found in re.finditer(rb"endstream\n", data)]
    assert ends
    assert all(data[end - 2 : end] == b"\r\n" for end in ends)


def test_pages_and_catalog_have_the_entries_that_reportlab_does_not_know(data: bytes) -> None:
    file = pikepdf.open(BytesIO(data))
    assert len(file.Root.OutputIntents) == 1
    for number, page in enumerate(file.pages):
        assert int(page.obj.StructParents) == number
        assert str(page.obj.Tabs) == "/S"
        assert "/Trans" not in page.obj


def test_no_font_but_ours_and_no_stream_as_text(data: bytes) -> None:
    assert b"Helvetica" not in data
    assert b"ASCII85Decode" not in data


def test_the_structure_tree_is_packed() -> None:
    letters = pdf.render_letters(examples.invitation_run(50))
    assert b"/StructElem" not in letters
    assert b"<</S/" not in letters
    assert len(letters) < 50 * 4000


def test_stacked_marks_leave_what_follows_on_its_line() -> None:
    file = pikepdf.open(BytesIO(_set("X\u030c\u0302 danach")))
    rise = 0.0
    shown = []
    for instruction in pikepdf.parse_content_stream(file.pages[0]):
        if str(instruction.operator) == "Ts":
            rise = float(instruction.operands[0])
        elif str(instruction.operator) == "TJ":
            shown.append(rise)
    assert len({level for level in shown if level}) == 2
    assert shown[-1] == 0.0


def test_a_text_of_more_than_255_different_letters_is_whole() -> None:
    letters = "".join(map(chr, [*range(0x41, 0x5B), *range(0xC0, 0x180), *range(0x410, 0x450)]))
    data = _set(letters)
    file = pikepdf.open(BytesIO(data))
    names = {str(o.BaseFont) for o in file.objects if _is_font(o)}
    assert len([name for name in names if name.endswith("Inter-Regular")]) == 2


def _is_font(thing: object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and str(thing.get("/Type", "")) == "/Font"


def test_two_files_differ_in_their_identity() -> None:
    one, other = (pikepdf.open(BytesIO(_set(text))).trailer.ID[0] for text in ("eins", "zwei"))
    assert bytes(one) != bytes(other)


def test_page_count_is_not_misled_by_a_title() -> None:
    document = Document("x\n<<\n/Count 77 /Kids [", (Text("y"),), examples.CREATED)
    assert pdf.page_count(pdf.render(document)) == 1


def test_minutes_open_with_their_outline() -> None:
    assert str(pikepdf.open(BytesIO(rendered("minutes"))).Root.PageMode) == "/UseOutlines"


def test_checking_a_letter_does_not_wait_for_reportlab() -> None:
    code = (
        "import sys\n"
        "from kommin_desktop.documents.checks import letter_problems\n"
        "from tests.documents import examples\n"
        "letter_problems(examples.letter_run(1).letter)\n"
        "sys.exit('reportlab' in sys.modules or 'PIL' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=_ROOT, check=False)
    assert done.returncode == 0
