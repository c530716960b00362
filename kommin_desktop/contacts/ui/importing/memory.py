"""Which fields the columns of a file went to the last time; headings are known by a print only."""

from __future__ import annotations

from kommin_desktop.contacts.importing.source import Source
from kommin_desktop.contacts.importing.tables.mapping import Mapping
from kommin_desktop.kit.settings import Settings


def remembered(settings: Settings, source: Source) -> Mapping:
    """The mapping of the last file with these headings, else the proposal."""
    mapping = source.proposal()
    codes = settings.value(_key(source))
    if not isinstance(codes, list) or len(codes) != len(mapping.columns):
        return mapping
    for place, code in enumerate(codes):
        mapping = mapping.with_column(place, str(code))
    return mapping


def remember(settings: Settings, source: Source, mapping: Mapping) -> None:
    """Keep a mapping that differs from the proposal for the next file with these headings."""
    if source.table is None or not source.has_header:
        return
    if mapping == source.proposal():
        settings.forget(_key(source))
    else:
        settings.set_value(_key(source), [column.code for column in mapping.columns])


def _key(source: Source) -> str:
    return f"import/mapping/{source.fingerprint}"
