"""Who may import whom (docs/architecture.md), as contracts that import-linter checks.

The contracts are made from what is there, so that an area comes under them with its first file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from importlinter import configuration
from importlinter.application.use_cases import create_report
from importlinter.application.user_options import UserOptions
from importlinter.contracts.acyclic_siblings import AcyclicSiblingsContract
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract
from importlinter.contracts.protected import ProtectedContract
from importlinter.domain.contract import registry

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "kommin_desktop"

FLOORS = (
    ("__main__",),
    ("app",),
    ("overview", "privacy"),
    ("reports",),
    ("meetings", "courses"),
    ("funding",),
    ("letters", "tasks"),
    ("goals",),
    ("bodies",),
    ("contacts",),
    ("office",),
    ("kit",),
    ("documents", "store"),
    ("base",),
)
AREA_FLOORS = (
    ("ui",),
    ("area",),
    ("documents", "importing", "exporting"),
    ("service",),
    ("queries",),
    ("model",),
    ("rules",),
)
NO_AREAS = {"__main__", "app", "kit", "documents", "store", "base"}
WITHOUT_QT = ("base", "store", "documents", "app.registry", "app.commands")
QT = ("PySide6", f"{PACKAGE}.kit")
DATABASE = ("sqlalchemy", "sqlcipher3")

Contract = dict[str, Any]


def contracts(package: Path) -> list[Contract]:
    """The rules of the house for the modules that lie in `package` now."""
    areas = [area for area in _names(FLOORS) if area not in NO_AREAS and _is_there(package, area)]
    floors_of = {floor: [f"{a}.{floor}" for a in areas] for floor in _names(AREA_FLOORS)}
    lower = [
        name for floor, names in floors_of.items() if floor not in {"ui", "area"} for name in names
    ]
    opened = [*floors_of["ui"], "kit", "app"]
    rooms = [name for name in _names(FLOORS) if name not in {"documents", "__main__"}]
    found = [
        _layers("floors of the house", FLOORS, [PACKAGE]),
        _layers("floors of an area", AREA_FLOORS, [f"{PACKAGE}.{area}" for area in areas]),
        _forbidden("no Qt below the windows", [*WITHOUT_QT, *lower, *floors_of["area"]], QT),
        _forbidden("no database in windows", opened, DATABASE, direct=True),
        _forbidden("rules are plain Python", floors_of["rules"], (*DATABASE, "reportlab", *QT)),
        _forbidden("rules know no file", floors_of["rules"], _ours("store", "documents")),
        _forbidden("reportlab only in documents", rooms, ("reportlab",), direct=True),
        _forbidden("queries are plain SQL", floors_of["queries"], ("sqlalchemy",), direct=True),
        _forbidden("queries load no model", floors_of["queries"], _ours(*floors_of["model"])),
        _protected("windows are opened by app", floors_of["ui"]),
        {"name": "no cycles", "type": "acyclic_siblings", "ancestors": [PACKAGE]},
    ]
    return [c for c in (_only_what_is_there(contract, package) for contract in found) if c]


def broken(package: Path) -> list[str]:
    """The names of the rules that `package`, importable under its name, breaks; says how."""
    configuration.configure()
    for kind in (LayersContract, ForbiddenContract, ProtectedContract, AcyclicSiblingsContract):
        registry.register(kind, kind.type_name)
    session: dict[str, Any] = {"root_packages": [PACKAGE], "include_external_packages": "true"}
    options = UserOptions(session_options=session, contracts_options=contracts(package))
    report = create_report(options, cache_dir=None)
    names = []
    for contract, check in report.get_contracts_and_checks():
        if not check.kept:
            names.append(contract.name)
            print(contract.name)
            contract.render_broken_contract(check)
    return names


def _names(floors: tuple[tuple[str, ...], ...]) -> list[str]:
    return [name for floor in floors for name in floor]


def _ours(*names: str) -> tuple[str, ...]:
    return tuple(f"{PACKAGE}.{name}" for name in names)


def _is_there(package: Path, name: str) -> bool:
    place = package.joinpath(*name.split("."))
    return (place / "__init__.py").exists() or place.with_suffix(".py").exists()


def _layers(name: str, floors: tuple[tuple[str, ...], ...], containers: list[str]) -> Contract:
    layers = [" | ".join(f"({module})" for module in floor) for floor in floors]
    return {
        "name": name,
        "type": "layers",
        "layers": layers,
        "containers": containers,
        "exhaustive": "true",
    }


def _forbidden(
    name: str, sources: list[str] | tuple[str, ...], never: tuple[str, ...], *, direct: bool = False
) -> Contract:
    return {
        "name": name,
        "type": "forbidden",
        "source_modules": _ours(*sources),
        "forbidden_modules": never,
        "allow_indirect_imports": str(direct).lower(),
    }


def _protected(name: str, modules: list[str]) -> Contract:
    return {
        "name": name,
        "type": "protected",
        "protected_modules": _ours(*modules),
        "allowed_importers": _ours("app"),
    }


def _only_what_is_there(contract: Contract, package: Path) -> Contract | None:
    """The contract without our modules that do not exist yet; None when nothing is left."""
    for key in ("source_modules", "forbidden_modules", "protected_modules", "containers"):
        if key in contract:
            contract[key] = [
                name
                for name in contract[key]
                if not name.startswith(f"{PACKAGE}.")
                or _is_there(package, name.removeprefix(f"{PACKAGE}."))
            ]
            if not contract[key]:
                return None
    return contract
