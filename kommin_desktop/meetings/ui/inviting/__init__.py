"""Einladung: a stage of a meeting."""
