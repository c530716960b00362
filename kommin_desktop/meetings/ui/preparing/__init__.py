"""Vorbereitung: the agenda of a meeting with its times, what is still open, and the papers."""
