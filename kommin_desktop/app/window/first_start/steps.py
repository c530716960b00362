"""The four steps of the first start; each says whether one may go on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from kommin_desktop.app.pages.settings.office_fields import add_address, add_reach
from kommin_desktop.app.pages.settings.paper.logo import LogoField, logo_kinds, read_logo
from kommin_desktop.app.pages.settings.paper.specimen import SpecimenView
from kommin_desktop.app.pages.settings.place.field import PlaceField, proposed_path
from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.ask import Ask
from kommin_desktop.kit.forms import EditForm, Field, TextField
from kommin_desktop.kit.widgets import Button, Card, Label, Separator, column, row, scroll
from kommin_desktop.office.queries import SignatoryLine
from kommin_desktop.office.rules import OfficeData, logo_text
from kommin_desktop.store.safety.places import shared_folder

_BODY, _BODY_WITH_PAGE = 700, 980
_SIGNING = ("name", "function_title", "formula")


class SetUpStep(QWidget):
    """A heading, a sentence and what is entered."""

    changed = Signal()

    def __init__(self, name: str, title: str, sentence: str, *parts: QWidget) -> None:
        super().__init__()
        self.setObjectName(name)
        self._widest = _BODY
        self._inner = column(
            Label(title, "display", wraps=True),
            Label(sentence, "body", "text2", wraps=True),
            8,
            *parts,
            None,
            spacing=8,
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 32, 24, 16)
        layout.addStretch(1)
        layout.addWidget(self._inner, 1000)
        layout.addStretch(1)
        theme.notifier().changed.connect(self._on_theme)
        self._on_theme()

    def may_go_on(self) -> bool:
        """Whether all is right; what is wrong is shown."""
        return True

    def focus_place(self) -> QWidget:
        """What the keyboard goes to."""
        return self

    def _on_theme(self) -> None:
        self._inner.setMaximumWidth(theme.px(self._widest))


class OfficeStep(SetUpStep):
    """Whose office it is."""

    def __init__(self) -> None:
        self.form = EditForm(name="setup_office")
        add_address(self.form)
        super().__init__(
            "step_office",
            _("Dienststelle"),
            _("Diese Angaben stehen auf Briefen, Listen und Umschlägen. Nur der Name muss sein."),
            self.form,
        )
        self.form.changed.connect(self.changed)

    def may_go_on(self) -> bool:
        return self.form.check_all()

    def focus_place(self) -> QWidget:
        return self.form.field("name")


class LetterheadStep(SetUpStep):
    """What else the letterhead prints, with the page as it comes out."""

    def __init__(self, ask: Callable[[], Ask]) -> None:
        self._ask = ask
        self.picture = b""
        self.logo = LogoField()
        self.form = EditForm(name="setup_letterhead")
        self.form.add_widget(self.logo)
        self.form.add_widget(Separator())
        add_reach(self.form)
        self.form.add_section(_("Wer unterschreibt"))
        for key, title in zip(_SIGNING, (_("Name"), _("Funktion"), _("Formel")), strict=True):
            field = Field(title, TextField(), name=f"signatory_{key}")
            self.form.add(f"signatory_{key}", field)
            self.form.add_row(field)
        self.specimen = SpecimenView()
        self.specimen.setMinimumWidth(theme.px(240))
        form = scroll(column(self.form, margins=(0, 0, 14, 0)))
        both = row((form, 6), (self.specimen, 7), spacing=20)
        super().__init__(
            "step_letterhead",
            _("Briefkopf"),
            _("So sehen Ihre Schreiben aus. Alle Angaben sind freiwillig."),
        )
        self._widest = _BODY_WITH_PAGE
        inner = self._inner.layout()
        assert inner is not None
        inner.takeAt(inner.count() - 1)  # the page takes the height that is left
        inner.addWidget(both)
        self._on_theme()
        self.form.changed.connect(self.changed)
        self.logo.choose.clicked.connect(self._on_choose)
        self.logo.remove.clicked.connect(self._on_remove)

    def signing(self) -> dict[str, str]:
        """Who signs, as the draft of a signatory has it."""
        return {key: str(self.form.value(f"signatory_{key}")) for key in _SIGNING}

    def show_office(self, office: OfficeData) -> None:
        """Draw the page anew."""
        signing = self.signing()
        line = SignatoryLine(0, **signing, phone="", room="", email="")
        self.specimen.show_office(office, line if signing["name"] else None)

    def may_go_on(self) -> bool:
        return self.form.check_all()

    def focus_place(self) -> QWidget:
        return self.logo.choose

    def _on_choose(self) -> None:
        path = self._ask().open_file(_("Logo wählen"), logo_kinds(), None)
        if path is None:
            return
        try:
            self._take(read_logo(path))
        except WorldError as error:
            self.logo.hint.setText(error.sentence)

    def _on_remove(self) -> None:
        self._take(b"")
        self.logo.choose.setFocus()

    def _take(self, picture: bytes) -> None:
        self.picture = picture
        self.logo.show_logo(picture)
        self.changed.emit()


class PlaceStep(SetUpStep):
    """Where the office file lies; a proposal follows the name of the office until one chooses."""

    def __init__(self, ask: Callable[[], Ask], home: Path) -> None:
        self._home = home
        self._is_own = False
        self.place_field = PlaceField(ask, _("Ablageort der Arbeitsdatei"))
        self.shared = Button(_("Für alle an diesem Computer ablegen"), "users", name="place_shared")
        self.shared.setVisible(shared_folder() is not None)
        self.shared.clicked.connect(self._on_shared)
        super().__init__(
            "step_place",
            _("Ablageort"),
            _("Alle Angaben liegen in einer einzigen Datei. Sie lässt sich später verlegen."),
            self.place_field,
            row(self.shared, None),
        )
        self.place_field.changed.connect(self._on_changed)

    def propose(self, office: str) -> None:
        """Propose a file for this office, unless the person chose a place."""
        if not self._is_own:
            self.place_field.show_path(proposed_path(self._home, office))

    def may_go_on(self) -> bool:
        return self.place_field.check()

    def focus_place(self) -> QWidget:
        return self.place_field.field

    def _on_changed(self) -> None:
        self._is_own = True
        self.changed.emit()

    def _on_shared(self) -> None:
        folder, path = shared_folder(), self.place_field.path()
        if folder is not None:
            name = path.stem.removeprefix("KOMM-IN_") if path else ""
            self._is_own = True
            self.place_field.show_path(proposed_path(folder, name))
            self.changed.emit()


class SampleStep(SetUpStep):
    """Begin at once, or look around in an invented year first."""

    def __init__(self) -> None:
        self.empty = QRadioButton(_("Gleich mit der eigenen Arbeitsdatei beginnen"))
        self.empty.setObjectName("begin_empty")
        self.sample = QRadioButton(_("Zuerst das Beispieljahr ansehen"))
        self.sample.setObjectName("begin_sample")
        self.empty.setChecked(True)
        group = QButtonGroup()
        for button in (self.empty, self.sample):
            group.addButton(button)
        own = _said(_("Sie enthält die neun Kommunen des Kreises Herford und sonst noch nichts."))
        year = _said(
            _(
                "Ein erfundenes Jahr mit Kontakten, Runden Tischen, Kursen und Briefen zum "
                "Ausprobieren. Es ist eine eigene Datei: Nichts davon gelangt in Ihre "
                "Arbeitsdatei, die schon angelegt ist und unter „Datei › Arbeitsdatei öffnen …“ "
                "auf Sie wartet."
            )
        )
        super().__init__(
            "step_sample",
            _("Beispieldaten"),
            _("Sie können sofort beginnen oder sich erst umsehen."),
            Card(self.empty, own, Separator(), self.sample, year),
        )
        group.setParent(self)

    @property
    def wants_sample(self) -> bool:
        """Whether the sample year shall be opened first."""
        return self.sample.isChecked()

    def focus_place(self) -> QWidget:
        return self.sample if self.wants_sample else self.empty


def office_of(office: OfficeStep, letterhead: LetterheadStep) -> OfficeData:
    """What was entered of the office so far."""
    reach = {
        key: value
        for key, value in letterhead.form.values().items()
        if not key.startswith("signatory_")
    }
    logo = logo_text(letterhead.picture)
    return OfficeData(**{**office.form.values(), **reach, "logo": logo})


def _said(text: str) -> Label:
    return Label(text, "small", "text2", wraps=True)
