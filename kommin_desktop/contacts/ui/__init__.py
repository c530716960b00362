"""Contacts in the window: list, form and import."""
