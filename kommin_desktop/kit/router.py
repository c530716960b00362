"""Places of the program: routes, where one was, and the way back and forward."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlencode

from PySide6.QtCore import QObject, Signal

HISTORY = 50


@dataclass(frozen=True)
class Route:
    """The name of a place, like `sitzung/17/protokoll?top=4`."""

    path: tuple[str, ...]
    options: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str) -> Route:
        """The route that a text names."""
        path, _, options = text.partition("?")
        parts = tuple(unquote(part) for part in path.split("/") if part)
        return cls(parts, dict(parse_qsl(options)))

    def __str__(self) -> str:
        path = "/".join(quote(part, safe="") for part in self.path)
        return f"{path}?{urlencode(self.options)}" if self.options else path

    def part(self, index: int) -> str:
        """One part of the path, empty if it is shorter."""
        return self.path[index] if index < len(self.path) else ""

    def number(self, index: int) -> int | None:
        """One part of the path as a number, None if it is none."""
        text = self.part(index)
        return int(text) if text.isdecimal() else None

    def option(self, name: str) -> str:
        """What stands behind `name=`, empty if nothing."""
        return self.options.get(name, "")


class Place(NamedTuple):
    """A place one was at, under the title it had."""

    route: Route
    title: str


class Router(QObject):
    """Goes to places, remembers the way, and lets a page with unsaved changes hold one back."""

    arrived = Signal(object)
    history_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._way: list[Place] = []
        self._at = -1
        self.holds_back: Callable[[Callable[[], None]], bool] = lambda _go_on: False

    @property
    def current(self) -> Route | None:
        """Where one is."""
        return self._way[self._at].route if self._way else None

    def go(self, route: str | Route) -> None:
        """Go to a place; later places of the way are forgotten."""
        to = Route.parse(route) if isinstance(route, str) else route
        self._unless_held(lambda: self._go(to))

    def replace(self, route: str | Route) -> None:
        """Name the present place anew without going anywhere (a new record got its number)."""
        to = Route.parse(route) if isinstance(route, str) else route
        if self._way:
            self._way[self._at] = Place(to, self._way[self._at].title)

    def back(self) -> None:
        """Go where one was before."""
        if self.can_go_back:
            self._unless_held(lambda: self._move(-1))

    def forward(self) -> None:
        """Take back going back."""
        if self.can_go_forward:
            self._unless_held(lambda: self._move(1))

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one went back before."""
        return self._at < len(self._way) - 1

    def call_it(self, title: str) -> None:
        """Keep the title of the present place for the list of recent places."""
        if self._way:
            self._way[self._at] = Place(self._way[self._at].route, title)

    def recent(self, count: int) -> list[Place]:
        """The latest different places before this one that have a title, newest first."""
        seen = {str(self.current)}
        found = []
        for place in reversed(self._way):
            if place.title and str(place.route) not in seen:
                seen.add(str(place.route))
                found.append(place)
        return found[:count]

    def _unless_held(self, go_on: Callable[[], None]) -> None:
        if not self.holds_back(go_on):
            go_on()

    def _go(self, to: Route) -> None:
        if self.current != to:
            del self._way[self._at + 1 :]
            self._way = [*self._way, Place(to, "")][-HISTORY:]
            self._at = len(self._way) - 1
        self._tell(to)

    def _move(self, step: int) -> None:
        self._at += step
        self._tell(self._way[self._at].route)

    def _tell(self, route: Route) -> None:
        self.arrived.emit(route)
        self.history_changed.emit()
