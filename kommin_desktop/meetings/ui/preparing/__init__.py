"""Vorbereitung: a stage of a meeting."""
