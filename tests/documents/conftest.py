"""Renders each example once for all tests that look at it."""

from __future__ import annotations

from functools import cache

import pytest

from kommin_desktop.documents import pdf
from kommin_desktop.documents.blocks import Document
from tests.documents import examples
from tests.documents.reading import Reader

KINDS = tuple(examples.kinds())


@cache
def rendered(kind: str) -> bytes:
    """The example as a PDF."""
    example = examples.kinds()[kind]
    return pdf.render(example) if isinstance(example, Document) else pdf.render_letters(example)


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def data(kind: str) -> bytes:
    """Each kind of document, one after the other."""
    return rendered(kind)


@pytest.fixture
def reader(data: bytes) -> Reader:
    return Reader(data)
