"""The page on which a letter to one contact is written, with its real page beside."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kommin_desktop.base.clock import today
from kommin_desktop.base.errors import OfficeError
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import (
    Autosave,
    AutosaveLabel,
    ChoiceField,
    DateField,
    EditForm,
    Field,
    TextField,
)
from kommin_desktop.kit.forms.autosave import Told
from kommin_desktop.kit.page import Crumb, Heading, Page, make_action
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import Card, Label, Separator, column, row
from kommin_desktop.kit.writing import MarkdownEditor, WritingBar
from kommin_desktop.letters.rules.single import SingleLetter, draft_text, letter_draft_key
from kommin_desktop.letters.ui.writing.bundle import LetterBundle, read_bundle, read_draft
from kommin_desktop.letters.ui.writing.preview import LetterPreview
from kommin_desktop.store.chunks import Step
from kommin_desktop.store.drafts import drop_draft, keep_draft
from kommin_desktop.store.office_file import OfficeFile

HOME = "briefe/schreiben"
_PANE, _WIDE_PANE = 412, 600
_WIDE, _LEAST, _ALONE = 1360, 860, 520


class SingleLetterPage(Page):
    """Route: briefe/schreiben/<contact>."""

    help_page = "briefe"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "single_letter_page")
        self._contact_id = 0
        self._bundle: LetterBundle | None = None
        self._is_loading = False
        self.form = EditForm(name="single_letter")
        self._subject = Field(_("Betreff"), TextField(), required=True, name="letter_subject")
        self._day = Field(_("Datum"), DateField(), name="letter_day")
        self._signatory = Field(
            _("Unterschrift"), ChoiceField(empty=_("Dienststelle")), name="letter_signatory"
        )
        for key, part in (
            ("subject", self._subject),
            ("day", self._day),
            ("signatory", self._signatory),
        ):
            self.form.add(key, part)
        self.form.add_row(self._subject)
        self.form.add_row((self._day, 1), (self._signatory, 2))
        self.editor = MarkdownEditor("letter_text", _("Text des Briefs"))
        self.editor.setProperty("flat", "1")
        self.editor.setPlaceholderText(
            _("Text des Briefs. Anrede und Gruß setzt das Programm dazu.")
        )
        self._trouble = Label("", "small", "warn", wraps=True)
        self._trouble.setObjectName("letter_trouble")
        self.preview = LetterPreview(desk)
        self.saver = Autosave(read=self._letter, save=self._save, parent=self)
        self._make_actions()
        self._lay_out()
        self.form.changed.connect(self._on_edited)
        self.editor.edited.connect(self._on_edited)
        self.saver.watch(self.editor)

    def show_route(self, route: Route) -> None:
        """Show the letter to a contact as far as it was written."""
        number = route.number(2) or 0
        self.saver.forget()
        self._contact_id = number

        def drafted(letter: SingleLetter | None) -> None:
            self.desk.read(
                lambda connection: read_bundle(connection, number),
                lambda bundle: self._show(bundle, letter, number),
                key="single_letter",
            )

        self.desk.on_file(partial(read_draft, number), done=drafted, quietly=True)

    def first_focus(self) -> QWidget:
        """The subject, or the text where there is one."""
        return self.editor if self._letter().subject else self._subject.control

    def save_pending(self) -> None:
        self.saver.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.saver.flush()

    def minimumSizeHint(self) -> QSize:
        """Where it is narrow the page beside gives way, whatever it takes now."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), theme.px(_ALONE)), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= theme.px(_WIDE)
        self.preview.setFixedWidth(theme.px(_WIDE_PANE if is_wide else _PANE))
        self.preview.setVisible(self.width() >= theme.px(_LEAST))

    def _make_actions(self) -> None:
        self._paper = make_action(
            self,
            "letter_paper",
            _("Ansehen und drucken"),
            self._on_paper,
            icon="printer",
            keys=("Ctrl+P", "Ctrl+Shift+P"),
        )
        self._discard = make_action(
            self, "letter_discard", _("Entwurf verwerfen"), self._on_discard, icon="trash-2"
        )

    def _lay_out(self) -> None:
        tools = row((WritingBar(self.editor), 1), AutosaveLabel(self.saver), margins=(10, 6, 12, 6))
        text = row((self.editor, 1), margins=(10, 6, 4, 6))
        card = Card(tools, Separator(), (text, 1), margins=(1, 1, 1, 1), spacing=0)
        left = column(self._trouble, self.form, (card, 1), margins=(20, 14, 20, 16), spacing=12)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(left, 1)
        layout.addWidget(self.preview)

    def _show(self, bundle: LetterBundle, letter: SingleLetter | None, number: int) -> None:
        if number != self._contact_id:
            return
        self._bundle = bundle
        first = bundle.signatories[0].id if bundle.signatories else None
        shown = letter or SingleLetter(number, signatory_id=first, day=today())
        self._is_loading = True
        choice = self._signatory.input
        assert isinstance(choice, ChoiceField)
        choice.set_choices([(one.id, _who(one.name, one.formula)) for one in bundle.signatories])
        self.form.set_values(
            {"subject": shown.subject, "day": shown.day, "signatory": shown.signatory_id}
        )
        self.editor.set_markdown(shown.text)
        self._is_loading = False
        self._show_trouble(bundle)
        self._tell_heading(bundle)
        self._show_pages()

    def _show_trouble(self, bundle: LetterBundle) -> None:
        text = ""
        if bundle.address is None:
            text = _("Diesen Kontakt gibt es nicht mehr.")
        elif bundle.address.blocked:
            text = _("Für diesen Kontakt sind Briefe gesperrt.")
        elif not bundle.has_place:
            text = _("Für diesen Kontakt ist keine Anschrift eingetragen.")
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))

    def _tell_heading(self, bundle: LetterBundle) -> None:
        name = bundle.address.display if bundle.address else ""
        crumbs = (Crumb(_("Kontakte"), "kontakte"), Crumb(name, f"kontakte/{self._contact_id}"))
        can = bundle.address is not None and not bundle.address.blocked
        self._paper.setEnabled(can and self.desk.can_write)
        self.set_heading(
            Heading(
                _("Brief an {name}").format(name=name),
                crumbs,
                primary=self._paper,
                more=(self._discard,),
            )
        )

    def _letter(self) -> SingleLetter:
        values = self.form.values()
        return SingleLetter(
            self._contact_id,
            values["subject"],
            self.editor.markdown(),
            values["signatory"],
            values["day"],
        )

    def _on_edited(self) -> None:
        if not self._is_loading and self._bundle is not None:
            self.saver.touch()
            self._show_pages()

    def _show_pages(self) -> None:
        if self._bundle is not None and self._bundle.address is not None:
            self.preview.show_letter(self._bundle, self._letter())

    def _save(self, letter: SingleLetter, told: Told) -> None:
        def over(_result: object, error: BaseException | None) -> None:
            told(error.sentence if isinstance(error, OfficeError) else str(error or ""))

        keep = partial(_keep, letter)
        self.desk.on_file(keep, quietly=True).when_over(over)

    def _on_paper(self) -> None:
        letter = self._letter()
        if not letter.subject.strip():
            self._subject.show_error(_("Der Brief braucht einen Betreff."))
            self._subject.control.setFocus()
        elif not letter.text.strip():
            self.desk.toast(_("Der Brief hat noch keinen Text."))
            self.editor.setFocus()
        else:
            self.saver.flush()
            self.desk.go(f"{HOME}/{self._contact_id}/vorschau")

    def _on_discard(self) -> None:
        text = _("Was Sie an diesem Brief geschrieben haben, wird gelöscht.")
        if self.desk.ask.confirm(_("Entwurf verwerfen"), text, _("Verwerfen")):
            self.form.set_values({"subject": "", "day": today()})
            self.editor.set_markdown("")
            self.saver.touch()
            self.saver.flush()
            self.desk.go(f"kontakte/{self._contact_id}")


def _who(name: str, formula: str) -> str:
    return f"{name} ({formula})" if formula else name


def _keep(letter: SingleLetter, office: OfficeFile, _step: Step) -> None:
    """Keep what was written; a letter with nothing in it leaves no draft."""
    key = letter_draft_key(letter.contact_id)
    if letter.is_empty:
        drop_draft(office.connection, key)
    else:
        keep_draft(office, key, draft_text(letter))
