"""How fast letters and minutes are set; `kommin bench` prints what these functions measure."""

from __future__ import annotations

import gc
import time

from kommin_desktop.documents import pdf
from tests.documents import examples

_MINUTES_ITEMS = 23


def letters_1000() -> float:
    """Pages per CPU second for 1,000 tagged one-page invitations with address and greeting."""
    run = examples.invitation_run(1000)
    pdf.render_letters(examples.invitation_run(2))  # fonts and patterns are loaded only once
    gc.collect()
    begun = time.process_time()
    data = pdf.render_letters(run)
    spent = time.process_time() - begun
    return pdf.page_count(data) / spent


def minutes_12_pages() -> float:
    """CPU seconds for minutes of twelve pages, the second time in a program."""
    document = examples.minutes(_MINUTES_ITEMS)
    pdf.render(document)
    gc.collect()
    begun = time.process_time()
    pdf.render(document)
    return time.process_time() - begun
