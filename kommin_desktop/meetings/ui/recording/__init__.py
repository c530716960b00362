"""Protokoll: a stage of a meeting."""
