"""What tells a system about the program: menu entry, store page, file type, icons, installer."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from PySide6.QtGui import QImage

from kommin_desktop import __version__
from kommin_desktop.__main__ import OFFICE_FILE
from tests.house.floors import ROOT
from tools import draw_icons

SHARE = ROOT / "resources/linux/share"
DESKTOP = SHARE / "applications/kommin-desktop.desktop"
(METAINFO,) = (SHARE / "metainfo").iterdir()
MIME = SHARE / "mime/packages/kommin-desktop.xml"
INSTALLER = ROOT / "resources/windows/installer.nsi"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PROGRAMS = set(PROJECT["scripts"] | PROJECT["gui-scripts"])


@pytest.fixture
def entry() -> configparser.SectionProxy:
    """The menu entry."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read_string(DESKTOP.read_text("utf-8"))
    return parser["Desktop Entry"]


@pytest.fixture
def about() -> ElementTree.Element:
    """What a software centre shows."""
    return ElementTree.fromstring(METAINFO.read_text("utf-8"))


def test_the_menu_starts_the_window(entry: configparser.SectionProxy) -> None:
    program, _space, file = entry["Exec"].partition(" ")
    assert program in PROJECT["gui-scripts"]
    assert file == "%f"
    assert list(SHARE.glob(f"icons/hicolor/scalable/apps/{entry['Icon']}.svg"))


def test_the_window_belongs_to_the_menu_entry(entry: configparser.SectionProxy) -> None:
    program = (ROOT / "kommin_desktop/app/window/program.py").read_text("utf-8")
    assert f'setDesktopFileName("{DESKTOP.stem}")' in program
    assert entry["StartupWMClass"] == DESKTOP.stem


def test_office_files_belong_to_the_program(entry: configparser.SectionProxy) -> None:
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kind = ElementTree.fromstring(MIME.read_text("utf-8")).find(f"{space}mime-type")
    assert kind is not None
    pattern = kind.find(f"{space}glob")
    assert pattern is not None
    assert pattern.get("pattern") == f"*{OFFICE_FILE}"
    assert entry["MimeType"] == f"{kind.get('type')};"


def test_the_store_page_is_of_this_version(about: ElementTree.Element) -> None:
    release = about.find("releases/release")
    assert release is not None
    assert release.get("version") == __version__
    assert about.findtext("project_license") == PROJECT["license"]
    assert about.findtext("launchable") == DESKTOP.name
    assert about.findtext("id") == METAINFO.name.removesuffix(".metainfo.xml")
    assert {one.text for one in about.findall("provides/binary")} == PROGRAMS


@pytest.mark.parametrize(
    "command",
    [
        ["desktop-file-validate", str(DESKTOP)],
        ["appstreamcli", "validate", "--no-net", str(METAINFO)],
    ],
    ids=lambda command: command[0],
)
def test_the_checkers_of_linux_have_no_complaint(command: list[str]) -> None:
    if not shutil.which(command[0]):
        pytest.skip("not installed here")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("side", draw_icons.LINUX_SIZES)
def test_icons_are_the_sign_of_the_window(side: int) -> None:
    file = SHARE / f"icons/hicolor/{side}x{side}/apps/kommin-desktop.png"
    shown = QImage(str(file)).convertToFormat(QImage.Format.Format_ARGB32)
    assert shown == draw_icons.drawn(side)


def test_windows_has_an_icon_for_every_place() -> None:
    with Image.open(INSTALLER.with_name("kommin-desktop.ico")) as icon:
        assert icon.info["sizes"] == {(side, side) for side in draw_icons.WINDOWS_SIZES}


def test_the_installer_needs_no_rights_and_touches_no_office_file() -> None:
    script = INSTALLER.read_text("utf-8")
    assert "RequestExecutionLevel user" in script
    assert not re.search(r"HKLM|HKCR|SetShellVarContext all|PROGRAMFILES", script)
    assert rf'Software\Classes\{OFFICE_FILE}" ""' in script
    removed = re.findall(r"^\s*(?:Delete|RMDir /r) (.+)$", script, re.MULTILINE)
    assert removed
    assert not [what for what in removed if "*" in what or what.strip('"') == "$INSTDIR"]
    assert {rf'"$INSTDIR\{program}.exe"' for program in PROGRAMS} <= set(removed)


@pytest.mark.skipif(not shutil.which("makensis"), reason="not installed here")
def test_makensis_accepts_the_installer(tmp_path: Path) -> None:
    folder = tmp_path / "built"
    folder.mkdir()
    for program in PROGRAMS:
        (folder / f"{program}.exe").write_bytes(b"MZ")
    made = tmp_path / "KOMM-IN.exe"
    values = {"VERSION": __version__, "BUILT": folder, "OUT": made}
    given = [f"-D{name}={value}" for name, value in values.items()]
    call = ["makensis", "-V2", "-WX", *given, str(INSTALLER)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert made.read_bytes().startswith(b"MZ")
