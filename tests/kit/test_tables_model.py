from collections.abc import Sequence
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kommin_desktop.kit.tables import LINE_ROLE, Column, GroupedRows, IdsModel
from kommin_desktop.kit.tables.model import PAGE, PAGES_KEPT

COLUMNS = (Column("name", "Name"), Column("place", "Ort", 112))


class Line(NamedTuple):
    id: int
    name: str
    place: str


class Office:
    """What the file would answer, and what it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.busy = False
        self.changed = ""
        self.gone: set[int] = set()

    def load(self, ids: Sequence[int]) -> list[Line] | None:
        self.asked.append(list(ids))
        if self.busy:
            return None
        lines = [Line(id_, f"Name {id_}{self.changed}", "Bünde") for id_ in ids]
        return [line for line in reversed(lines) if line.id not in self.gone]


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def model(qtbot: QtBot, office: Office) -> IdsModel[Line]:
    model: IdsModel[Line] = IdsModel(office.load, lambda line: (line.name, line.place))
    model.use_columns(COLUMNS)
    return model


def test_all_rows_are_there_before_a_line_is_loaded(model: IdsModel[Line], office: Office) -> None:
    model.set_ids(range(1, 10_001))
    assert model.rowCount() == 10_000
    assert office.asked == []
    assert (model.id_at(9_999), model.row_of(10_000)) == (10_000, 9_999)
    assert (model.id_at(10_000), model.row_of(10_001), model.id_at(-1)) == (None, None, None)


def test_lines_come_in_pages_and_once(model: IdsModel[Line], office: Office) -> None:
    model.set_ids(range(1, 201))
    line = model.index(70, 0).data(LINE_ROLE)
    assert line == Line(71, "Name 71", "Bünde")
    assert model.index(127, 1).data() == "Bünde"
    assert office.asked == [list(range(PAGE + 1, 2 * PAGE + 1))]


def test_old_lines_are_let_go(model: IdsModel[Line], office: Office) -> None:
    model.set_ids(range(1, 10_001))
    for row in range(0, 10_000, PAGE):
        assert model.line_at(row) is not None
    asked = len(office.asked)
    assert model.line_at(9_999) is not None
    assert len(office.asked) == asked
    assert model.line_at(0) is not None
    assert len(office.asked) == asked + 1
    assert len(model._lines) <= PAGE * PAGES_KEPT


def test_other_rows_keep_the_lines_that_are_known(model: IdsModel[Line], office: Office) -> None:
    model.set_ids([1, 2, 3])
    model.line_at(0)
    model.set_ids([3, 1, 4])
    assert model.line_at(0) == Line(3, "Name 3", "Bünde")
    assert office.asked == [[1, 2, 3]]
    model.line_at(2)
    assert office.asked[-1] == [4]


def test_a_busy_file_keeps_what_is_shown_and_is_asked_again(
    qtbot: QtBot, model: IdsModel[Line], office: Office
) -> None:
    model.set_ids([1, 2])
    model.line_at(0)
    office.busy, office.changed = True, " neu"
    model.forget([1])
    assert model.line_at(0) == Line(1, "Name 1", "Bünde")
    office.busy = False
    with qtbot.waitSignal(model.dataChanged):
        pass
    assert model.line_at(0) == Line(1, "Name 1 neu", "Bünde")
    assert model.line_at(1) == Line(2, "Name 2", "Bünde")


def test_all_lines_can_be_forgotten(model: IdsModel[Line], office: Office) -> None:
    model.set_ids([1, 2])
    model.line_at(0)
    office.changed = " neu"
    model.forget()
    assert [model.line_at(row) for row in (0, 1)] == [
        Line(1, "Name 1 neu", "Bünde"),
        Line(2, "Name 2 neu", "Bünde"),
    ]


def test_a_record_that_vanished_meanwhile_is_asked_for_once(
    model: IdsModel[Line], office: Office
) -> None:
    office.gone = {2}
    model.set_ids([1, 2])
    assert model.line_at(1) is None
    assert model.line_at(1) is None
    assert model.index(1, 0).data() is None
    assert len(office.asked) == 1


def test_headings_stand_among_the_rows(model: IdsModel[Line]) -> None:
    model.set_ids(GroupedRows([("Überfällig", [7, 3]), ("Heute", []), ("Später", [9])]))
    headings = [model.heading_at(row) for row in range(model.rowCount())]
    assert headings == ["Überfällig", None, None, "Später", None]
    assert [model.id_at(row) for row in range(5)] == [None, 7, 3, None, 9]
    assert list(model.heading_rows()) == [0, 3]
    assert model.ids() == [7, 3, 9]
    assert model.index(3, 0).data() == "Später"
    assert model.index(3, 0).data(LINE_ROLE) is None
    assert model.index(3, 0).flags() == Qt.ItemFlag.NoItemFlags
    assert model.index(4, 0).data() == "Name 9"


def test_screen_readers_hear_the_whole_row_and_what_a_cell_is(model: IdsModel[Line]) -> None:
    model.set_ids([1])
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 0).data(role) == "Name 1; Bünde"
    assert model.index(0, 1).data(role) == "Ort: Bünde"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Ort"


def test_short_lists_bring_their_lines(qtbot: QtBot) -> None:
    model: IdsModel[Line] = IdsModel(None, lambda line: (line.name, line.place))
    model.use_columns(COLUMNS)
    lines = [Line(5, "A", "x"), Line(2, "B", "y")]
    model.set_lines(lines)
    model.forget()
    assert [model.line_at(0), model.line_at(1)] == lines
    assert model.lines_of([2, 99]) == [lines[1]]
    model.set_lines(lines, GroupedRows([("2026", [2])]))
    assert model.line_of(2) == lines[1]
    assert model.line_of(5) is None


def test_lines_of_many_records_come_in_their_order(model: IdsModel[Line], office: Office) -> None:
    model.set_ids(range(1, 2_001))
    wanted = list(range(2_000, 0, -1))
    lines = model.lines_of(wanted)
    assert lines is not None
    assert [line.id for line in lines] == wanted
    office.busy = True
    assert model.lines_of([1]) is None


def test_the_number_may_have_another_name(qtbot: QtBot) -> None:
    model: IdsModel[tuple[int, str]] = IdsModel(
        lambda ids: [(id_, "x") for id_ in ids], lambda line: (line[1],), key=lambda line: line[0]
    )
    model.use_columns(COLUMNS[:1])
    model.set_ids([4])
    assert model.line_at(0) == (4, "x")
