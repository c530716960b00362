"""Arbeitsdatei: its place, the way to another one, the files opened last."""
