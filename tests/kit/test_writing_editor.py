"""Writing minutes with the keyboard: what is typed, made bold, listed and pasted is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QTextBlock, QTextCursor, QTextList
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.kit.writing import MarkdownEditor, WritingBar
from kommin_desktop.kit.writing.document import blocks, list_of
from kommin_desktop.kit.writing.paragraphs import paragraphs_of
from kommin_desktop.kit.writing.serial import markdown_of

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def editor(qtbot: QtBot) -> MarkdownEditor:
    editor = MarkdownEditor("minutes", "Text des Tagesordnungspunkts")
    qtbot.addWidget(editor)
    editor.resize(560, 400)
    editor.show()
    return editor


def type_in(editor: MarkdownEditor, text: str) -> None:
    """Press a key for each sign; „\\n“ is Enter."""
    for sign in text:
        key = Qt.Key.Key_Return if sign == "\n" else Qt.Key.Key_unknown
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            said = "\r" if sign == "\n" else sign
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, said)
            QApplication.sendEvent(editor, event)


def choose(editor: MarkdownEditor, text: str) -> None:
    """Select the first place of a text."""
    cursor = editor.document().find(text)
    assert not cursor.isNull()
    editor.setTextCursor(cursor)


typed = st.text(
    st.one_of(
        st.sampled_from("ab1 *_#-+\\.)(<>&`[]„“\u00a0🙂~"),
        st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp", "Co")),
    ),
    min_size=1,
    max_size=40,
)


@given(text=typed)
def test_typed_signs_are_all_kept(qapp: QApplication, text: str) -> None:
    editor = MarkdownEditor()
    type_in(editor, "x" + text)
    (paragraph,) = paragraphs_of(editor.markdown())
    assert paragraph.text == ("x" + text.replace("\ufffc", "")).rstrip()


@given(text=st.text(st.sampled_from("ab *_#-+1.)\\\n"), max_size=60))
def test_a_text_that_is_shown_is_given_back(qapp: QApplication, text: str) -> None:
    editor = MarkdownEditor()
    editor.set_markdown(text)
    assert editor.markdown() == markdown_of(paragraphs_of(text))
    assert paragraphs_of(editor.markdown()) == paragraphs_of(markdown_of(paragraphs_of(text)))


def test_formatted_text_comes_back_as_it_was(editor: MarkdownEditor) -> None:
    text = (
        "## Bericht\n\nFrau **Ayşe Yıldız** (*AWO*) fragt nach 2*3.\nZweite Zeile\n\n"
        "- eins\n- **zwei**\n  1. innen\n  2. noch eins\n- drei\n\n1. eins\n2. zwei\n\nEnde"
    )
    editor.set_markdown(text)
    assert editor.markdown() == text


def test_bold_on_the_screen(editor: MarkdownEditor) -> None:
    editor.set_markdown("ganz **fett** und *schräg*")
    choose(editor, "fett")
    assert editor.state().bold
    assert editor.currentCharFormat().fontWeight() == QFont.Weight.DemiBold
    choose(editor, "schräg")
    assert editor.state() == (False, True, "text")


def test_bold_by_key(editor: MarkdownEditor) -> None:
    editor.set_markdown("Der Antrag ist angenommen.")
    choose(editor, "angenommen")
    QTest.keyClick(editor, Qt.Key.Key_B, CONTROL)
    assert editor.markdown() == "Der Antrag ist **angenommen**."
    QTest.keyClick(editor, Qt.Key.Key_B, CONTROL)
    assert editor.markdown() == "Der Antrag ist angenommen."
    QTest.keyClick(editor, Qt.Key.Key_I, CONTROL)
    assert editor.markdown() == "Der Antrag ist *angenommen*."


def test_bold_for_what_is_typed_next(editor: MarkdownEditor) -> None:
    type_in(editor, "Beschluss: ")
    QTest.keyClick(editor, Qt.Key.Key_B, CONTROL)
    type_in(editor, "ja")
    QTest.keyClick(editor, Qt.Key.Key_B, CONTROL)
    type_in(editor, " einstimmig")
    assert editor.markdown() == "Beschluss: **ja** einstimmig"


def test_a_typed_dash_begins_a_list_and_enter_ends_it(editor: MarkdownEditor) -> None:
    type_in(editor, "Gewünscht wird:\n- eins\nzwei\n\nEnde")
    assert editor.markdown() == "Gewünscht wird:\n\n- eins\n- zwei\n\nEnde"


def test_a_typed_number_begins_a_counted_list(editor: MarkdownEditor) -> None:
    type_in(editor, "1. eins\nzwei\n")
    assert editor.markdown() == "1. eins\n2. zwei"
    type_in(editor, "\n12. November")
    assert editor.markdown().endswith("2. zwei\n\n12\\. November")


def test_undo_gives_the_typed_dash_back(editor: MarkdownEditor) -> None:
    type_in(editor, "- ")
    assert editor.state().kind == "bullet"
    editor.undo()
    assert (editor.state().kind, editor.toPlainText()) == ("text", "- ")
    type_in(editor, "x")
    assert editor.markdown() == "\\- x"


def test_backspace_at_the_start_leaves_the_list(editor: MarkdownEditor) -> None:
    editor.set_markdown("1. eins\n2. zwei\n3. drei")
    choose(editor, "zwei")
    editor.moveCursor(QTextCursor.MoveOperation.StartOfBlock)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.markdown() == "1. eins\n\nzwei\n\n1. drei"
    assert "drei" in editor.toPlainText()
    assert [listed.itemText(block) for block, listed in entries_in(editor)] == ["1.", "1."]


def entries_in(editor: MarkdownEditor) -> list[tuple[QTextBlock, QTextList]]:
    found = ((block, list_of(block)) for block in blocks(editor.document()))
    return [(block, listed) for block, listed in found if listed]


def test_enter_in_an_empty_inner_entry_goes_up(editor: MarkdownEditor) -> None:
    editor.set_markdown("- a\n  - b")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    type_in(editor, "\n\nc")
    assert editor.markdown() == "- a\n  - b\n- c"


def test_lists_by_button(editor: MarkdownEditor, qtbot: QtBot) -> None:
    bar = WritingBar(editor)
    qtbot.addWidget(bar)
    editor.set_markdown("eins\n\nzwei\n\ndrei")
    editor.selectAll()
    bullets = bar.findChild(QWidget, "minutes_list")
    numbers = bar.findChild(QWidget, "minutes_list_ordered")
    assert isinstance(bullets, QWidget)
    assert isinstance(numbers, QWidget)
    QTest.mouseClick(bullets, Qt.MouseButton.LeftButton)
    assert editor.markdown() == "- eins\n- zwei\n- drei"
    assert bullets.property("checked") is True
    QTest.mouseClick(numbers, Qt.MouseButton.LeftButton)
    assert editor.markdown() == "1. eins\n2. zwei\n3. drei"
    QTest.mouseClick(numbers, Qt.MouseButton.LeftButton)
    assert editor.markdown() == "eins\n\nzwei\n\ndrei"


def test_a_line_end_within_a_paragraph(editor: MarkdownEditor) -> None:
    type_in(editor, "eins")
    QTest.keyClick(editor, Qt.Key.Key_Return, SHIFT)
    type_in(editor, "zwei")
    assert editor.markdown() == "eins\nzwei"


def test_half_a_word_shows_bold_as_it_is_printed(editor: MarkdownEditor) -> None:
    editor.set_markdown("Teilnehmende 🙂 kommen\n\nnächster")
    choose(editor, "Teil")
    editor.toggle_bold()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    choose(editor, "mende")
    assert editor.state().bold
    assert editor.markdown() == "**Teilnehmende** 🙂 kommen\n\nnächster"
    editor.undo()
    assert editor.markdown() == "Teilnehmende 🙂 kommen\n\nnächster"


def test_pasted_from_word(editor: MarkdownEditor) -> None:
    source = QMimeData()
    source.setText("wird nicht gebraucht")
    source.setHtml(
        "<html><head><style>p{color:red}</style></head><body>"
        "<p class=MsoNormal>Zum <b>Antrag</b><o:p></o:p></p>"
        "<p class=MsoListParagraphCxSpFirst style='text-indent:-18pt;mso-list:l0 level1 lfo1'>"
        "<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·"
        "<span>&nbsp;&nbsp; </span></span></span><![endif]>erstens<o:p></o:p></p>"
        "<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'>"
        "<!--[if !supportLists]--><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>"
        "<!--[endif]--><i>zweitens</i></p>"
        "<table><tr><td>Jahr</td><td>2027</td></tr></table>"
        "<p style='mso-list:l1 level1 lfo2'><!--[if !supportLists]-->1.<!--[endif]-->gezählt</p>"
        "<p><o:p>&nbsp;</o:p></p></body></html>"
    )
    editor.insertFromMimeData(source)
    assert editor.markdown() == (
        "Zum **Antrag**\n\n- erstens\n- *zweitens*\n\nJahr 2027\n\n1. gezählt"
    )


def test_pasted_from_a_web_page(editor: MarkdownEditor) -> None:
    source = QMimeData()
    source.setHtml(
        "<meta charset='utf-8'><b style='font-weight:normal'><h2>Titel</h2><p>Ein&nbsp;<span "
        "style='font-weight:700;color:red'>fetter</span>\n Satz<br>zweite Zeile &lt;b&gt;</p>"
        "<ul><li><p>a</p><p>mehr</p><ol><li>b</li></ol></li><li>c</li></ul></b>"
        "<script>alert(1)</script>"
    )
    editor.insertFromMimeData(source)
    assert editor.markdown() == (
        "**Titel**\n\nEin\u00a0**fetter** Satz\nzweite Zeile <b>\n\n- a\n  mehr\n  1. b\n- c"
    )


def test_pasted_words_go_on_in_the_line(editor: MarkdownEditor) -> None:
    editor.set_markdown("- Frau  kommt")
    choose(editor, " kommt")
    editor.moveCursor(QTextCursor.MoveOperation.PreviousCharacter)
    source = QMimeData()
    source.setText("Öztürk")
    editor.insertFromMimeData(source)
    assert editor.markdown() == "- Frau Öztürk kommt"


def test_copied_here_and_pasted_here(editor: MarkdownEditor) -> None:
    text = "Zum **Antrag**\n\n- a\n- *b*\n\n1. c"
    editor.set_markdown(text)
    editor.selectAll()
    editor.copy()
    editor.set_markdown("")
    editor.paste()
    assert editor.markdown() == text


def test_plain_paste_by_key(editor: MarkdownEditor) -> None:
    source = QMimeData()
    source.setHtml("<b>fett</b>")
    source.setText("fett\nneu")
    QGuiApplication.clipboard().setMimeData(source)
    QTest.keyClick(editor, Qt.Key.Key_V, CONTROL | SHIFT)
    assert editor.markdown() == "fett\n\nneu"


def test_the_window_keeps_its_keys(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    editor, line = MarkdownEditor(), QLineEdit()
    layout = QVBoxLayout(window)
    layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
    layout.addWidget(editor)
    layout.addWidget(line)
    with qtbot.waitActive(window):
        window.show()
    taken = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_B, CONTROL, "")
    left = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_K, CONTROL, "")
    left.ignore()
    QApplication.sendEvent(editor, taken)
    QApplication.sendEvent(editor, left)
    assert taken.isAccepted()
    assert not left.isAccepted()
    editor.setFocus()
    with qtbot.waitSignal(editor.left):
        QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert line.hasFocus()
    assert editor.markdown() == ""


def test_edited_is_told_for_the_persons_changes_only(editor: MarkdownEditor) -> None:
    told: list[str] = []
    editor.edited.connect(lambda: told.append(editor.markdown()))
    editor.set_markdown("eins")
    assert told == []
    editor.moveCursor(QTextCursor.MoveOperation.End)
    type_in(editor, "2")
    assert told == ["eins2"]


def test_showing_the_same_text_keeps_cursor_and_undo(editor: MarkdownEditor) -> None:
    type_in(editor, "eins")
    editor.set_markdown(editor.markdown())
    assert editor.textCursor().position() == 4
    editor.undo()
    assert editor.markdown() == ""
