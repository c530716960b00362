"""How fast a list of 10,000 contacts is there, is scrolled and is looked through."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from kommin_desktop.kit import theme
from kommin_desktop.kit.tables import (
    Column,
    IdsModel,
    ListTable,
    Part,
    Pills,
    Text,
    TwoLines,
)

_ROWS = 10_000
_STEPS = 100
_COLUMNS = (
    Column("name", "Name"),
    Column("place", "Kommune", 112),
    Column("groups", "Gruppen", 190),
)


class _Line(NamedTuple):
    id: int
    name: str
    place: str


def _load(ids: Sequence[int]) -> list[_Line]:
    return [_Line(id_, f"Yıldız-Höpker, Şükran {id_}", "Hiddenhausen") for id_ in ids]


def _parts(line: _Line, key: str) -> Part:
    if key == "name":
        return TwoLines(line.name, "Elternberatung · Elternnetz Hiddenhausen", avatar=line.name)
    return Text(line.place) if key == "place" else Pills(["Runder Tisch", "Elternarbeit"])


@cache
def _shown() -> tuple[QApplication, IdsModel[_Line], ListTable]:
    """The application and a list of the size it has on a small screen."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication([])
    theme.use(app, "light")
    model: IdsModel[_Line] = IdsModel(_load, lambda line: (line.name, line.place, ""))
    table = ListTable(model, _COLUMNS, "bench", "Kontakte", parts=_parts)
    table.resize(756, 560)
    table.show()
    app.processEvents()
    return app, model, table


def _best_ms(act: Callable[[], object], times: int = 5) -> float:
    spent = []
    for _time in range(times):
        begun = time.process_time()
        act()
        spent.append(time.process_time() - begun)
    return sorted(spent)[1] * 1000


def set_10000_ids_ms() -> float:
    """CPU milliseconds to give the list 10,000 record numbers, with one of them selected."""
    _app, model, table = _shown()
    ids = list(range(1, _ROWS + 1))
    model.set_ids(ids)
    table.select_id(_ROWS // 2)
    return _best_ms(lambda: model.set_ids(ids))


def first_paint_ms() -> float:
    """CPU milliseconds until the rows in view are loaded and painted."""
    app, model, _table = _shown()

    def show() -> None:
        model.forget()
        model.set_ids(range(1, _ROWS + 1), afresh=True)
        app.processEvents()

    return _best_ms(show)


def scroll_ms() -> float:
    """CPU milliseconds for one turn of the wheel, loading included."""
    app, model, table = _shown()
    model.set_ids(range(1, _ROWS + 1), afresh=True)
    bar = table.verticalScrollBar()

    def scroll() -> None:
        for step in range(_STEPS):
            bar.setValue(step * 156)
            app.processEvents()

    return _best_ms(scroll, 3) / _STEPS
