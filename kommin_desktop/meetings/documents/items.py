"""One item in the minutes: its text, then decisions and tasks as they were noted."""

from __future__ import annotations

from typing import Literal

from kommin_desktop.base.dates import short_date
from kommin_desktop.base.paper_dates import text_date
from kommin_desktop.base.text import letter_text as _
from kommin_desktop.documents.blocks import (
    Block,
    Callout,
    Column,
    Heading,
    KeepTogether,
    Markdown,
    Table,
    Text,
)
from kommin_desktop.meetings.queries import DecisionLine, ItemTaskLine
from kommin_desktop.meetings.queries.paper_bundles import AgendaEntry, MinutesPaper
from kommin_desktop.meetings.rules.agenda_items import ItemKind
from kommin_desktop.meetings.rules.numbering import printed_label
from kommin_desktop.meetings.rules.proof import votes_of
from kommin_desktop.meetings.rules.votes import result_words, tally


def item_blocks(paper: MinutesPaper, entry: AgendaEntry) -> list[Block]:
    """Heading, outcome, text and results of an item; a part or a break is its heading alone."""
    line = entry.line
    if line.kind == ItemKind.BREAK:
        return [Text(line.title, "muted")] if line.text or line.actual_start else []
    if line.is_heading:
        return [Heading(2, line.title)]
    level = _level(paper, entry)
    blocks: list[Block] = [Heading(level, line.title, number=printed_label(entry.number))]
    if outcome := _outcome(line.outcome):
        blocks.append(Text(outcome))
    recused = [one.name for one in paper.recusals if one.agenda_item_id == line.id]
    if recused:
        blocks.append(
            Text(_("Wegen Befangenheit nicht mitgewirkt: {names}").format(names="; ".join(recused)))
        )
    if line.text.strip():
        blocks.append(Markdown(line.text, top_level=3 if level == 2 else 4))
    carried = [one for one in paper.tasks if one.agenda_item_id == line.id and one.is_carried]
    if carried:
        blocks.append(_carried(carried))
    blocks += _results(paper, line.id)
    return blocks


def _level(paper: MinutesPaper, entry: AgendaEntry) -> Literal[2, 3, 4]:
    """Items stand below their part; without parts they are the parts."""
    in_parts = any(one.line.is_heading for one in paper.base.entries)
    levels: tuple[Literal[2, 3, 4], ...] = (2, 3, 4)
    return levels[min(entry.depth + in_parts, 2)]


def _outcome(code: str) -> str:
    return {
        "postponed": _("Der Tagesordnungspunkt wird vertagt."),
        "withdrawn": _("Der Tagesordnungspunkt wird abgesetzt."),
        "not_reached": _("Der Tagesordnungspunkt wird in dieser Sitzung nicht mehr behandelt."),
    }.get(code, "")


def _results(paper: MinutesPaper, item_id: int) -> list[Block]:
    """Decisions and tasks in the order they were noted."""
    results: list[tuple[int, Block]] = [
        (decision.position, _decision(decision))
        for decision in paper.decisions
        if decision.agenda_item_id == item_id
    ]
    results += [
        (task.position, _task(task))
        for task in paper.tasks
        if task.agenda_item_id == item_id and not task.is_carried
    ]
    results.sort(key=lambda result: result[0])
    return [KeepTogether((block,)) for _position, block in results]


def _decision(decision: DecisionLine) -> Callout:
    label = _("Beschluss {code}").format(code=decision.code) if decision.code else _("Beschluss")
    blocks: list[Block] = [Text(decision.wording)]
    if how := _how(decision):
        blocks.append(Text(how, "small"))
    if decision.supersedes_code:
        blocks.append(
            Text(_("Ersetzt den Beschluss {code}.").format(code=decision.supersedes_code), "small")
        )
    until = _who_until(decision.responsible, decision)
    if until:
        blocks.append(Text(until, "small"))
    return Callout(label, tuple(blocks))


def _how(decision: DecisionLine) -> str:
    votes = votes_of(decision)
    if votes is not None:
        words = result_words(votes)
        return f"{words[:1].upper()}{words[1:]} ({tally(votes)})" if words else tally(votes)
    return {
        "consensus": _("Im Einvernehmen"),
        "noted": _("Kenntnisnahme"),
        "circular": _("Im Umlaufverfahren"),
    }.get(decision.mode, "")


def _task(task: ItemTaskLine) -> Callout:
    blocks: list[Block] = [Text(task.title)]
    if until := _who_until(task.responsible, task):
        blocks.append(Text(until, "small"))
    return Callout(_("Aufgabe"), tuple(blocks), kind="task")


def _who_until(responsible: str, one: DecisionLine | ItemTaskLine) -> str:
    parts = [_("Zuständig: {name}").format(name=responsible)] if responsible else []
    if one.due:
        parts.append(_("Termin: {day}").format(day=text_date(one.due)))
    return " · ".join(parts)


def _carried(tasks: list[ItemTaskLine]) -> Table:
    """Tasks of earlier meetings and where they stand."""
    stands = {"open": _("offen"), "done": _("erledigt"), "dropped": _("entfallen")}
    rows = tuple(
        (
            task.title,
            task.responsible,
            short_date(task.due) if task.due else "",
            ": ".join(part for part in (stands.get(task.status, task.status), task.closed_note)
                      if part),
        )
        for task in tasks
    )  # fmt: skip
    return Table(
        rows,
        (
            Column(share=3, is_header=True),
            Column(share=1.6, hyphens=False),
            Column(mm=22),
            Column(share=1.4),
        ),
        head=(_("Aufgabe"), _("Zuständig"), _("Termin"), _("Stand")),
    )
