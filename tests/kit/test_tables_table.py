from collections.abc import Sequence
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.kit import theme
from kommin_desktop.kit.tables import (
    Bar,
    Column,
    GroupedRows,
    IdsModel,
    ListTable,
    Part,
    Pills,
    RowList,
    State,
    Text,
    Tick,
    TwoLines,
)

Key = Qt.Key
COLUMNS = (
    Column("name", "Name", sort=True),
    Column("place", "Kommune", 112, sort=True),
    Column("groups", "Gruppen", 190),
    Column("tick", "", 44, keep=True, pressable=True),
)


class Line(NamedTuple):
    id: int
    name: str
    place: str
    groups: tuple[str, ...] = ()


class Remembered:
    def __init__(self) -> None:
        self.values: dict[str, Any] = {}

    def value(self, key: str, default: Any = None) -> Any:
        return self.values.get(key, default)

    def set_value(self, key: str, value: Any) -> None:
        self.values[key] = value


NAMES = ("Aydın, Gülşen", "Begić, Emina", "Brünger, Karl", "Şahin, Ayşe", "Yıldız, Şükran")


def load(ids: Sequence[int]) -> list[Line]:
    return [Line(id_, f"{NAMES[id_ % 5]} {id_}", "Bünde", ("Verein", "Kita")) for id_ in ids]


def texts(line: Line) -> Sequence[str]:
    return (line.name, line.place, ", ".join(line.groups), "")


def parts(line: Line, key: str) -> Part | None:
    shown: dict[str, Part] = {
        "name": TwoLines(line.name, "Leitung · Kita Am Berg", avatar=line.name),
        "place": Text(line.place),
        "groups": Pills([*line.groups, State("offen", "warn", "clock")]),
        "tick": Tick(True),
    }
    return shown[key]


class Shown:
    """A list in a window, and what it told."""

    def __init__(self, qtbot: QtBot, settings: Remembered | None = None) -> None:
        self.model: IdsModel[Line] = IdsModel(load, texts)
        self.list = ListTable(
            self.model, COLUMNS, "contacts_list", "Kontakte", parts=parts, settings=settings
        )
        self.page = QWidget()
        layout = QVBoxLayout(self.page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        self.page.resize(760, 500)
        qtbot.addWidget(self.page)
        self.told: list[tuple[str, Any]] = []
        for name in ("opened", "edit_wanted", "selection_changed", "delete_wanted"):
            self._listen(name)
        for name in ("space_pressed", "menu_wanted", "copied"):
            self._listen(name)
        self.list.left_upwards.connect(lambda: self.told.append(("left_upwards", None)))
        self.list.part_pressed.connect(lambda *what: self.told.append(("part_pressed", what)))
        self.list.sort_chosen.connect(lambda *what: self.told.append(("sort_chosen", what)))

    def _listen(self, name: str) -> None:
        getattr(self.list, name).connect(lambda what: self.told.append((name, what)))

    def press(self, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.list, key, modifier)

    def of(self, name: str) -> list[Any]:
        return [what for told, what in self.told if told == name]

    def place(self, row: int, column: int = 0) -> QPoint:
        return self.list.visualRect(self.model.index(row, column)).center()


@pytest.fixture
def shown(qtbot: QtBot, house_look: QApplication) -> Shown:
    shown = Shown(qtbot)
    shown.model.set_ids(range(1, 101))
    shown.page.show()
    qtbot.waitExposed(shown.page)
    shown.list.setFocus()
    shown.told.clear()
    return shown


def test_arrows_walk_and_enter_opens(shown: Shown) -> None:
    shown.list.take_focus()
    shown.press(Key.Key_Down)
    shown.press(Key.Key_Return)
    shown.press(Key.Key_F2)
    assert shown.list.selected_ids() == [2]
    assert shown.list.current_id() == 2
    assert (shown.of("opened"), shown.of("edit_wanted")) == ([2], [2])


def test_up_on_the_first_row_leaves_the_list(shown: Shown) -> None:
    shown.list.select_id(2)
    shown.press(Key.Key_Up)
    assert shown.of("left_upwards") == []
    shown.press(Key.Key_Up)
    assert shown.of("left_upwards") == [None]
    assert shown.list.selected_ids() == [1]


def test_ends_and_pages(shown: Shown) -> None:
    shown.list.select_id(5)
    shown.press(Key.Key_End)
    assert shown.list.selected_ids() == [100]
    shown.press(Key.Key_Home)
    assert shown.list.selected_ids() == [1]
    shown.press(Key.Key_PageDown)
    (far,) = shown.list.selected_ids()
    assert 6 <= far <= 11


def test_many_rows_are_selected_with_shift_and_told_in_order(shown: Shown) -> None:
    shown.list.select_id(4)
    shown.press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    shown.press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert shown.of("selection_changed")[-1] == [4, 5, 6]
    shown.press(Key.Key_Delete)
    shown.press(Key.Key_Space)
    assert shown.of("delete_wanted") == [[4, 5, 6]]
    assert shown.of("space_pressed") == [[4, 5, 6]]
    shown.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(shown.list.selected_ids()) == 100


def test_the_selection_outlives_a_reload(shown: Shown) -> None:
    shown.list.select_ids([10, 11, 40])
    shown.told.clear()
    shown.model.set_ids(range(100, 0, -1))
    assert shown.list.selected_ids() == [40, 11, 10]
    shown.model.set_ids([11, 12])
    assert shown.list.selected_ids() == [11]
    assert shown.of("selection_changed")[-1] == [11]


def test_after_a_deletion_the_next_row_is_selected(shown: Shown) -> None:
    shown.list.select_id(50)
    shown.model.set_ids([id_ for id_ in range(1, 101) if id_ != 50])
    assert (shown.list.selected_ids(), shown.list.current_id()) == ([51], 51)
    shown.list.select_id(100)
    shown.model.set_ids(range(1, 100))
    assert shown.list.selected_ids() == [99]
    shown.model.set_ids([])
    assert shown.list.selected_ids() == []
    assert shown.of("selection_changed")[-1] == []


def test_a_reload_stays_where_it_was(shown: Shown) -> None:
    shown.list.select_id(50)
    before = shown.place(49)
    shown.model.set_ids([id_ for id_ in range(1, 101) if id_ not in (3, 7, 9)])
    assert shown.place(46) == before


def test_a_reload_with_headings_stays_where_it_was(shown: Shown) -> None:
    shown.model.set_ids(GroupedRows([("A", range(1, 31)), ("B", range(31, 101))]))
    shown.list.select_id(60)
    row = shown.model.row_of(60)
    assert row is not None
    before = shown.place(row)
    shown.model.set_ids(GroupedRows([("B", range(31, 101)), ("C", range(1, 31))]))
    row = shown.model.row_of(60)
    assert row is not None
    assert shown.place(row) == before


def test_another_question_begins_at_the_top(shown: Shown) -> None:
    shown.list.select_id(50)
    shown.model.set_ids(range(60, 100), afresh=True)
    assert shown.list.verticalScrollBar().value() == 0
    assert shown.list.selected_ids() == []
    shown.list.select_id(90)
    shown.model.set_ids(range(61, 100), afresh=True)
    assert shown.list.selected_ids() == [90]
    assert shown.list.viewport().rect().contains(shown.place(29))


def test_letters_find_a_name_without_its_marks(shown: Shown) -> None:
    shown.list.select_id(1)
    QTest.keyClicks(shown.list, "sahin, a")
    assert shown.list.selected_ids() == [3]


def test_one_letter_again_goes_on(shown: Shown, qtbot: QtBot) -> None:
    shown.list.select_id(3)
    QTest.keyClicks(shown.list, "s")
    assert shown.list.selected_ids() == [8]


def test_letters_can_be_left_to_the_page(shown: Shown) -> None:
    shown.list.select_id(1)
    shown.list.set_letters_as_commands(True)
    QTest.keyClicks(shown.list, "s")
    assert shown.list.selected_ids() == [1]


def test_headings_are_stepped_over_and_never_selected(shown: Shown) -> None:
    shown.model.set_ids(GroupedRows([("Überfällig", [7, 3]), ("Heute", [9]), ("Später", [4])]))
    shown.list.take_focus()
    assert shown.list.selected_ids() == [7]
    shown.press(Key.Key_Up)
    assert shown.of("left_upwards") == [None]
    shown.press(Key.Key_Down)
    shown.press(Key.Key_Down)
    assert shown.list.selected_ids() == [9]
    shown.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert shown.list.selected_ids() == [7, 3, 9, 4]
    QTest.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=shown.place(3))
    assert shown.list.selected_ids() == [7, 3, 9, 4]
    assert shown.list.rowHeight(0) < shown.list.rowHeight(1) == 52
    assert shown.list.columnSpan(3, 0) == len(COLUMNS)
    shown.model.set_ids([1, 2])
    assert (shown.list.rowHeight(0), shown.list.columnSpan(0, 0)) == (52, 1)


def test_double_click_opens(shown: Shown) -> None:
    place = shown.place(2)
    QTest.mouseDClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown.of("opened") == [3]


def test_a_tick_is_pressed_without_selecting(shown: Shown) -> None:
    shown.list.select_id(1)
    viewport = shown.list.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=shown.place(2, 3))
    assert shown.of("part_pressed") == [(3, "tick")]
    assert shown.list.selected_ids() == [1]
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=shown.place(2, 3))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=shown.place(4, 3))
    assert len(shown.of("part_pressed")) == 1


def test_the_head_orders_the_list(shown: Shown) -> None:
    header = shown.list.horizontalHeader()
    for column in (0, 0, 1, 2):
        middle = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle, 10))
    assert shown.of("sort_chosen") == [("name", True), ("name", False), ("place", True)]


def test_the_menu_orders_and_chooses_columns(shown: Shown) -> None:
    actions = {action.text(): action for action in shown.list.columns_menu().actions()}
    actions["Nach Kommune ordnen"].trigger()
    assert shown.of("sort_chosen") == [("place", True)]
    actions["Gruppen"].trigger()
    assert shown.list.isColumnHidden(2)
    again = {action.text(): action for action in shown.list.columns_menu().actions()}
    assert not again["Gruppen"].isChecked()


def test_a_menu_is_wanted_where_the_row_is(shown: Shown) -> None:
    shown.list.select_id(3)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(shown.list.viewport(), event)
    (place,) = shown.of("menu_wanted")
    row = shown.list.rowAt(shown.list.viewport().mapFromGlobal(place).y())
    assert row == 2


def test_rows_are_copied_with_the_columns_that_have_names(shown: Shown) -> None:
    shown.list.select_ids([1, 2])
    shown.press(Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert text.split("\n")[:2] == [
        "Name\tKommune\tGruppen",
        "Begić, Emina 1\tBünde\tVerein, Kita",
    ]
    assert shown.of("copied") == [2]


def test_narrow_lists_drop_columns_but_not_the_kept(shown: Shown, qtbot: QtBot) -> None:
    def hidden() -> list[bool]:
        return [shown.list.isColumnHidden(column) for column in range(4)]

    shown.page.resize(440, 500)
    qtbot.waitUntil(lambda: hidden() == [False, False, True, False])
    shown.page.resize(250, 500)
    qtbot.waitUntil(lambda: hidden() == [False, True, True, False])
    shown.page.resize(760, 500)
    qtbot.waitUntil(lambda: hidden() == [False, False, False, False])
    header = shown.list.horizontalHeader()
    assert header.length() == shown.list.viewport().width()


def test_widths_are_remembered(qtbot: QtBot, house_look: QApplication) -> None:
    settings = Remembered()
    first = Shown(qtbot, settings)
    first.page.show()
    assert settings.values == {}
    first.list.horizontalHeader().resizeSection(1, 150)
    again = Shown(qtbot, settings)
    again.page.show()
    assert again.list.columnWidth(1) == 150
    assert list(settings.values) == ["columns/contacts_list"]


@pytest.mark.parametrize("nonsense", ["x", 3, {"widths": "x"}, {"widths": {"place": "x"}}])
def test_foreign_settings_do_no_harm(
    qtbot: QtBot, house_look: QApplication, nonsense: object
) -> None:
    settings = Remembered()
    settings.values["columns/contacts_list"] = nonsense
    assert Shown(qtbot, settings).list.columnWidth(1) == 112


def test_compact_rows_and_larger_writing(shown: Shown, qtbot: QtBot) -> None:
    shown.list.set_compact(True)
    assert shown.list.rowHeight(0) == 36
    shown.list.set_compact(False)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.use(app, "light", 1.5, calm=True)
    try:
        assert shown.list.rowHeight(0) == 78
        assert shown.list.columnWidth(1) == 168
    finally:
        theme.use(app, "light", calm=True)
    assert shown.list.rowHeight(0) == 52


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
@pytest.mark.parametrize("compact", [False, True])
def test_selection_hits_and_hover_are_seen(shown: Shown, mode: str, compact: bool) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.use(app, mode, calm=True)
    try:
        shown.list.set_compact(compact)
        plain = shown.list.grab().toImage()
        shown.list.select_id(2)
        selected = shown.list.grab().toImage()
        assert selected != plain
        shown.list.set_marks("beg")
        marked = shown.list.grab().toImage()
        assert marked != selected
        QTest.mouseMove(shown.list.viewport(), shown.place(4))
        shown.list.row_delegate.hovered_row = 4
        assert mode == "contrast" or shown.list.grab().toImage() != marked
    finally:
        theme.use(app, "light", calm=True)


def test_the_selected_row_says_whether_the_keyboard_is_there(shown: Shown) -> None:
    shown.list.select_id(1)
    at = shown.place(0, 1) + QPoint(40, 15)
    image = shown.list.viewport().grab().toImage()
    assert image.pixelColor(at) == theme.color("selection")
    assert image.pixelColor(1, at.y()) == theme.color("accent")
    shown.list.clearFocus()
    image = shown.list.viewport().grab().toImage()
    assert image.pixelColor(at) == theme.color("selection_off")


def test_what_is_cut_is_told_and_stays_text(shown: Shown) -> None:
    line = Line(1, "<b>Verein</b> für Begegnung " * 9, "Bünde", ("Verein", "Kita"))
    model: IdsModel[Line] = IdsModel(None, texts)
    cut = ListTable(model, COLUMNS, "cut", "Liste", parts=parts)
    model.set_lines([line])
    hint = cut.row_delegate.hint_of(model.index(0, 0), QRectF(0, 0, 300, 52))
    assert hint.startswith("<qt>&lt;b&gt;Verein")
    assert cut.row_delegate.hint_of(model.index(0, 1), QRectF(0, 0, 112, 52)) == ""
    groups = cut.row_delegate.hint_of(model.index(0, 2), QRectF(0, 0, 100, 52))
    assert groups == "<qt>Verein, Kita, offen</qt>"
    cut.deleteLater()


def test_names_for_screen_readers(shown: Shown) -> None:
    assert shown.list.accessibleName() == "Kontakte"
    assert shown.list.objectName() == "contacts_list"
    index = shown.model.index(0, 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Begić, Emina 1; Bünde; Verein, Kita"


def test_the_hand_shows_where_a_cell_acts(shown: Shown) -> None:
    viewport = shown.list.viewport()
    for column, shape in ((3, Qt.CursorShape.PointingHandCursor), (0, Qt.CursorShape.ArrowCursor)):
        place = shown.place(2, column)
        QTest.mouseMove(viewport, place)
        QApplication.processEvents()
        assert viewport.cursor().shape() == shape
        assert shown.list.row_delegate.hovered_row == 2
    QApplication.sendEvent(viewport, QEvent(QEvent.Type.Leave))
    assert shown.list.row_delegate.hovered_row == -1


def test_steps_beside_a_preview(shown: Shown) -> None:
    shown.list.select_id(3)
    shown.list.select_step(1)
    assert shown.list.selected_ids() == [4]
    shown.list.select_step(-10)
    assert shown.list.selected_ids() == [1]
    assert not shown.list.select_id(5_000)


def test_tab_leaves_the_list_and_enters_with_a_row(shown: Shown, qtbot: QtBot) -> None:
    before = QWidget(shown.page)
    before.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    layout = shown.page.layout()
    assert layout is not None
    layout.addWidget(before)
    before.show()
    QWidget.setTabOrder(before, shown.list)
    before.setFocus()
    QTest.keyClick(before, Key.Key_Tab)
    assert shown.list.hasFocus()
    assert shown.list.selected_ids() == [1]
    shown.press(Key.Key_Tab)
    assert before.hasFocus()


def test_a_list_in_a_card_is_as_high_as_its_rows(shown: Shown, qtbot: QtBot) -> None:
    layout = shown.page.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addStretch(1)
    shown.list.hug_rows()
    shown.list.horizontalHeader().hide()
    shown.model.set_ids([1, 2, 3])
    qtbot.waitUntil(lambda: shown.list.height() == 3 * 52)


def test_the_edge_of_the_card_is_the_last_line(shown: Shown) -> None:
    def lines() -> list[bool]:
        table = shown.list
        picture = table.viewport().grab().toImage()
        rects = [table.visualRect(shown.model.index(row, 1)) for row in range(3)]
        border = theme.color("border").rgb()
        return [picture.pixel(rect.right() - 1, rect.bottom()) == border for rect in rects]

    shown.model.set_ids([1, 2, 3])
    assert lines() == [True, True, True]
    shown.list.hug_rows()
    assert lines() == [True, True, False]


def test_a_plain_list_of_a_pane(qtbot: QtBot, house_look: QApplication) -> None:
    model: IdsModel[Line] = IdsModel(None, texts)
    bodies = RowList(
        model, "bodies", "Gremien", part=lambda line: TwoLines(line.name, "x", trailing="17")
    )
    qtbot.addWidget(bodies)
    bodies.resize(288, 300)
    model.set_lines([Line(1, "Runder Tisch", ""), Line(2, "AG Kita", "")])
    bodies.show()
    opened: list[int] = []
    bodies.opened.connect(opened.append)
    bodies.take_focus()
    QTest.keyClick(bodies, Key.Key_Down)
    QTest.keyClick(bodies, Key.Key_Enter)
    assert bodies.selected_ids() == [2]
    assert opened == [2]
    assert bodies.horizontalHeader().isHidden()
    QTest.keyClick(bodies, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(bodies.selected_ids()) == 1


def test_a_bar_shows_its_share(qtbot: QtBot, house_look: QApplication) -> None:
    model: IdsModel[Line] = IdsModel(None, texts)
    shares = {1: 0, 2: 5, 3: 10}
    bars = RowList(model, "bars", "Stand", part=lambda line: Bar(shares[line.id], 10))
    qtbot.addWidget(bars)
    bars.resize(224, 200)
    model.set_lines([Line(id_, "", "") for id_ in shares])
    bars.show()
    image = bars.viewport().grab().toImage()
    accent = theme.color("accent")
    filled = [
        sum(
            image.pixelColor(x, bars.visualRect(model.index(row, 0)).center().y()) == accent
            for x in range(image.width())
        )
        for row in range(3)
    ]
    assert filled[0] == 0
    assert filled[1] == pytest.approx(filled[2] / 2, abs=4)
    assert filled[2] > 150
