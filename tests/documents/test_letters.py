"""Letters keep to the places of DIN 5008 form B, alone and in a run."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from kommin_desktop.documents import pdf
from kommin_desktop.documents.blocks import Document, Letter, Text
from kommin_desktop.documents.checks import letter_problems
from kommin_desktop.documents.layout import din5008 as din
from kommin_desktop.documents.letter_run import PersonalPart
from tests.documents import examples
from tests.documents.conftest import rendered
from tests.documents.reading import Piece, Reader


def _letter(letter: Letter) -> Reader:
    return Reader(pdf.render(Document("Brief", (letter,), examples.CREATED)))


def _inside(piece: Piece, area: din.Area) -> bool:
    top = piece.baseline - piece.size * 0.75 * 0.3528
    bottom = piece.baseline + piece.size * 0.22 * 0.3528
    return (
        area.left - 0.01 <= piece.left
        and piece.left + piece.width <= area.left + area.width + 0.01
        and area.top <= top
        and bottom <= area.bottom + 0.01
    )


def _find(reader: Reader, text: str, page: int = 0) -> Piece:
    return next(p for p in reader.pieces if p.page == page and p.text.strip().startswith(text))


def test_address_stands_in_its_window() -> None:
    reader = Reader(rendered("letter"))
    for line in ("Interkulturelles", "Frau Şükran", "Rathausstraße", "32120"):
        assert _inside(_find(reader, line), din.RECIPIENT)
    assert _inside(_find(reader, "Persönlich"), din.REMARKS)
    assert _inside(_find(reader, "Kreis Herford · Amts"), din.RETURN_LINE)


def test_nothing_else_stands_in_the_window() -> None:
    reader = Reader(rendered("letter"))
    window = [p.text.strip() for p in reader.pieces if _inside(p, din.ADDRESS_FIELD)]
    assert window == [
        examples.RETURN_LINE,
        *examples.letter().remarks,
        *examples.letter().recipient,
    ]


def test_six_address_lines_and_three_remarks_fit() -> None:
    recipient = tuple(f"Zeile {n}" for n in range(1, 7))
    remarks = ("Einschreiben", "Persönlich", "Nicht nachsenden")
    reader = _letter(examples.letter(recipient=recipient, remarks=remarks))
    assert all(_inside(_find(reader, line), din.RECIPIENT) for line in recipient)
    assert all(_inside(_find(reader, line), din.REMARKS) for line in remarks)
    assert _find(reader, remarks[-1]).baseline < _find(reader, "Zeile 1").baseline


def test_a_wide_address_is_set_smaller_but_not_below_eight_points() -> None:
    name = "Interkulturelles Elternnetz der Gemeinde Hiddenhausen e. V."
    piece = _find(_letter(examples.letter(recipient=(name,))), "Interkulturelles")
    assert 8 <= piece.size < 10
    assert _inside(piece, din.RECIPIENT)


def test_subject_greeting_and_information_stand_where_din_5008_wants_them() -> None:
    reader = Reader(rendered("letter"))
    subject, greeting = _find(reader, "Einladung zur 17."), _find(reader, "Sehr geehrte")
    assert din.SUBJECT_TOP < subject.baseline < din.SUBJECT_TOP + 6
    assert subject.left == pytest.approx(25, abs=0.01)
    assert "SemiBold" in subject.font
    assert 12 < greeting.baseline - subject.baseline < 18
    assert _find(reader, "Mein Zeichen").left == pytest.approx(125, abs=0.01)
    assert 50 < _find(reader, "Mein Zeichen").baseline < 55
    text = [p for p in reader.pieces if not p.is_artifact and p.baseline > din.SUBJECT_TOP]
    assert all(p.left >= 25 - 0.01 and p.left + p.width <= 190 + 1.5 for p in text)
    assert all(p.size >= 8.5 for p in text)


def test_fold_marks() -> None:
    file = pikepdf.open(BytesIO(rendered("letter")))
    page = file.pages[0]
    heights = []
    for instruction in pikepdf.parse_content_stream(page):
        if str(instruction.operator) == "m" and float(instruction.operands[0]) < 20:
            heights.append(297 - float(instruction.operands[1]) / 72 * 25.4)
    assert sorted(heights) == pytest.approx([105, 148.5, 210], abs=0.01)


def test_a_long_information_block_pushes_the_text_down() -> None:
    rows = tuple((f"Zeichen {n}", f"Wert {n}") for n in range(16))
    reader = _letter(examples.letter(information=rows))
    subject = _find(reader, "Einladung zur 17.")
    assert subject.baseline > _find(reader, "Wert 15").baseline + 8


def test_a_long_letter_goes_on_with_head_and_page_numbers() -> None:
    body = tuple(Text(f"Absatz {n}. " + "Die Vereine beraten gemeinsam. " * 12) for n in range(20))
    reader = _letter(examples.letter(body=body))
    pages = len(reader.pdf.pages)
    assert pages == 3
    for page in range(pages):
        assert f"Seite {page + 1} von 3" in [p.text for p in reader.pieces if p.page == page]
    second = [p for p in reader.pieces if p.page == 1 and p.is_artifact]
    assert {"Interkulturelles Elternnetz Hiddenhausen e. V."} < {p.text for p in second}
    read = reader.text()
    assert [read.index(f"Absatz {n}.") for n in range(20)] == sorted(
        read.index(f"Absatz {n}.") for n in range(20)
    )
    text = [p for p in reader.pieces if not p.is_artifact]
    assert max(p.baseline for p in text) < 273
    closing = _find(reader, "Mit freundlichen", 2)
    above = [p for p in text if p.page == 2 and p.baseline < closing.baseline]
    assert above, "the closing does not stand alone on its page"


def test_one_page_has_no_number() -> None:
    assert not [p for p in Reader(rendered("letter")).pieces if p.text.startswith("Seite")]


def test_a_run_gives_each_recipient_a_whole_letter_of_their_own() -> None:
    run = examples.letter_run(4)
    reader = Reader(pdf.render_letters(run))
    assert len(reader.pdf.pages) == 8
    letters = reader.tree().children
    assert [e.tag for e in letters] == ["Sect"] * 4
    for part, element in zip(run.recipients, letters, strict=True):
        text = element.full_text().replace("\xad", "")
        assert part.greeting in text
        assert all(line in text for line in part.recipient)
        assert "zur 17. Sitzung des Runden Tisches Integration lade ich Sie" in text
        assert f"Rückmeldung: {part.recipient[2].replace('Bahnhofstraße ', 'R00')}" in text
        assert text.index(part.recipient[0]) < text.index(run.letter.subject)
        assert text.index("Mit freundlichen Grüßen") < text.index("Ich nehme teil.")
    others = {p.recipient[0] for p in run.recipients[1:]}
    assert not any(other in letters[0].full_text() for other in others)


def test_pages_are_counted_in_each_letter() -> None:
    reader = Reader(pdf.render_letters(examples.letter_run(2)))
    numbers = [p.text for p in reader.pieces if p.text.startswith("Seite")]
    assert numbers == ["Seite 1 von 2", "Seite 2 von 2"] * 2


def test_a_run_reads_like_the_same_letter_alone() -> None:
    run = replace(examples.letter_run(1), appendix=())
    part = replace(run.recipients[0], slots=())
    run = replace(run, recipients=(part,))
    alone = replace(run.letter, recipient=part.recipient, greeting=part.greeting)
    assert Reader(pdf.render_letters(run)).text() == _letter(alone).text()


def test_personal_information_stands_below_the_shared() -> None:
    run = examples.letter_run(1)
    part = replace(run.recipients[0], information=(("Ihr Zeichen", "K-17"),))
    reader = Reader(pdf.render_letters(replace(run, recipients=(part,))))
    assert _find(reader, "Ihr Zeichen").baseline > _find(reader, "Datum").baseline
    assert _find(reader, "K-17").left > 140


def test_outline_has_an_entry_for_each_recipient() -> None:
    file = pikepdf.open(BytesIO(pdf.render_letters(examples.letter_run(3))))
    with file.open_outline() as outline:
        assert [entry.title for entry in outline.root] == [
            f"Verein der Nachbarschaft {n} e. V." for n in range(3)
        ]


def test_progress_is_told_and_may_end_the_work() -> None:
    told: list[tuple[int, int]] = []
    pdf.render_letters(examples.letter_run(3), lambda i, n: told.append((i, n)))
    assert told == [(1, 3), (2, 3), (3, 3)]

    def cancel(i: int, _n: int) -> None:
        if i == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        pdf.render_letters(examples.letter_run(3), cancel)


def test_a_run_without_recipients_is_an_empty_file() -> None:
    run = replace(examples.letter_run(1), recipients=())
    assert pdf.page_count(pdf.render_letters(run)) == 0


def test_what_all_letters_share_is_stored_once() -> None:
    few, many = (len(pdf.render_letters(examples.invitation_run(n))) for n in (10, 110))
    assert (many - few) / 100 < 2600


def test_a_good_letter_has_no_problems() -> None:
    assert letter_problems(examples.letter()) == ()


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"greeting": " "}, "Die Anrede fehlt."),
        ({"subject": ""}, "Der Betreff fehlt."),
        ({"body": ()}, "Der Brief hat keinen Text."),
        ({"recipient": ()}, "Die Anschrift fehlt."),
        (
            {"recipient": ("a", "b", "c", "d", "e", "f", "g")},
            "Die Anschrift hat 7 Zeilen; in das Fenster passen 6.",
        ),
        ({"recipient": ("a", "", "b")}, "Die Anschrift enthält eine leere Zeile."),
        (
            {"recipient": ("Verein " + "der Freundinnen und Freunde " * 4,)},
            "Eine Zeile der Anschrift ist zu lang für das Fenster.",
        ),
        (
            {"remarks": ("a", "b", "c", "d")},
            "Über der Anschrift stehen 4 Vermerke; es passen 3.",
        ),
    ],
)
def test_what_keeps_a_letter_from_print(changes: dict[str, object], problem: str) -> None:
    assert letter_problems(examples.letter(**changes)) == (problem,)


def test_label_names_the_letter() -> None:
    part = PersonalPart(("An die Leitung",), "Sehr geehrte Damen und Herren,", label="Kita Enger")
    run = replace(examples.letter_run(1), recipients=(part,))
    file = pikepdf.open(BytesIO(pdf.render_letters(run)))
    with file.open_outline() as outline:
        assert outline.root[0].title == "Kita Enger"
