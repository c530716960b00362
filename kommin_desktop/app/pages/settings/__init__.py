"""Einstellungen: everything the office and the person at the desk may arrange to their liking."""
