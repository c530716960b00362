"""Decisions about letters: what a run is made of, its states, placeholders, who drops out."""

from kommin_desktop.letters.rules.dispatch import (
    Dispatch,
    DropOut,
    Reachable,
    dispatch,
)
from kommin_desktop.letters.rules.placeholders import (
    Filled,
    TemplateWarning,
    fill,
    placeholders,
    template_warnings,
)
from kommin_desktop.letters.rules.runs import (
    Channel,
    ItemStatus,
    LetterItemDraft,
    LetterRunDraft,
    TemplateDraft,
    channel_label,
    item_status_label,
    run_refusal,
    template_refusal,
)

__all__ = [
    "Channel",
    "Dispatch",
    "DropOut",
    "Filled",
    "ItemStatus",
    "LetterItemDraft",
    "LetterRunDraft",
    "Reachable",
    "TemplateDraft",
    "TemplateWarning",
    "channel_label",
    "dispatch",
    "fill",
    "item_status_label",
    "placeholders",
    "run_refusal",
    "template_refusal",
    "template_warnings",
]
