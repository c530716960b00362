"""What is done to a body as a whole, undoable."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kommin_desktop.base.text import _
from kommin_desktop.kit.desk import Desk
from kommin_desktop.store.reading import Source


def trash(
    desk: Desk, body_id: int, name: str, holds: Sequence[Callable[[Source, int], str]]
) -> None:
    """Put a body into the trash, unless another area has something against it."""
    from kommin_desktop.bodies import service

    told = _("„{name}“ in den Papierkorb gelegt").format(name=name)
    desk.do(told, service.trash_body, body_id, tuple(holds), toast=f"{told}.")
