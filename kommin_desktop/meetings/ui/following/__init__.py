"""Nachbereitung: a stage of a meeting."""
