"""The invitation to a meeting as a serial letter: date, agenda, reply slip with its code."""

from __future__ import annotations

from datetime import datetime

from kommin_desktop.base.paper_dates import letter_date, text_date, time_range
from kommin_desktop.base.text import letter_text as _
from kommin_desktop.documents.blocks import (
    Block,
    Column,
    Content,
    Fields,
    Heading,
    PageBreak,
    Run,
    SignatureLine,
    Signatures,
    Slot,
    Table,
    Text,
)
from kommin_desktop.documents.letter_run import LetterRun, PersonalPart
from kommin_desktop.letters.documents import References, letter_frame
from kommin_desktop.meetings.documents import wording
from kommin_desktop.meetings.queries import RecipientLine
from kommin_desktop.meetings.queries.paper_bundles import InvitationPaper

REPLY_SLOT = "reply"
LINES_IN_LETTER = 9
"""An agenda of more lines is an enclosure, so that the letter stays on one page."""
LINE_LENGTH = 55


def invitation_letters(paper: InvitationPaper, *, created: datetime) -> LetterRun:
    """One letter each, under the address that was kept when the dispatch was prepared."""
    base = paper.base
    enclosed = _is_enclosed(paper)
    has_reply = paper.invitation.kind != "cancel"
    enclosures = [_("Tagesordnung")] if enclosed else []
    enclosures += [one.title for one in base.papers if not one.is_tabled and has_reply]
    if enclosures:
        # The slip alone is the letter's own second page and needs no list.
        enclosures.append(_("Rückmeldung"))
    frame = letter_frame(
        base.office,
        paper.signatory,
        subject=subject_line(paper),
        day=created.date(),
        body=_body(paper, enclosed),
        references=References(file=base.meeting.file_reference),
        enclosures=tuple(enclosures),
    )
    appendix: list[Block] = []
    if enclosed:
        appendix += [
            Heading(1, _("Tagesordnung")),
            Text(wording.of_the_body(base), "subtitle"),
            wording.agenda_table(base.entries),
        ]
    if has_reply:
        appendix += _reply_slip(paper, on_new_page=enclosed)
    return LetterRun(
        title=frame.subject,
        letter=frame,
        recipients=tuple(_personal(line, has_reply) for line in paper.recipients),
        created=created,
        appendix=tuple(appendix),
        author=base.office.name,
    )


def _is_enclosed(paper: InvitationPaper) -> bool:
    entries = paper.base.entries
    lines = sum(
        1 + len(part) // LINE_LENGTH for entry in entries for part in entry.line.title.split("\n")
    )
    return paper.invitation.kind != "cancel" and lines > LINES_IN_LETTER


def _personal(line: RecipientLine, has_reply: bool) -> PersonalPart:
    slots: tuple[tuple[str, tuple[Block, ...]], ...] = ()
    if has_reply:
        rows: list[tuple[str, Content]] = [(_("Name"), line.name)]
        if line.organisation and line.organisation != line.name:
            rows.append((_("Organisation"), line.organisation))
        rows.append((_("Rückmeldecode"), (Run(line.code, bold=True),)))
        slots = ((REPLY_SLOT, (Fields(tuple(rows)),)),)
    return PersonalPart(
        recipient=tuple(line.address.splitlines()),
        greeting=line.greeting,
        slots=slots,
        label=line.name,
    )


def subject_line(paper: InvitationPaper) -> str:
    """What letter and mail are about: „Einladung zur 17. Sitzung …“."""
    of_body = wording.of_the_body(paper.base)
    day = text_date(paper.base.meeting.starts_at.date())
    if not wording.has_usual_title(paper.base):
        texts = {
            "supplement": _("Nachtrag zur Tagesordnung: {meeting} am {day}"),
            "move": _("Verlegung: {meeting} auf den {day}"),
            "cancel": _("Absage: {meeting} am {day}"),
        }
        text = texts.get(paper.invitation.kind, _("Einladung: {meeting} am {day}"))
    else:
        texts = {
            "supplement": _("Nachtrag zur Tagesordnung der {meeting} am {day}"),
            "move": _("Verlegung der {meeting} auf den {day}"),
            "cancel": _("Absage der {meeting} am {day}"),
        }
        text = texts.get(paper.invitation.kind, _("Einladung zur {meeting} am {day}"))
    return text.format(meeting=of_body, day=day)


def _body(paper: InvitationPaper, enclosed: bool) -> tuple[Block, ...]:
    base = paper.base
    blocks: list[Block] = [Text(opening(paper))]
    if paper.invitation.kind == "cancel":
        blocks.append(
            Text(_("Die vorgesehenen Themen werden für eine der nächsten Sitzungen vorgemerkt."))
        )
        return tuple(blocks)
    blocks.append(_when_and_where(paper))
    if base.entries and not enclosed:
        blocks += [
            Heading(2, _("Tagesordnung")),
            wording.agenda_table(base.entries, with_head=False),
        ]
    blocks.append(Text(_reply_request(paper, enclosed)))
    return tuple(blocks)


def _when_and_where(paper: InvitationPaper) -> Text:
    """Day, time and place so that they catch the eye; a link and a number to dial below."""
    base = paper.base
    lines = [f"{wording.day_text(base)}, {wording.planned_times(base)}"]
    for label, value in wording.place_rows(base):
        lines.append(value if label == _("Ort") else f"{label}: {value}")
    return Text((Run("\n".join(lines), bold=True),))


def opening(paper: InvitationPaper) -> str:
    """The first sentence of letter and mail: that one is invited, or what has changed."""
    base, kind = paper.base, paper.invitation.kind
    meeting = wording.of_the_body(base)
    start = base.meeting.starts_at
    former = paper.invitation.former_start or start
    reason = f" {base.meeting.change_reason.strip()}" if base.meeting.change_reason.strip() else ""
    if kind == "supplement":
        return _(
            "zur Einladung für die {meeting} erhalten Sie einen Nachtrag; die Tagesordnung lautet"
            " nun wie folgt."
        ).format(meeting=meeting)
    if kind == "move":
        text = _(
            "die für {day}, {time}, vorgesehene {meeting} wird verlegt.{reason} Zum neuen Termin"
            " lade ich Sie herzlich ein:"
        )
    elif kind == "cancel":
        text = _("die für {day}, {time}, vorgesehene {meeting} muss leider entfallen.{reason}")
    elif wording.has_usual_title(base):
        text = _("zur {meeting} lade ich Sie herzlich ein.")
    else:
        text = _("ich lade Sie herzlich ein: {meeting}.")
    return text.format(
        meeting=meeting,
        day=letter_date(former.date()),
        time=time_range(former, None),
        reason=reason,
    )


def _reply_request(paper: InvitationPaper, enclosed: bool) -> str:
    until = paper.invitation.reply_by
    sentences = [_("Die Tagesordnung liegt bei.")] if enclosed else []
    request = (
        _(
            "Bitte teilen Sie mir bis zum {day} mit, ob Sie teilnehmen oder wer Sie vertritt, und"
            " ob Sie Sprachmittlung, Kinderbetreuung oder einen barrierefreien Zugang benötigen."
        )
        if until
        else _(
            "Bitte teilen Sie mir mit, ob Sie teilnehmen oder wer Sie vertritt, und ob Sie"
            " Sprachmittlung, Kinderbetreuung oder einen barrierefreien Zugang benötigen."
        )
    )
    sentences.append(request.format(day=text_date(until) if until else ""))
    return " ".join(sentences)


def _reply_slip(paper: InvitationPaper, *, on_new_page: bool) -> list[Block]:
    """The page to send back: who it is from is each recipient's own."""
    base = paper.base
    office = base.office
    until = paper.invitation.reply_by
    lines = (office.name, office.department, office.street, f"{office.postcode} {office.city}")
    to = "\n".join(line.strip() for line in lines if line.strip())
    fields: list[tuple[str, Content]] = [(_("An"), to)] if to else []
    if office.email:
        fields.append((_("E-Mail"), office.email))
    if until:
        fields.append((_("Bis zum"), text_date(until)))
    answers = (
        _("Ich nehme teil."),
        _("Ich nehme nicht teil."),
        _("Ich werde vertreten durch:\n\n"),
    )
    needs = (
        _("Sprachmittlung in der Sprache:\n\n"),
        _("Kinderbetreuung (Anzahl und Alter der Kinder):\n\n"),
        _("Barrierefreier Zugang oder andere Unterstützung:\n\n"),
    )
    blocks: list[Block] = [PageBreak()] if on_new_page else []
    return [
        *blocks,
        Heading(1, _("Rückmeldung")),
        Text(
            _("{meeting}, {day}").format(
                meeting=wording.of_the_body(base), day=wording.day_text(base)
            ),
            "subtitle",
        ),
        *((Fields(tuple(fields)),) if fields else ()),
        Slot(REPLY_SLOT),
        Heading(2, _("Teilnahme")),
        _boxes(answers),
        Heading(2, _("Unterstützung")),
        _boxes(needs),
        Signatures((SignatureLine(_("Datum, Unterschrift")),)),
    ]


def _boxes(texts: tuple[str, ...]) -> Table:
    """Boxes to tick."""
    return Table(
        tuple(("", text) for text in texts),
        (Column(mm=8), Column(share=1, is_header=True)),
        look="grid",
        row_height=8,
    )
