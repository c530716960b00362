"""The mails that carry a meeting's papers: short words, the paper itself is attached."""

from __future__ import annotations

from kommin_desktop.base.paper_dates import text_date
from kommin_desktop.base.text import letter_text as _
from kommin_desktop.letters.rules.mails import MailDraft, MailPaper
from kommin_desktop.meetings.documents import wording
from kommin_desktop.meetings.documents.invitation_run import opening, subject_line
from kommin_desktop.meetings.queries import RecipientLine
from kommin_desktop.meetings.queries.paper_bundles import InvitationPaper, MinutesPaper
from kommin_desktop.office.queries import SignatoryLine
from kommin_desktop.office.rules import OfficeData


def invitation_mail(paper: InvitationPaper, line: RecipientLine, letter: MailPaper) -> MailDraft:
    """The mail with somebody's own letter; code and day for the answer stand in its text too."""
    base = paper.base
    parts = [line.greeting, opening(paper)]
    if paper.invitation.kind != "cancel":
        when = f"{wording.day_text(base)}, {wording.planned_times(base)}"
        places = [
            value if label == _("Ort") else f"{label}: {value}"
            for label, value in wording.place_rows(base)
        ]
        parts.append("\n".join([when, *places]))
        parts.append(_("Die Einladung mit der Tagesordnung liegt als PDF bei."))
        parts.append(_reply_words(paper, line))
    else:
        parts.append(_("Das Schreiben liegt als PDF bei."))
    parts.append(_closing(base.office, paper.signatory))
    text = "\n\n".join(parts)
    return MailDraft(line.name, line.email, subject_line(paper), text, (letter,))


def minutes_mail(
    paper: MinutesPaper, line: RecipientLine, signatory: SignatoryLine | None, file: MailPaper
) -> MailDraft:
    """The mail with the minutes, to somebody who was invited."""
    base = paper.base
    meeting = wording.of_the_body(base)
    day = text_date(base.meeting.starts_at.date())
    if wording.has_usual_title(base):
        subject = _("Protokoll der {meeting} am {day}")
        sentence = _("anbei erhalten Sie das Protokoll der {meeting} vom {day} als PDF.")
    else:
        subject = _("Protokoll: {meeting} am {day}")
        sentence = _("anbei erhalten Sie das Protokoll „{meeting}“ vom {day} als PDF.")
    text = "\n\n".join(
        (
            line.greeting,
            sentence.format(meeting=meeting, day=day),
            _closing(base.office, signatory),
        )
    )
    return MailDraft(line.name, line.email, subject.format(meeting=meeting, day=day), text, (file,))


def _reply_words(paper: InvitationPaper, line: RecipientLine) -> str:
    until = paper.invitation.reply_by
    sentence = (
        _("Bitte teilen Sie mir bis zum {day} mit, ob Sie teilnehmen oder wer Sie vertritt.")
        if until
        else _("Bitte teilen Sie mir mit, ob Sie teilnehmen oder wer Sie vertritt.")
    )
    sentence = sentence.format(day=text_date(until) if until else "")
    return "\n".join((sentence, _("Ihr Rückmeldecode: {code}").format(code=line.code)))


def _closing(office: OfficeData, signatory: SignatoryLine | None) -> str:
    lines = [_("Mit freundlichen Grüßen")]
    if signatory is not None:
        lines += [signatory.formula, signatory.name]
    lines += [office.name, office.department]
    phone = signatory.phone if signatory is not None and signatory.phone else office.phone
    if phone:
        lines.append(_("Telefon: {number}").format(number=phone))
    return "\n".join(line for line in lines if line.strip())
