import sys

import pytest
from PySide6.QtCore import QObject

import kommin_desktop.kit  # noqa: F401


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="newer Pythons do not count constants")
def test_python_survives_what_qt_takes() -> None:
    counted = [sys.getrefcount(constant) for constant in (None, True, False)]
    assert all(count > 1_000_000_000 for count in counted)


def test_many_calls_without_an_answer() -> None:
    """Some thousand of them ended Python 3.11."""
    thing = QObject()
    for number in range(20_000):
        thing.setObjectName(str(number))
    assert thing.objectName() == "19999"
