"""KOMM-IN Desktop: contacts, round tables and courses of a county integration office."""

__version__ = "0.1.0"
